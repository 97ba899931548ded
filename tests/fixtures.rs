//! The fixtures: good filings pass clean, refused ones are refused for their rule, and fields say what they should as they
//! are typed. The formats are in tests/fixtures/README.md. `wasm` and the package are held to the same by other tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use beian_check::report::Verdict;
use beian_check::{Checker, Filing, Finding};
use serde_json::Value;

fn files(folder: &str) -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
    paths.sort();
    paths.into_iter().map(|p| (p.clone(), serde_json::from_str(&fs::read_to_string(p).unwrap()).unwrap())).collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A value, or a list of values of which one must fit. `*/required` is any rule that ends so; `*` is any.
fn fits(wanted: Option<&Value>, is: &str) -> bool {
    let one = |w: &str| w == is || w == "*" || w.strip_prefix('*').is_some_and(|end| is.ends_with(end));
    match wanted {
        None => true,
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).any(one),
        Some(w) => w.as_str().is_some_and(one),
    }
}

fn at_or_below(wanted: &Value, path: &str) -> bool {
    match wanted.get("path").and_then(Value::as_str) {
        None => true,
        Some(at) => path.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
    }
}

fn meets(finding: &Finding, wanted: &Value) -> bool {
    let span = wanted.get("span").is_none_or(|s| finding.span.map(|(a, b)| serde_json::json!([a, b])).as_ref() == Some(s));
    let fix = wanted.get("fix").is_none_or(|f| f.as_str() == finding.fix.as_deref());
    let fix_path = wanted.get("fixPath").is_none_or(|f| f.as_str() == finding.fix_path.as_deref());
    is_the_one(finding, wanted) && span && fix && fix_path
}

fn is_the_one(finding: &Finding, wanted: &Value) -> bool {
    fits(wanted.get("rule"), &finding.rule) && fits(wanted.get("verdict"), finding.verdict.name()) && at_or_below(wanted, &finding.path)
}

fn shown(finding: &Finding) -> String {
    format!(
        "{} {} {} {:?} fix={:?}@{:?}: {}",
        finding.verdict.name(),
        finding.rule,
        finding.path,
        finding.span,
        finding.fix,
        finding.fix_path,
        finding.message
    )
}

/// One checker for all the cases of a day.
#[derive(Default)]
struct Checkers(BTreeMap<String, Checker>);

impl Checkers {
    fn of_the_day(&mut self, case: &Value) -> &Checker {
        let today = text(case, "today");
        self.0.entry(today.to_owned()).or_insert_with(|| Checker::new(today, "zh-CN").unwrap())
    }
}

fn findings(checkers: &mut Checkers, case: &Value) -> Vec<Finding> {
    let checker = checkers.of_the_day(case);
    let filing = Filing::from_json(&case["filing"].to_string()).unwrap();
    checker.check(&filing).unwrap().findings
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn assert_none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn good_filings_pass_clean() {
    let cases = files("good");
    assert!(cases.len() >= 120, "only {} good filings", cases.len());
    let (mut wrong, mut checkers) = (Vec::new(), Checkers::default());
    for (path, case) in cases {
        let explained = list(&case, "explained");
        let alarms = findings(&mut checkers, &case).into_iter().filter(|f| f.verdict != Verdict::Note);
        wrong.extend(
            alarms
                .filter(|f| !explained.iter().any(|e| is_the_one(f, e) && f.verdict == Verdict::Risk))
                .map(|f| format!("{}: {}", name(&path), shown(&f))),
        );
    }
    assert_none(wrong);
}

#[test]
fn refused_filings_are_refused_for_their_rule() {
    let (mut wrong, mut checkers) = (Vec::new(), Checkers::default());
    for (path, case) in files("refused") {
        let found = findings(&mut checkers, &case);
        let (expect, also) = (list(&case, "expect"), list(&case, "also"));
        for wanted in expect.iter().filter(|w| !found.iter().any(|f| meets(f, w))) {
            let near: Vec<String> = found.iter().filter(|f| f.verdict != Verdict::Note || fits(wanted.get("rule"), &f.rule)).map(shown).collect();
            wrong.push(format!("{}: not found {wanted}\n      {}", name(&path), near.join("\n      ")));
        }
        for absent in list(&case, "absent").iter().filter_map(Value::as_str) {
            wrong.extend(found.iter().filter(|f| f.rule == absent).map(|f| format!("{}: must be absent {}", name(&path), shown(f))));
        }
        let known = |f: &Finding| expect.iter().chain(also).any(|w| is_the_one(f, w));
        wrong.extend(found.iter().filter(|f| f.verdict != Verdict::Note && !known(f)).map(|f| format!("{}: besides {}", name(&path), shown(f))));
    }
    assert_none(wrong);
}

#[test]
fn fields_say_what_they_should() {
    let (mut wrong, mut checkers) = (Vec::new(), Checkers::default());
    let mut count = 0;
    for (path, file) in files("field") {
        for case in file.as_array().unwrap_or_else(|| panic!("{} is no list", path.display())) {
            count += 1;
            let checker = checkers.of_the_day(case);
            let context = Filing::from_json(&case.get("context").cloned().unwrap_or_else(|| serde_json::json!({})).to_string()).unwrap();
            let found = checker.check_field(text(case, "field"), text(case, "value"), Some(context)).unwrap();
            let mut ids: Vec<&str> = found.iter().filter(|f| f.verdict != Verdict::Note).map(|f| f.rule.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            let wanted = list(case, "rules");
            let met = ids.len() == wanted.len() && wanted.iter().all(|w| ids.iter().any(|id| fits(Some(w), id)));
            if !met {
                wrong.push(format!("{}: {} {:?} wants {:?}, found {ids:?}", name(&path), text(case, "field"), text(case, "value"), wanted));
            }
        }
    }
    assert!(count >= 150, "only {count} cases");
    assert_none(wrong);
}
