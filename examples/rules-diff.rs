//! What changed from one folder of rules to another, in the form of a CHANGELOG. `npm run rules:diff A B` makes folders of revisions.

use std::path::Path;
use std::process::ExitCode;

#[path = "../tests/rust/diff.rs"]
mod diff;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [old, new] = arguments.as_slice() else {
        eprintln!("rules-diff OLD NEW");
        return ExitCode::FAILURE;
    };
    match (diff::read(Path::new(old)), diff::read(Path::new(new))) {
        (Ok(old), Ok(new)) => {
            print!("{}", diff::changelog(&old, &new));
            ExitCode::SUCCESS
        }
        (old, new) => {
            for problem in [old.err(), new.err()].into_iter().flatten() {
                eprintln!("✗ {problem}");
            }
            ExitCode::FAILURE
        }
    }
}
