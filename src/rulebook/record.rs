//! A rule as it is kept: the record that TOML files and overlays hold, and the packed form of it in the binary.
//! `build.rs` compiles this file too, so it knows nothing of the rest of the crate.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::example;
use super::field::Field;
use super::packing::{Packed, Packing, Unpacking, packed, packed_choice};
use super::plan_record::PlanHandbook;
use super::shape::{Shape, Shaped, VERDICTS, shape_of};

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    pub zh: String,
    pub en: String,
}

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

/// A day, as a number that sorts: 20200921. Written `2020-09-21` in TOML (bare or quoted) and in JSON (quoted).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub u32);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A report writes some forty of them: digit by digit it is a tenth of the time of `{:04}-{:02}-{:02}`.
        let (mut text, mut left) = (*b"0000-00-00", self.0);
        for byte in text.iter_mut().rev().filter(|byte| **byte != b'-') {
            *byte = b'0' + (left % 10) as u8;
            left /= 10;
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl Day {
    pub fn from_text(text: &str) -> Option<Day> {
        let parts: Vec<u32> = text.split('-').filter(|p| p.bytes().all(|b| b.is_ascii_digit())).filter_map(|p| p.parse().ok()).collect();
        match (text.len(), parts.as_slice()) {
            (10, [year, month @ 1..=12, day @ 1..=31]) => Some(Day(year * 10_000 + month * 100 + day)),
            _ => None,
        }
    }
    pub fn years_later(self, years: u32) -> Day {
        Day(self.0 + years * 10_000)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        use serde::de::{Error, MapAccess, Visitor};
        struct Written;
        impl<'de> Visitor<'de> for Written {
            type Value = Day;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day such as 2020-09-21")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
                Day::from_text(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
            // A bare TOML date comes as a map of one entry.
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Day, A::Error> {
                match map.next_entry::<String, String>()? {
                    Some((_, text)) => self.visit_str(&text),
                    None => Err(A::Error::custom("expected a day such as 2020-09-21")),
                }
            }
        }
        from.deserialize_any(Written)
    }
}

/// Where a rule comes from: a document of `rules/documents.toml`, the place in it, and the day of the document.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordSource {
    pub document: String,
    #[serde(default)]
    pub section: String,
    pub as_of: Day,
    /// A confirmation that holds for these words only.
    #[serde(default)]
    pub words: Vec<String>,
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

/// A word of a list, with longer innocent words in which it does not count.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub text: String,
    pub except: Vec<String>,
    /// Another outcome of the record for this word: one of its `cases`.
    pub case: Option<String>,
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

/// A word as a clerk writes it: `"购"`, or with innocent longer words and a case of its own:
/// `{ word = "购", except = ["订购"], case = "trade" }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum WrittenWord {
    Plain(String),
    Excepting {
        word: String,
        #[serde(default)]
        except: Vec<String>,
        #[serde(default)]
        case: Option<String>,
    },
}

impl From<WrittenWord> for Word {
    fn from(from: WrittenWord) -> Self {
        match from {
            WrittenWord::Plain(text) => Word { text, except: Vec::new(), case: None },
            WrittenWord::Excepting { word, except, case } => Word { text: word, except, case },
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Words(pub Vec<Word>);

impl From<Vec<WrittenWord>> for Words {
    fn from(from: Vec<WrittenWord>) -> Self {
        Words(from.into_iter().map(Word::from).collect())
    }
}

/// Natures, each with the certificate kinds that go with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs(pub Vec<(String, Vec<String>)>);

impl From<BTreeMap<String, Vec<String>>> for Pairs {
    fn from(from: BTreeMap<String, Vec<String>>) -> Self {
        Pairs(from.into_iter().collect())
    }
}

/// `{ words = […], unless_begins = "subject.name" }`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beginnings {
    pub words: Vec<String>,
    /// The field whose own beginning with the same word allows it.
    #[serde(default)]
    pub unless_begins: Option<String>,
}

/// `{ field = "subject.name", ignoring = ["有限公司", …] }`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    pub field: String,
    #[serde(default)]
    pub ignoring: Vec<String>,
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

/// Words, and the papers of which one lets them pass: `{ words = ["教育咨询"], materials = ["commitment-letter"] }`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenUnless {
    pub words: Vec<WrittenWord>,
    pub materials: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct WordsUnless {
    pub words: Words,
    pub materials: Vec<String>,
}

impl From<WrittenUnless> for WordsUnless {
    fn from(from: WrittenUnless) -> Self {
        WordsUnless { words: from.words.into(), materials: from.materials }
    }
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

macro_rules! conditions {
    ($($(#[doc = $doc:literal])* $key:ident: $written:ty $(as $shape:expr)? => $variant:ident($packed:ty)),+ $(,)?) => {
        /// The closed vocabulary of what a rule can ask. A rule is found where its condition does **not** hold.
        /// A new kind of condition is a new line here; the compiler then shows every place to touch.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Condition { $($(#[doc = $doc])* $variant($packed)),+ }

        /// The number of a condition in packed form.
        #[allow(clippy::enum_variant_names)]
        #[derive(Clone, Copy)]
        enum Kind { $($variant),+ }

        impl Packed for Condition {
            fn pack(&self, out: &mut Packing) {
                match self {
                    $(Condition::$variant(asked) => {
                        out.byte(Kind::$variant as u8);
                        asked.pack(out);
                    })+
                }
            }
            fn unpack(from: &mut Unpacking<'_>) -> Self {
                match from.byte() {
                    // The first engine has no code for what it does not judge, nor to read it.
                    $(kind if kind == Kind::$variant as u8 && (cfg!(feature = "whole") || !Kind::$variant.waits()) => Condition::$variant(from.take()),)+
                    _ => {
                        from.broken();
                        Condition::Required(true)
                    }
                }
            }
        }

        impl Condition {
            const fn kind(&self) -> Kind {
                match self { $(Condition::$variant(_) => Kind::$variant),+ }
            }
            /// The keys a record can use, as TOML writes them.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($key)),+];
            /// What each asks, in that order, which is the one of their numbers in packed form.
            pub const ASKED: &'static [Shape] = &[$(shape_of!($written $(, $shape)?)),+];
            /// What is written above each, for the schema.
            pub const ABOUT: &'static [&'static str] = &[$(concat!($($doc),*)),+];
            pub fn key(&self) -> &'static str {
                match self { $(Condition::$variant(_) => stringify!($key)),+ }
            }
        }

        /// A rule as it is written in TOML or in an overlay.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Written {
            pub id: String,
            pub field: OneOrMany<String>,
            pub verdict: RecordVerdict,
            pub title: Bilingual,
            #[serde(default)]
            pub when: When,
            #[serde(default)]
            pub replaces: Vec<String>,
            #[serde(default)]
            pub silences: Vec<String>,
            #[serde(default)]
            pub from: Option<Day>,
            #[serde(default)]
            pub to: Option<Day>,
            pub says: Bilingual,
            #[serde(default)]
            pub cases: BTreeMap<String, Case>,
            pub source: RecordSource,
            #[serde(default)]
            pub confirmed_by: Vec<RecordSource>,
            #[serde(default)]
            pub disputed_by: Vec<RecordSource>,
            pub good: Vec<Example>,
            pub bad: Vec<Example>,
            $(#[serde(default)] pub $key: Option<$written>,)+
        }

        impl Written {
            /// The one condition of a record; an error in words when there is none, or more than one.
            pub fn condition(&self) -> Result<Condition, String> {
                let mut found = Vec::new();
                $(if let Some(value) = &self.$key {
                    if (value as &dyn std::any::Any).downcast_ref() == Some(&false) {
                        let key = stringify!($key);
                        return Err(format!("{0}: {key} = false 什么也不查，请删去。{key} = false asks for nothing: leave it out.", self.id));
                    }
                    found.push(Condition::$variant(value.clone().into()));
                })+
                match (found.pop(), found.pop()) {
                    (Some(one), None) => Ok(one),
                    (None, _) => Err(format!("{}: 缺少条件，要写其中一个。It has no condition; it needs one of: {}.", self.id, Condition::KEYS.join(", "))),
                    (Some(a), Some(b)) => Err(format!("{0}: 有两个条件，{1} 和 {2}，请拆成两条规则。It has two conditions, {1} and {2}: make two rules of it.", self.id, b.key(), a.key())),
                }
            }
        }
    };
}

conditions! {
    /// The field is filled in (verdict `missing`).
    required: bool => Required(bool),
    /// At least so many Han characters.
    at_least_han: u32 => AtLeastHan(u32),
    /// Not made of this kind of character alone.
    not_only: CharacterClass => NotOnly(CharacterClass),
    /// Han characters, Latin letters, digits and these.
    only_chars: String as Shape::AnyText => OnlyChars(String),
    /// No domain name, and none inside.
    no_domain: bool => NoDomain(bool),
    /// Begins with none of these words.
    begins_with_none: Beginnings => BeginsWithNone(Beginnings),
    /// Holds none of these words.
    holds_none: Vec<WrittenWord> => HoldsNone(Words),
    /// Holds none of these words without an approval document.
    holds_none_unless_approved: Vec<WrittenWord> => HoldsNoneUnlessApproved(Words),
    /// Holds none of these words without one of these papers.
    holds_none_unless: WrittenUnless => HoldsNoneUnless(WordsUnless),
    /// Holds one of these texts; `{any}` stands for anything. Case `empty`.
    holds_one: Vec<String> => HoldsOne(Vec<String>),
    /// Has the form of one of these templates: `{any}` stands for one character or more, `{digits:8}` for so many of a kind
    /// (`digits`, `letters`, `hex`, `alphanumeric`, `han`).
    matches: Vec<String> as Shape::List(&Shape::Template) => Matches(Vec<String>),
    /// Is no idiom. Case `holds`: holds one.
    no_idiom: bool => NoIdiom(bool),
    /// Is no place name. Case `holds`: holds one.
    no_place: bool => NoPlace(bool),
    /// Is nobody's name in the filing. Case `reads`: reads as a surname and a given name.
    no_person_name: bool => NoPersonName(bool),
    /// Has none of these words for a unit that the subject's own name does not have.
    no_other_unit: Vec<WrittenWord> => NoOtherUnit(Words),
    /// Has something in common with another field, once the ignored words are taken off.
    relates_to: Relation => RelatesTo(Relation),
    /// Not made of these words alone.
    not_only_of: Vec<String> => NotOnlyOf(Vec<String>),
    /// Between so many characters.
    length: Length => Length(Length),
    /// Is the name that is filed already.
    equals_filed_name: bool => EqualsFiledName(bool),
    /// No other site of the filing has this name. Case `filed`: the name of a site that is filed already.
    unique_name: bool => UniqueName(bool),
    /// Is one of these values.
    one_of: Vec<String> => OneOf(Vec<String>),
    /// A certificate's number, one aspect of it.
    certificate: CertificateAspect => Certificate(CertificateAspect),
    /// The certificate runs at least so many months more. Case `expired`.
    valid_for_months: u32 => ValidForMonths(u32),
    /// The holder is at least so old today.
    at_least_years: u32 => AtLeastYears(u32),
    /// The holder is old enough; a little younger with a paper. Case `proof`.
    age: Age => Age(Age),
    /// A resident's card is of the region, by its address, else by its number (case `number`: the holder may have moved since);
    /// or one of these papers is there.
    local_id: LocalId => LocalId(LocalId),
    /// The certificate kinds that go with a nature.
    certificate_kinds: BTreeMap<String, Vec<String>> => CertificateKinds(Pairs),
    /// The region of the filing is that of the certificate's address. Case `city`: only the city differs.
    certificate_address_in_region: bool => CertificateAddressInRegion(bool),
    /// Looks like an address at all.
    whole_address: bool => WholeAddress(bool),
    /// An address, one aspect of it.
    address: AddressAspect => Address(AddressAspect),
    /// In the same city as this other address; where that cannot be read, of the filing's region. Case `certificate`: both were read.
    same_city_as: String => SameCityAs(String),
    /// A door number, or a remark that says there is none.
    door_number: DoorNumber => DoorNumber(DoorNumber),
    /// 投资人或主管单位. Cases `individual`, `person` (a superior that is a person).
    investor: bool => Investor(bool),
    /// The full name: of a unit as on its certificate, of a person with surname and given name. Case `individual`.
    full_name: FullName => FullName(FullName),
    /// Individual: the same person as the subject.
    same_as_subject: bool => SameAsSubject(bool),
    /// Unit: the principal is the legal representative.
    legal_representative: bool => LegalRepresentative(bool),
    /// Unit: the principal is the legal representative, or somebody who may stand in. Cases `if-foreign` (only a foreign one may
    /// have somebody stand in, and nobody can tell), `foreign` (a citizen has to), `one-person` (other site principals).
    legal_representative_or: Deputy => LegalRepresentativeOr(Deputy),
    /// Unit: a site's principal who is not the legal representative has these papers.
    site_letter: Vec<String> => SiteLetter(Vec<String>),
    /// Different people have different numbers, or addresses. Case `one-person`: one person with two.
    heads_apart: bool => HeadsApart(bool),
    /// So many different telephone numbers.
    different_numbers: Numbers => DifferentNumbers(Numbers),
    /// A mobile number. Cases by range: `virtual`, `data-card`, `satellite`, `machine`, `unallotted`.
    mobile: bool => Mobile(bool),
    /// 联系方式2. Case `digits`: the number of digits does not fit the area code.
    second_contact: ContactKind => SecondContact(ContactKind),
    /// A landline's area code is of the region.
    area_code_in_region: bool => AreaCodeInRegion(bool),
    /// A landline's area code is of one of these regions.
    area_code_of: Vec<String> => AreaCodeOf(Vec<String>),
    /// Not the same as these fields of the same person.
    differs_from: Vec<String> as Shape::List(&Shape::OneOf(Field::NAMES)) => DiffersFrom(Vec<String>),
    /// So many emergency contacts.
    emergency_contacts: u32 => EmergencyContacts(u32),
    /// An e-mail address.
    email: bool => Email(bool),
    /// Filed by an agent: these papers.
    agent_materials: Vec<String> => AgentMaterials(Vec<String>),
    /// At most so many sites in one order.
    site_limit: SiteLimit => SiteLimit(SiteLimit),
    /// Papers for further sites.
    further_sites: FurtherSites => FurtherSites(FurtherSites),
    /// Websites only, or apps only, in one order.
    one_sort_of_service: bool => OneSortOfService(bool),
    /// At most so many of a list.
    at_most: u32 => AtMost(u32),
    /// An app's entry for one system, one aspect of it. Case `other-digest` (of a fingerprint).
    app: AppAspect => App(AppAspect),
    /// One domain for each site.
    one_domain: bool => OneDomain(bool),
    /// A domain, one aspect of it.
    domain: DomainAspect => Domain(DomainAspect),
    /// Registered and verified at least so many days ago.
    domain_days: u32 => DomainDays(u32),
    /// The domain has one of these endings.
    domain_ending: Vec<String> => DomainEnding(Vec<String>),
    /// The domain runs at least so many days more. Case `expired`.
    domain_valid_for_days: u32 => DomainValidForDays(u32),
    /// The domain runs more than so many months. Case `expired`.
    domain_valid_for_months: u32 => DomainValidForMonths(u32),
    /// The home URL is http(s), under one of the site's domains. Case `elsewhere`.
    home_url: bool => HomeUrl(bool),
    /// A primary domain where there are several.
    primary_domain: bool => PrimaryDomain(bool),
    /// A public IP address. Case `reserved`.
    public_ip: bool => PublicIp(bool),
    /// Each approval category that applies has its document; whether one applies is said. Cases `document`, `ended`.
    approvals: Approvals => Approvals(Approvals),
    /// Found whenever this is so.
    advice: Circumstance => Advice(Circumstance),
    /// A number of the ICP register, in a field or on a page. Cases `letter`, `police-letter`.
    icp_number: bool => IcpNumber(bool),
    /// A public-security number. Cases `letter`, `icp-letter`, `region`, `old`, `unusual`.
    psb_number: bool => PsbNumber(bool),
    /// The page shows the ICP number. Cases `other`, `other-site`, `licence`, `hidden`, `script`, `drawn`.
    shows_icp_number: bool => ShowsIcpNumber(bool),
    /// The ICP number on the page links to these. Cases `part`, `near`, `scripted`, `old`, `no-scheme`, `elsewhere`, `nowhere`, `beside`.
    icp_link: LinkHosts => IcpLink(LinkHosts),
    /// The page shows the public-security number, linked to these. The cases of `icp_link`, and `other`, `unlinked`, `code`, `badge`.
    shows_psb_number: LinkHosts => ShowsPsbNumber(LinkHosts),
    /// The page has a copyright line with the subject's exact name. Case `differs`.
    copyright_line: CopyrightLine => CopyrightLine(CopyrightLine),
    /// The order does not ask for a region: it is known. Case `unknown`.
    known_region: bool => KnownRegion(bool),
    /// The filing type is the one that follows from what is filed. Cases `first`, `new-site`, `access`: it should be this one;
    /// `contradiction`: what is said to be filed contradicts itself.
    filing_type_fits: bool => FilingTypeFits(bool),
    /// No SMS waits for an answer. Case `late`: for longer than it is valid.
    no_sms_waiting: bool => NoSmsWaiting(bool),
    /// The mobile number is still the one that is filed. Case `shell`: the filing has no provider any more.
    filed_mobile_kept: bool => FiledMobileKept(bool),
}

impl Kind {
    /// What the first engine cannot judge is all here: places, idioms, papers, orders, apps and a page's foot (src/checks/beside.rs).
    const fn waits(self) -> bool {
        !matches!(
            self,
            Kind::Required
                | Kind::AtLeastHan
                | Kind::NotOnly
                | Kind::OnlyChars
                | Kind::BeginsWithNone
                | Kind::HoldsNone
                | Kind::HoldsNoneUnlessApproved
                | Kind::NotOnlyOf
                | Kind::Length
                | Kind::NoDomain
                | Kind::NoPersonName
                | Kind::NoOtherUnit
                | Kind::ValidForMonths
                | Kind::CertificateKinds
                | Kind::Investor
                | Kind::FullName
                | Kind::SameAsSubject
                | Kind::Email
                | Kind::Mobile
                | Kind::SecondContact
                | Kind::Domain
                | Kind::DomainDays
                | Kind::DomainEnding
                | Kind::DomainValidForDays
                | Kind::OneDomain
                | Kind::PrimaryDomain
                | Kind::HomeUrl
                | Kind::Certificate
        )
    }
}

impl Condition {
    /// Can it ask for papers?
    pub fn asks_for_papers(&self) -> bool {
        matches!(
            self,
            Condition::AgentMaterials(_)
                | Condition::FurtherSites(_)
                | Condition::SiteLimit(_)
                | Condition::Approvals(_)
                | Condition::HoldsNoneUnlessApproved(_)
                | Condition::HoldsNoneUnless(_)
                | Condition::LegalRepresentativeOr(_)
                | Condition::SiteLetter(_)
                | Condition::Age(_)
                | Condition::LocalId(_)
        )
    }

    /// Does it ask what the first engine does not know?
    pub fn waits(&self) -> bool {
        self.kind().waits() || matches!(self, Condition::Certificate(CertificateAspect::RegionCode))
    }

    /// The words of a list that can have cases of their own.
    pub fn words(&self) -> &[Word] {
        match self {
            Condition::HoldsNone(words) | Condition::HoldsNoneUnlessApproved(words) | Condition::NoOtherUnit(words) => &words.0,
            Condition::HoldsNoneUnless(unless) => &unless.words.0,
            _ => &[],
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
}

/// What kind of paper a document is; law, standards and the ministry's texts do not age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    Law,
    Standard,
    Ministry,
    Vendor,
    Tutorial,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub key: String,
    pub kind: DocumentKind,
    pub title: Bilingual,
    pub as_of: Day,
    #[serde(default)]
    pub url: String,
    /// What is doubtful about its date or text, for whoever keeps the book.
    #[serde(default)]
    pub note: String,
}

/// A document in the binary.
#[derive(Clone, Debug, PartialEq)]
pub struct PackedDocument {
    pub key: String,
    pub kind: DocumentKind,
    pub title: String,
    pub url: String,
}

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

impl Rule {
    /// Of a region, for apps alone, of a page's foot, or of what the first engine does not know: a first check can do without.
    pub fn lies_apart(&self) -> bool {
        let services = &self.when.service;
        let of_the_foot = self.fields.iter().any(|f| f == "footer");
        self.condition.waits() || of_the_foot || !self.region.is_empty() || !services.is_empty() && services.iter().all(|s| s != "website")
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

packed_choice! {
    RecordVerdict { Reject, Missing, Risk, Note }
    Counted { Filed, Order, Both }
    Countable { Sites, Domains, Prefixes }
    AppAspect { Package, Fingerprint, NotRepeated }
    CharacterClass { Digits, Latin }
    CertificateAspect { Format, CheckDigit, RegionCode, BirthDate, LowercaseX, FirstGeneration }
    AddressAspect { SpecialCharacter, Complete, Region, WithdrawnDivision }
    DomainAspect { Format, Registrable, ApprovedSuffix, NotRepeated, Verified, HeldBySubject, Unchanged }
    ContactKind { Any, Mobile, Landline }
    Circumstance { Filled, SiteInteractive, SitePaid, AgentFiles, FilingNotNeeded, DomainFiledByAnother, EmptyShell, Always, NoPsbNumber }
    DocumentKind { Law, Standard, Ministry, Vendor, Tutorial }
}

packed! {
    Bilingual { zh, en }
    Day { 0 }
    RecordSource { document, section, as_of, words }
    When { nature, not_nature, filing_type, not_filing_type, service, person, region, provider }
    Word { text, except, case }
    Words { 0 }
    Pairs { 0 }
    Beginnings { words, unless_begins }
    Relation { field, ignoring }
    SiteLimit { individual, unit, unit_counts_domains, of, counts, unless_materials }
    FurtherSites { above, individual_above, unit_above, counts, of, materials }
    WordsUnless { words, materials }
    Deputy { materials, one_person, foreigners_only, foreigners_must }
    Age { refused_under, proof_under, proof }
    LocalId { unless_any }
    Numbers { one_person, several }
    Approvals { ended }
    DoorNumber { remarks, offer }
    Length { min, max }
    FullName { titles, forms }
    Rule { id, region, fields, verdict, when, replaces, silences, from, to, condition, says, cases, source, confirmed_by, disputed_by }
    PackedCase { name, verdict, says, source, confirmed_by, disputed_by }
    EnglishRule { says, cases }
    HandbookRule { title, good, bad }
    PackedDocument { key, kind, title, url }
    RegionRecord { code, name, short, icp, police }
    LinkHosts { hosts, old, near }
    CopyrightLine { marks, before, after }
    FooterTexts { icp_link, psb_link, copyright, copyright_years }
    Book { version, aged, disputed, documents, regions, footer, as_of, rules, stood_in_for }
    English { aged, disputed, documents, regions, rules }
    Topic { key, title, rules }
    Known { region, topic, says, source, confirmed_by, disputed_by }
    Code { code, name, nature, begins, also, uncertain, title }
    Codes { source, natures, certificates, approvals }
    Handbook { rules, topics, known, plan, codes }
}
