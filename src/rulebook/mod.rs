//! The rule book: records as they lie in the binary, which of them hold for a filing, and how sure they are on a day.

pub mod example;
pub mod field;
pub mod packing;
pub mod record;
mod standing;
mod words;

use time::Date;

use crate::Error;
use crate::filing::{FilingType, Service};
use field::Field;
use record::{Book, Day, English, Handbook, PackedDocument, RegionRecord, Rule};
pub use standing::{FRESH_YEARS, Sources, Standing, standing};

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/book.bin"));
/// In a browser these two come beside the engine, when they are wanted.
#[cfg(not(target_arch = "wasm32"))]
static ENGLISH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/english.bin"));
#[cfg(not(target_arch = "wasm32"))]
static HANDBOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/handbook.bin"));

/// The book, indexed by the place that a rule is about.
pub struct RuleBook {
    book: Book,
    english: Option<English>,
    handbook: Option<Handbook>,
    by_field: Vec<Vec<usize>>,
    /// For each record those that stand in for it where they hold: a region's for the nation's.
    replaced_by: Vec<Vec<usize>>,
}

/// What of a filing decides which records hold.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    pub today: Day,
    /// Two digits, or empty where the region is not known.
    pub region: &'a str,
    pub nature: &'a str,
    /// `first` where nothing is known: the filing that most people make.
    pub filing_type: FilingType,
}

impl RuleBook {
    /// The book that was built in.
    pub fn packed() -> Result<Self, Error> {
        #[allow(unused_mut)]
        let mut book = Self::new(unpack(PACKED)?);
        #[cfg(not(target_arch = "wasm32"))]
        {
            book.set_english(ENGLISH)?;
            book.set_handbook(HANDBOOK)?;
        }
        Ok(book)
    }

    pub fn set_english(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.english = Some(unpack(bytes)?);
        Ok(())
    }

    pub fn set_handbook(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.handbook = Some(unpack(bytes)?);
        Ok(())
    }

    pub fn has_english(&self) -> bool {
        self.english.is_some()
    }

    pub fn english(&self) -> Option<&English> {
        self.english.as_ref()
    }

    pub fn handbook(&self) -> Option<&Handbook> {
        self.handbook.as_ref()
    }

    /// A book with its parts.
    pub fn of(book: Book, english: English, handbook: Handbook) -> Self {
        RuleBook { english: Some(english), handbook: Some(handbook), ..Self::new(book) }
    }

    pub fn new(book: Book) -> Self {
        let mut by_field = vec![Vec::new(); Field::ALL.len()];
        for (at, rule) in book.rules.iter().enumerate() {
            for field in rule.fields.iter().filter_map(|f| Field::from_name(f)) {
                if let Some(list) = by_field.get_mut(field as usize) {
                    list.push(at);
                }
            }
        }
        let replaced_by = book.rules.iter().map(|rule| replacements(&book.rules, rule)).collect();
        RuleBook { book, english: None, handbook: None, by_field, replaced_by }
    }

    pub fn book(&self) -> &Book {
        &self.book
    }

    pub fn rules(&self) -> &[Rule] {
        &self.book.rules
    }

    pub fn document(&self, key: &str) -> Option<&PackedDocument> {
        self.book.documents.iter().find(|d| d.key == key)
    }

    pub fn region(&self, code: &str) -> Option<&RegionRecord> {
        self.book.regions.iter().find(|r| r.code == code)
    }

    /// The day of the youngest source.
    pub fn as_of(&self) -> Day {
        self.book.rules.iter().flat_map(|r| std::iter::once(&r.source).chain(&r.confirmed_by)).map(|s| s.as_of).max().unwrap_or(Day(0))
    }

    /// The records about one place that hold in these circumstances, less those that a more particular record replaces.
    /// `fits`: is a record for the person, and the service, that stand there?
    pub fn about<'a>(
        &'a self,
        field: Field,
        at: Circumstances<'a>,
        fits: impl Fn(&Rule) -> bool + Copy + 'a,
    ) -> impl Iterator<Item = (usize, &'a Rule)> {
        let list = self.by_field.get(field as usize).map(Vec::as_slice).unwrap_or_default();
        let holds = move |index: &usize| self.book.rules.get(*index).filter(|rule| at.hold(rule) && fits(rule));
        let replaced = move |index: usize| self.replaced_by.get(index).is_some_and(|by| by.iter().any(|other| holds(other).is_some()));
        list.iter().filter_map(move |index| Some((*index, holds(index)?))).filter(move |(index, _)| !replaced(*index))
    }
}

/// Which records name this one as replaced.
fn replacements(rules: &[Rule], rule: &Rule) -> Vec<usize> {
    let replaces = |other: &Rule| rule.region.is_empty() && other.replaces.contains(&rule.id) && !std::ptr::eq(other, rule);
    rules.iter().enumerate().filter(|(_, other)| replaces(other)).map(|(index, _)| index).collect()
}

/// One of the packed parts.
fn unpack<T: packing::Packed>(bytes: &[u8]) -> Result<T, Error> {
    packing::from_bytes(bytes).ok_or_else(|| Error::new("bad-options", "this part of the rule book cannot be read"))
}

impl Circumstances<'_> {
    fn hold(&self, rule: &Rule) -> bool {
        let when = &rule.when;
        (rule.region.is_empty() || rule.region == self.region)
            && rule.from.is_none_or(|from| from <= self.today)
            && rule.to.is_none_or(|to| self.today < to)
            && (when.nature.is_empty() || names_nature(&when.nature, self.nature))
            && !names_nature(&when.not_nature, self.nature)
            && (when.filing_type.is_empty() || when.filing_type.iter().any(|t| t == self.filing_type.name()))
            && !when.not_filing_type.iter().any(|t| t == self.filing_type.name())
    }
}

/// Does the list name this nature? `unit` stands for all but `individual`; while the nature is not known, nobody's rules hold but everybody's.
fn names_nature(list: &[String], nature: &str) -> bool {
    list.iter().any(|n| n == nature || (n == "unit" && !nature.is_empty() && nature != "individual"))
}

/// Does a record that is for some kinds of service hold for this one? A site that does not say is a website.
pub fn for_service(rule: &Rule, service: Option<Service>) -> bool {
    rule.when.service.is_empty() || rule.when.service.iter().any(|s| s == service.unwrap_or(Service::Website).name())
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Day(date.year().unsigned_abs() * 10_000 + u32::from(u8::from(date.month())) * 100 + u32::from(date.day()))
    }
}
