//! The rule book's own tests: each record carries its examples.

use beian_check::Checker;
use beian_check::rulebook::record::RecordVerdict;

#[path = "rust/examples.rs"]
mod examples;
#[path = "rust/plan_examples.rs"]
mod plan_examples;
#[path = "rust/register.rs"]
mod register;

fn registered() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/records.tsv")).unwrap()
}

#[test]
fn every_example_does_what_its_record_says() {
    let book = Checker::new("2026-11-22", "zh-CN").unwrap();
    let mut checker = Checker::new("2026-11-22", "zh-CN").unwrap();
    let handbook = book.book().handbook().unwrap();
    let records = book.book().rules().iter().zip(&handbook.rules);
    let broken: Vec<String> = records.flat_map(|(rule, shown)| examples::broken_examples(&mut checker, rule, shown)).collect();
    assert!(broken.is_empty(), "{} examples are wrong:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_paper_sms_and_step_is_where_its_examples_say() {
    let broken = plan_examples::broken_plan_examples(&mut Checker::new("2026-11-22", "zh-CN").unwrap());
    assert!(broken.is_empty(), "{} examples are wrong:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_record_is_in_the_register_and_none_is_gone() {
    let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
    let entries = register::entries(checker.book().rules(), &checker.book().book().regions);
    let wrong: Vec<String> = register::differences(&entries, &registered()).into_iter().map(|(_, says)| says).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(register::written(&entries), registered());
}

#[test]
fn a_record_that_is_deleted_added_or_made_milder_is_named() {
    let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
    let named = |change: &dyn Fn(&mut Vec<beian_check::rulebook::record::Rule>)| {
        let mut rules = checker.book().rules().to_vec();
        change(&mut rules);
        register::differences(&register::entries(&rules, &checker.book().book().regions), &registered())
    };
    let only = |found: Vec<(Option<usize>, String)>, words: &str| {
        assert!(found.len() == 1 && found[0].1.contains(words), "{found:?}");
        found[0].0
    };
    let gone = only(
        named(&|rules| rules.retain(|r| (r.region.as_str(), r.id.as_str()) != ("36", "certificate/outside-id"))),
        "江西省：certificate/outside-id",
    );
    assert!(registered().lines().nth(gone.unwrap() - 1).unwrap().starts_with("36 江西省\tcertificate/outside-id\t"));
    let word =
        |rules: &[beian_check::rulebook::record::Rule]| rules.iter().position(|r| r.region == "44" && r.id == "site-name/region-word").unwrap();
    only(
        named(&|rules| {
            let at = word(rules);
            rules[at].verdict = RecordVerdict::Risk;
        }),
        "广东省：site-name/region-word 原来是 reject，现在是 risk",
    );
    let new = only(
        named(&|rules| {
            let twice = rules[word(rules)].clone();
            rules.push(twice);
        }),
        "是新的",
    );
    assert_eq!(new, None);
}
