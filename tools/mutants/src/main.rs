//! All of cargo-mutants' mutants in one build: rewrites sources so that each mutant is there behind a switch, `mutant::on(7)`,
//! and prints where each lies in what was written, so that the compiler's complaints find whom they are about.
//!
//!   mutants-in-one SOURCES COPY < {"mutants": […], "without": [7, …]}
//!
//! `mutants` is what `cargo mutants --list --json` prints; a mutant's number is its place there. Those in `without` are left
//! out: they did not compile. Printed is `{"src/a.rs": [{"from": 10, "to": 90, "numbers": [3]}, …]}`.

mod edits;
mod switches;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use edits::Place;
use serde::Deserialize;
use switches::Wanted;

#[derive(Deserialize)]
struct Task {
    mutants: Vec<Mutant>,
    without: Vec<usize>,
}

/// As cargo-mutants tells it.
#[derive(Deserialize)]
struct Mutant {
    file: String,
    genre: Genre,
    replacement: String,
    span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

#[derive(Deserialize)]
struct Span {
    start: Start,
}

/// Both count from one, columns in characters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
struct Start {
    line: usize,
    column: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(sources), Some(copy)) = (args.next(), args.next()) else {
        return Err("usage: mutants-in-one SOURCES COPY < TASK".into());
    };
    let task: Task = serde_json::from_reader(std::io::stdin().lock())?;
    let mut files: BTreeMap<&str, Wanted> = BTreeMap::new();
    for (number, mutant) in task.mutants.iter().enumerate() {
        let wanted = files.entry(&mutant.file).or_default();
        if !task.without.contains(&number) {
            wanted.entry((mutant.genre, mutant.span.start)).or_default().push((number, &mutant.replacement));
        }
    }
    let mut places: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (file, wanted) in files {
        let source = std::fs::read_to_string(sources.join(file))?;
        let (text, found) = switches::edits(&source, wanted).map_err(|error| format!("{file}: {error}"))?.applied_to(&source);
        std::fs::write(copy.join(file), text)?;
        places.insert(file, found);
    }
    serde_json::to_writer(std::io::stdout().lock(), &places)?;
    Ok(())
}
