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

/// What a record, or one of its cases, rests on.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    pub source: &'a RecordSource,
    pub confirmed_by: &'a [RecordSource],
    pub disputed_by: &'a [RecordSource],
}

impl<'a> Sources<'a> {
    /// The source that was there on the day: the record's own, or where that is younger the youngest that says the same.
    pub fn in_force(self, word: Option<&str>, today: Day) -> &'a RecordSource {
        if self.source.as_of <= today {
            return self.source;
        }
        let then = self.confirmed_by.iter().filter(|s| s.as_of <= today && is_of_word(s, word));
        then.max_by_key(|s| s.as_of).unwrap_or(self.source)
    }

    /// Everything else that says the same.
    pub fn beside(self, one: &'a RecordSource) -> impl Iterator<Item = &'a RecordSource> {
        std::iter::once(self.source).chain(self.confirmed_by).filter(move |s| !std::ptr::eq(*s, one))
    }
}

impl Rule {
    /// The sources of a case where it has its own, else the record's.
    pub fn sources(&self, case: Option<usize>) -> Sources<'_> {
        let own = case.and_then(|case| self.cases.get(case)).and_then(|case| Some((case.source.as_ref()?, case)));
        match own {
            Some((source, case)) => Sources { source, confirmed_by: &case.confirmed_by, disputed_by: &case.disputed_by },
            None => Sources { source: &self.source, confirmed_by: &self.confirmed_by, disputed_by: &self.disputed_by },
        }
    }
}

/// How sources stand on `today`; `word` is the word of a list that was found, since a confirmation can be for some words only.
pub fn standing(book: &RuleBook, sources: Sources<'_>, word: Option<&str>, today: Day) -> Standing {
    // What says otherwise later is no doubt on an earlier day.
    let was_there = |s: &RecordSource| s.as_of <= today || sources.source.as_of > today;
    if sources.disputed_by.iter().any(|s| is_of_word(s, word) && was_there(s)) {
        return Standing::Disputed;
    }
    let speaking = || that_speak(sources, word);
    if speaking().any(|s| is_ageless(book, s)) || today <= speaks_until(speaking()) { Standing::Firm } else { Standing::Aged }
}

/// The last day on which these sources speak for themselves: the youngest alone, or the two youngest together.
fn speaks_until<'a>(speaking: impl Iterator<Item = &'a RecordSource>) -> Day {
    let (mut youngest, mut second) = (Day::default(), Day::default());
    for source in speaking {
        let older = youngest.min(source.as_of);
        youngest = youngest.max(source.as_of);
        second = second.max(older);
    }
    youngest.years_later(FRESH_YEARS).max(second.years_later(AGREEING_YEARS))
}

/// The last day on which a record speaks with its own verdict, unless sources disagree; none: it does not age.
pub fn firm_until(book: &RuleBook, sources: Sources<'_>) -> Option<Day> {
    let speaking = || that_speak(sources, None);
    if speaking().any(|s| is_ageless(book, s)) { None } else { Some(speaks_until(speaking())) }
}

fn is_ageless(book: &RuleBook, source: &RecordSource) -> bool {
    matches!(book.document(&source.document).map(|d| d.kind), Some(DocumentKind::Law | DocumentKind::Standard | DocumentKind::Ministry))
}

/// The sources that say what the record says, of this word.
fn that_speak<'a>(sources: Sources<'a>, word: Option<&'a str>) -> impl Iterator<Item = &'a RecordSource> {
    std::iter::once(sources.source).chain(sources.confirmed_by.iter().filter(move |s| is_of_word(s, word)))
}

/// Does a source speak of this word? One that names no words speaks of all.
fn is_of_word(source: &RecordSource, word: Option<&str>) -> bool {
    source.words.is_empty() || word.is_none_or(|w| source.words.iter().any(|x| x == w))
}
