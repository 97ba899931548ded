//! A rule: as it is written, and as it is kept in three parts.

use serde::{Deserialize, Serialize};

use super::super::example;
use super::super::packing::{Packed, Packing, Unpacking, packed, packed_choice};
use super::super::shape::VERDICTS;
use super::{Bilingual, Condition, Day, RecordSource, Written};

/// What a finding of this record means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordVerdict {
    Reject,
    Missing,
    Risk,
    Note,
}

impl RecordVerdict {
    pub fn named(name: &str) -> Option<Self> {
        let all = [RecordVerdict::Reject, RecordVerdict::Missing, RecordVerdict::Risk, RecordVerdict::Note];
        all.into_iter().zip(VERDICTS).find(|(_, own)| **own == name).map(|(verdict, _)| verdict)
    }
}

/// When a record holds. An empty list is "always".
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// The natures it is for; `unit` stands for all but `individual`.
    pub nature: Vec<String>,
    pub not_nature: Vec<String>,
    pub filing_type: Vec<String>,
    pub not_filing_type: Vec<String>,
    pub service: Vec<String>,
    /// Of whom a rule on `person.*` speaks: `principal`, `site-principal`, `agent`.
    pub person: Vec<String>,
    /// Of an overlay's rule: the regions it is for, by their codes. In the book the file says it.
    pub region: Vec<String>,
    /// Of an overlay's rule: the `provider.id`s of filings that it is for.
    pub provider: Vec<String>,
}

/// Another outcome of the same condition: its own verdict and words, and its own sources where they are not the record's.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    #[serde(default)]
    pub verdict: Option<RecordVerdict>,
    pub says: Bilingual,
    /// Given: the case stands on these sources alone, and ages by them.
    #[serde(default)]
    pub source: Option<RecordSource>,
    #[serde(default)]
    pub confirmed_by: Vec<RecordSource>,
    #[serde(default)]
    pub disputed_by: Vec<RecordSource>,
}

/// One value, or several, as a clerk writes them.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> From<OneOrMany<T>> for Vec<T> {
    fn from(from: OneOrMany<T>) -> Self {
        match from {
            OneOrMany::One(one) => vec![one],
            OneOrMany::Many(many) => many,
        }
    }
}

/// An example: a text for the record's field, or a small filing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Example {
    Text(String),
    Filing(serde_json::Value),
}

/// A packed rule: what a check needs, with the messages in Chinese. English and examples lie apart, since most checks need neither.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    pub id: String,
    /// Two digits of GB/T 2260, or empty: the nation.
    pub region: String,
    pub fields: Vec<String>,
    pub verdict: RecordVerdict,
    pub when: When,
    pub replaces: Vec<String>,
    pub silences: Vec<String>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub condition: Condition,
    pub says: String,
    pub cases: Vec<PackedCase>,
    pub source: RecordSource,
    pub confirmed_by: Vec<RecordSource>,
    pub disputed_by: Vec<RecordSource>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PackedCase {
    pub name: String,
    pub verdict: Option<RecordVerdict>,
    pub says: String,
    pub source: Option<RecordSource>,
    pub confirmed_by: Vec<RecordSource>,
    pub disputed_by: Vec<RecordSource>,
}

/// A rule's messages in English, and its cases' in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct EnglishRule {
    pub says: String,
    pub cases: Vec<String>,
}

/// What a help page shows of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct HandbookRule {
    pub title: Bilingual,
    /// Examples as filings, in JSON text.
    pub good: Vec<String>,
    pub bad: Vec<String>,
}

impl Case {
    fn pack(self, name: String) -> PackedCase {
        let Case { verdict, says, source, confirmed_by, disputed_by } = self;
        PackedCase { name, verdict, says: says.zh, source, confirmed_by, disputed_by }
    }
}

impl Written {
    pub fn pack(self, region: &str) -> Result<(Rule, EnglishRule, HandbookRule), String> {
        let condition = self.condition()?;
        let fields: Vec<String> = self.field.into();
        let filings = |examples: Vec<Example>| examples.into_iter().map(|e| example::filing(e, &fields, region, &self.when)).collect();
        let handbook = HandbookRule { title: self.title, good: filings(self.good), bad: filings(self.bad) };
        let english = EnglishRule { says: self.says.en, cases: self.cases.values().map(|c| c.says.en.clone()).collect() };
        let cases = self.cases.into_iter().map(|(name, case)| case.pack(name)).collect();
        let rule = Rule {
            condition,
            region: region.to_owned(),
            fields,
            id: self.id,
            verdict: self.verdict,
            when: self.when,
            replaces: self.replaces,
            silences: self.silences,
            from: self.from,
            to: self.to,
            says: self.says.zh,
            cases,
            source: self.source,
            confirmed_by: self.confirmed_by,
            disputed_by: self.disputed_by,
        };
        Ok((rule, english, handbook))
    }
}

/// Between the region and the topic in a section, as in 北京：年龄.
const COLON: char = '：';

impl Rule {
    /// Leaves the region's name out of the sections of its sources: with it each of some hundred would be a text of its own.
    pub fn leave_region_out(&mut self, name: &str) {
        self.each_source(&mut |source| {
            if let Some((_, topic)) = source.section.split_once(COLON).filter(|(place, _)| !place.is_empty() && name.starts_with(place)) {
                source.section = format!("{COLON}{topic}");
            }
        });
    }

    /// Puts it back.
    pub fn put_region_in(&mut self, name: &str) {
        self.each_source(&mut |source| {
            if source.section.starts_with(COLON) {
                source.section.insert_str(0, name);
            }
        });
    }

    fn each_source(&mut self, change: &mut dyn FnMut(&mut RecordSource)) {
        let of_cases = self.cases.iter_mut().flat_map(|c| c.source.iter_mut().chain(&mut c.confirmed_by).chain(&mut c.disputed_by));
        let own = std::iter::once(&mut self.source).chain(&mut self.confirmed_by).chain(&mut self.disputed_by);
        own.chain(of_cases).for_each(change);
    }

    /// Of a region, for apps alone, of a page's foot, or of what the first engine does not know: a first check can do without.
    pub fn lies_apart(&self) -> bool {
        let services = &self.when.service;
        let of_the_foot = self.fields.iter().any(|f| f == "footer");
        self.condition.waits() || of_the_foot || !self.region.is_empty() || !services.is_empty() && services.iter().all(|s| s != "website")
    }
}

packed_choice! {
    RecordVerdict { Reject, Missing, Risk, Note }
}

packed! {
    When { nature, not_nature, filing_type, not_filing_type, service, person, region, provider }
    Rule { id, region, fields, verdict, when, replaces, silences, from, to, condition, says, cases, source, confirmed_by, disputed_by }
    PackedCase { name, verdict, says, source, confirmed_by, disputed_by }
    EnglishRule { says, cases }
    HandbookRule { title, good, bad }
}
