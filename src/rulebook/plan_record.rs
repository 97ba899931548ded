//! What follows from a filing, as it is kept: papers, SMS checks and steps. They are packed apart from the rules, since the
//! first check of a form needs none of them. `build.rs` compiles this file too.

use serde::{Deserialize, Serialize};

use super::packing::{Packed, Packing, Unpacking, packed, packed_choice};
use super::record::{Bilingual, RecordSource};
use super::refusal_record::Refusals;

/// When a record of the plan holds. An empty list is "always".
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlanWhen {
    /// `unit` stands for all natures but `individual`.
    pub nature: Vec<String>,
    pub filing_type: Vec<String>,
    /// Two digits each, where one record serves several regions; a record in a region's own file holds there alone.
    pub region: Vec<String>,
    /// All of these are so.
    pub so: Vec<Fact>,
}

/// A statement about the filing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// An agent files.
    Agent,
    /// The subject's earlier filing is with this provider; or with another one.
    SameProvider,
    OtherProvider,
    /// Filed, but with no provider any more.
    EmptyShell,
    SitePaid,
    SiteInteractive,
    /// The person is not the legal representative, whose name is known.
    NotLegalRepresentative,
    /// The day of the order's last change is known.
    OrderTouched,
    /// A paper that goes by post is asked for.
    Post,
}

/// Whose a paper is: where `forPath` points, and how many of it there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    Subject,
    Principal,
    /// Every principal, of the subject and of its sites; the same person once.
    Principals,
    /// The principals of the sites; the same person once.
    SitePrincipals,
    Agent,
    Domains,
    Site,
    /// All sites of the order together.
    Sites,
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenMaterial {
    pub kind: String,
    pub title: Bilingual,
    /// Where a rule asks for it this may be left out: then it is whatever the rule asks it for.
    #[serde(default, rename = "for")]
    pub owner: Option<Owner>,
    #[serde(default)]
    pub when: PlanWhen,
    /// Asked for where a rule of the book finds it missing, and nowhere else.
    #[serde(default)]
    pub by_rule: bool,
    /// Asked for too where the server needs no ICP filing.
    #[serde(default)]
    pub without_filing: bool,
    /// The originals go by post.
    #[serde(default)]
    pub by_post: bool,
    /// What must be on it.
    #[serde(default)]
    pub notes: Vec<Bilingual>,
    /// `{subject}` and `{provider}` stand for their names.
    #[serde(default)]
    pub file_name: String,
    #[serde(default)]
    pub mail_to: String,
    #[serde(default)]
    pub mail_subject: String,
    pub source: RecordSource,
    /// Small filings in which it is asked for, and in which it is not.
    #[serde(default)]
    pub there: Vec<serde_json::Value>,
    pub absent: Vec<serde_json::Value>,
}

/// Who gets an SMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Receiver {
    Principal,
    SitePrincipal,
}

/// Who is asked to confirm by SMS in filings of some kinds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenSms {
    pub filing_type: Vec<String>,
    pub who: Vec<Receiver>,
    /// It goes to the number that is filed with the old provider.
    #[serde(default)]
    pub filed_number: bool,
    pub source: RecordSource,
    pub there: Vec<serde_json::Value>,
    pub absent: Vec<serde_json::Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    User,
    Provider,
    Ministry,
    Administration,
    Police,
}

/// A day of the filing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Milestone {
    OrderCreated,
    OrderTouched,
    SmsReceived,
    Filed,
    Opened,
    PsbApproved,
}

/// `{ after = "opened", days = 30 }`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    pub after: Milestone,
    #[serde(default)]
    pub days: u32,
    #[serde(default)]
    pub hours: u32,
    /// Not overdue while the same time after one of these days is not over.
    #[serde(default)]
    pub unless_after: Vec<Milestone>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenStep {
    /// A region's step stands in for the nation's of the same name.
    pub step: String,
    pub title: Bilingual,
    pub by: Actor,
    #[serde(default)]
    pub when: PlanWhen,
    /// At least and at most so many.
    #[serde(default)]
    pub working_days: Option<(u32, u32)>,
    #[serde(default)]
    pub calendar_days: Option<(u32, u32)>,
    /// The earliest of them counts.
    #[serde(default)]
    pub deadline: Vec<Deadline>,
    /// Days by which it is over.
    #[serde(default)]
    pub done_by: Vec<Milestone>,
    /// Not everybody has it: it is left out of the reckoning of days.
    #[serde(default)]
    pub aside: bool,
    #[serde(default)]
    pub without_filing: bool,
    #[serde(default)]
    pub note: Option<Bilingual>,
    pub source: RecordSource,
    pub there: Vec<serde_json::Value>,
    pub absent: Vec<serde_json::Value>,
}

