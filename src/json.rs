//! JSON as it comes in: a plain tree, and the reading of it into the contract's groups.
//!
//! serde_json's reader brings the float formatting of serde's error texts along; without it, postcard and the library's
//! sort the engine's code was 16.8 KB smaller (brotli, measured in one step). The engine needs texts, a few truth values
//! and one number, so this reader and a list of names for each group do, natively too: both builds then read the same.
//! Answers are still written by serde_json.

use crate::Error;
use crate::rulebook::shape::{Shape, Shaped};

/// A JSON value. An object keeps the last of two members with one name, as JavaScript does.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// RFC 8259, nested at most [`DEEPEST`] levels. `None`: not JSON.
    pub fn parse(text: &str) -> Option<Json> {
        let mut parser = Parser { text, at: 0 };
        let value = parser.value(0)?;
        parser.space();
        (parser.at == text.len()).then_some(value)
    }

    /// A member of an object; `null` where there is none.
    #[inline(never)]
    pub fn get(&self, name: &str) -> &Json {
        self.members().iter().rfind(|(own, _)| own == name).map_or(&Json::Null, |(_, value)| value)
    }

    pub fn members(&self) -> &[(String, Json)] {
        if let Json::Object(members) = self { members } else { &[] }
    }

    pub fn items(&self) -> &[Json] {
        if let Json::List(list) = self { list } else { &[] }
    }

    pub fn text(&self) -> &str {
        if let Json::Text(text) = self { text } else { "" }
    }

    /// The value as JSON text again. Numbers are whole ones: the contract has no others.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Json::Number(number) => out.push_str(&(*number as i64).to_string()),
            Json::Text(text) => quote(text, out),
            Json::List(list) => {
                for (at, value) in list.iter().enumerate() {
                    out.push(if at == 0 { '[' } else { ',' });
                    value.write(out);
                }
                out.push_str(if list.is_empty() { "[]" } else { "]" });
            }
            Json::Object(members) => {
                for (at, (name, value)) in members.iter().enumerate() {
                    out.push(if at == 0 { '{' } else { ',' });
                    quote(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push_str(if members.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

/// A filing has 8 levels.
const DEEPEST: usize = 32;

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.text.get(self.at..)?.starts_with(word).then(|| self.at += word.len())?;
        Some(value)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.space();
        match self.peek()? {
            b'"' => self.string().map(Json::Text),
            b'{' if depth < DEEPEST => self.object(depth + 1),
            b'[' if depth < DEEPEST => self.list(depth + 1),
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'-' | b'0'..=b'9' => self.number().map(Json::Number),
            _ => None,
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut members = Vec::new();
        self.at += 1;
        self.space();
        if self.take(b'}').is_some() {
            return Some(Json::Object(members));
        }
        loop {
            self.space();
            let name = self.string()?;
            self.space();
            self.take(b':')?;
            members.push((name, self.value(depth)?));
            self.space();
            match self.peek()? {
                b',' => self.at += 1,
                _ => return self.take(b'}').map(|()| Json::Object(members)),
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut list = Vec::new();
        self.at += 1;
        self.space();
        if self.take(b']').is_some() {
            return Some(Json::List(list));
        }
        loop {
            list.push(self.value(depth)?);
            self.space();
            match self.peek()? {
                b',' => self.at += 1,
                _ => return self.take(b']').map(|()| Json::List(list)),
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"')?;
        let mut out = String::new();
        loop {
            let run = self.text.get(self.at..)?.bytes().take_while(|b| !matches!(b, b'"' | b'\\' | 0..=0x1F)).count();
            out.push_str(self.text.get(self.at..self.at + run)?);
            self.at += run;
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(out);
                }
                b'\\' => out.push(self.escape()?),
                _ => return None,
            }
        }
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
    fn number(&mut self) -> Option<f64> {
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

/// What can be read from a JSON value, into a place that holds the default. Where a value is wrong, [`Path`] remembers
/// what was expected and where, and reading goes on: a `Result` at each member is most of the code of such a reader.
pub trait Read {
    fn read(&mut self, value: Json, at: &mut Path);
}

/// The way to the value that is being read, a JSON pointer; and the first thing that was wrong.
#[derive(Default)]
pub struct Path {
    way: String,
    wrong: Option<(&'static str, String)>,
}

impl Path {
    #[inline(never)]
    pub fn expected(&mut self, what: &'static str) {
        self.wrong.get_or_insert_with(|| (what, self.way.clone()));
    }

    #[inline(never)]
    fn step(&mut self, name: &str, value: Json, into: &mut dyn Read) {
        let length = self.way.len();
        self.way.push('/');
        self.way.push_str(name);
        into.read(value, self);
        self.way.truncate(length);
    }

    /// The members of a group; `null` has none.
    #[inline(never)]
    pub fn members(&mut self, value: Json) -> Members<'_> {
        let list = match value {
            Json::Object(members) => members,
            Json::Null => Vec::new(),
            _ => {
                self.expected("expected an object");
                Vec::new()
            }
        };
        Members { list, at: self }
    }

    /// The place in a closed choice.
    #[inline(never)]
    pub fn choice(&mut self, value: Json, names: &[&str], expected: &'static str) -> Option<usize> {
        let place = match &value {
            Json::Text(text) => names.iter().position(|name| name == text),
            _ => {
                self.expected("expected a string");
                return None;
            }
        };
        if place.is_none() {
            self.expected(expected);
        }
        place
    }
}

/// What is left of a group's members.
pub struct Members<'a> {
    list: Vec<(String, Json)>,
    at: &'a mut Path,
}

impl Members<'_> {
    #[inline(never)]
    pub fn take(&mut self, name: &'static str, into: &mut dyn Read) {
        if let Some((_, value)) = self.list.iter_mut().rfind(|(own, _)| own == name) {
            let value = std::mem::replace(value, Json::Null);
            self.at.step(name, value, into);
        }
    }
}

/// A value from JSON text; `null` stands for one that is absent, but not at the top.
pub fn read<T: Read + Default>(text: &str, code: &'static str) -> Result<T, Error> {
    let value = Json::parse(text).ok_or_else(|| Error::new(code, "not JSON"))?;
    if !matches!(value, Json::Object(_)) {
        return Err(Error::new(code, "expected an object").at(""));
    }
    let (mut path, mut read) = (Path::default(), T::default());
    read.read(value, &mut path);
    match path.wrong {
        Some((expected, way)) => Err(Error::new(code, expected).at(way)),
        None => Ok(read),
    }
}

impl Read for String {
    fn read(&mut self, value: Json, at: &mut Path) {
        match value {
            Json::Text(text) => *self = text,
            Json::Null => {}
            _ => at.expected("expected a string"),
        }
    }
}

impl Shaped for Json {
    const SHAPE: Shape = Shape::Anything;
}

impl Shaped for f64 {
    const SHAPE: Shape = Shape::Number;
}

/// As it is: whoever asks reads it later.
impl Read for Json {
    fn read(&mut self, value: Json, _: &mut Path) {
        *self = value;
    }
}

impl Read for bool {
    fn read(&mut self, value: Json, at: &mut Path) {
        match value {
            Json::Bool(value) => *self = value,
            _ => at.expected("expected true or false"),
        }
    }
}

impl Read for f64 {
    fn read(&mut self, value: Json, at: &mut Path) {
        match value {
            Json::Number(value) => *self = value,
            _ => at.expected("expected a number"),
        }
    }
}

impl<T: Read + Default> Read for Option<T> {
    fn read(&mut self, value: Json, at: &mut Path) {
        if !matches!(value, Json::Null) {
            self.insert(T::default()).read(value, at);
        }
    }
}

impl<T: Read + Default> Read for Vec<T> {
    fn read(&mut self, value: Json, at: &mut Path) {
        match value {
            Json::List(list) => {
                for (index, value) in list.into_iter().enumerate() {
                    let mut item = T::default();
                    at.step(&index.to_string(), value, &mut item);
                    self.push(item);
                }
            }
            Json::Null => {}
            _ => at.expected("expected an array"),
        }
    }
}

/// A group of the contract: its members under their names in JSON. What has another name is left alone.
macro_rules! group {
    ($(#[$doc:meta])* $name:ident { $($(#[doc = $about:literal])* $field:ident $key:literal: $ty:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $($(#[doc = $about])* pub $field: $ty),+ }

        impl $name {
            /// What is said above each member, for the schema.
            #[allow(dead_code)]
            pub const ABOUT: &'static [(&'static str, &'static str)] = &[$(($key, concat!($($about),*))),+];
        }

        impl $crate::rulebook::shape::Shaped for $name {
            const SHAPE: $crate::rulebook::shape::Shape = {
                use $crate::rulebook::shape::{Group, Member, Need, Shape};
                Shape::Group(&Group { name: stringify!($name), members: &[$(Member { name: $key, shape: <$ty>::SHAPE, need: Need::Never }),+] })
            };
        }

        impl $crate::json::Read for $name {
            fn read(&mut self, value: $crate::json::Json, at: &mut $crate::json::Path) {
                let mut members = at.members(value);
                $(members.take($key, &mut self.$field);)+
            }
        }
    };
}
pub(crate) use group;

/// A closed choice of texts.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        pub enum $name { #[default] $(#[serde(rename = $text)] $variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            pub fn name(self) -> &'static str { match self { $($name::$variant => $text),+ } }
        }

        impl $crate::rulebook::shape::Shaped for $name {
            const SHAPE: $crate::rulebook::shape::Shape = $crate::rulebook::shape::Shape::OneOf(&[$($text),+]);
        }

        impl $crate::json::Read for $name {
            fn read(&mut self, value: $crate::json::Json, at: &mut $crate::json::Path) {
                let place = at.choice(value, &[$($text),+], concat!("expected one of:", $(" ", $text),+));
                if let Some(one) = place.and_then(|place| Self::ALL.get(place)) {
                    *self = *one;
                }
            }
        }
    };
}
pub(crate) use choices;

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
    fn what_is_written_is_read_again() {
        for text in ["null", "[]", "{}", r#"[true,false,12,-3,"中\"\n\u0001",{"a":[{"b":null},{}]}]"#] {
            assert_eq!(Json::parse(text).unwrap().to_text(), text);
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
