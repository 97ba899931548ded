//! What a condition means: one file for each subject. A check reads a spot and says where its condition does not hold.

mod address;
mod apps;
mod beside;
mod certificate;
mod contacts;
mod domain;
mod footer;
mod ip;
mod names;
mod order;
mod people;
mod phone;
mod site;
mod subject;
pub(crate) mod template;
mod words;

use std::borrow::Cow;

use time::Date;

use crate::WHOLE;
use crate::date::Moment;
use crate::filing::Filing;
use crate::handed_in::HandedIn;
use crate::lexicon::divisions;
use crate::lexicon::idioms::Idioms;
use crate::rulebook::field::Field;
use crate::rulebook::record::{AddressAspect, CertificateAspect, Condition, Rule};
use crate::rulebook::{Circumstances, RuleBook};
use crate::spot::{Role, Spot};
use crate::text::Span;

pub(crate) use contacts::Heads;
pub(crate) use names::PeopleNames;

/// The paper that an approval is shown by.
pub const APPROVAL: &str = "approval-document";

/// What a check can look at beside its spot.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub filing: &'a Filing,
    pub papers: &'a HandedIn<'a>,
    pub book: &'a RuleBook,
    pub idioms: Option<&'a Idioms>,
    pub today: Date,
    /// The same day, to the minute where that is known.
    pub now: Moment,
    pub at: Circumstances<'a>,
    /// The region of the filing: six digits, those that are not known zero.
    pub region: Option<u32>,
    pub only: Only<'a>,
    /// As if nothing had been handed in: what would be asked for?
    pub empty_handed: bool,
}

impl Context<'_> {
    /// Has the document been handed in for what this path points to?
    pub fn has(&self, kind: &str, path: &str) -> bool {
        !self.empty_handed && self.papers.has(kind, path)
    }

    /// For whatever it is?
    pub fn has_any(&self, kind: &str) -> bool {
        !self.empty_handed && self.papers.has_any(kind)
    }

    /// One of them, for the spot?
    pub fn has_one(&self, kinds: &[String], spot: &Spot<'_>) -> bool {
        !self.empty_handed && !self.papers.is_empty() && kinds.iter().any(|kind| self.has(kind, &spot.path()))
    }

    /// For the site that the spot is in.
    pub fn has_approval(&self, spot: &Spot<'_>) -> bool {
        self.has_any(APPROVAL) && self.has(APPROVAL, &spot.site.map_or_else(|| spot.path(), |(site, _)| format!("/sites/{site}")))
    }
}

/// How much of a filing is looked at.
#[derive(Clone, Copy, Debug)]
pub enum Only<'a> {
    Everything,
    /// One field as it is typed: the principal's, and the first site's. Comparisons with other people are left out.
    Field(Field),
    /// The filing as if it were of this region. Comparisons with the region are left out.
    Region(&'a str),
    /// The foot of a page.
    Footer,
}

impl Only<'_> {
    pub fn is_about(&self, spot: &Spot<'_>) -> bool {
        let field = match *self {
            Only::Field(field) => field,
            Only::Footer => return spot.field.is_footer(),
            Only::Everything | Only::Region(_) => return true,
        };
        spot.field == field
            && spot.person.is_none_or(|(role, _)| role == Role::Principal)
            && spot.site.is_none_or(|(site, _)| site == 0)
            && spot.index.is_none_or(|index| index == 0)
    }

    pub fn leaves_out(&self, condition: &Condition) -> bool {
        match self {
            Only::Everything | Only::Footer => false,
            Only::Field(_) => compares_people(condition),
            Only::Region(_) => compares_with_region(condition),
        }
    }
}

/// A place where a condition does not hold.
#[derive(Clone, Debug, Default)]
pub struct Hit {
    /// Which outcome of the condition; none: the record's own.
    pub case: Option<Cow<'static, str>>,
    pub span: Option<Span>,
    pub fix: Option<String>,
    pub fix_path: Option<String>,
    /// Another place than the spot's own.
    pub path: Option<String>,
    /// The word of a list that was found.
    pub word: Option<String>,
    /// What fills the message's holes.
    pub holes: Vec<(&'static str, String)>,
}

// Not inlined: a hit is big, and moving it about at each of a hundred places is what the wasm would be made of.
impl Hit {
    pub fn case(case: &'static str) -> Self {
        Hit::default().in_case(case)
    }
    #[inline(never)]
    pub fn in_case(self, case: &'static str) -> Self {
        Hit { case: Some(Cow::Borrowed(case)), ..self }
    }
    #[inline(never)]
    pub fn span(self, span: Option<Span>) -> Self {
        Hit { span, ..self }
    }
    #[inline(never)]
    pub fn fix(self, fix: impl Into<String>) -> Self {
        Hit { fix: Some(fix.into()), ..self }
    }
    #[inline(never)]
    pub fn fix_at(self, path: impl Into<String>) -> Self {
        Hit { fix_path: Some(path.into()), ..self }
    }
    pub fn hole(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with_hole(name, value.into())
    }
    #[inline(never)]
    fn with_hole(mut self, name: &'static str, value: String) -> Self {
        self.holes.push((name, value));
        self
    }
}

pub type Hits = Vec<Hit>;

/// One more hit, of a case ("": the record's own words). Called, where a hit built in place would be written out.
#[inline(never)]
pub fn tell(out: &mut Hits, case: &'static str, span: Option<Span>, holes: &[(&'static str, &str)]) {
    let holes = holes.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    out.push(Hit { case: (!case.is_empty()).then_some(Cow::Borrowed(case)), span, holes, ..Hit::default() });
}

