//! What conditions ask, beside words: limits, choices, papers.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::packing::{Packed, Packing, Unpacking, packed, packed_choice};

/// Natures, each with the certificate kinds that go with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs(pub Vec<(String, Vec<String>)>);

impl From<BTreeMap<String, Vec<String>>> for Pairs {
    fn from(from: BTreeMap<String, Vec<String>>) -> Self {
        Pairs(from.into_iter().collect())
    }
}

/// `{ field = "subject.name", ignoring = ["有限公司", …] }`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    pub field: String,
    #[serde(default)]
    pub ignoring: Vec<String>,
    /// A place is a name of its own: of a body of the state it is the half of the name that tells it from others.
    #[serde(default)]
    pub keeps_places: bool,
}

/// A number of sites, or of domains, by who files.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SiteLimit {
    pub individual: Option<u32>,
    pub unit: Option<u32>,
    /// Counted for units in domains of all sites together, not in sites.
    pub unit_counts_domains: bool,
    /// What is counted, of whoever files.
    pub of: Countable,
    /// Counts those in this order (where nothing is said), those filed already, or both.
    pub counts: Option<Counted>,
    /// Above the limit it may still pass with these papers.
    pub unless_materials: Vec<String>,
}

/// Papers that are asked for above a number of sites that are filed already.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FurtherSites {
    /// Asked for when more than this many sites are filed already or stand in the order.
    pub above: Option<u32>,
    pub individual_above: Option<u32>,
    pub unit_above: Option<u32>,
    /// Counts the sites filed already (`filed`), or those in this order (`order`), or both (`both`).
    pub counts: Counted,
    /// What is counted.
    pub of: Countable,
    pub materials: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    #[default]
    Filed,
    Order,
    Both,
}

/// Websites, their domains, or the different names before the endings (example.com and example.cn are one).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Countable {
    #[default]
    Sites,
    Domains,
    Prefixes,
}

/// Who may stand in for the legal representative: `{ materials = ["letter-of-authority"], one_person = true }`
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Deputy {
    /// The papers that let somebody else be the principal.
    pub materials: Vec<String>,
    /// Who stands in is the principal of every site too.
    pub one_person: bool,
    /// Only a representative without a resident's card may have somebody stand in.
    pub foreigners_only: bool,
    /// A representative without a resident's card cannot be the principal: a citizen stands in.
    pub foreigners_must: bool,
}

/// How old the holder of a certificate is: `{ refused_under = 16, proof_under = 18, proof = ["work-proof"] }`
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Age {
    pub refused_under: u32,
    /// Younger than this one of these papers is asked for.
    pub proof_under: Option<u32>,
    pub proof: Vec<String>,
}

/// Where a resident's card is from: `{ unless_any = ["residence-permit"] }`
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LocalId {
    /// One of these papers lets a card from elsewhere pass; none: nothing does.
    pub unless_any: Vec<String>,
}

/// So many different telephone numbers in a filing.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Where one person is the principal of subject and sites, and where they are several.
    pub one_person: u32,
    pub several: u32,
}

/// What of an app's entry for one system a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AppAspect {
    Package,
    Fingerprint,
    NotRepeated,
}

/// Approvals that a site needs: `{ ended = ["education"] }`
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Approvals {
    /// Categories whose approval has ended: no document is asked for them.
    pub ended: Vec<String>,
}

/// Remarks that mend a missing door number, and the one that is offered.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoorNumber {
    /// A remark that holds one of these is accepted. `{any}` stands for anything.
    pub remarks: Vec<String>,
    pub offer: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Length {
    pub min: Option<u32>,
    pub max: Option<u32>,
}

/// Characters of one kind only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CharacterClass {
    Digits,
    Latin,
}

/// What of a certificate's number a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateAspect {
    Format,
    CheckDigit,
    RegionCode,
    BirthDate,
    LowercaseX,
    FirstGeneration,
}

/// What of an address a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AddressAspect {
    SpecialCharacter,
    Complete,
    Region,
    WithdrawnDivision,
}

/// What of a domain a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DomainAspect {
    Format,
    Registrable,
    ApprovedSuffix,
    NotRepeated,
    Verified,
    HeldBySubject,
    Unchanged,
}

/// What shows that a name is not the full one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FullName {
    /// What people put behind a surname instead of a given name: 先生, 经理.
    pub titles: Vec<String>,
    /// Words of legal form, of which an enterprise's full name has one: 公司, 厂, 店.
    pub forms: Vec<String>,
}

/// Which number a second contact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactKind {
    Any,
    Mobile,
    Landline,
}

/// Where a number on a page's foot has to link to. Hosts; those of `old` and `near` with what lies below them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkHosts {
    pub hosts: Vec<String>,
    /// The right office's address of former years.
    #[serde(default)]
    pub old: Vec<String>,
    /// Other pages of the right office.
    #[serde(default)]
    pub near: Vec<String>,
}

/// What a copyright line is known by, and what may stand right before and behind the name in it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyrightLine {
    pub marks: Vec<String>,
    #[serde(default)]
    pub before: Vec<String>,
    #[serde(default)]
    pub after: Vec<String>,
}

/// A statement about the filing, beside its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Circumstance {
    /// Whenever the field is filled in.
    Filled,
    SiteInteractive,
    SitePaid,
    AgentFiles,
    /// The server needs no ICP filing.
    FilingNotNeeded,
    /// The domain is filed under another subject.
    DomainFiledByAnother,
    /// A subject or site without a provider.
    EmptyShell,
    /// Whenever the filing is of this kind.
    Always,
    /// A page in a known region that shows no public-security number, and none is known.
    NoPsbNumber,
}

packed_choice! {
    Counted { Filed, Order, Both }
    Countable { Sites, Domains, Prefixes }
    AppAspect { Package, Fingerprint, NotRepeated }
    CharacterClass { Digits, Latin }
    CertificateAspect { Format, CheckDigit, RegionCode, BirthDate, LowercaseX, FirstGeneration }
    AddressAspect { SpecialCharacter, Complete, Region, WithdrawnDivision }
    DomainAspect { Format, Registrable, ApprovedSuffix, NotRepeated, Verified, HeldBySubject, Unchanged }
    ContactKind { Any, Mobile, Landline }
    Circumstance { Filled, SiteInteractive, SitePaid, AgentFiles, FilingNotNeeded, DomainFiledByAnother, EmptyShell, Always, NoPsbNumber }
}

packed! {
    Pairs { 0 }
    Relation { field, ignoring, keeps_places }
    SiteLimit { individual, unit, unit_counts_domains, of, counts, unless_materials }
    FurtherSites { above, individual_above, unit_above, counts, of, materials }
    Deputy { materials, one_person, foreigners_only, foreigners_must }
    Age { refused_under, proof_under, proof }
    LocalId { unless_any }
    Numbers { one_person, several }
    Approvals { ended }
    DoorNumber { remarks, offer }
    Length { min, max }
    FullName { titles, forms }
    LinkHosts { hosts, old, near }
    CopyrightLine { marks, before, after }
}
