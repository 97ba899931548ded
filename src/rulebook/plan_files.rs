//! Reads the records of the plan out of rule files and checks them. A part of `files.rs`.

use std::ops::Range;

use serde_json::{Value, json};
use toml::Spanned;

use super::super::names::{FILING_TYPES, NATURES};
use super::super::plan_record::{Material, Plan, PlanExamples, PlanHandbook, PlanWhen, SmsRecord, Step, WrittenMaterial, WrittenSms, WrittenStep};
use super::super::record::{Bilingual, Book, Condition, RecordSource, Rule};
use super::super::refusal_record::{Refusal, Refusals, WrittenLanguage, WrittenRefusal};
use super::Field;
use super::{Problem, Read, lint_source, meant, nearest};

/// The plan as it grows, file by file.
#[derive(Default)]
pub struct Taking {
    pub plan: Plan,
    pub examples: PlanHandbook,
}

/// What a file holds beside rules.
pub struct Records {
    pub material: Vec<Spanned<WrittenMaterial>>,
    pub sms: Vec<Spanned<WrittenSms>>,
    pub step: Vec<Spanned<WrittenStep>>,
}

impl Taking {
    pub fn take(&mut self, records: Records, book: &Book, read: &Read, region: &str, problems: &mut Vec<Problem>) {
        for written in records.material {
            let (span, m) = (written.span(), written.into_inner());
            let mut lint = Lint { name: &m.kind, book, read, span: &span, problems };
            lint.texts(std::iter::once(&m.title).chain(&m.notes));
            // Where a rule asks for it, the rule's own examples say.
            lint.common(&m.when, &m.source, if m.by_rule { &m.absent } else { &m.there }, &m.absent);
            let twin = |other: &&Material| other.kind == m.kind && other.region == region && other.owner == m.owner && other.when == m.when;
            if !m.by_rule && m.owner.is_none() {
                lint.say("要写明是谁的（for），或由规则要求（by_rule）。Say whose it is (for), or that a rule asks for it (by_rule).");
            }
            if self.plan.materials.iter().any(|other| twin(&other)) {
                lint.say("同样情况下已有这份材料。This paper is there already for the same circumstances.");
            }
            self.examples.materials.push(examples(&m.there, &m.absent, region, &m.when));
            let WrittenMaterial {
                kind, title, owner, when, by_rule, without_filing, by_post, notes, file_name, mail_to, mail_subject, source, ..
            } = m;
            let region = region.to_owned();
            self.plan.materials.push(Material {
                kind,
                region,
                title,
                owner,
                when,
                by_rule,
                without_filing,
                by_post,
                notes,
                file_name,
                mail_to,
                mail_subject,
                source,
            });
        }
        for written in records.sms {
            let (span, s) = (written.span(), written.into_inner());
            let when = PlanWhen { filing_type: s.filing_type.clone(), ..PlanWhen::default() };
            let mut lint = Lint { name: "sms", book, read, span: &span, problems };
            lint.common(&when, &s.source, &s.there, &s.absent);
            if s.filing_type.is_empty() || s.who.is_empty() {
                lint.say("要写明备案类型（filing_type）和谁收短信（who）。Name the filing types (filing_type) and who gets an SMS (who).");
            }
            self.examples.sms.push(examples(&s.there, &s.absent, region, &when));
            self.plan.sms.push(SmsRecord { filing_type: s.filing_type, who: s.who, filed_number: s.filed_number, source: s.source });
        }
        for written in records.step {
            let (span, s) = (written.span(), written.into_inner());
            let mut lint = Lint { name: &s.step, book, read, span: &span, problems };
            lint.texts(std::iter::once(&s.title).chain(&s.note));
            lint.common(&s.when, &s.source, &s.there, &s.absent);
            if self.plan.steps.iter().any(|other| other.step == s.step && other.region == region && other.when == s.when) {
                lint.say("同样情况下已有这一步。This step is there already for the same circumstances.");
            }
            if [s.working_days, s.calendar_days].iter().flatten().any(|(least, most)| least > most) {
                lint.say("最少多于最多。At least is more than at most.");
            }
            if s.deadline.iter().any(|d| (d.days == 0) == (d.hours == 0)) {
                lint.say("期限只写天数（days）或小时数（hours）之一。A deadline is so many days or so many hours after something.");
            }
            self.examples.steps.push(examples(&s.there, &s.absent, region, &s.when));
            let region = region.to_owned();
            let WrittenStep { step, title, by, when, working_days, calendar_days, deadline, done_by, aside, without_filing, note, source, .. } = s;
            self.plan.steps.push(Step {
                step,
                region,
                title,
                by,
                when,
                working_days,
                calendar_days,
                deadline,
                done_by,
                aside,
                without_filing,
                note,
                source,
            });
        }
    }

