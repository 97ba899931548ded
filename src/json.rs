//! JSON as it comes in: read straight into the contract's groups; or into a plain tree, where it is read later.
//!
//! serde_json's reader brings the float formatting of serde's error texts along; without it, postcard and the library's
//! sort the engine's code was 16.8 KB smaller (brotli, measured in one step). The engine needs texts, a few truth values
//! and one number, so this reader and a list of names for each group do, natively too: both builds then read the same.
//! Answers are still written by serde_json.

use std::borrow::Cow;

use crate::pieces;
use crate::rulebook::shape::{Shape, Shaped};
use crate::{Error, Sentence};

const NOT_JSON: &Sentence = &Sentence { zh: "这不是 JSON。", en: "This is no JSON." };
// The package's guard (js/src/guard.ts), which looks at the top alone, has the same words for these three.
pub const NOT_AN_OBJECT: &Sentence = &Sentence { zh: "应为一个对象。", en: "This must be an object." };
pub const NOT_A_LIST: &Sentence = &Sentence { zh: "应为一个数组。", en: "This must be an array." };
pub const NOT_TEXT: &Sentence = &Sentence { zh: "应为文本。", en: "This must be a string." };
pub const NEITHER_TEXT_NOR_OBJECT: &Sentence = &Sentence { zh: "应为文本或一个对象。", en: "This must be a string or an object." };
pub const NOT_A_FLAG: &Sentence = &Sentence { zh: "应为 true 或 false。", en: "This must be true or false." };
const NOT_A_NUMBER: &Sentence = &Sentence { zh: "应为数字。", en: "This must be a number." };
pub const NONE_OF_THEM: &Sentence = &Sentence { zh: "只能是：{names}。", en: "This must be one of: {names}." };

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
        let mut parser = Parser::of(text);
        let value = parser.value()?;
        parser.is_done().then_some(value)
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

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn of(text: &'t str) -> Self {
        Parser { text, at: 0, depth: 0 }
    }

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

    /// Nothing but space is left.
    fn is_done(&mut self) -> bool {
        self.space();
        self.at == self.text.len()
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.text.get(self.at..)?.starts_with(word).then(|| self.at += word.len())?;
        Some(value)
    }

    fn value(&mut self) -> Option<Json> {
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
    fn open(&mut self, end: u8) -> Option<bool> {
        (self.depth < DEEPEST).then_some(())?;
        self.at += 1;
        self.space();
        let is_empty = self.take(end).is_some();
        self.depth += usize::from(!is_empty);
        Some(!is_empty)
    }

    /// Behind a member or an item: does another one follow, or is this the end?
    fn goes_on(&mut self, end: u8) -> Option<bool> {
        self.space();
        if self.take(b',').is_some() {
            return Some(true);
        }
        self.depth -= 1;
        self.take(end).map(|()| false)
    }

    /// The name of a member, and the colon behind it.
    fn name(&mut self) -> Option<Cow<'t, str>> {
        self.space();
        let name = self.string()?;
        self.space();
        self.take(b':')?;
        Some(name)
    }

    /// Borrowed, where nothing in it is escaped.
    fn string(&mut self) -> Option<Cow<'t, str>> {
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
        let length = pieces::plain_length(self.text.as_bytes().get(self.at..)?);
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

/// What can be read from JSON text, into a place that may hold something already: of two members with one name the last counts.
/// Where a value is wrong, the [`Reader`] remembers what was expected and where, and reading goes on: a `Result` at each
/// member is most of the code of such a reader.
pub trait Read {
    fn read(&mut self, from: &mut Reader<'_>);
}

/// A group with members that have names.
pub trait Group {
    fn member(&mut self, name: &str) -> Option<(&'static str, &mut dyn Read)>;
}

/// Reads the contract's groups out of the text, with no tree in between.
pub struct Reader<'t> {
    parser: Parser<'t>,
    /// The way to the value that is being read.
    way: Vec<Step>,
    /// The first thing that was wrong.
    wrong: Option<Wrong>,
    /// This is not JSON; nothing more is read.
    broken: bool,
}

struct Wrong {
    says: &'static Sentence,
    /// What could have stood there, in a closed choice.
    names: &'static [&'static str],
    /// Where: a JSON pointer.
    way: String,
}

#[derive(Clone, Copy)]
enum Step {
    Member(&'static str),
    Item(usize),
}

impl<'t> Reader<'t> {
    fn of(text: &'t str) -> Self {
        Reader { parser: Parser::of(text), way: Vec::new(), wrong: None, broken: false }
    }

