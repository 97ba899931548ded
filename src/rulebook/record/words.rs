//! Lists of words, as a clerk writes them and as they are kept.

use serde::Deserialize;

use super::super::packing::{Packed, Packing, Unpacking, packed};

/// A word of a list, with longer innocent words in which it does not count.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub text: String,
    pub except: Vec<String>,
    /// Another outcome of the record for this word: one of its `cases`.
    pub case: Option<String>,
}

/// A word as a clerk writes it: `"购"`, or with innocent longer words and a case of its own:
/// `{ word = "购", except = ["订购"], case = "trade" }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum WrittenWord {
    Plain(String),
    Excepting {
        word: String,
        #[serde(default)]
        except: Vec<String>,
        #[serde(default)]
        case: Option<String>,
    },
}

impl From<WrittenWord> for Word {
    fn from(from: WrittenWord) -> Self {
        match from {
            WrittenWord::Plain(text) => Word { text, except: Vec::new(), case: None },
            WrittenWord::Excepting { word, except, case } => Word { text: word, except, case },
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Words(pub Vec<Word>);

impl From<Vec<WrittenWord>> for Words {
    fn from(from: Vec<WrittenWord>) -> Self {
        Words(from.into_iter().map(Word::from).collect())
    }
}

/// `{ words = […], unless_begins = "subject.name" }`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beginnings {
    pub words: Vec<String>,
    /// The field whose own beginning with the same word allows it.
    #[serde(default)]
    pub unless_begins: Option<String>,
}

/// Words, and the papers of which one lets them pass: `{ words = ["教育咨询"], materials = ["commitment-letter"] }`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenUnless {
    pub words: Vec<WrittenWord>,
    pub materials: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct WordsUnless {
    pub words: Words,
    pub materials: Vec<String>,
}

impl From<WrittenUnless> for WordsUnless {
    fn from(from: WrittenUnless) -> Self {
        WordsUnless { words: from.words.into(), materials: from.materials }
    }
}

packed! {
    Word { text, except, case }
    Words { 0 }
    Beginnings { words, unless_begins }
    WordsUnless { words, materials }
}
