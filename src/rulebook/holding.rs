//! When a record holds, in numbers. A record's words (natures, filing types, services) are compared once, when the book is
//! opened; at every place of every filing that is left are a few comparisons of numbers.

use super::record::{Day, Rule};
use crate::filing::{FilingType, Service};
use crate::spot::Role;

/// What of a filing decides which records hold.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    pub today: Day,
    /// Two digits, or empty where the region is not known.
    pub region: &'a str,
    pub nature: &'a str,
    /// `first` where nothing is known: the filing that most people make.
    pub filing_type: FilingType,
    /// Its id, or empty where it is not said.
    pub provider: &'a str,
}

/// Of whom and of what a place speaks; none where the place is nobody's, or no site's.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bearer {
    pub role: Option<Role>,
    /// A site that does not say is a website.
    pub service: Option<Service>,
}

/// Every bit: a record that does not say.
const ANY: u16 = u16::MAX;
/// Stands in a record for all natures but `individual`.
const UNIT: &str = "unit";

/// A filing, as records see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct At {
    pub region: u16,
    pub today: Day,
    pub nature: NatureNumbers,
    pub filing_type: FilingType,
    pub provider: Option<u16>,
}

pub const NATION: u16 = 0;

/// The two digits of a region as a number.
pub fn region_number(code: &str) -> u16 {
    code.parse().unwrap_or(NATION)
}

/// A record's region and its `when`.
#[derive(Clone, Debug)]
pub struct Holding {
    region: u16,
    from: Day,
    to: Day,
    filing_types: u16,
    services: u16,
    roles: u16,
    /// Numbers of natures; empty is "always".
    natures: Vec<u16>,
    not_natures: Vec<u16>,
    /// Of an overlay's record, and empty is "all".
    regions: Vec<u16>,
    providers: Vec<u16>,
}

/// The natures that the book names, and the providers that overlays name, each with its number.
#[derive(Clone, Debug)]
pub struct Natures(Vec<String>);

impl Default for Natures {
    fn default() -> Self {
        Natures(vec![UNIT.to_owned()])
    }
}

/// A filing's nature, as records see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NatureNumbers {
    own: Option<u16>,
    is_unit: bool,
}

impl Natures {
    fn number(&mut self, nature: &str) -> u16 {
        let known = self.0.iter().position(|n| n == nature);
        if known.is_none() {
            self.0.push(nature.to_owned());
        }
        known.unwrap_or(self.0.len() - 1) as u16
    }

    pub fn number_of(&self, name: &str) -> Option<u16> {
        self.0.iter().position(|n| n == name).map(|at| at as u16)
    }

    /// While the nature is not known, nobody's records hold but everybody's.
    pub fn of(&self, nature: &str) -> NatureNumbers {
        NatureNumbers { own: self.number_of(nature), is_unit: !nature.is_empty() && nature != "individual" }
    }
}

impl NatureNumbers {
    fn is_among(self, list: &[u16]) -> bool {
        list.iter().any(|one| Some(*one) == self.own || (*one == 0 && self.is_unit))
    }
}

fn bits<T: Copy>(names: &[String], all: &[T], name: impl Fn(T) -> &'static str) -> u16 {
    let bit = |(at, one): (usize, &T)| if names.iter().any(|n| n == name(*one)) { 1 << at } else { 0 };
    all.iter().enumerate().map(bit).fold(0, |sum, bit| sum | bit)
}

impl Holding {
    pub fn of(rule: &Rule, natures: &mut Natures) -> Self {
        let when = &rule.when;
        let any = |names: &[String], bits: u16| if names.is_empty() { ANY } else { bits };
        let mut numbers = |names: &[String]| names.iter().map(|n| natures.number(n)).collect::<Vec<_>>();
        let without = bits(&when.not_filing_type, FilingType::ALL, FilingType::name);
        Holding {
            region: region_number(&rule.region),
            from: rule.from.unwrap_or(Day(0)),
            to: rule.to.unwrap_or(Day(u32::MAX)),
            filing_types: any(&when.filing_type, bits(&when.filing_type, FilingType::ALL, FilingType::name)) & !without,
            services: any(&when.service, bits(&when.service, Service::ALL, Service::name)),
            roles: any(&when.person, bits(&when.person, Role::ALL, Role::name)),
            natures: numbers(&when.nature),
            not_natures: numbers(&when.not_nature),
            providers: numbers(&when.provider),
            regions: when.region.iter().map(|code| region_number(code)).collect(),
        }
    }

    /// Does the record hold for the filing?
    pub fn on(&self, at: At) -> bool {
        (self.region == NATION || self.region == at.region)
            && self.from <= at.today
            && at.today < self.to
            && self.filing_types & 1 << at.filing_type as u16 != 0
            && (self.natures.is_empty() || at.nature.is_among(&self.natures))
            && !at.nature.is_among(&self.not_natures)
            && (self.regions.is_empty() || self.regions.contains(&at.region))
            && (self.providers.is_empty() || at.provider.is_some_and(|provider| self.providers.contains(&provider)))
    }

