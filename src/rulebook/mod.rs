//! The rule book: records as they lie in the binary, which of them hold for a filing, and how sure they are on a day.

mod chosen;
pub mod example;
pub mod field;
mod holding;
pub mod names;
pub mod packing;
pub mod plan_record;
pub mod record;
pub mod refusal_record;
pub mod shape;
mod standing;
mod words;

use time::Date;

use crate::overlay::{Laid, Overlays};
use crate::{Error, Sentence, WHOLE};
pub use chosen::Selected;
use chosen::{Chosen, Kept};
use field::Field;
use holding::{At, Holding, Natures};
pub use holding::{Bearer, Circumstances, region_number};
use plan_record::Plan;
use record::{Book, Day, English, Handbook, HandbookRule, PackedDocument, RegionRecord, Rule};
pub use standing::{Sources, Standing, firm_until, standing};

const UNREADABLE: &Sentence = &Sentence { zh: "规则库的这一部分读不出来。", en: "This part of the rule book cannot be read." };

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/book.bin"));
/// In a browser these come beside the engine, when they are wanted.
#[cfg(not(target_arch = "wasm32"))]
static RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));
#[cfg(not(target_arch = "wasm32"))]
static ENGLISH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/english.bin"));
#[cfg(not(target_arch = "wasm32"))]
static HANDBOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/handbook.bin"));
#[cfg(not(target_arch = "wasm32"))]
static PLAN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/plan.bin"));

/// The book, indexed by the place that a rule is about.
pub struct RuleBook {
    book: Book,
    english: Option<English>,
    handbook: Option<Handbook>,
    /// For the nation and for each region.
    by_region: Vec<(u16, ByField)>,
    holdings: Vec<Holding>,
    natures: Natures,
    kept: Kept,
    /// The rules of regions and of apps are there.
    whole: bool,
    plan: Option<Plan>,
    /// For each record those that stand in for it where they hold: a region's for the nation's, an overlay's for any.
    replaced_by: Vec<Vec<usize>>,
    laid: Laid,
}

impl RuleBook {
    /// The book that was built in.
    pub fn packed() -> Result<Self, Error> {
        #[allow(unused_mut)]
        let mut book = Self::new(unpack(PACKED)?);
        #[cfg(not(target_arch = "wasm32"))]
        if WHOLE {
            book.set_rules(RULES)?;
            book.set_english(ENGLISH)?;
            book.set_handbook(HANDBOOK)?;
            book.set_plan(PLAN)?;
        }
        Ok(book)
    }

    /// The rules that lie apart: of regions, and of apps. Until then only those of the nation for websites speak.
    pub fn set_rules(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let apart: Vec<Rule> = unpack(bytes)?;
        if !self.whole {
            let mut book = std::mem::take(&mut self.book);
            book.rules.extend(apart);
            let (english, handbook, plan) = (self.english.take(), self.handbook.take(), self.plan.take());
            *self = RuleBook { english, handbook, plan, whole: true, ..Self::new(book) };
        }
        Ok(())
    }

    pub fn set_english(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.english = Some(unpack(bytes)?);
        Ok(())
    }

    pub fn set_handbook(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.handbook = Some(unpack(bytes)?);
        Ok(())
    }

    pub fn set_plan(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.plan = Some(unpack(bytes)?);
        Ok(())
    }

