//! RFC 8259, one value after the other. `None`: this is not JSON.

use std::borrow::Cow;

use super::Json;
use crate::pieces::plain_length;

/// A filing has 8 levels.
const DEEPEST: usize = 32;

pub(super) struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Parser { text, at: 0, depth: 0 }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    pub(super) fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Nothing but space is left.
    pub(super) fn is_done(&mut self) -> bool {
        self.space();
        self.at == self.text.len()
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.text.get(self.at..)?.starts_with(word).then(|| self.at += word.len())?;
        Some(value)
    }

    pub(super) fn value(&mut self) -> Option<Json> {
        self.space();
        match self.peek()? {
            b'"' => self.string().map(|text| Json::Text(text.into_owned())),
            b'{' => self.object(),
            b'[' => self.list(),
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'-' | b'0'..=b'9' => self.number().map(Json::Number),
            _ => None,
        }
    }

    fn object(&mut self) -> Option<Json> {
        let mut members = Vec::new();
        let mut more = self.open(b'}')?;
        while more {
            let name = self.name()?.into_owned();
            members.push((name, self.value()?));
            more = self.goes_on(b'}')?;
        }
        Some(Json::Object(members))
    }

    fn list(&mut self) -> Option<Json> {
        let mut list = Vec::new();
        let mut more = self.open(b']')?;
        while more {
            list.push(self.value()?);
            more = self.goes_on(b']')?;
        }
        Some(Json::List(list))
    }

    /// Steps into an object or a list; is there something in it?
    pub(super) fn open(&mut self, end: u8) -> Option<bool> {
        (self.depth < DEEPEST).then_some(())?;
        self.at += 1;
        self.space();
        let is_empty = self.take(end).is_some();
        self.depth += usize::from(!is_empty);
        Some(!is_empty)
    }

    /// Behind a member or an item: does another one follow, or is this the end?
    pub(super) fn goes_on(&mut self, end: u8) -> Option<bool> {
        self.space();
        if self.take(b',').is_some() {
            return Some(true);
        }
        self.depth -= 1;
        self.take(end).map(|()| false)
    }

    /// The name of a member, and the colon behind it.
    pub(super) fn name(&mut self) -> Option<Cow<'t, str>> {
        self.space();
        let name = self.string()?;
        self.space();
        self.take(b':')?;
        Some(name)
    }

    /// Borrowed, where nothing in it is escaped.
    pub(super) fn string(&mut self) -> Option<Cow<'t, str>> {
        self.take(b'"')?;
        let plain = self.plain()?;
        if self.take(b'"').is_some() {
            return Some(Cow::Borrowed(plain));
        }
        let mut out = plain.to_owned();
        while self.peek()? == b'\\' {
            out.push(self.escape()?);
            out.push_str(self.plain()?);
        }
        self.take(b'"').map(|()| Cow::Owned(out))
    }

    /// What can stand in a text as it is.
    fn plain(&mut self) -> Option<&'t str> {
        let length = plain_length(self.text.as_bytes().get(self.at..)?);
        let plain = self.text.get(self.at..self.at + length)?;
        self.at += length;
        Some(plain)
    }

    fn escape(&mut self) -> Option<char> {
        self.at += 1;
        let escaped = self.peek()?;
        self.at += 1;
        Some(match escaped {
            b'"' | b'\\' | b'/' => escaped as char,
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => self.code_point()?,
            _ => return None,
        })
    }

    /// A lone surrogate becomes U+FFFD, as in a browser's own encoder; so every text keeps its UTF-16 length.
    fn code_point(&mut self) -> Option<char> {
        let unit = self.hex()?;
        if (0xD800..0xDC00).contains(&unit) && self.text.get(self.at..).is_some_and(|t| t.starts_with("\\u")) {
            let back = self.at;
            self.at += 2;
            let low = self.hex()?;
            if (0xDC00..0xE000).contains(&low) {
                return char::from_u32(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
            }
            self.at = back;
        }
        Some(char::from_u32(unit).unwrap_or('\u{FFFD}'))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn digits(&mut self) -> Option<f64> {
        let mut value = 0.0;
        let from = self.at;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            value = value * 10.0 + f64::from(digit - b'0');
            self.at += 1;
        }
        (self.at > from).then_some(value)
    }

    /// Exact for whole numbers below 2^53; what the contract counts is never more.
    pub(super) fn number(&mut self) -> Option<f64> {
        let sign = if self.take(b'-').is_some() { -1.0 } else { 1.0 };
        let leading_zero = self.peek() == Some(b'0');
        let from = self.at;
        let mut value = self.digits()?;
        if leading_zero && self.at > from + 1 {
            return None;
        }
        if self.take(b'.').is_some() {
            let from = self.at;
            let fraction = self.digits()?;
            value += fraction / 10f64.powi((self.at - from) as i32);
        }
        if self.take(b'e').or_else(|| self.take(b'E')).is_some() {
            let down = self.take(b'-').is_some();
            if !down {
                let _ = self.take(b'+');
            }
            let exponent = self.digits()?.min(400.0) as i32;
            value *= 10f64.powi(if down { -exponent } else { exponent });
        }
        Some(sign * value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// serde_json is the judge: both take it, or neither does, and both read the same.
    fn same(text: &str) {
        let theirs: Option<serde_json::Value> = serde_json::from_str(text).ok();
        let ours = Json::parse(text);
        assert_eq!(ours.map(|v| shown(&v)), theirs.map(|v| shown(&from_serde(v))), "{text}");
    }

    fn shown(value: &Json) -> String {
        format!("{value:?}")
    }

    fn from_serde(value: serde_json::Value) -> Json {
        match value {
            serde_json::Value::Null => Json::Null,
            serde_json::Value::Bool(b) => Json::Bool(b),
            serde_json::Value::Number(n) => Json::Number(n.as_f64().unwrap()),
            serde_json::Value::String(s) => Json::Text(s),
            serde_json::Value::Array(list) => Json::List(list.into_iter().map(from_serde).collect()),
            serde_json::Value::Object(map) => Json::Object(map.into_iter().map(|(k, v)| (k, from_serde(v))).collect()),
        }
    }

    #[test]
    fn reads_what_serde_json_reads() {
        for text in [
            "null",
            " true ",
            "[]",
            "[1, 2,\t3]",
            "{}",
            r#"{"a":{"b":[false,null,"c"]}}"#,
            "0",
            "-0",
            "12",
            "1.5",
            "-2.25e2",
            "1E3",
            "9007199254740991",
            r#""中\u4e2d\n\"\\\/\b\f\r\t""#,
            r#""\ud83d\ude00""#,
            "\"\u{20BB7}\"",
        ] {
            same(text);
        }
    }

    #[test]
    fn refuses_what_serde_json_refuses() {
        for text in [
            "",
            " ",
            "nul",
            "[",
            "[1,]",
            "[1 2]",
            "{",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1,}",
            "01",
            "-",
            "1.",
            ".5",
            "1e",
            "+1",
            "\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\u{1}\"",
            "1 2",
            "[1]]",
            "\u{FEFF}1",
            "NaN",
            "'a'",
        ] {
            same(text);
        }
    }

    #[test]
    fn a_lone_surrogate_keeps_its_place_and_depth_ends() {
        assert_eq!(Json::parse(r#""a\ud800b""#), Some(Json::Text("a\u{FFFD}b".to_owned())));
        assert_eq!(Json::parse(r#""\ud800\ud83d\ude00""#), Some(Json::Text("\u{FFFD}😀".to_owned())));
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(Json::parse(&nested(32)).is_some() && Json::parse(&nested(33)).is_none() && Json::parse(&nested(100_000)).is_none());
    }
}
