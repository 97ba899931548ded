//! The closed vocabulary of what a rule can ask: one line for each condition makes the key in TOML and in an overlay, the variant that is
//! checked, and its packed form.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::field::Field;
use super::super::packing::{Packed, Packing, Unpacking};
use super::super::shape::{Shape, Shaped, shape_of};
use super::*;

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
    /// 投资人或主管单位. Cases `individual`, `person` (a superior that is a person), `unsure` (a person who may be the representative).
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