    /// What the next value begins with: a quotation mark, a bracket, the first letter of a word.
    pub fn begins(&mut self) -> u8 {
        self.parser.space();
        if self.broken { 0 } else { self.parser.peek().unwrap_or(0) }
    }

    #[inline(never)]
    pub fn skip(&mut self) {
        self.broken |= self.parser.value().is_none();
    }

    /// Passes by a value of another kind than this.
    #[inline(never)]
    pub fn refuse(&mut self, says: &'static Sentence) {
        self.wrong(says, &[]);
        self.skip();
    }

    #[inline(never)]
    fn wrong(&mut self, says: &'static Sentence, names: &'static [&'static str]) {
        if self.wrong.is_none() {
            let mut way = String::new();
            for step in &self.way {
                way.push('/');
                match step {
                    Step::Member(name) => way.push_str(name),
                    Step::Item(index) => way.push_str(&index.to_string()),
                }
            }
            self.wrong = Some(Wrong { says, names, way });
        }
    }

    #[inline(never)]
    pub fn string(&mut self) -> Cow<'t, str> {
        let text = self.parser.string();
        self.broken |= text.is_none();
        text.unwrap_or_default()
    }

    /// The place in a closed choice.
    #[inline(never)]
    pub fn choice(&mut self, names: &'static [&'static str]) -> Option<usize> {
        if self.begins() != b'"' {
            self.refuse(NOT_TEXT);
            return None;
        }
        let text = self.string();
        let place = names.iter().position(|name| *name == text);
        if place.is_none() {
            self.wrong(NONE_OF_THEM, names);
        }
        place
    }

    /// The members of a group; `null` has none.
    #[inline(never)]
    pub fn group(&mut self, group: &mut dyn Group) {
        match self.begins() {
            b'{' => self.broken |= self.members(group).is_none(),
            b'n' => self.skip(),
            _ => self.refuse(NOT_AN_OBJECT),
        }
    }

    fn members(&mut self, group: &mut dyn Group) -> Option<()> {
        let mut more = self.parser.open(b'}')?;
        while more {
            let name = self.parser.name()?;
            match group.member(&name) {
                Some((name, into)) => self.step(Step::Member(name), &mut |from| into.read(from))?,
                // What has another name is left alone.
                None => self.skip(),
            }
            more = self.parser.goes_on(b'}')?;
        }
        Some(())
    }

