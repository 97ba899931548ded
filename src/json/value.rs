//! Any JSON value, as a tree.

use super::parser::Parser;
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
    /// RFC 8259, nested at most 32 levels. `None`: not JSON.
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

impl Shaped for Json {
    const SHAPE: Shape = Shape::Anything;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["null", "[]", "{}", r#"[true,false,12,-3,"中\"\n\u0001",{"a":[{"b":null},{}]}]"#] {
            assert_eq!(Json::parse(text).unwrap().to_text(), text);
        }
    }
}
