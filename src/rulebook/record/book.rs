//! The whole book: its rules, and what it knows beside them.

use serde::Deserialize;

use super::super::packing::{Packed, Packing, Unpacking, packed};
use super::super::plan_record::PlanHandbook;
use super::{Bilingual, Day, EnglishRule, HandbookRule, PackedDocument, RecordSource, Rule};

/// One of the 31.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionRecord {
    pub code: String,
    pub name: String,
    pub short: String,
    /// The letter of the region in ICP numbers, and in public-security numbers.
    pub icp: String,
    pub police: String,
}

/// What can differ from region to region, and the records that speak of it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub key: String,
    pub title: Bilingual,
    pub rules: Vec<String>,
}

/// Of a region: something that is known and asks for no record, since nothing is wrong with any filing for it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenKnown {
    pub topic: String,
    pub says: Bilingual,
    pub source: RecordSource,
    #[serde(default)]
    pub confirmed_by: Vec<RecordSource>,
    #[serde(default)]
    pub disputed_by: Vec<RecordSource>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub region: String,
    pub topic: String,
    pub says: Bilingual,
    pub source: RecordSource,
    pub confirmed_by: Vec<RecordSource>,
    pub disputed_by: Vec<RecordSource>,
}

/// One of the ministry's numeric codes, and our name for it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    pub code: u32,
    pub name: String,
    /// A certificate's code is of a nature.
    #[serde(default)]
    pub nature: String,
    /// Of certificates with one name of ours: how the numbers begin that have this code.
    #[serde(default)]
    pub begins: Vec<String>,
    /// Another name of ours for a code that has one already: from the code it is not the answer.
    #[serde(default)]
    pub also: bool,
    /// The source gives the code, and does not name the paper.
    #[serde(default)]
    pub uncertain: bool,
    pub title: Bilingual,
}

/// The ministry's numeric codes (rules/codes.toml).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codes {
    pub source: Option<RecordSource>,
    pub natures: Vec<Code>,
    pub certificates: Vec<Code>,
    /// Bits, to be added up.
    pub approvals: Vec<Code>,
}

/// The words and addresses of the foot that is made to be pasted.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FooterTexts {
    pub icp_link: String,
    /// `{code}`: the number's digits.
    pub psb_link: String,
    /// `{name}`: the subject's name; `{years}`.
    pub copyright: String,
    pub copyright_years: String,
}

/// The whole book, as it lies in the binary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    pub version: String,
    /// Said behind a message whose source is old, and where sources disagree.
    pub aged: String,
    pub disputed: String,
    pub documents: Vec<PackedDocument>,
    pub regions: Vec<RegionRecord>,
    pub footer: FooterTexts,
    /// The day of the youngest source of all rules, those that lie apart counted.
    pub as_of: Day,
    /// First those that every filing of a website needs, then those of apps and of regions, which lie beside the engine.
    pub rules: Vec<Rule>,
    /// The nation's rules that a region's own stand in for, by region: the first engine, which has no region's, does not
    /// say there what may be wrong there.
    pub stood_in_for: Vec<(String, Vec<String>)>,
}

impl Book {
    pub fn is_stood_in_for(&self, region: &str, id: &str) -> bool {
        self.stood_in_for.iter().any(|(own, ids)| own == region && ids.iter().any(|other| other == id))
    }
}

/// The book's texts in English, in the order of the book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct English {
    pub aged: String,
    pub disputed: String,
    pub documents: Vec<String>,
    pub regions: Vec<String>,
    pub rules: Vec<EnglishRule>,
}

/// What help pages show, in the order of the book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handbook {
    pub rules: Vec<HandbookRule>,
    pub topics: Vec<Topic>,
    pub known: Vec<Known>,
    pub plan: PlanHandbook,
    pub codes: Codes,
}

packed! {
    RegionRecord { code, name, short, icp, police }
    Topic { key, title, rules }
    Known { region, topic, says, source, confirmed_by, disputed_by }
    Code { code, name, nature, begins, also, uncertain, title }
    Codes { source, natures, certificates, approvals }
    FooterTexts { icp_link, psb_link, copyright, copyright_years }
    Book { version, aged, disputed, documents, regions, footer, as_of, rules, stood_in_for }
    English { aged, disputed, documents, regions, rules }
    Handbook { rules, topics, known, plan, codes }
}
