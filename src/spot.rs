//! The places of a filing, one after the other, as rules see them.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::certificate::{self, Fault, Reading};
use crate::checks::{Heads, PeopleNames};
use crate::domain_name::{self, DomainName};
use crate::filing::{Certificate, Domain, Filing, Foot, Listed, Os, Person, Platform, Service, Site};
use crate::firsts::Firsts;
use crate::foot::Page;
use crate::lexicon::address::{self, Address};
use crate::numbers;
use crate::numbers::phone::{Landline, LandlineFault, bare_mobile, landline};
use crate::pieces;
use crate::rulebook::Bearer;
use crate::rulebook::field::Field;
use crate::text::{self, Span, Text, is_blank};

/// Whose person it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Principal,
    SitePrincipal,
    Agent,
}

impl Role {
    pub const ALL: &'static [Role] = &[Role::Principal, Role::SitePrincipal, Role::Agent];
    pub fn name(self) -> &'static str {
        match self {
            Role::Principal => "principal",
            Role::SitePrincipal => "site-principal",
            Role::Agent => "agent",
        }
    }
}

/// One value at one place.
pub struct Spot<'a> {
    pub field: Field,
    pub value: &'a str,
    pub person: Option<(Role, &'a Person)>,
    pub site: Option<(usize, &'a Site)>,
    pub domain: Option<(usize, &'a Listed<Domain>)>,
    pub platform: Option<(usize, &'a Platform)>,
    pub certificate: Option<&'a Certificate>,
    /// The pointer of the group that the value is in (`/sites/0`), and the rest of the way (`name`, `domains/1/name`).
    base: &'a str,
    rest: &'a str,
    /// Which of a list of domains or addresses.
    pub index: Option<usize>,
    tail: &'static str,
    read: Readings,
    memory: &'a Memory,
}

/// What a value says when it is read in one way or another: once, however many rules ask.
#[derive(Default)]
struct Readings {
    text: OnceCell<Text>,
    tidied: OnceCell<String>,
    mobile: OnceCell<Option<String>>,
    landline: OnceCell<Result<Landline, LandlineFault>>,
    certificate: OnceCell<Result<Reading, Fault>>,
    domain: OnceCell<Result<DomainName, domain_name::Fault>>,
    address: OnceCell<Rc<Address>>,
    page: OnceCell<Page>,
}

impl<'a> Spot<'a> {
    /// The value, folded once.
    pub fn text(&self) -> &Text {
        self.read.text.get_or_init(|| Text::new(self.value))
    }

    /// As it was typed, without the white space around it.
    pub fn typed(&self) -> &'a str {
        text::trimmed(self.value)
    }

    /// Where it stands as a whole: for what is not read character by character.
    pub fn whole(&self) -> Option<Span> {
        text::whole(self.value)
    }

    /// The mobile number that is meant.
    pub fn bare_mobile(&self) -> Option<&str> {
        self.read.mobile.get_or_init(|| bare_mobile(self.typed())).as_deref()
    }

    pub fn landline(&self) -> &Result<Landline, LandlineFault> {
        self.read.landline.get_or_init(|| landline(self.typed()))
    }

    /// As the number of a certificate: half width, capital letters, nothing between the groups.
    pub fn tidied(&self) -> &str {
        self.read.tidied.get_or_init(|| numbers::tidy(self.typed()))
    }

    /// The number, by the standard of its kind.
    pub fn certificate(&self, kind: &str) -> &Result<Reading, Fault> {
        self.read.certificate.get_or_init(|| certificate::read(kind, self.tidied()))
    }

    pub fn domain_name(&self) -> &Result<DomainName, domain_name::Fault> {
        self.read.domain.get_or_init(|| DomainName::parse(self.typed()))
    }

    pub fn address(&self) -> &Address {
        self.read.address.get_or_init(|| self.address_in(self.value))
    }

    /// What another text of the filing says as an address.
    pub fn address_in(&self, text: &str) -> Rc<Address> {
        self.memory.addresses.read(text)
    }

    /// At a site's name: the first site that has it.
    pub fn first_named(&self, filing: &Filing) -> Option<usize> {
        let of_site = |(at, site): (usize, &Site)| (Text::new(&site.name).folded_text(), at);
        let names = self.memory.names.get_or_init(|| Firsts::of(filing.sites.iter().enumerate().map(of_site)));
        names.of_text(&self.text().folded_text())
    }

    /// At a domain: the first website that has it, and where there.
    pub fn first_with_domain(&self, filing: &Filing) -> Option<(usize, usize)> {
        // An app may use the domain of the site beside it.
        let websites = filing.sites.iter().enumerate().filter(|(_, s)| s.service.is_none_or(|service| service == Service::Website));
        let domains = websites.flat_map(|(i, s)| s.domains.iter().enumerate().map(move |(j, d)| ((i, j), d)));
        let read = |(at, d): (_, &Listed<Domain>)| (DomainName::parse(d.name.trim()).map_or_else(|_| String::new(), |name| name.ascii), at);
        let firsts = self.memory.domains.get_or_init(|| Firsts::of(domains.map(read)));
        firsts.of_text(&self.domain_name().as_ref().ok()?.ascii)
    }

    /// At an app's package: the first site with an app of the same package for the same system.
    pub fn first_with_package(&self, filing: &Filing, wanted: &Platform) -> Option<usize> {
        let key = |platform: &Platform| format!("{} {}", platform.os.map_or("", Os::name), platform.package.trim());
        let platforms = filing.sites.iter().enumerate().flat_map(|(at, site)| site.app.platforms.iter().map(move |platform| (at, platform)));
        let firsts = self.memory.packages.get_or_init(|| Firsts::of(platforms.map(|(at, platform)| (key(platform), at))));
        firsts.of_text(&key(wanted))
    }

    /// Everybody whose name stands in the filing.
    pub fn people_names(&self, filing: &Filing) -> &PeopleNames {
        self.memory.people.get_or_init(|| PeopleNames::of(filing))
    }

    /// At a principal's address or mobile number: all principals by name and by that.
    pub fn heads(&self, filing: &Filing) -> &Heads {
        if self.field == Field::PersonEmail {
            self.memory.emails.get_or_init(|| Heads::of(filing, |person| &person.email))
        } else {
            self.memory.mobiles.get_or_init(|| Heads::of(filing, |person| &person.mobile))
        }
    }

    /// Whose the place is, and of what kind of service.
    pub fn bearer(&self) -> Bearer {
        Bearer { role: self.person.map(|(role, _)| role), service: self.site.map(|(_, site)| site.service.unwrap_or(Service::Website)) }
    }

    /// At the page's foot: the page, read once, and what it was read from.
    pub fn foot<'f>(&self, filing: &'f Filing) -> Option<(&Page, &'f Foot)> {
        let foot = filing.footer.as_ref().filter(|_| self.field == Field::Footer)?;
        Some((self.read.page.get_or_init(|| Page::read(foot)), foot))
    }

    /// JSON pointer into the filing.
    pub fn path(&self) -> String {
        let index = self.index.map(|index| index.to_string());
        let slash = |there: bool| if there { "/" } else { "" };
        let steps = [self.base, slash(!self.rest.is_empty()), self.rest, slash(index.is_some()), index.as_deref().unwrap_or_default(), self.tail];
        pieces::joined(&steps, "")
    }

    /// Nothing but what nobody sees.
    pub fn is_empty(&self) -> bool {
        self.value.chars().all(is_blank)
    }
}

/// Calls `visit` for every place of the filing, in the order in which a reader meets them.
/// What is not there is visited too, so that it can be said to be missing.
pub fn walk<'a>(filing: &'a Filing, nothing: &'a Nothing, visit: &mut dyn FnMut(Spot<'a>)) {
    let mut walker = Walker { visit, memory: &nothing.memory };
    let at = |field, value: &'a str, base, rest| Place { field, value, base, rest, ..Place::new(field) };
    walker.see(at(Field::FilingType, filing.filing_type.map_or("", |t| t.name()), "", "filingType"));
    walker.see(at(Field::Region, &filing.region, "", "region"));
    walker.see(at(Field::Filed, "", "", "filed"));
    walker.see(at(Field::FiledIcpNumber, &filing.filed.icp_number, "/filed", "icpNumber"));
    subject(filing, &mut walker);
    person(&mut walker, Role::Principal, &filing.principal, "/principal", None);
    if let Some(agent) = &filing.agent {
        person(&mut walker, Role::Agent, agent, "/agent", None);
    }
    walker.see(at(Field::Agent, "", "", "agent"));
    walker.see(at(Field::Sites, "", "", "sites"));
    let sites: &[Site] = if filing.sites.is_empty() { &nothing.sites } else { &filing.sites };
    for (i, one) in sites.iter().enumerate() {
        let base = nothing.base(i);
        site(&mut walker, i, one, base, nothing);
    }
    walker.see(at(Field::DatesSmsReceived, &filing.dates.sms_received, "/dates", "smsReceived"));
    if let Some(foot) = &filing.footer {
        walker.see(at(Field::FooterIcpNumber, &foot.icp_number, "/footer", "icpNumber"));
        walker.see(at(Field::FooterPsbNumber, &foot.psb_number, "/footer", "psbNumber"));
        walker.see(at(Field::Footer, "", "", "footer"));
    }
}

