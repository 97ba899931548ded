//! The clerk's check of the rule book: reads `rules/`, says what is wrong with file and line, then runs every record's
//! examples. `npm run rules:check`; needs no rebuild when only rules have changed.

use std::path::Path;
use std::process::ExitCode;

use beian_check::rulebook::record::{HandbookRule, Rule};
use beian_check::rulebook::{RuleBook, field, names, plan_record, record, refusal_record};
use beian_check::{Checker, Options};

// The reader of rule files is the build's; here it works on the library's own records.
#[path = "../tests/rust/examples.rs"]
mod examples;
#[path = "../src/rulebook/files.rs"]
mod files;
#[path = "../tests/rust/plan_examples.rs"]
mod plan_examples;

fn main() -> ExitCode {
    let root = std::env::args().nth(1).unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/rules").to_owned());
    match check(Path::new(&root)) {
        Ok(count) => {
            println!("✓ 规则手册没有问题：{count} 条规则，例子都对。 The rule book is in order: {count} rules, every example does what it says.");
            ExitCode::SUCCESS
        }
        Err(problems) => {
            for problem in &problems {
                eprintln!("✗ {problem}");
            }
            eprintln!("\n{} 处要改。 {} to mend.", problems.len(), problems.len());
            ExitCode::FAILURE
        }
    }
}

fn check(root: &Path) -> Result<usize, Vec<String>> {
    let books = files::read_book(root).map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let records: Vec<(Rule, HandbookRule)> = books.book.rules.iter().cloned().zip(books.handbook.rules.iter().cloned()).collect();
    let options = Options { today: "2026-11-22".to_owned(), ..Options::default() };
    let mut checker =
        Checker::of_book(RuleBook::of(books.book, books.english, books.handbook, books.plan), &options).map_err(|e| vec![e.to_string()])?;
    let mut broken: Vec<String> = records.iter().flat_map(|(rule, shown)| examples::broken_examples(&mut checker, rule, shown)).collect();
    broken.extend(plan_examples::broken_plan_examples(&mut checker));
    if broken.is_empty() { Ok(records.len()) } else { Err(broken) }
}