/// Sentences that stand behind the notes of steps and papers.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanTexts {
    /// `{year}`
    pub holidays_unknown: Bilingual,
    /// `{date}`: the last working day before.
    pub rest_day: Bilingual,
    /// `{file}`, `{address}`, `{line}`
    pub file_name: Bilingual,
    pub mail_to: Bilingual,
    pub mail_subject: Bilingual,
    /// `{others}`: papers that would do as well.
    pub one_of: Bilingual,
    /// What stands in for a name that is not known yet.
    pub no_subject: Bilingual,
    pub no_provider: Bilingual,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Material {
    pub kind: String,
    pub region: String,
    pub title: Bilingual,
    pub owner: Option<Owner>,
    pub when: PlanWhen,
    pub by_rule: bool,
    pub without_filing: bool,
    pub by_post: bool,
    pub notes: Vec<Bilingual>,
    pub file_name: String,
    pub mail_to: String,
    pub mail_subject: String,
    pub source: RecordSource,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SmsRecord {
    pub filing_type: Vec<String>,
    pub who: Vec<Receiver>,
    pub filed_number: bool,
    pub source: RecordSource,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub step: String,
    pub region: String,
    pub title: Bilingual,
    pub by: Actor,
    pub when: PlanWhen,
    pub working_days: Option<(u32, u32)>,
    pub calendar_days: Option<(u32, u32)>,
    pub deadline: Vec<Deadline>,
    pub done_by: Vec<Milestone>,
    pub aside: bool,
    pub without_filing: bool,
    pub note: Option<Bilingual>,
    pub source: RecordSource,
}

/// Everything that follows from a filing, as it lies in `plan.bin`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub texts: PlanTexts,
    pub materials: Vec<Material>,
    pub sms: Vec<SmsRecord>,
    pub steps: Vec<Step>,
    pub refusals: Refusals,
}

/// The examples of a record: filings in JSON text. They lie with those of the rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanExamples {
    pub there: Vec<String>,
    pub absent: Vec<String>,
}

/// The examples of a plan, in the order of its records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanHandbook {
    pub materials: Vec<PlanExamples>,
    pub sms: Vec<PlanExamples>,
    pub steps: Vec<PlanExamples>,
    /// Of each reason the texts that give it.
    pub refusals: Vec<Vec<String>>,
}

packed_choice! {
    Fact { Agent, SameProvider, OtherProvider, EmptyShell, SitePaid, SiteInteractive, NotLegalRepresentative, OrderTouched, Post }
    Owner { Subject, Principal, Principals, SitePrincipals, Agent, Domains, Site, Sites }
    Receiver { Principal, SitePrincipal }
    Actor { User, Provider, Ministry, Administration, Police }
    Milestone { OrderCreated, OrderTouched, SmsReceived, Filed, Opened, PsbApproved }
}

packed! {
    PlanWhen { nature, filing_type, region, so }
    Deadline { after, days, hours, unless_after }
    PlanTexts { holidays_unknown, rest_day, file_name, mail_to, mail_subject, one_of, no_subject, no_provider }
    Material { kind, region, title, owner, when, by_rule, without_filing, by_post, notes, file_name, mail_to, mail_subject, source }
    SmsRecord { filing_type, who, filed_number, source }
    Step { step, region, title, by, when, working_days, calendar_days, deadline, done_by, aside, without_filing, note, source }
    Plan { texts, materials, sms, steps, refusals }
    PlanExamples { there, absent }
    PlanHandbook { materials, sms, steps, refusals }
}