/// What stands in for values that are not there, the pointers of the sites, and what was read: it lives as long as a walk.
pub struct Nothing {
    sites: [Site; 1],
    domain: Listed<Domain>,
    bases: Vec<String>,
    principals: Vec<String>,
    memory: Memory,
}

/// What has been read of the filing as a whole, once, however many places ask.
#[derive(Default)]
struct Memory {
    addresses: address::Memory,
    names: OnceCell<Firsts<usize>>,
    domains: OnceCell<Firsts<(usize, usize)>>,
    packages: OnceCell<Firsts<usize>>,
    people: OnceCell<PeopleNames>,
    emails: OnceCell<Heads>,
    mobiles: OnceCell<Heads>,
}

impl Nothing {
    pub fn of(filing: &Filing) -> Self {
        let count = filing.sites.len().max(1);
        Nothing {
            sites: [Site::default()],
            domain: Listed { bare: true, ..Listed::default() },
            bases: (0..count).map(|i| format!("/sites/{i}")).collect(),
            principals: (0..count).map(|i| format!("/sites/{i}/principal")).collect(),
            memory: Memory::default(),
        }
    }
    fn base(&self, site: usize) -> &str {
        self.bases.get(site).map_or("", String::as_str)
    }
    fn principal(&self, site: usize) -> &str {
        self.principals.get(site).map_or("", String::as_str)
    }
}

