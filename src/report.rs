//! What goes out: a report with its findings, under the names of the contract (js/src/types.ts).

use serde::Serialize;

use crate::filing::FilingType;
use crate::json::choices;
use crate::text::Span;

choices! {
    /// What a finding means, the gravest first: it will be sent back; something is empty; a human decides; worth knowing.
    Verdict { Reject = "reject", Missing = "missing", Risk = "risk", Note = "note" }
}

choices! {
    /// What a whole report means.
    Overall { Reject = "reject", Incomplete = "incomplete", Risk = "risk", Pass = "pass" }
}

impl Overall {
    pub fn of(verdicts: impl Iterator<Item = Verdict>) -> Self {
        match verdicts.min() {
            Some(Verdict::Reject) => Overall::Reject,
            Some(Verdict::Missing) => Overall::Incomplete,
            Some(Verdict::Risk) => Overall::Risk,
            Some(Verdict::Note) | None => Overall::Pass,
        }
    }
}

/// A filing judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    pub verdict: Overall,
    /// Sorted by where they are in the filing, then by verdict.
    pub findings: Vec<Finding>,
    /// As given, or worked out from what is filed; `null` where that is not said.
    pub filing_type: Option<FilingType>,
    /// Whether a server at this place needs an ICP filing at all; `null` where the place is not said.
    pub filing_needed: Option<bool>,
    pub rulebook: RulebookInfo,
}

/// Which book judged, and the day of its youngest source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RulebookInfo {
    pub version: String,
    pub as_of: String,
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    pub document: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub section: String,
    pub as_of: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    pub rule: String,
    pub verdict: Verdict,
    /// JSON pointer into the filing.
    pub path: String,
    pub message: String,
    /// UTF-16 code units, `[start, end)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The whole new value of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// The field that `fix` is for, where it is not `path`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_path: Option<String>,
    pub source: Source,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confirmed_by: Vec<Source>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputed_by: Vec<Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overlay: Option<String>,
}

/// What certificate numbers say of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CertificateFacts {
    pub kind: String,
    pub number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<CertificateRegion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registrar: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CertificateRegion {
    pub code: String,
    pub name: String,
    pub current: bool,
}
