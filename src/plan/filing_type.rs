//! Whether a filing is needed, and which one.

use crate::domain_name::DomainName;
use crate::filing::{DomainSubject, Filing, FilingType, ServerLocation};

/// As given; else from what is filed already. `None` while it is not known whether the subject is filed.
pub fn filing_type(filing: &Filing) -> Option<FilingType> {
    filing.filing_type.or_else(|| worked_out(filing))
}

fn worked_out(filing: &Filing) -> Option<FilingType> {
    let subject = subject_filed(filing)?;
    Some(match domain_filed(filing) {
        Some(true) if subject && !by_another(filing) => FilingType::Access,
        _ if subject => FilingType::NewSite,
        _ => FilingType::First,
    })
}

/// A number, a count of sites or a domain of one's own that is filed says that the subject is, where nobody has said it.
fn subject_filed(filing: &Filing) -> Option<bool> {
    let filed = &filing.filed;
    let shown = !filed.icp_number.is_blank()
        || filed.site_count.is_some_and(|count| count > 0.0)
        || filed.domains.iter().any(|domain| !domain.is_blank())
        || (filed.domain == Some(true) && filed.domain_subject == Some(DomainSubject::Same));
    filed.subject.or_else(|| shown.then_some(true))
}

/// As said; else every domain of the order is marked as filed, or stands among those that are.
fn domain_filed(filing: &Filing) -> Option<bool> {
    if filing.filed.domain.is_some() {
        return filing.filed.domain;
    }
    let name = |text: &str| DomainName::parse(text.trim()).ok();
    let known: Vec<DomainName> = filing.filed.domains.iter().filter_map(|d| name(d)).collect();
    let mut domains = filing.sites.iter().flat_map(|site| &site.domains).filter(|d| !d.name.is_blank()).peekable();
    domains.peek()?;
    let filed = domains.all(|domain| domain.filed == Some(true) || name(&domain.name).is_some_and(|n| known.contains(&n)));
    filed.then_some(true)
}

/// Is the domain filed by another subject? So it is too when it is filed and the subject has never filed anything.
pub fn by_another(filing: &Filing) -> bool {
    let filed = &filing.filed;
    match filed.domain_subject {
        Some(DomainSubject::Other) => filed.domain != Some(false),
        Some(DomainSubject::Same) => false,
        None => filed.domain == Some(true) && filed.subject == Some(false),
    }
}

/// A server in mainland China needs an ICP filing; one in Hong Kong, Macau, Taiwan or abroad does not.
pub fn filing_needed(filing: &Filing) -> Option<bool> {
    filing.server_location.map(|place| place == ServerLocation::Mainland)
}

/// How a filing type that was given contradicts what is filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It should be this one.
    ShouldBe(FilingType),
    /// Nothing is filed that could be changed, connected or cancelled.
    NothingFiled,
    /// The statements on what is filed contradict each other.
    Contradiction,
}