#[derive(Clone, Copy)]
struct Place<'a> {
    field: Field,
    value: &'a str,
    base: &'a str,
    rest: &'a str,
    index: Option<usize>,
    tail: &'static str,
    person: Option<(Role, &'a Person)>,
    site: Option<(usize, &'a Site)>,
    domain: Option<(usize, &'a Listed<Domain>)>,
    platform: Option<(usize, &'a Platform)>,
    certificate: Option<&'a Certificate>,
}

impl Place<'_> {
    fn new(field: Field) -> Self {
        Place {
            field,
            value: "",
            base: "",
            rest: "",
            index: None,
            tail: "",
            person: None,
            site: None,
            domain: None,
            platform: None,
            certificate: None,
        }
    }
}

struct Walker<'v, 'a> {
    visit: &'v mut dyn FnMut(Spot<'a>),
    memory: &'a Memory,
}

impl<'a> Walker<'_, 'a> {
    fn see(&mut self, place: Place<'a>) {
        let Place { field, value, base, rest, index, tail, person, site, domain, platform, certificate } = place;
        let (read, memory) = (Readings::default(), self.memory);
        (self.visit)(Spot { field, value, read, memory, person, site, domain, platform, certificate, base, rest, index, tail });
    }
}

fn subject<'a>(filing: &'a Filing, walker: &mut Walker<'_, 'a>) {
    let subject = &filing.subject;
    let certificate = Some(&subject.certificate);
    let mut see = |field, value: &'a str, rest| walker.see(Place { value, base: "/subject", rest, certificate, ..Place::new(field) });
    see(Field::SubjectNature, &subject.nature, "nature");
    see(Field::SubjectName, &subject.name, "name");
    see(Field::SubjectCertificateKind, &subject.certificate.kind, "certificate/kind");
    see(Field::SubjectCertificateNumber, &subject.certificate.number, "certificate/number");
    see(Field::SubjectCertificateAddress, &subject.certificate.address, "certificate/address");
    see(Field::SubjectCertificateExpires, &subject.certificate.expires, "certificate/expires");
    see(Field::SubjectAddress, &subject.address, "address");
    see(Field::SubjectInvestor, &subject.investor, "investor");
    see(Field::SubjectLegalRepresentative, &subject.legal_representative, "legalRepresentative");
    see(Field::SubjectRemark, &subject.remark, "remark");
}