    /// Whoever and whatever stands at the place?
    pub fn is_for_all(&self) -> bool {
        self.roles == ANY && self.services == ANY
    }

    /// And for who or what stands at the place?
    pub fn for_bearer(&self, bearer: Bearer) -> bool {
        let of_role = self.roles == ANY || bearer.role.is_some_and(|role| self.roles & 1 << role as u16 != 0);
        of_role && bearer.service.is_none_or(|service| self.services & 1 << service as u16 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_is_every_nature_but_individual() {
        let mut natures = Natures::default();
        let (unit, enterprise) = ([natures.number(UNIT)], [natures.number("enterprise")]);
        for (nature, in_unit, in_enterprise) in
            [("enterprise", true, true), ("law-firm", true, false), ("individual", false, false), ("", false, false)]
        {
            assert_eq!((natures.of(nature).is_among(&unit), natures.of(nature).is_among(&enterprise)), (in_unit, in_enterprise), "{nature}");
        }
    }

    #[test]
    fn what_a_record_names_becomes_bits() {
        let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(bits(&names(&["first", "access"]), FilingType::ALL, FilingType::name), 0b101);
        assert_eq!(bits(&names(&["app"]), Service::ALL, Service::name), 0b10);
        assert_eq!(bits(&[], Role::ALL, Role::name), 0);
    }

    fn always() -> Holding {
        Holding {
            region: NATION,
            from: Day(0),
            to: Day(u32::MAX),
            filing_types: ANY,
            services: ANY,
            roles: ANY,
            natures: Vec::new(),
            not_natures: Vec::new(),
            regions: Vec::new(),
            providers: Vec::new(),
        }
    }

    #[test]
    fn everything_that_a_record_says_is_asked() {
        let nature = NatureNumbers { own: Some(2), is_unit: true };
        let here = At { region: 32, today: Day(20261122), nature, filing_type: FilingType::Access, provider: Some(7) };
        let nowhere = At { region: NATION, nature: NatureNumbers { own: None, is_unit: false }, provider: None, ..here };
        for (name, holding, wanted, unknown) in [
            ("always", always(), true, true),
            ("its region", Holding { region: 32, ..always() }, true, false),
            ("another region", Holding { region: 33, ..always() }, false, false),
            ("from today", Holding { from: Day(20261122), ..always() }, true, true),
            ("from tomorrow", Holding { from: Day(20261123), ..always() }, false, false),
            ("until yesterday", Holding { to: Day(20261122), ..always() }, false, false),
            ("until today", Holding { to: Day(20261123), ..always() }, true, true),
            ("its kind", Holding { filing_types: 0b100, ..always() }, true, true),
            ("other kinds", Holding { filing_types: 0b1011, ..always() }, false, false),
            ("its nature", Holding { natures: vec![3, 2], ..always() }, true, false),
            ("another nature", Holding { natures: vec![3], ..always() }, false, false),
            ("every unit", Holding { natures: vec![0], ..always() }, true, false),
            ("not its nature", Holding { not_natures: vec![2], ..always() }, false, true),
            ("not another nature", Holding { not_natures: vec![3], ..always() }, true, true),
            ("no unit", Holding { not_natures: vec![0], ..always() }, false, true),
            ("of these regions", Holding { regions: vec![31, 32], ..always() }, true, false),
            ("of others", Holding { regions: vec![31], ..always() }, false, false),
            ("its provider", Holding { providers: vec![7], ..always() }, true, false),
            ("another provider", Holding { providers: vec![8], ..always() }, false, false),
        ] {
            assert_eq!((holding.on(here), holding.on(nowhere)), (wanted, unknown), "{name}");
        }
    }

    #[test]
    fn a_record_can_be_of_one_person_and_of_one_service() {
        let of_agent = Holding { roles: 1 << Role::Agent as u16, ..always() };
        let of_apps = Holding { services: 1 << Service::App as u16, ..always() };
        let role = |role| Bearer { role, service: None };
        assert!(
            of_agent.for_bearer(role(Some(Role::Agent))) && !of_agent.for_bearer(role(Some(Role::Principal))) && !of_agent.for_bearer(role(None))
        );
        let service = |service| Bearer { role: None, service };
        assert!(
            of_apps.for_bearer(service(Some(Service::App)))
                && !of_apps.for_bearer(service(Some(Service::Website)))
                && of_apps.for_bearer(service(None))
        );
        assert!(always().for_bearer(role(Some(Role::Agent))) && always().for_bearer(service(Some(Service::App))) && always().for_bearer(role(None)));
        let of_agents_apps = Holding { services: of_apps.services, ..of_agent };
        assert!(!of_agents_apps.for_bearer(Bearer { role: Some(Role::Agent), service: Some(Service::Website) }));
        assert!(!of_agents_apps.for_bearer(Bearer { role: Some(Role::Principal), service: Some(Service::App) }));
    }
}