pub fn misfit(filing: &Filing) -> Option<Misfit> {
    let filed = &filing.filed;
    if filed.subject == Some(false) && filed.domain == Some(true) && filed.domain_subject == Some(DomainSubject::Same) {
        return Some(Misfit::Contradiction);
    }
    let given = filing.filing_type?;
    let (subject, domain) = (subject_filed(filing), filed.domain);
    match given {
        // A domain that somebody else has filed is a finding of its own.
        FilingType::First | FilingType::NewSite | FilingType::Access if by_another(filing) => None,
        FilingType::First | FilingType::NewSite => {
            let should_be =
                worked_out(filing).filter(|_| subject.is_some() && (domain.is_some() || subject == Some(false) || given == FilingType::First));
            should_be.filter(|other| *other != given).map(Misfit::ShouldBe)
        }
        FilingType::Access => match (subject, domain) {
            (Some(false), _) => Some(Misfit::ShouldBe(FilingType::First)),
            (Some(true), Some(false)) => Some(Misfit::ShouldBe(FilingType::NewSite)),
            (None, Some(false)) => Some(Misfit::NothingFiled),
            _ => None,
        },
        FilingType::ChangeSubject | FilingType::CancelSubject => (subject == Some(false)).then_some(Misfit::NothingFiled),
        FilingType::ChangeSite | FilingType::CancelSite | FilingType::CancelAccess => {
            (subject == Some(false) || domain == Some(false)).then_some(Misfit::NothingFiled)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filing(json: &str) -> Filing {
        Filing::from_json(json).unwrap()
    }

    fn of(json: &str) -> Option<FilingType> {
        filing_type(&filing(json))
    }

    #[test]
    fn worked_out_from_what_is_filed() {
        assert_eq!(of("{}"), None);
        assert_eq!(of(r#"{"filingType":"access"}"#), Some(FilingType::Access));
        assert_eq!(of(r#"{"filed":{"subject":false,"domain":false}}"#), Some(FilingType::First));
        assert_eq!(of(r#"{"filed":{"subject":true,"domain":false}}"#), Some(FilingType::NewSite));
        assert_eq!(of(r#"{"filed":{"subject":true,"domain":true,"domainSubject":"same"}}"#), Some(FilingType::Access));
        assert_eq!(of(r#"{"filed":{"subject":true,"domain":true,"domainSubject":"other"}}"#), Some(FilingType::NewSite));
        assert_eq!(of(r#"{"filingType":"cancel-site","filed":{"subject":false}}"#), Some(FilingType::CancelSite));
    }

    #[test]
    fn what_is_filed_shows_in_other_answers_too() {
        assert_eq!(of(r#"{"filed":{"domain":true,"domainSubject":"same"}}"#), Some(FilingType::Access));
        assert_eq!(of(r#"{"filed":{"siteCount":2}}"#), Some(FilingType::NewSite));
        assert_eq!(of(r#"{"filed":{"domains":["a.cn"]},"sites":[{"domains":["A.CN"]}]}"#), Some(FilingType::Access));
        assert_eq!(of(r#"{"filed":{"domains":["a.cn"]},"sites":[{"domains":["b.cn"]}]}"#), Some(FilingType::NewSite));
        assert_eq!(of(r#"{"filed":{"subject":true},"sites":[{"domains":[{"name":"b.cn","filed":true}]}]}"#), Some(FilingType::Access));
    }

    #[test]
    fn a_type_that_contradicts_what_is_filed() {
        use FilingType::*;
        for (given, filed, wrong) in [
            ("first", r#"{"subject":false,"domain":false}"#, None),
            ("first", r#"{"subject":true,"domain":false}"#, Some(Misfit::ShouldBe(NewSite))),
            ("first", r#"{"subject":true,"domain":true,"domainSubject":"same"}"#, Some(Misfit::ShouldBe(Access))),
            ("first", r#"{"subject":true,"domain":true,"domainSubject":"other"}"#, None),
            ("new-site", r#"{"subject":true}"#, None),
            ("new-site", r#"{"subject":false}"#, Some(Misfit::ShouldBe(First))),
            ("new-site", r#"{"subject":true,"domain":true}"#, Some(Misfit::ShouldBe(Access))),
            ("access", r#"{"subject":true,"domain":false}"#, Some(Misfit::ShouldBe(NewSite))),
            ("access", r#"{"subject":false,"domain":false}"#, Some(Misfit::ShouldBe(First))),
            ("access", r#"{"domain":false}"#, Some(Misfit::NothingFiled)),
            ("access", r#"{"subject":true,"domain":true}"#, None),
            ("change-subject", r#"{"subject":false}"#, Some(Misfit::NothingFiled)),
            ("cancel-access", r#"{"subject":true,"domain":false}"#, Some(Misfit::NothingFiled)),
            ("cancel-subject", r#"{"subject":true}"#, None),
            ("first", r#"{"subject":false,"domain":true,"domainSubject":"same"}"#, Some(Misfit::Contradiction)),
            ("first", "{}", None),
        ] {
            let found = misfit(&filing(&format!(r#"{{"filingType":"{given}","filed":{filed}}}"#)));
            assert_eq!(found, wrong, "{given} {filed}");
        }
    }
}