fn person<'a>(walker: &mut Walker<'_, 'a>, role: Role, who: &'a Person, base: &'a str, site: Option<(usize, &'a Site)>) {
    let mut see = |field, value: &'a str, rest| {
        walker.see(Place { value, base, rest, person: Some((role, who)), site, certificate: Some(&who.certificate), ..Place::new(field) });
    };
    see(Field::PersonName, &who.name, "name");
    see(Field::PersonCertificateKind, &who.certificate.kind, "certificate/kind");
    see(Field::PersonCertificateNumber, &who.certificate.number, "certificate/number");
    see(Field::PersonCertificateExpires, &who.certificate.expires, "certificate/expires");
    see(Field::PersonMobile, &who.mobile, "mobile");
    see(Field::PersonFiledMobile, &who.filed_mobile, "filedMobile");
    see(Field::PersonPhone, &who.phone, "phone");
    see(Field::PersonEmergencyPhone, &who.emergency_phone, "emergencyPhone");
    see(Field::PersonEmergencyContacts, "", "emergencyContacts");
    see(Field::PersonEmail, &who.email, "email");
}

fn site<'a>(walker: &mut Walker<'_, 'a>, i: usize, one: &'a Site, base: &'a str, nothing: &'a Nothing) {
    let at = |field, value: &'a str, rest: &'a str| Place { value, base, rest, site: Some((i, one)), ..Place::new(field) };
    walker.see(at(Field::SiteName, &one.name, "name"));
    walker.see(at(Field::SiteDomains, "", "domains"));
    let domains: &[Listed<Domain>] = if one.domains.is_empty() { std::slice::from_ref(&nothing.domain) } else { &one.domains };
    for (j, domain) in domains.iter().enumerate() {
        let in_domain = |field, value: &'a str, tail| Place { index: Some(j), tail, domain: Some((j, domain)), ..at(field, value, "domains") };
        // With no domain at all, the list is what is missing.
        if one.domains.is_empty() {
            walker.see(Place { domain: Some((j, domain)), ..at(Field::SiteDomain, "", "domains") });
            continue;
        }
        walker.see(in_domain(Field::SiteDomain, &domain.name, if domain.bare { "" } else { "/name" }));
        if !domain.bare {
            walker.see(in_domain(Field::DomainHolder, "", "/holder"));
            walker.see(in_domain(Field::DomainRegistered, &domain.registered, "/registered"));
            walker.see(in_domain(Field::DomainVerified, "", "/verified"));
            walker.see(in_domain(Field::DomainExpires, &domain.expires, "/expires"));
        }
    }
    walker.see(at(Field::SitePrimaryDomain, &one.primary_domain, "primaryDomain"));
    walker.see(at(Field::SiteHomeUrl, &one.home_url, "homeUrl"));
    if one.ip.is_empty() {
        walker.see(at(Field::SiteIp, "", "ip"));
    }
    for (j, ip) in one.ip.iter().enumerate() {
        walker.see(Place { index: Some(j), ..at(Field::SiteIp, ip, "ip") });
    }
    walker.see(at(Field::SiteProviderServiceNumber, &one.provider_service_number, "providerServiceNumber"));
    walker.see(at(Field::SiteContentCategory, &one.content_category, "contentCategory"));
    walker.see(at(Field::SiteServiceTypes, first(&one.service_types), "serviceTypes"));
    walker.see(at(Field::SiteApprovals, "", "approvals"));
    walker.see(at(Field::SiteLanguages, first(&one.languages), "languages"));
    walker.see(at(Field::SiteInteractive, "", "interactive"));
    walker.see(at(Field::SitePaid, "", "paid"));
    if one.service.is_some_and(|s| s != Service::Website) {
        app(walker, i, one, base);
    }
    if let Some(principal) = &one.principal {
        person(walker, Role::SitePrincipal, principal, nothing.principal(i), Some((i, one)));
    }
    walker.see(at(Field::SiteRemark, &one.remark, "remark"));
}

fn app<'a>(walker: &mut Walker<'_, 'a>, i: usize, one: &'a Site, base: &'a str) {
    let at = |field, value: &'a str, rest| Place { value, base, rest, site: Some((i, one)), ..Place::new(field) };
    let mut systems = one.app.platforms.iter().filter_map(|p| p.os).map(Os::name);
    walker.see(at(Field::SiteApp, systems.next_back().unwrap_or_default(), "app"));
    for (j, platform) in one.app.platforms.iter().enumerate() {
        let mut see = |field, value: &'a str, tail| {
            walker.see(Place { index: Some(j), tail, platform: Some((j, platform)), ..at(field, value, "app/platforms") });
        };
        see(Field::AppPackage, &platform.package, "/package");
        see(Field::AppPublicKey, &platform.public_key, "/publicKey");
        see(Field::AppFingerprint, &platform.fingerprint, "/fingerprint");
    }
}

/// Of a list only whether something is there matters.
fn first(list: &[crate::filing::Text]) -> &str {
    list.iter().map(|t| &**t).find(|t| !t.trim().is_empty()).unwrap_or("")
}
