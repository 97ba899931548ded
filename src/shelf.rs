//! What a checker has made for one report and will need for the next: messages, sources, papers and steps that are the same in both.
//! It holds what the book says and days reckoned from today, nothing that a person typed.

use std::sync::{Mutex, PoisonError};

use time::Date;

use crate::Checker;
use crate::report::{Material, Source, TimelineStep};
use crate::rulebook::record::{Day, RecordSource};
use crate::rulebook::{Standing, plan_record, region_number};
use crate::shared::Shared;

/// Kept until the day, the language or the book changes.
#[derive(Default)]
pub struct Shelf(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// By what they say and of which source, ascending.
    messages: Vec<(Said, Shared<String>)>,
    /// By the places of the records, ascending.
    sources: Vec<(usize, Shared<Source>)>,
    papers: Vec<(usize, Vec<Shared<Material>>)>,
    steps: Vec<(usize, Vec<Reckoned>)>,
}

/// A step that was reckoned between two days, and the days between which the next one begins.
#[derive(Clone)]
pub struct Reckoned {
    pub from: (Date, Date),
    pub to: (Date, Date),
    pub step: Shared<TimelineStep>,
}

/// So many of each record: a filing with thousands of sites has papers for each.
const MOST: usize = 24;

/// Where a record lies is what it is known by; the book does not move while its checker is there.
fn place<T>(record: &T) -> usize {
    std::ptr::from_ref(record) as usize
}

/// What is kept for a record, or a place for it.
fn of<T: Default>(list: &mut Vec<(usize, T)>, place: usize) -> &mut T {
    let at = list.partition_point(|(other, _)| *other < place);
    if list.get(at).is_none_or(|(other, _)| *other != place) {
        list.insert(at, (place, T::default()));
    }
    // It was just put there.
    &mut list[at].1
}

/// So many messages: a batch of one region has a few dozen. Most of them say the same in all regions, and lie here once.
const MOST_MESSAGES: usize = 2_000;

/// What a message that holds no word of the filing is known by: rule, case and standing; the region; the source that it may date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said(usize, Option<usize>, Standing, u16, usize);

impl Said {
    pub fn of(index: usize, case: Option<usize>, standing: Standing, region: &str, source: &RecordSource) -> Self {
        Said(index, case, standing, region_number(region), place(source))
    }
}

impl Shelf {
    fn with<T>(&self, look: impl FnOnce(&mut Kept) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn clear(&mut self) {
        *self = Shelf::default();
    }

    pub fn source(&self, record: &RecordSource, make: impl FnOnce() -> Source) -> Shared<Source> {
        let place = place(record);
        self.with(|kept| {
            let at = kept.sources.partition_point(|(other, _)| *other < place);
            match kept.sources.get(at) {
                Some((other, source)) if *other == place => source.clone(),
                _ => {
                    let made = Shared::kept(make());
                    kept.sources.insert(at, (place, made.clone()));
                    made
                }
            }
        })
    }

    pub fn message(&self, said: Said, make: impl FnOnce() -> String) -> Shared<String> {
        self.with(|kept| {
            let at = kept.messages.partition_point(|(other, _)| *other < said);
            match kept.messages.get(at) {
                Some((other, message)) if *other == said => message.clone(),
                _ if kept.messages.len() >= MOST_MESSAGES => make().into(),
                _ => {
                    // Most say the same in every region.
                    let made = make();
                    let known = kept.messages.iter().find(|(_, message)| **message == made).map(|(_, message)| message.clone());
                    let message = known.unwrap_or_else(|| Shared::kept(made));
                    kept.messages.insert(at, (said, message.clone()));
                    message
                }
            }
        })
    }

    /// A paper that says the same whoever files; `make` may ask for sources.
    pub fn paper(&self, record: &plan_record::Material, for_path: &str, provided: bool, make: impl FnOnce() -> (Material, bool)) -> Shared<Material> {
        let is_it = |m: &&Shared<Material>| m.provided == provided && m.for_path == for_path;
        if let Some(known) = self.with(|kept| of(&mut kept.papers, place(record)).iter().find(is_it).cloned()) {
            return known;
        }
        let (made, is_for_all) = make();
        self.with(|kept| {
            let list = of(&mut kept.papers, place(record));
            if !is_for_all || list.len() >= MOST {
                return Shared::from(made);
            }
            let made = Shared::kept(made);
            list.push(made.clone());
            made
        })
    }

    /// A step of a filing of which no day is known.
    pub fn step(&self, record: &plan_record::Step, from: (Date, Date), make: impl FnOnce() -> (TimelineStep, (Date, Date))) -> Reckoned {
        if let Some(known) = self.with(|kept| of(&mut kept.steps, place(record)).iter().find(|r| r.from == from).cloned()) {
            return known;
        }
        let (step, to) = make();
        self.with(|kept| {
            let list = of(&mut kept.steps, place(record));
            if list.len() >= MOST {
                return Reckoned { from, to, step: Shared::from(step) };
            }
            let made = Reckoned { from, to, step: Shared::kept(step) };
            list.push(made.clone());
            made
        })
    }
}

impl Checker {
    pub(crate) fn source(&self, record: &RecordSource) -> Shared<Source> {
        self.shelf().source(record, || self.made(record))
    }

    fn made(&self, record: &RecordSource) -> Source {
        let document = self.book().document(&record.document);
        Source {
            document: self.book().document_title(self.locale(), &record.document).to_owned(),
            section: record.section.clone(),
            // An overlay's record that names no source comes from the overlay as it is today.
            as_of: if record.as_of == Day(0) { self.today() } else { record.as_of }.to_string(),
            url: document.map(|d| d.url.clone()).unwrap_or_default(),
        }
    }
}
