//! The records that hold for a filing. Thousands of filings are of a few kinds, by region, nature and type of filing: what
//! holds for a kind is chosen once.

use std::sync::{Arc, Mutex, PoisonError};

use super::field::Field;
use super::holding::{At, Bearer};
use super::record::Rule;
use super::{ByField, RuleBook};

/// What has been chosen. It holds numbers of records, nothing that a person typed.
#[derive(Default)]
pub struct Kept(Mutex<Vec<(At, Arc<Chosen>)>>);

/// Kinds of filings that are kept, of less than a kilobyte each. In one batch there are seldom more.
const MOST: usize = 256;

impl Kept {
    pub fn get(&self, at: At, choose: impl FnOnce() -> Chosen) -> Arc<Chosen> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, chosen)) = kept.iter().find(|(of, _)| *of == at) {
            return chosen.clone();
        }
        if kept.len() >= MOST {
            kept.clear();
        }
        let chosen = Arc::new(choose());
        kept.push((at, chosen.clone()));
        chosen
    }
}

/// Records by the place that they are about.
pub struct Chosen {
    /// For each place where its records begin, and at the end where the last ones end.
    starts: Vec<u16>,
    records: Vec<Record>,
}

struct Record {
    index: u16,
    /// It may be replaced, or is not for everybody: that is seen at the place.
    depends: bool,
}

impl Chosen {
    /// From the nation's records and the region's.
    pub fn of(book: &RuleBook, lists: [Option<&ByField>; 2], at: At) -> Self {
        let mut chosen = Chosen { starts: vec![0], records: Vec::new() };
        for field in 0..Field::ALL.len() {
            let of_field = lists.into_iter().flatten().filter_map(|lists| lists.get(field)).flatten().copied();
            chosen.records.extend(of_field.filter_map(|index| Record::of(book, index, at)));
            chosen.starts.push(chosen.records.len() as u16);
        }
        chosen.records.shrink_to_fit();
        chosen
    }

    fn about(&self, field: Field) -> &[Record] {
        let bound = |place: usize| self.starts.get(place).map_or(0, |at| usize::from(*at));
        self.records.get(bound(field as usize)..bound(field as usize + 1)).unwrap_or_default()
    }
}

impl Record {
    fn of(book: &RuleBook, index: usize, at: At) -> Option<Self> {
        let holding = book.holdings.get(index).filter(|holding| holding.on(at))?;
        let mut replacing = book.replacing(index, at).peekable();
        let depends = !holding.is_for_all() || replacing.peek().is_some();
        let is_replaced = replacing.any(|other| other.is_for_all());
        (!is_replaced).then_some(Record { index: index as u16, depends })
    }
}

/// The records that hold for a filing.
pub struct Selected<'a> {
    pub(super) book: &'a RuleBook,
    pub(super) chosen: Arc<Chosen>,
    pub(super) at: At,
}

impl<'a> Selected<'a> {
    /// The records about one place, less those that a more particular record replaces.
    pub fn about(&self, field: Field, bearer: Bearer) -> impl Iterator<Item = (usize, &'a Rule)> {
        let (book, at) = (self.book, self.at);
        let holds = move |index: usize| {
            let is_for = book.holdings.get(index).is_some_and(|holding| holding.for_bearer(bearer));
            is_for && !book.replacing(index, at).any(|other| other.for_bearer(bearer))
        };
        let held = self.chosen.about(field).iter().filter(move |record| !record.depends || holds(usize::from(record.index)));
        held.filter_map(move |record| Some((usize::from(record.index), book.book.rules.get(usize::from(record.index))?)))
    }
}
