//! How sure a record is on a day. Every record keeps the verdict that its source gives and the day of the source;
//! a source's day is not the day the rule began, so age makes it doubtful, and disagreement too.

use super::RuleBook;
use super::record::{Day, DocumentKind, RecordSource, Rule};

/// What speaks for and against a record on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

#[cfg(test)]
mod tests {
    use super::*;

    fn source(as_of: u32, words: &[&str]) -> RecordSource {
        let words = words.iter().map(|w| (*w).to_owned()).collect();
        RecordSource { document: "nobody's".to_owned(), section: String::new(), as_of: Day(as_of), words }
    }

    /// A record of 2020-09-21.
    fn stands(confirmed_by: &[RecordSource], disputed_by: &[RecordSource], word: Option<&str>, today: u32) -> Standing {
        let sources = Sources { source: &source(20200921, &[]), confirmed_by, disputed_by };
        standing(&RuleBook::packed().unwrap(), sources, word, Day(today))
    }

    #[test]
    fn alone_for_three_years_and_five_in_agreement() {
        let alone = |today| stands(&[], &[], None, today);
        assert_eq!((alone(20230921), alone(20230922)), (Standing::Firm, Standing::Aged));
        let two = |today| stands(&[source(20210101, &[])], &[], None, today);
        assert_eq!((two(20250921), two(20250922)), (Standing::Firm, Standing::Aged));
        let younger = |today| stands(&[source(20240101, &[])], &[], None, today);
        assert_eq!((younger(20270101), younger(20270102)), (Standing::Firm, Standing::Aged));
    }

    #[test]
    fn another_source_can_speak_of_some_words_only() {
        let confirmed = [source(20240101, &["购"])];
        let of = |word| stands(&confirmed, &[], word, 20260101);
        assert_eq!((of(Some("购")), of(Some("博客")), of(None)), (Standing::Firm, Standing::Aged, Standing::Firm));
        let disputed = [source(20210101, &["购"])];
        let of = |word| stands(&[], &disputed, word, 20220101);
        assert_eq!((of(Some("购")), of(Some("博客")), of(None)), (Standing::Disputed, Standing::Firm, Standing::Disputed));
    }

    #[test]
    fn an_objection_counts_from_its_day_and_before_the_record_s_own() {
        let disputed = [source(20210101, &[])];
        let on = |today| stands(&[], &disputed, None, today);
        assert_eq!((on(20201231), on(20210101)), (Standing::Firm, Standing::Disputed));
        assert_eq!((on(20200921), on(20200920)), (Standing::Firm, Standing::Disputed));
    }

    #[test]
    fn on_a_day_before_the_record_s_source_the_youngest_older_one_is_in_force() {
        let own = source(20200921, &[]);
        let others = [source(20180101, &[]), source(20190101, &["购"]), source(20200922, &[])];
        let sources = Sources { source: &own, confirmed_by: &others, disputed_by: &[] };
        let on = |today, word| sources.in_force(word, Day(today)).as_of.0;
        assert_eq!((on(20200921, None), on(20200920, None), on(20200920, Some("博客"))), (20200921, 20190101, 20180101));
        assert_eq!((on(20190101, Some("购")), on(20171231, None)), (20190101, 20200921));
        let beside: Vec<u32> = sources.beside(&others[1]).map(|s| s.as_of.0).collect();
        assert_eq!(beside, [20200921, 20180101, 20200922]);
    }
}