    /// What follows from a filing; none until it has been loaded.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref().filter(|_| WHOLE)
    }

    pub fn english(&self) -> Option<&English> {
        self.english.as_ref()
    }

    pub fn handbook(&self) -> Option<&Handbook> {
        self.handbook.as_ref()
    }

    /// Title and examples of a record.
    pub fn shown(&self, index: usize) -> Option<&HandbookRule> {
        self.laid.handbook(index).or_else(|| self.handbook.as_ref()?.rules.get(index))
    }

    /// A book with its parts.
    pub fn of(book: Book, english: English, handbook: Handbook, plan: Plan) -> Self {
        RuleBook { english: Some(english), handbook: Some(handbook), plan: Some(plan), whole: true, ..Self::new(book) }
    }

    pub fn new(mut book: Book) -> Self {
        for rule in &mut book.rules {
            if let Some(region) = book.regions.iter().find(|r| r.code == rule.region) {
                rule.put_region_in(&region.name);
            }
        }
        let mut book = RuleBook {
            book,
            english: None,
            handbook: None,
            by_region: Vec::new(),
            holdings: Vec::new(),
            natures: Natures::default(),
            kept: Kept::default(),
            whole: false,
            plan: None,
            replaced_by: Vec::new(),
            laid: Laid::default(),
        };
        book.index();
        book
    }

    /// Are the rules of regions and of apps there?
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// A provider's own rules on top of the whole book.
    pub fn lay(&mut self, overlays: Overlays<'_>) -> Result<(), Error> {
        if !overlays.is_empty() {
            self.laid = Laid::on(&mut self.book, overlays)?;
            self.index();
        }
        Ok(())
    }

    pub fn laid(&self) -> &Laid {
        &self.laid
    }

    /// The overlay that a rule comes from, or that changed it: its id is the key, its name the title.
    pub fn overlay(&self, index: usize) -> Option<&PackedDocument> {
        self.laid.overlay(&self.book, index)
    }

    /// Which records hold where. What an overlay has switched off is in no list: what it replaced speaks again.
    fn index(&mut self) {
        let mut by_region: Vec<(u16, ByField)> = Vec::new();
        let rules = &self.book.rules;
        for (at, rule) in rules.iter().enumerate().filter(|(at, _)| !self.laid.is_off(*at)) {
            let number = holding::region_number(&rule.region);
            let place = by_region.iter().position(|(known, _)| *known == number).unwrap_or_else(|| {
                by_region.push((number, vec![Vec::new(); Field::ALL.len()]));
                by_region.len() - 1
            });
            let Some((_, lists)) = by_region.get_mut(place) else { continue };
            for field in rule.fields.iter().filter_map(|f| Field::from_name(f)) {
                if let Some(list) = lists.get_mut(field as usize) {
                    list.push(at);
                }
            }
        }
        let natures = &mut self.natures;
        self.holdings = rules.iter().map(|rule| Holding::of(rule, natures)).collect();
        self.replaced_by = rules.iter().map(|rule| replacements(rules, rule, &self.laid)).collect();
        self.by_region = by_region;
        self.kept = Kept::default();
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
        self.book.as_of
    }

    /// The records that hold in these circumstances, for all places of a filing.
    pub fn selected(&self, at: Circumstances<'_>) -> Selected<'_> {
        let region = holding::region_number(at.region);
        let lists = |of: u16| self.by_region.iter().find(|(number, _)| *number == of).map(|(_, lists)| lists);
        let regional = if region == holding::NATION { None } else { lists(region) };
        let at = At {
            region,
            today: at.today,
            nature: self.natures.of(at.nature),
            filing_type: at.filing_type,
            provider: self.natures.number_of(at.provider),
        };
        let chosen = self.kept.get(at, || Chosen::of(self, [lists(holding::NATION), regional], at));
        Selected { book: self, chosen, at }
    }

    /// When the records hold that stand in for this one.
    fn replacing(&self, index: usize, at: At) -> impl Iterator<Item = &Holding> {
        let others = self.replaced_by.get(index).into_iter().flatten();
        others.filter_map(|other| self.holdings.get(*other)).filter(move |other| other.on(at))
    }
}

/// Records by the place that they are about.
type ByField = Vec<Vec<usize>>;

/// Which records name this one as replaced.
fn replacements(rules: &[Rule], rule: &Rule, laid: &Laid) -> Vec<usize> {
    let replaces = |(at, other): &(usize, &Rule)| {
        other.replaces.contains(&rule.id) && (rule.region.is_empty() || laid.is_added(*at)) && !laid.is_off(*at) && !std::ptr::eq(*other, rule)
    };
    rules.iter().enumerate().filter(replaces).map(|(index, _)| index).collect()
}

/// One of the packed parts.
fn unpack<T: packing::Packed>(bytes: &[u8]) -> Result<T, Error> {
    packing::from_bytes(bytes).ok_or_else(|| Error::new("bad-options", UNREADABLE))
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Day(date.year().unsigned_abs() * 10_000 + u32::from(u8::from(date.month())) * 100 + u32::from(date.day()))
    }
}

#[cfg(all(test, feature = "whole"))]
mod tests {
    use super::*;

    /// In a browser they come as they are wanted, and more than once.
    #[test]
    fn the_parts_come_in_any_order() {
        let packed = RuleBook::packed().unwrap();
        let mut book = RuleBook::new(unpack(PACKED).unwrap());
        assert!(book.rules().len() < packed.rules().len() && book.english().is_none() && book.handbook().is_none() && book.plan().is_none());
        book.set_plan(PLAN).unwrap();
        book.set_handbook(HANDBOOK).unwrap();
        book.set_english(ENGLISH).unwrap();
        for _ in 0..2 {
            book.set_rules(RULES).unwrap();
            assert_eq!(book.rules(), packed.rules());
        }
        assert!(book.english() == packed.english() && book.handbook() == packed.handbook() && book.plan() == packed.plan());
    }

    #[test]
    fn a_book_of_parts_has_them_all() {
        let packed = RuleBook::packed().unwrap();
        let part = || (packed.english().unwrap().clone(), packed.handbook().unwrap().clone(), packed.plan().unwrap().clone());
        let (english, handbook, plan) = part();
        let mut book = RuleBook::of(packed.book().clone(), english, handbook, plan);
        assert!(book.english() == packed.english() && book.handbook() == packed.handbook() && book.plan() == packed.plan());
        // It is whole: what lies apart is not added to it.
        book.set_rules(RULES).unwrap();
        assert_eq!(book.rules(), packed.rules());
    }
}
