//! What is fuzzed: one function for each way in, from bytes to a panic where something is not as it must be.
//!
//! `fuzz/fuzz_targets/` hands each of them to libFuzzer; `tests/corpus.rs` runs each over its corpus, without a fuzzer.

mod book;
mod domains;
mod filing;
mod json;
mod numbers;
mod overlay;
mod shaped;
#[path = "../../tests/rust/sound.rs"]
#[allow(dead_code)]
mod sound;
mod texts;

use std::sync::OnceLock;

use beian_check::Checker;

type Target = fn(&[u8]);

/// Every target, by its name.
pub const TARGETS: &[(&str, Target)] = &[
    ("certificates", numbers::certificates),
    ("contacts", numbers::contacts),
    ("filing_numbers", numbers::filing_numbers),
    ("dates", numbers::dates),
    ("domains", domains::domains),
    ("address", texts::address),
    ("refusal", texts::refusal),
    ("field", texts::field),
    ("json", json::json),
    ("options", json::options),
    ("overlay", overlay::overlay),
    ("footer", filing::footer),
    ("filing", filing::filing),
    ("book", book::book),
];

/// One of them by its name.
#[allow(dead_code)]
pub fn run(name: &str, data: &[u8]) {
    for (_, target) in TARGETS.iter().filter(|(own, _)| *own == name) {
        target(data);
    }
}

/// Days to judge on: the word lists speak on the first and mostly warn on the second, and to the others no calendar reaches.
const DAYS: [&str; 4] = ["2020-10-01", "2026-11-22", "1999-12-31", "9999-12-31"];

/// Checkers take a while to make; each day has one.
fn checker(day: u8) -> &'static Checker {
    static ALL: OnceLock<Vec<Checker>> = OnceLock::new();
    let all = ALL.get_or_init(|| DAYS.iter().map(|day| made(Checker::new(day, "zh-CN"))).collect());
    &all[usize::from(day) % DAYS.len()]
}

fn today() -> &'static Checker {
    checker(1)
}

/// The bytes as text; what is no UTF-8 becomes U+FFFD, so that no input is lost.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// The first byte chooses, the rest is the text.
fn choice_and_text(data: &[u8]) -> (u8, String) {
    data.split_first().map_or_else(Default::default, |(first, rest)| (*first, text(rest)))
}

/// What must go well.
#[track_caller]
fn made<T, E: std::fmt::Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|problem| panic!("{problem}"))
}
