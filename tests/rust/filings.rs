//! Every filing that the project shows: the fixtures, and the examples of all records. Material for tests that say
//! something of all of them.

use std::fs;
use std::path::{Path, PathBuf};

use beian_check::Checker;
use serde_json::Value;

/// A filing as JSON text, with the day on which it is judged and where it was found.
pub struct Shown {
    pub from: String,
    pub today: String,
    pub filing: String,
}

pub fn fixtures(folder: &str) -> Vec<Shown> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
    paths.sort();
    let shown = |path: PathBuf| {
        let case: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        Shown { from: path.display().to_string(), today: case["today"].as_str().unwrap().to_owned(), filing: case["filing"].to_string() }
    };
    paths.into_iter().map(shown).collect()
}

/// The records' own examples, good and bad.
pub fn examples(today: &str) -> Vec<Shown> {
    let checker = Checker::new(today, "zh-CN").unwrap();
    let handbook = checker.book().handbook().unwrap();
    let of_rule = |(rule, shown): (&beian_check::rulebook::record::Rule, &beian_check::rulebook::record::HandbookRule)| {
        let from = format!("{} [{}]", rule.id, rule.region);
        shown.bad.iter().chain(&shown.good).map(|f| Shown { from: from.clone(), today: today.to_owned(), filing: f.clone() }).collect::<Vec<_>>()
    };
    checker.book().rules().iter().zip(&handbook.rules).flat_map(of_rule).collect()
}

pub fn all() -> Vec<Shown> {
    ["good", "refused"].into_iter().flat_map(fixtures).chain(["2020-10-01", "2026-11-22"].into_iter().flat_map(examples)).collect()
}
