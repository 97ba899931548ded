//! A provider's own rules on top of the book, as data: how an overlay is read, and how it is laid on.
//!
//! An overlay's record is a record of the book in JSON, less demanding: title, English, source and examples may be left out.
//! It is read by the same tables that `rules/schema.json` is printed from (`src/rulebook/shape.rs`).

mod laying;
mod reading;

use crate::Error;
use crate::json::Json;
use crate::rulebook::plan_record::Material;
use crate::rulebook::record::{EnglishRule, HandbookRule, Rule};

pub use laying::Laid;

/// So many overlays can lie on a book, with so many rules together.
pub const MOST_OVERLAYS: usize = 16;
pub const MOST_RULES: usize = 1_000;

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
            Json::List(_) => Err(too_large("at most 16 overlays", String::new())),
            _ => Err(bad("expected an array of overlays", String::new())),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

#[inline(never)]
fn bad(message: impl Into<String>, at: String) -> Error {
    Error::new("bad-overlay", message).at(at)
}

#[inline(never)]
fn too_large(message: &str, at: String) -> Error {
    Error::new("too-large", message).at(at)
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
