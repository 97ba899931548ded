//! A provider's own rules on top of the book, as data: how an overlay is read, and how it is laid on.
//!
//! An overlay's record is a record of the book in JSON, less demanding: title, English, source and examples may be left out.
//! It is read by the same tables that `rules/schema.json` is printed from (`src/rulebook/shape.rs`).

mod laying;
mod reading;

use crate::json::Json;
use crate::rulebook::plan_record::Material;
use crate::rulebook::record::{EnglishRule, HandbookRule, Rule};
use crate::{Error, Sentence};

pub use laying::Laid;

/// So many overlays can lie on a book, with so many rules together.
pub const MOST_OVERLAYS: usize = 16;
pub const MOST_RULES: usize = 1_000;

const TOO_MANY: &Sentence = &Sentence { zh: "overlay 超过 16 份。", en: "There are more than 16 overlays." };
const NO_LIST: &Sentence = &Sentence { zh: "应为 overlay 的数组。", en: "This must be an array of overlays." };

/// Overlays that have been read, and the rules of all of them in their order, in the three parts of a book.
#[derive(Default)]
pub struct Overlays<'j> {
    list: &'j [Json],
    rules: Vec<Rule>,
    english: Vec<EnglishRule>,
    handbook: Vec<HandbookRule>,
    materials: Vec<Material>,
}

impl<'j> Overlays<'j> {
    /// From the JSON of `createChecker`'s option.
    pub fn read(overlays: &'j Json) -> Result<Self, Error> {
        match overlays {
            Json::Null => Ok(Overlays::default()),
            Json::List(list) if list.len() <= MOST_OVERLAYS => reading::read(list),
            Json::List(_) => Err(too_large(TOO_MANY, String::new())),
            _ => Err(bad(NO_LIST, &[], String::new())),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

#[inline(never)]
fn bad(says: &'static Sentence, holes: &[(&'static str, &str)], at: String) -> Error {
    holes.iter().fold(Error::new("bad-overlay", says).at(at), |error, (hole, value)| error.hole(hole, (*value).to_owned()))
}

#[inline(never)]
fn too_large(says: &'static Sentence, at: String) -> Error {
    Error::new("too-large", says).at(at)
}

/// One step on the way to a value: a JSON pointer writes `~` and `/` in a name in its own way.
#[inline(never)]
fn step(way: &str, name: &str) -> String {
    let mut out = String::from(way);
    out.push('/');
    for c in name.chars() {
        match c {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            c => out.push(c),
        }
    }
    out
}

#[inline(never)]
fn step_to(way: &str, index: usize) -> String {
    step(way, &index.to_string())
}
