//! How sure a record is on a day. Every record keeps the verdict that its source gives and the day of the source;
//! a source's day is not the day the rule began, so age makes it doubtful, and disagreement too.

use super::RuleBook;
use super::record::{Day, DocumentKind, RecordSource, Rule};

/// What speaks for and against a record on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It speaks with its own verdict.
    Firm,
    /// Its source is old and nothing younger says the same: a reject becomes a risk.
    Aged,
    /// Sources disagree: a risk, and both are shown.
    Disputed,
}

/// A source speaks for itself for so many years.
const FRESH_YEARS: u32 = 3;
/// Two sources that agree keep a record firm when both are at most so many years old.
const AGREEING_YEARS: u32 = 5;

/// How `rule` stands on `today`; `word` is the word of its list that was found, since a confirmation can be for some words only.
pub fn standing(book: &RuleBook, rule: &Rule, word: Option<&str>, today: Day) -> Standing {
    if !rule.disputed_by.is_empty() {
        return Standing::Disputed;
    }
    let speaking = || sources(rule, word);
    let ageless = speaking()
        .any(|s| matches!(book.document(&s.document).map(|d| d.kind), Some(DocumentKind::Law | DocumentKind::Standard | DocumentKind::Ministry)));
    let within = |s: &RecordSource, years| today <= s.as_of.years_later(years);
    let fresh = speaking().any(|s| within(s, FRESH_YEARS));
    let agreeing = speaking().filter(|s| within(s, AGREEING_YEARS)).count() >= 2;
    if ageless || fresh || agreeing { Standing::Firm } else { Standing::Aged }
}

/// The sources that say what the record says, of this word.
pub fn sources<'a>(rule: &'a Rule, word: Option<&'a str>) -> impl Iterator<Item = &'a RecordSource> {
    let of_word = move |s: &&RecordSource| s.words.is_empty() || word.is_none_or(|w| s.words.iter().any(|x| x == w));
    std::iter::once(&rule.source).chain(rule.confirmed_by.iter().filter(of_word))
}
