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
    /// The gravest of them decides; notes are nothing.
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
    /// What becomes of the filing.
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
    /// By which book it was judged.
    pub rulebook: RulebookInfo,
}

/// Which book judged, and the day of its youngest source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RulebookInfo {
    /// The book's own version.
    pub version: String,
    /// The day of its youngest source.
    pub as_of: String,
}

/// Where a rule comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The document's title.
    pub document: String,
    /// The place in it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub section: String,
    /// The document's day, `YYYY-MM-DD`.
    pub as_of: String,
    /// Its address, where it is public.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
}

/// One thing that is wrong, missing, doubtful or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The rule's public id: `site-name/too-few-han`.
    pub rule: String,
    /// How grave it is.
    pub verdict: Verdict,
    /// JSON pointer into the filing.
    pub path: String,
    /// What is wrong and what to do, in the checker's language.
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
    /// Where the rule comes from.
    pub source: Shared<Source>,
    /// Who says the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confirmed_by: Vec<Shared<Source>>,
    /// Who says otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputed_by: Vec<Shared<Source>>,
    /// The id of the overlay that made the rule or changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overlay: Option<String>,
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Material {
    /// What `materials` calls it.
    pub kind: String,
    /// What it is called, in the checker's language.
    pub title: String,
    /// JSON pointer to whom or what it belongs to.
    pub for_path: String,
    /// Has it been handed in?
    pub provided: bool,
    /// What must be on it.
    pub notes: Vec<String>,
    /// What to call the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// Where to mail it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_to: Option<String>,
    /// The subject of that mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_subject: Option<String>,
    /// Who asks for it.
    pub source: Shared<Source>,
}

/// A number that gets a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sms {
    /// `principal` or `site-principal`.
    pub person: &'static str,
    /// The number the code is sent to.
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
    /// Its name: `administration`.
    pub step: String,
    /// What it is called, in the checker's language.
    pub title: String,
    /// `user`, `provider`, `ministry`, `administration` or `police`.
    pub by: &'static str,
    /// How long it takes, at the least and at the most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_days: Option<(u32, u32)>,
    /// A day, or a date-time in China.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// Is the deadline over?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue: Option<bool>,
    /// Has it been done?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    /// Reckoned: the earliest day it begins, and the latest it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The latest day on which it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What is worth knowing of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where that is written.
    pub source: Shared<Source>,
}

/// What certificate numbers say of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CertificateFacts {
    /// As the filing names it.
    pub kind: String,
    /// Tidied: width, spaces and case.
    pub number: String,
    /// The place that gave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<CertificateRegion>,
    /// `YYYY-MM-DD`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<String>,
    /// `male`, `female` or `undetermined`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<&'static str>,
    /// The GB 11714 code inside a unified code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_code: Option<String>,
    /// The office that registered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registrar: Option<String>,
}

/// The place in a certificate's number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CertificateRegion {
    /// As many digits of GB/T 2260 as are known.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Is there such a place today?
    pub current: bool,
}
