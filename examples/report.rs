//! Filings in, reports out, one JSON text a line: `cargo run --example report -- --today 2026-11-22 --locale zh-CN < filings.ndjson`.
//! The package's tests hold the wasm to these reports, byte for byte.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use beian_check::{Checker, Error, Filing};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1)).cloned();
    let today = option("--today").ok_or("--today YYYY-MM-DD is needed")?;
    let checker = Checker::new(&today, &option("--locale").unwrap_or_default())?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", answer(&checker, &line?)?)?;
    }
    Ok(out.flush()?)
}

fn answer(checker: &Checker, line: &str) -> Result<String, serde_json::Error> {
    let report: Result<_, Error> = Filing::from_json(line).and_then(|filing| checker.check(&filing));
    match report {
        Ok(report) => serde_json::to_string(&report),
        Err(error) => serde_json::to_string(&error),
    }
}