    /// The items of a list; `null` has none.
    #[inline(never)]
    fn list(&mut self, item: &mut dyn FnMut(&mut Reader<'_>)) {
        match self.begins() {
            b'[' => self.broken |= self.items(item).is_none(),
            b'n' => self.skip(),
            _ => self.refuse(NOT_A_LIST),
        }
    }

    fn items(&mut self, item: &mut dyn FnMut(&mut Reader<'_>)) -> Option<()> {
        let mut more = self.parser.open(b']')?;
        let mut at = 0;
        while more {
            self.step(Step::Item(at), item)?;
            at += 1;
            more = self.parser.goes_on(b']')?;
        }
        Some(())
    }

    fn step(&mut self, step: Step, read: &mut dyn FnMut(&mut Reader<'_>)) -> Option<()> {
        self.way.push(step);
        read(self);
        self.way.pop();
        (!self.broken).then_some(())
    }

    fn done(mut self, code: &'static str) -> Result<(), Error> {
        if self.broken || !self.parser.is_done() {
            return Err(Error::new(code, NOT_JSON));
        }
        match self.wrong {
            Some(Wrong { says, names, way }) => Err(Error::new(code, says).hole("names", pieces::joined(names, ", ")).at(way)),
            None => Ok(()),
        }
    }
}

/// A value from the text of an object; `null` stands for one that is absent, but not at the top.
pub fn read<T: Read + Default>(text: &str, code: &'static str) -> Result<T, Error> {
    let (mut reader, mut value) = (Reader::of(text), T::default());
    object(&mut reader, &mut value);
    reader.done(code).map(|()| value)
}

/// Values from the text of a list of objects; `null` stands for none of them.
pub fn read_list<T: Read + Default>(text: &str, code: &'static str) -> Result<Vec<T>, Error> {
    let (mut reader, mut values) = (Reader::of(text), Vec::new());
    if reader.begins() == b'[' {
        reader.list(&mut |from| {
            let mut value = T::default();
            object(from, &mut value);
            values.push(value);
        });
    } else {
        reader.refuse(NOT_A_LIST);
    }
    reader.done(code).map(|()| values)
}

fn object(from: &mut Reader<'_>, value: &mut dyn Read) {
    if from.begins() == b'{' { value.read(from) } else { from.refuse(NOT_AN_OBJECT) }
}

impl Read for String {
    fn read(&mut self, from: &mut Reader<'_>) {
        self.clear();
        match from.begins() {
            b'"' => *self = from.string().into_owned(),
            b'n' => from.skip(),
            _ => from.refuse(NOT_TEXT),
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
    fn read(&mut self, from: &mut Reader<'_>) {
        let value = from.parser.value();
        from.broken |= value.is_none();
        *self = value.unwrap_or_default();
    }
}

impl Read for bool {
    fn read(&mut self, from: &mut Reader<'_>) {
        match from.begins() {
            first @ (b't' | b'f') => {
                *self = first == b't';
                from.skip();
            }
            _ => from.refuse(NOT_A_FLAG),
        }
    }
}

impl Read for f64 {
    fn read(&mut self, from: &mut Reader<'_>) {
        match from.begins() {
            b'-' | b'0'..=b'9' => {
                let number = from.parser.number();
                from.broken |= number.is_none();
                *self = number.unwrap_or_default();
            }
            _ => from.refuse(NOT_A_NUMBER),
        }
    }
}

impl<T: Read + Default> Read for Option<T> {
    fn read(&mut self, from: &mut Reader<'_>) {
        if from.begins() == b'n' {
            *self = None;
            from.skip();
        } else {
            self.insert(T::default()).read(from);
        }
    }
}

impl<T: Read + Default> Read for Vec<T> {
    fn read(&mut self, from: &mut Reader<'_>) {
        self.clear();
        from.list(&mut |from| {
            let mut item = T::default();
            item.read(from);
            self.push(item);
        });
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

        impl $crate::json::Group for $name {
            fn member(&mut self, name: &str) -> Option<(&'static str, &mut dyn $crate::json::Read)> {
                match name {
                    $($key => Some(($key, &mut self.$field)),)+
                    _ => None,
                }
            }
        }

        impl $crate::json::Read for $name {
            fn read(&mut self, from: &mut $crate::json::Reader<'_>) {
                *self = Self::default();
                from.group(self);
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
            fn read(&mut self, from: &mut $crate::json::Reader<'_>) {
                let place = from.choice(&[$($text),+]);
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
    use crate::Locale;

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
    fn groups_are_read_without_a_tree() {
        group! {
            Outer { name "name": String, inner "inner": Inner, list "list": Vec<Option<bool>> }
        }
        group! {
            Inner { count "count": Option<f64>, rest "rest": Json }
        }
        let outer = |text: &str| read::<Outer>(text, "bad");
        let good = outer(r#" {"na\u006de":"\ta","other":[{"x":[1,2]},"y"],"inner":{"count":-2.5e1,"rest":[{}]},"list":[true,null,false]} "#).unwrap();
        assert_eq!((good.name.as_str(), good.inner.count, good.list), ("\ta", Some(-25.0), vec![Some(true), None, Some(false)]));
        assert_eq!(good.inner.rest.to_text(), "[{}]");
        // Of two members with one name the last counts, whole.
        let last = outer(r#"{"name":"a","inner":{"count":1},"list":[true],"name":null,"inner":{},"list":null}"#).unwrap();
        assert_eq!(last, Outer::default());
        for (text, says, way) in [
            (r#"{"list":[true,1],"name":2}"#, NOT_A_FLAG, Some("/list/1")),
            (r#"{"inner":[]}"#, NOT_AN_OBJECT, Some("/inner")),
            (r#"{"list":{}}"#, NOT_A_LIST, Some("/list")),
            ("[]", NOT_AN_OBJECT, Some("")),
            ("null", NOT_AN_OBJECT, Some("")),
            (r#"{"name":1,"#, NOT_JSON, None),
            (r#"{"list":[tru]}"#, NOT_JSON, None),
            (r#"{"name":"a"}}"#, NOT_JSON, None),
            ("", NOT_JSON, None),
        ] {
            let error = outer(text).unwrap_err();
            assert_eq!((error.message(Locale::English), error.path.as_deref()), (says.en.to_owned(), way), "{text}");
        }
        let deep = |levels: usize| outer(&format!(r#"{{"inner":{{"rest":{}{}}}}}"#, "[".repeat(levels), "]".repeat(levels)));
        assert!(deep(30).is_ok() && deep(31).is_err());
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
