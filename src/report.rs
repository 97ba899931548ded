//! What goes out: a report with its findings, under the names of the contract (js/src/types.ts).

use serde::Serialize;

use crate::filing::FilingType;
use crate::json::choices;
use crate::shared::Shared;
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
    /// What to hand in.
    pub materials: Vec<Shared<Material>>,
    /// Who confirms by SMS: one entry for each number.
    pub sms: Vec<Sms>,
    /// The steps, in their order.
    pub timeline: Vec<Shared<TimelineStep>>,
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
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
    pub message: Shared<String>,
    /// UTF-16 code units, `[start, end)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The whole new value of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// The field that `fix` is for, where it is not `path`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_path: Option<String>,
    pub source: Shared<Source>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confirmed_by: Vec<Shared<Source>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputed_by: Vec<Shared<Source>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overlay: Option<String>,
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Material {
    pub kind: String,
    pub title: String,
    /// JSON pointer to whom or what it belongs to.
    pub for_path: String,
    pub provided: bool,
    /// What must be on it.
    pub notes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_subject: Option<String>,
    pub source: Shared<Source>,
}

/// A number that gets a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sms {
    /// `principal` or `site-principal`.
    pub person: &'static str,
    pub mobile: String,
    /// What to type of the certificate's number.
    pub last_six: String,
    /// JSON pointers to everybody who has this number.
    pub paths: Vec<String>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimelineStep {
    pub step: String,
    pub title: String,
    pub by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_days: Option<(u32, u32)>,
    /// A day, or a date-time in China.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    /// Reckoned: the earliest day it begins, and the latest it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub source: Shared<Source>,
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
