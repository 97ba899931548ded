//! Every record's own examples: the bad ones trigger it, the good ones do not. And the fixtures: good filings pass clean,
//! refused ones are refused for their rule.

use beian_check::rulebook::record::{Day, HandbookRule, Rule};
use beian_check::{Checker, Filing, Report};

/// A day on which the record holds and speaks with its own verdict: that of its source, moved into its period.
fn its_day(rule: &Rule) -> Day {
    let after = rule.from.map_or(rule.source.as_of, |from| from.max(rule.source.as_of));
    match rule.to {
        Some(to) if after >= to => rule.from.unwrap_or(Day(20200921)),
        _ => after,
    }
}

fn report(checker: &Checker, example: &str) -> Result<Report, String> {
    let filing = Filing::from_json(example).map_err(|e| format!("{e} in {example}"))?;
    checker.check(&filing).map_err(|e| e.to_string())
}

/// What the examples of a record do that they should not.
pub fn broken_examples(checker: &mut Checker, rule: &Rule, shown: &HandbookRule) -> Vec<String> {
    let mut out = Vec::new();
    if let Err(e) = checker.set_today(&its_day(rule).to_string()) {
        return vec![e.to_string()];
    }
    for (examples, wanted) in [(&shown.bad, true), (&shown.good, false)] {
        for example in examples {
            match report(checker, example) {
                Err(problem) => out.push(problem),
                Ok(report) => {
                    let found = report.findings.iter().any(|f| f.rule == rule.id);
                    if found != wanted {
                        let all: Vec<&str> = report.findings.iter().map(|f| f.rule.as_str()).filter(|r| !r.ends_with("/required")).collect();
                        let what = if wanted {
                            "坏例子没有触发它，请改条件，或把它移到 good (bad, and not found: mend the condition, or move it to good)"
                        } else {
                            "好例子触发了它，请改条件，或把它移到 bad (good, and found: mend the condition, or move it to bad)"
                        };
                        out.push(format!("{} [{}]: {what}: {example}   — {}", rule.id, rule.region, all.join(" ")));
                    }
                }
            }
        }
    }
    out
}
