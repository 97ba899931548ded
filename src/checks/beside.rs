//! The conditions that only the whole engine judges: of places, idioms, papers, orders, apps and a page's foot. Rules that ask
//! them lie apart (`Condition::waits`), so that the first engine has no rule that it cannot judge.

use super::{Context, Hit, Hits, address, apps, certificate, contacts, domain, footer, ip, names, order, people, phone, site, words};
use crate::rulebook::record::{Circumstance, Condition};
use crate::spot::Spot;

pub fn run(condition: &Condition, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    match condition {
        Condition::HoldsNoneUnless(unless) => words::holds_none_unless(unless, cx, spot, out),
        Condition::HoldsOne(texts) => words::holds_one(texts, cx, spot, out),
        Condition::Matches(templates) => words::matches(templates, spot, out),
        Condition::EqualsFiledName(_) => words::equals_filed_name(cx, spot, out),
        Condition::UniqueName(_) => names::unique(cx, spot, out),
        Condition::OneOf(values) => words::one_of(values, spot, out),
        Condition::NoIdiom(_) => names::no_idiom(cx, spot, out),
        Condition::NoPlace(_) => names::no_place(spot, out),
        Condition::RelatesTo(relation) => names::relates_to(relation, cx, spot, out),
        Condition::AtLeastYears(years) => certificate::at_least_years(*years, cx, spot, out),
        Condition::Age(age) => certificate::age(age, cx, spot, out),
        Condition::LocalId(local) => certificate::local_id(local, cx, spot, out),
        Condition::CertificateAddressInRegion(_) => address::certificate_in_region(cx, spot, out),
        Condition::WholeAddress(_) => address::whole(spot, out),
        Condition::Address(aspect) => address::aspect(*aspect, cx, spot, out),
        Condition::SameCityAs(field) => address::same_city_as(field, cx, spot, out),
        Condition::DoorNumber(accepted) => address::door_number(accepted, cx, spot, out),
        Condition::LegalRepresentative(_) => people::legal_representative(cx, spot, out),
        Condition::LegalRepresentativeOr(deputy) => people::legal_representative_or(deputy, cx, spot, out),
        Condition::SiteLetter(kinds) => people::site_letter(kinds, cx, spot, out),
        Condition::HeadsApart(_) => contacts::heads_apart(cx, spot, out),
        Condition::DifferentNumbers(least) => contacts::different_numbers(*least, cx, spot, out),
        Condition::DiffersFrom(fields) => people::differs_from(fields, cx, spot, out),
        Condition::EmergencyContacts(count) => people::emergency_contacts(*count, spot, out),
        Condition::AgentMaterials(kinds) => people::agent_materials(kinds, cx, out),
        Condition::AreaCodeInRegion(_) => phone::area_code_in_region(cx, spot, out),
        Condition::AreaCodeOf(regions) => phone::area_code_of(regions, cx, spot, out),
        Condition::SiteLimit(limit) => site::limit(limit, cx, out),
        Condition::FurtherSites(further) => site::further_sites(further, cx, out),
        Condition::OneSortOfService(_) => site::one_sort_of_service(cx, out),
        Condition::AtMost(most) => site::at_most(*most, spot, out),
        Condition::App(aspect) => apps::aspect(*aspect, cx, spot, out),
        Condition::DomainValidForMonths(months) => domain::valid_for_months(*months, cx, spot, out),
        Condition::Approvals(asked) => site::approvals(asked, cx, spot, out),
        Condition::PublicIp(_) => ip::public(spot, out),
        Condition::Advice(circumstance) => {
            if so(*circumstance, cx, spot) {
                out.push(Hit::default());
            }
        }
        Condition::FilingTypeFits(_) => order::filing_type_fits(cx, spot, out),
        Condition::NoSmsWaiting(_) => order::no_sms_waiting(cx, spot, out),
        Condition::FiledMobileKept(_) => order::filed_mobile_kept(cx, spot, out),
        Condition::IcpNumber(_) => footer::icp_number(cx, spot, out),
        Condition::PsbNumber(_) => footer::psb_number(cx, spot, out),
        Condition::ShowsIcpNumber(_) => footer::shows_icp_number(cx, spot, out),
        Condition::IcpLink(hosts) => footer::icp_link(hosts, cx, spot, out),
        Condition::ShowsPsbNumber(hosts) => footer::shows_psb_number(hosts, cx, spot, out),
        Condition::CopyrightLine(asked) => footer::copyright_line(asked, cx, spot, out),
        Condition::KnownRegion(_) => {
            if cx.region.is_none() && !spot.is_empty() {
                out.push(Hit::default());
            }
        }
        // Those of the first engine (super::run). By name, so that a new condition finds its place.
        Condition::Required(_)
        | Condition::AtLeastHan(_)
        | Condition::NotOnly(_)
        | Condition::OnlyChars(_)
        | Condition::BeginsWithNone(_)
        | Condition::HoldsNone(_)
        | Condition::HoldsNoneUnlessApproved(_)
        | Condition::NotOnlyOf(_)
        | Condition::Length(_)
        | Condition::NoDomain(_)
        | Condition::NoPersonName(_)
        | Condition::NoOtherUnit(_)
        | Condition::Certificate(_)
        | Condition::ValidForMonths(_)
        | Condition::CertificateKinds(_)
        | Condition::Investor(_)
        | Condition::FullName(_)
        | Condition::SameAsSubject(_)
        | Condition::Email(_)
        | Condition::Mobile(_)
        | Condition::SecondContact(_)
        | Condition::Domain(_)
        | Condition::DomainDays(_)
        | Condition::DomainEnding(_)
        | Condition::DomainValidForDays(_)
        | Condition::OneDomain(_)
        | Condition::PrimaryDomain(_)
        | Condition::HomeUrl(_) => {}
    }
}

fn so(circumstance: Circumstance, cx: &Context<'_>, spot: &Spot<'_>) -> bool {
    match circumstance {
        Circumstance::Filled => !spot.is_empty(),
        Circumstance::SiteInteractive => spot.site.is_some_and(|(_, s)| s.interactive == Some(true)),
        Circumstance::SitePaid => spot.site.is_some_and(|(_, s)| s.paid == Some(true)),
        Circumstance::AgentFiles => cx.filing.agent.is_some(),
        Circumstance::FilingNotNeeded => crate::plan::filing_needed(cx.filing) == Some(false),
        Circumstance::DomainFiledByAnother => crate::plan::by_another(cx.filing),
        Circumstance::EmptyShell => cx.filing.filed.empty_shell == Some(true),
        Circumstance::Always => true,
        Circumstance::NoPsbNumber => footer::no_psb_number(cx, spot),
    }
}
