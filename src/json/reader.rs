//! Reads the contract's groups, and says of the first value that is none of theirs where it is and what was expected.

use std::borrow::Cow;

use super::parser::Parser;
use super::{Json, NONE_OF_THEM, NOT_A_FLAG, NOT_A_LIST, NOT_A_NUMBER, NOT_AN_OBJECT, NOT_JSON, NOT_TEXT};
use crate::rulebook::shape::{Shape, Shaped};
use crate::{Error, Sentence, pieces};

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

impl Shaped for f64 {
    const SHAPE: Shape = Shape::Number;
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

#[cfg(test)]
mod tests {
    use super::super::group;
    use super::*;
    use crate::Locale;

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
}
