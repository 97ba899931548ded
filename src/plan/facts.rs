//! When a record of the plan holds.

use crate::filing::{Filing, Person, Site};
use crate::rulebook::Circumstances;
use crate::rulebook::plan_record::{Fact, PlanWhen};

/// What a record is held against: the filing, and the site or person that it would be for.
#[derive(Clone, Copy)]
pub struct About<'a> {
    pub filing: &'a Filing,
    pub at: Circumstances<'a>,
    /// The server needs no ICP filing.
    pub not_needed: bool,
    /// Papers go by post.
    pub post: bool,
    pub site: Option<&'a Site>,
    pub person: Option<&'a Person>,
}

impl About<'_> {
    /// Does a record of this region, for these circumstances, hold?
    pub fn meets(&self, region: &str, when: &PlanWhen, without_filing: bool) -> bool {
        self.may_meet(region, when, without_filing) && when.so.iter().all(|fact| self.is_so(*fact))
    }

    /// For some site or person of the filing?
    pub fn may_meet(&self, region: &str, when: &PlanWhen, without_filing: bool) -> bool {
        (region.is_empty() || region == self.at.region)
            && (when.region.is_empty() || when.region.iter().any(|r| r == self.at.region))
            && (when.nature.is_empty() || names_nature(&when.nature, self.at.nature))
            && (when.filing_type.is_empty() || when.filing_type.iter().any(|t| t == self.at.filing_type.name()))
            && (without_filing || !self.not_needed)
    }

    fn is_so(&self, fact: Fact) -> bool {
        let filing = self.filing;
        let any_site = |asked: fn(&Site) -> bool| self.site.map_or_else(|| filing.sites.iter().any(asked), asked);
        match fact {
            Fact::Agent => filing.agent.is_some(),
            Fact::SameProvider => filing.same_provider == Some(true),
            Fact::OtherProvider => filing.same_provider == Some(false),
            Fact::EmptyShell => filing.filed.empty_shell == Some(true),
            Fact::SitePaid => any_site(|site| site.paid == Some(true)),
            Fact::SiteInteractive => any_site(|site| site.interactive == Some(true)),
            Fact::NotLegalRepresentative => {
                let named = filing.subject.legal_representative.trim();
                !named.is_empty() && self.person.is_some_and(|person| !person.name.is_blank() && person.name.trim() != named)
            }
            Fact::OrderTouched => !filing.dates.order_touched.is_blank(),
            Fact::Post => self.post,
        }
    }
}

/// `unit` stands for all natures but `individual`; while the nature is not known no list names it.
fn names_nature(list: &[String], nature: &str) -> bool {
    list.iter().any(|n| n == nature || (n == "unit" && !nature.is_empty() && nature != "individual"))
}
