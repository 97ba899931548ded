//! In a browser: the engine as it is shipped, with the tables that lie beside it, does what every record's examples say.
#![cfg(target_arch = "wasm32")]

use beian_check::lexicon::divisions;
use beian_check::lexicon::idioms::Idioms;
use beian_check::{Checker, Filing};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "rust/examples.rs"]
mod examples;
#[path = "rust/plan_examples.rs"]
mod plan_examples;

wasm_bindgen_test_configure!(run_in_browser);

/// A checker with everything that the package loads beside it. A rule that waits for its record or for a table is silent until both are there.
fn checker() -> Checker {
    let mut checker = Checker::new("2026-11-22", "zh-CN").unwrap();
    let misses_the_door_number = |checker: &Checker| {
        let found = checker.check_field("subject.address", "浙江省杭州市西湖区文三路", None).unwrap();
        found.iter().any(|f| f.rule == "address/no-door-number")
    };
    let of_a_region = |checker: &Checker| checker.book().rules().iter().any(|r| !r.region.is_empty());
    assert!(!of_a_region(&checker));
    assert!(!misses_the_door_number(&checker));
    for _ in 0..2 {
        checker.set_rules(include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"))).unwrap();
    }
    assert!(of_a_region(&checker));
    if !divisions::loaded() {
        assert!(!misses_the_door_number(&checker));
        assert!(!divisions::load(b"no table".to_vec()) && !divisions::loaded());
        assert!(divisions::load(include_bytes!(concat!(env!("OUT_DIR"), "/divisions.bin")).to_vec()));
    }
    assert!(misses_the_door_number(&checker));
    checker.set_english(include_bytes!(concat!(env!("OUT_DIR"), "/english.bin"))).unwrap();
    checker.set_handbook(include_bytes!(concat!(env!("OUT_DIR"), "/handbook.bin"))).unwrap();
    checker.set_plan(include_bytes!(concat!(env!("OUT_DIR"), "/plan.bin"))).unwrap();
    let idioms: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/idioms.bin"));
    checker.set_idioms(Idioms::from_bytes(idioms.into()).unwrap());
    checker
}

#[wasm_bindgen_test]
fn every_example_does_what_its_record_says() {
    let book = checker();
    let mut judge = checker();
    let records = book.book().rules().iter().zip(&book.book().handbook().unwrap().rules);
    let broken: Vec<String> = records.flat_map(|(rule, shown)| examples::broken_examples(&mut judge, rule, shown)).collect();
    assert!(broken.is_empty(), "{} examples are wrong:\n{}", broken.len(), broken.join("\n"));
}

#[wasm_bindgen_test]
fn every_paper_sms_and_step_is_where_its_examples_say() {
    let broken = plan_examples::broken_plan_examples(&mut checker());
    assert!(broken.is_empty(), "{} examples are wrong:\n{}", broken.len(), broken.join("\n"));
}

#[wasm_bindgen_test]
fn the_first_check_does_not_wait_for_tables() {
    let mut checker = Checker::new("2020-10-01", "en").unwrap();
    checker.set_rules(include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"))).unwrap();
    let filing = Filing::from_json(r#"{"region":"44","subject":{"nature":"individual"},"sites":[{"name":"山间小屋商城"}]}"#).unwrap();
    let report = checker.check(&filing).unwrap();
    let finding = report.findings.iter().find(|f| f.path == "/sites/0/name").unwrap();
    assert_eq!((finding.rule.as_str(), finding.span), ("site-name/region-word", Some((4, 6))));
    assert!(report.materials.is_empty() && report.sms.is_empty() && report.timeline.is_empty());
    // English has not been loaded: Chinese speaks.
    assert!(finding.message.contains("商城") && !finding.message.is_ascii());
}
