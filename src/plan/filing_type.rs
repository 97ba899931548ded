//! Whether a filing is needed, and which one.

use crate::filing::{DomainSubject, Filed, Filing, FilingType, ServerLocation};

/// As given; else from what is filed already. `None` while it is not known whether the subject is filed.
pub fn filing_type(filing: &Filing) -> Option<FilingType> {
    filing.filing_type.or_else(|| worked_out(&filing.filed))
}

fn worked_out(filed: &Filed) -> Option<FilingType> {
    Some(match (filed.subject?, filed.domain) {
        (true, Some(true)) if filed.domain_subject != Some(DomainSubject::Other) => FilingType::Access,
        (true, _) => FilingType::NewSite,
        (false, _) => FilingType::First,
    })
}

/// A server in mainland China needs an ICP filing; one in Hong Kong, Macau, Taiwan or abroad does not.
pub fn filing_needed(filing: &Filing) -> Option<bool> {
    filing.server_location.map(|place| place == ServerLocation::Mainland)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Option<FilingType> {
        filing_type(&Filing::from_json(json).unwrap())
    }

    #[test]
    fn worked_out_from_what_is_filed() {
        assert_eq!(of("{}"), None);
        assert_eq!(of(r#"{"filingType":"access"}"#), Some(FilingType::Access));
        assert_eq!(of(r#"{"filed":{"subject":false,"domain":false}}"#), Some(FilingType::First));
        assert_eq!(of(r#"{"filed":{"subject":true,"domain":false}}"#), Some(FilingType::NewSite));
        assert_eq!(of(r#"{"filed":{"subject":true,"domain":true,"domainSubject":"same"}}"#), Some(FilingType::Access));
        assert_eq!(of(r#"{"filingType":"cancel-site","filed":{"subject":false}}"#), Some(FilingType::CancelSite));
    }
}
