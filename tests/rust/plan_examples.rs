//! The examples of papers, SMS and steps: each record is where it says, and nowhere else.

use beian_check::report::TimelineStep;
use beian_check::rulebook::plan_record::PlanExamples;
use beian_check::rulebook::record::Day;
use beian_check::{Checker, Filing, Report};

fn report(checker: &Checker, example: &str) -> Result<Report, String> {
    let filing = Filing::from_json(example).map_err(|e| format!("{e} in {example}"))?;
    checker.check(&filing).map_err(|e| e.to_string())
}

/// What the examples of the plan's records do that they should not.
pub fn broken_plan_examples(checker: &mut Checker) -> Vec<String> {
    let (plan, shown) = match (checker.book().plan(), checker.book().handbook()) {
        (Some(plan), Some(handbook)) => (plan.clone(), handbook.plan.clone()),
        _ => return vec!["the plan or its examples are not there".to_owned()],
    };
    let mut out = Vec::new();
    for (record, examples) in plan.materials.iter().zip(&shown.materials) {
        let is_there = |report: &Report| report.materials.iter().any(|m| m.kind == record.kind && m.title == record.title.zh);
        let name = format!("{} [{}] {}", record.kind, record.region, record.title.zh);
        out.extend(broken(checker, record.source.as_of, &name, examples, &is_there));
    }
    for (record, examples) in plan.sms.iter().zip(&shown.sms) {
        let name = format!("sms {}", record.filing_type.join(" "));
        out.extend(broken(checker, record.source.as_of, &name, examples, &|report| !report.sms.is_empty()));
    }
    for (record, examples) in plan.steps.iter().zip(&shown.steps) {
        let note = record.note.as_ref().map_or("", |note| &note.zh);
        let is_it = |s: &TimelineStep| s.step == record.step && s.title == record.title.zh && s.note.as_deref().unwrap_or("").starts_with(note);
        let name = format!("{} [{}] {}", record.step, record.region, record.title.zh);
        out.extend(broken(checker, record.source.as_of, &name, examples, &|report| report.timeline.iter().any(|step| is_it(step))));
    }
    out.extend(broken_refusals(checker, &shown.refusals));
    out
}

fn broken(checker: &mut Checker, day: Day, name: &str, examples: &PlanExamples, is_there: &dyn Fn(&Report) -> bool) -> Vec<String> {
    if let Err(e) = checker.set_today(&day.to_string()) {
        return vec![e.to_string()];
    }
    let mut out = Vec::new();
    for (list, wanted) in [(&examples.there, true), (&examples.absent, false)] {
        for example in list {
            match report(checker, example) {
                Err(problem) => out.push(problem),
                Ok(report) if is_there(&report) != wanted => {
                    let what = if wanted { "应当有，却没有 (there, and not found)" } else { "应当没有，却有 (absent, and found)" };
                    out.push(format!("{name}: {what}: {example}"));
                }
                Ok(_) => {}
            }
        }
    }
    out
}

/// The texts of refusals that are not read as their records say.
fn broken_refusals(checker: &Checker, shown: &[Vec<String>]) -> Vec<String> {
    let Some(plan) = checker.book().plan() else { return vec!["the plan is not there".to_owned()] };
    let mut out = Vec::new();
    for (reason, texts) in plan.refusals.reasons.iter().zip(shown) {
        for text in texts {
            match checker.explain_refusal(text, None) {
                Ok(reading) if reading.reasons.iter().any(|r| r.title == reason.title.zh) => {}
                Ok(reading) => {
                    let heard: Vec<&str> = reading.reasons.iter().map(|r| r.title.as_str()).collect();
                    out.push(format!("{}: 没有认出这段文字 (not heard): {text}   — {}", reason.title.zh, heard.join("、")));
                }
                Err(e) => out.push(e.to_string()),
            }
        }
    }
    out
}
