//! A provider's overlay, made by the shapes of records: what is taken must be able to judge.

use arbitrary::{Result, Unstructured};
use beian_check::rulebook::shape::{OVERLAY, Shape};
use beian_check::{Checker, Filing, Options};
use serde_json::{Value, json};

use super::filing::{changed, shown};
use super::made;
use super::shaped::value;
use super::sound::is_sound;

pub fn overlay(data: &[u8]) {
    let _ = run(&mut Unstructured::new(data));
}

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let overlay = value(u, &Shape::Group(&OVERLAY))?;
    let options = made(Options::from_json(&json!({ "today": "2026-11-22", "overlays": [overlay] }).to_string()));
    let checker = match Checker::with(&options) {
        Ok(checker) => checker,
        Err(error) => {
            assert!(["bad-overlay", "too-large"].contains(&error.code) && error.path.is_some(), "{error}");
            return Ok(());
        }
    };
    let mut filing: Value = shown(u)?.clone();
    changed(u, &mut filing)?;
    let Ok(typed) = Filing::from_json(&filing.to_string()) else { return Ok(()) };
    if let Ok(report) = checker.check(&typed) {
        made(is_sound(&report, &filing));
    }
    let _ = (checker.rules(), checker.compare_regions(&typed));
    Ok(())
}