/// Where `rule` is not kept at this spot.
pub fn run(rule: &Rule, cx: &Context<'_>, spot: &Spot<'_>) -> Hits {
    let mut hits = Hits::new();
    let out = &mut hits;
    // Empty is `missing`, never wrong: only what asks for presence looks at an empty text.
    if spot.field.is_text() && spot.is_empty() && !asks_for_presence(&rule.condition) {
        return hits;
    }
    // The table of places may load after the first check; until then nothing is said about them.
    if asks_for_places(&rule.condition) && !divisions::loaded() {
        return hits;
    }
    match &rule.condition {
        Condition::Required(_) => {
            if spot.is_empty() {
                out.push(Hit::default());
            }
        }
        Condition::AtLeastHan(least) => words::at_least_han(*least, spot, out),
        Condition::NotOnly(class) => words::not_only(*class, spot, out),
        Condition::OnlyChars(others) => words::only_chars(others, spot, out),
        Condition::BeginsWithNone(beginnings) => words::begins_with_none(beginnings, cx, spot, out),
        Condition::HoldsNone(words) => words::holds_none(words, spot, out),
        Condition::HoldsNoneUnlessApproved(words) => words::holds_none_unless_approved(words, cx, spot, out),
        Condition::NotOnlyOf(words) => words::not_only_of(words, spot, out),
        Condition::Length(length) => words::length(length, spot, out),
        Condition::NoDomain(_) => names::no_domain(spot, out),
        Condition::NoPersonName(_) => names::no_person_name(cx, spot, out),
        Condition::NoOtherUnit(words) => names::no_other_unit(words, cx, spot, out),
        Condition::Certificate(aspect) => certificate::number(*aspect, cx, spot, out),
        Condition::ValidForMonths(months) => certificate::valid_for_months(*months, cx, spot, out),
        Condition::CertificateKinds(pairs) => certificate::kinds(pairs, cx, spot, out),
        Condition::Investor(_) => subject::investor(cx, spot, out),
        Condition::FullName(shown_by) => subject::full_name(shown_by, cx, spot, out),
        Condition::SameAsSubject(_) => people::same_as_subject(cx, spot, out),
        Condition::Email(_) => people::email(spot, out),
        Condition::Mobile(_) => phone::mobile(spot, out),
        Condition::SecondContact(kind) => phone::second_contact(*kind, spot, out),
        Condition::OneDomain(_) => site::one_domain(spot, out),
        Condition::PrimaryDomain(_) => site::primary_domain(spot, out),
        Condition::HomeUrl(_) => site::home_url(spot, out),
        Condition::Domain(aspect) => domain::aspect(*aspect, cx, spot, out),
        Condition::DomainDays(days) => domain::days(*days, cx, spot, out),
        Condition::DomainEnding(endings) => domain::ending(endings, spot, out),
        Condition::DomainValidForDays(days) => domain::valid_for_days(*days, cx, spot, out),
        beside => {
            if WHOLE {
                beside::run(beside, cx, spot, out);
            }
        }
    }
    hits
}

fn asks_for_presence(condition: &Condition) -> bool {
    matches!(condition, Condition::Required(_) | Condition::HoldsOne(_))
}

fn asks_for_places(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::NoPlace(_)
            | Condition::RelatesTo(_)
            | Condition::Certificate(CertificateAspect::RegionCode)
            | Condition::CertificateAddressInRegion(_)
            | Condition::WholeAddress(_)
            | Condition::Address(AddressAspect::Complete | AddressAspect::Region | AddressAspect::WithdrawnDivision)
            | Condition::DoorNumber(_)
            | Condition::KnownRegion(_)
            | Condition::LocalId(_)
            | Condition::SameCityAs(_)
    )
}

/// Conditions that compare with other people: one field as it is typed leaves them out.
fn compares_people(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::SameAsSubject(_)
            | Condition::LegalRepresentative(_)
            | Condition::LegalRepresentativeOr(_)
            | Condition::SiteLetter(_)
            | Condition::HeadsApart(_)
            | Condition::DifferentNumbers(_)
    )
}

/// Conditions that compare an address, a certificate or a telephone with the region: judging a filing elsewhere leaves them out.
fn compares_with_region(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::Address(AddressAspect::Region)
            | Condition::CertificateAddressInRegion(_)
            | Condition::AreaCodeInRegion(_)
            | Condition::AreaCodeOf(_)
            | Condition::LocalId(_)
    )
}

/// A text of the filing that a record names.
pub(crate) fn text_of<'a>(filing: &'a Filing, field: &str) -> &'a str {
    match Field::from_name(field) {
        Some(Field::SubjectName) => &filing.subject.name,
        Some(Field::SubjectInvestor) => &filing.subject.investor,
        Some(Field::SubjectAddress) => &filing.subject.address,
        Some(Field::SubjectCertificateAddress) => &filing.subject.certificate.address,
        Some(Field::SubjectLegalRepresentative) => &filing.subject.legal_representative,
        Some(Field::SubjectRemark) => &filing.subject.remark,
        _ => "",
    }
}