    /// The reasons of refusals, which stand in one file.
    pub fn take_refusals(
        &mut self,
        language: &WrittenLanguage,
        written: Vec<Spanned<WrittenRefusal>>,
        book: &Book,
        read: &Read,
        problems: &mut Vec<Problem>,
    ) {
        let mut reasons = Vec::new();
        for one in written {
            let (span, r) = (one.span(), one.into_inner());
            let mut lint = Lint { name: &r.title.zh, book, read, span: &span, problems };
            if [&r.title, &r.change].iter().any(|t| t.zh.trim().is_empty() || t.en.trim().is_empty()) {
                lint.say("title 和 change 都要写中文（zh）和英文（en）。Title and change are needed in Chinese (zh) and English (en).");
            }
            if r.texts.is_empty() || r.sounds.is_empty() {
                lint.say(
                    "要写明怎么说（sounds），并给出至少一段原话（texts）。Say what it sounds like (sounds), and give at least one text (texts).",
                );
            }
            for field in r.fields.iter().filter(|f| *f != "materials" && Field::from_name(f).is_none()) {
                let [zh, en] = meant(nearest(field, &mut Field::NAMES.iter().copied()));
                lint.say(&format!("没有 {field} 这一项{zh}No field is called {field}{en}"));
            }
            lint.source(&r.source);
            let mut sounds = Vec::new();
            for pattern in &r.sounds {
                match language.groups(pattern) {
                    Ok(groups) => sounds.push(groups),
                    Err(problem) => lint.say(&problem),
                }
            }
            self.examples.refusals.push(r.texts);
            reasons.push(Refusal { title: r.title, rules: r.rules, fields: r.fields, sounds, unless: r.unless, change: r.change, source: r.source });
        }
        self.plan.refusals = Refusals {
            variants: language.variants(),
            advice: language.advice.clone(),
            principal: language.principal.clone(),
            site_principal: language.site_principal.clone(),
            agent: language.agent.clone(),
            reasons,
        };
    }

    /// The papers of a rule that no record describes.
    pub fn not_described<'a>(&self, rule: &'a Rule) -> Vec<&'a str> {
        let described = |kind: &&str| self.plan.materials.iter().any(|m| m.by_rule && m.kind == *kind);
        papers(&rule.condition).into_iter().filter(|kind| !described(kind)).collect()
    }
}

/// The papers that a rule can ask for.
fn papers(condition: &Condition) -> Vec<&str> {
    match condition {
        Condition::AgentMaterials(kinds) => kinds.iter().map(String::as_str).collect(),
        Condition::FurtherSites(further) => further.materials.iter().map(String::as_str).collect(),
        Condition::SiteLimit(limit) => limit.unless_materials.iter().map(String::as_str).collect(),
        Condition::HoldsNoneUnless(unless) => unless.materials.iter().map(String::as_str).collect(),
        Condition::LegalRepresentativeOr(deputy) => deputy.materials.iter().map(String::as_str).collect(),
        Condition::SiteLetter(kinds) => kinds.iter().map(String::as_str).collect(),
        Condition::Age(age) => age.proof.iter().map(String::as_str).collect(),
        Condition::LocalId(local) => local.unless_any.iter().map(String::as_str).collect(),
        Condition::Approvals(_) | Condition::HoldsNoneUnlessApproved(_) => vec!["approval-document"],
        _ => Vec::new(),
    }
}

/// What a record takes for granted is put into its examples.
fn examples(there: &[Value], absent: &[Value], region: &str, when: &PlanWhen) -> PlanExamples {
    let complete = |filing: &Value| {
        let mut filing = filing.clone();
        if let Value::Object(filing) = &mut filing {
            if let Some(region) = Some(region).filter(|r| !r.is_empty()).or(when.region.first().map(String::as_str)) {
                filing.entry("region").or_insert_with(|| json!(region));
            }
            if let Some(filing_type) = when.filing_type.first() {
                filing.entry("filingType").or_insert_with(|| json!(filing_type));
            }
        }
        filing.to_string()
    };
    PlanExamples { there: there.iter().map(complete).collect(), absent: absent.iter().map(complete).collect() }
}

struct Lint<'a> {
    name: &'a str,
    book: &'a Book,
    read: &'a Read,
    span: &'a Range<usize>,
    problems: &'a mut Vec<Problem>,
}

impl Lint<'_> {
    fn say(&mut self, message: &str) {
        self.problems.push(self.read.problem(self.span, format!("{}: {message}", self.name)));
    }

    fn texts<'t>(&mut self, texts: impl Iterator<Item = &'t Bilingual>) {
        if texts.into_iter().any(|t| t.zh.trim().is_empty() || t.en.trim().is_empty()) {
            self.say("title 和说明都要写中文（zh）和英文（en）。Title and notes are needed in Chinese (zh) and English (en).");
        }
        if self.name.is_empty() || !self.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            self.say("名字由小写字母和连字符组成，例如 site-plan。A name is made of small letters and hyphens, as in site-plan.");
        }
    }

    fn common(&mut self, when: &PlanWhen, source: &RecordSource, there: &[Value], absent: &[Value]) {
        for (names, known) in [(&when.nature, NATURES), (&when.filing_type, FILING_TYPES)] {
            for name in names.iter().filter(|name| !known.contains(&name.as_str())) {
                let [zh, en] = meant(nearest(name, &mut known.iter().copied()));
                self.say(&format!("没有 {name} 这个名字{zh}{name} is not known{en}"));
            }
        }
        if there.is_empty() || absent.is_empty() {
            self.say(
                "要它的（there）和不要它的（absent）备案各给至少一个。Give at least one filing in which it is there and one in which it is absent.",
            );
        }
        self.source(source);
    }

    fn source(&mut self, source: &RecordSource) {
        let mut found = Vec::new();
        lint_source(source, self.book, &mut |message| found.push(message));
        found.iter().for_each(|message| self.say(message));
    }
}
