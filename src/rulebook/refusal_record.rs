//! Reasons of refusals, as they are kept: what they sound like, the rules they speak of, and what to change. They lie in
//! `plan.bin`, since no check needs them. `build.rs` compiles this file too.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::packing::{Packed, Packing, Unpacking, packed};
use super::record::{Bilingual, RecordSource};

/// A reason as it is written in `rules/national/refusals.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenRefusal {
    pub title: Bilingual,
    /// Ids of the rules that it speaks of; none where no rule can see it, as with a photo.
    #[serde(default)]
    pub rules: Vec<String>,
    /// The fields it speaks of, by their names in src/rulebook/field.rs; `materials` for papers.
    #[serde(default)]
    pub fields: Vec<String>,
    /// What it sounds like: `"域名|网址 + {differs}"` is one word of each group, close together. The first group is what
    /// it is about.
    pub sounds: Vec<String>,
    /// Not where one of these stands in the same clause.
    #[serde(default)]
    pub unless: Vec<String>,
    /// What to change.
    pub change: Bilingual,
    pub source: RecordSource,
    /// Texts of refusals that give this reason.
    pub texts: Vec<String>,
}

/// The top of the file: words that patterns share, and how people and characters are called.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenLanguage {
    /// Lists that patterns name: `{differs}`.
    pub words: BTreeMap<String, Vec<String>>,
    /// Pairs of characters, the variant first: `備备 網网`.
    pub variants: String,
    /// A sentence with one of these refuses nothing.
    pub advice: Vec<String>,
    pub principal: Vec<String>,
    pub site_principal: Vec<String>,
    pub agent: Vec<String>,
}

/// One of several words.
pub type Group = Vec<String>;

#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub title: Bilingual,
    pub rules: Vec<String>,
    pub fields: Vec<String>,
    /// Each a list of groups.
    pub sounds: Vec<Vec<Group>>,
    pub unless: Vec<String>,
    pub change: Bilingual,
    pub source: RecordSource,
}

/// Everything that is known of refusals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refusals {
    /// Each variant and, behind it, its character.
    pub variants: Vec<String>,
    pub advice: Vec<String>,
    pub principal: Vec<String>,
    pub site_principal: Vec<String>,
    pub agent: Vec<String>,
    pub reasons: Vec<Refusal>,
}

impl WrittenLanguage {
    pub fn variants(&self) -> Vec<String> {
        self.variants.split_whitespace().map(str::to_owned).collect()
    }

    /// The groups of a pattern; an error in words where it names a list that there is not.
    pub fn groups(&self, pattern: &str) -> Result<Vec<Group>, String> {
        let word = |word: &str| match word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
            None if word.is_empty() => Err(format!("\"{pattern}\" has an empty word")),
            None => Ok(vec![word.to_lowercase()]),
            Some(list) => self.words.get(list).cloned().ok_or_else(|| format!("\"{pattern}\" names the list {list}, which there is not")),
        };
        let group = |group: &str| Ok(group.split('|').map(|w| word(w.trim())).collect::<Result<Vec<_>, _>>()?.concat());
        pattern.split(" + ").map(group).collect()
    }
}

packed! {
    Refusal { title, rules, fields, sounds, unless, change, source }
    Refusals { variants, advice, principal, site_principal, agent, reasons }
}
