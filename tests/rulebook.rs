//! The rule book's own tests: each record carries its examples.

use beian_check::Checker;

#[path = "rust/examples.rs"]
mod examples;
#[path = "rust/plan_examples.rs"]
mod plan_examples;

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
