//! The clerk's check of the rule book: reads `rules/`, says what is wrong with file and line, then runs every record's
//! examples. `npm run rules:check`; needs no rebuild when only rules have changed.

use std::path::Path;
use std::process::ExitCode;

use beian_check::report::Verdict;
use beian_check::rulebook::record::{HandbookRule, Rule};
use beian_check::rulebook::{RuleBook, field, names, plan_record, record, refusal_record};
use beian_check::{Checker, Error, Filing, Options};

// The reader of rule files is the build's; here it works on the library's own records.
#[path = "../tests/rust/examples.rs"]
mod examples;
#[path = "../src/rulebook/files.rs"]
mod files;
#[path = "../tests/rust/plan_examples.rs"]
mod plan_examples;
#[path = "../tests/rust/register.rs"]
mod register;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.as_slice() {
        [root] => check(Path::new(root), Register::Compared).map(in_order),
        [root, accept] if accept == "--accept" => check(Path::new(root), Register::Written).map(|count| {
            println!("✓ 已写进 rules/{RECORDS}。 Written to rules/{RECORDS}.");
            in_order(count);
        }),
        [root, asked @ ..] if asked.len() >= 2 => attempt(Path::new(root), asked),
        _ => Err(vec!["rules-check RULES [--accept | FIELD VALUE [REGION [NATURE]]]".to_owned()]),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in &problems {
                eprintln!("✗ {problem}");
            }
            eprintln!("\n{} 处要改。 {} to mend.", problems.len(), problems.len());
            ExitCode::FAILURE
        }
    }
}

fn in_order(count: usize) {
    println!("✓ 规则手册没有问题：{count} 条规则，例子都对。 The rule book is in order: {count} rules, every example does what it says.");
}

/// The register of records, below `rules/`.
const RECORDS: &str = "records.tsv";

/// What happens to it.
#[derive(PartialEq)]
enum Register {
    Compared,
    Written,
}

/// What the book as it lies in the files says of one value: `site.name 山间商城 广东 individual`.
fn attempt(root: &Path, asked: &[String]) -> Result<(), Vec<String>> {
    let word = |at: usize, absent: &str| asked.get(at).map_or(absent, String::as_str).to_owned();
    let books = files::read_book(root).map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let checker = checker_of(books)?;
    let filing = serde_json::json!({ "region": word(2, ""), "subject": { "nature": word(3, "individual") } });
    let one = |error: Error| vec![error.to_string()];
    let filing = Filing::from_json(&filing.to_string()).map_err(one)?;
    let found = checker.check_field(&word(0, ""), &word(1, ""), Some(filing)).map_err(one)?;
    if found.is_empty() {
        println!("✓ 没有发现问题。 Nothing is found.");
    }
    for finding in found {
        let verdict = match finding.verdict {
            Verdict::Reject => "必改 reject",
            Verdict::Missing => "待填 missing",
            Verdict::Risk => "可能退回 risk",
            Verdict::Note => "提示 note",
        };
        println!("{verdict}  {}  {}", finding.rule, finding.message);
    }
    Ok(())
}

fn checker_of(books: files::Books) -> Result<Checker, Vec<String>> {
    let options = Options { today: "2026-11-22".to_owned(), ..Options::default() };
    Checker::of_book(RuleBook::of(books.book, books.english, books.handbook, books.plan), &options).map_err(|e| vec![e.to_string()])
}

fn check(root: &Path, register: Register) -> Result<usize, Vec<String>> {
    let books = files::read_book(root).map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let records: Vec<(Rule, HandbookRule)> = books.book.rules.iter().cloned().zip(books.handbook.rules.iter().cloned()).collect();
    let places = books.places.clone();
    let rules: Vec<Rule> = records.iter().map(|(rule, _)| rule.clone()).collect();
    let entries = register::entries(&rules, &books.book.regions);
    let mut checker = checker_of(books)?;
    let mut broken = Vec::new();
    for ((rule, shown), at) in records.iter().zip(&places) {
        broken.extend(
            examples::broken_examples(&mut checker, rule, shown).into_iter().map(|message| format!("{}:{}: {message}", at.file.display(), at.line)),
        );
    }
    broken.extend(plan_examples::broken_plan_examples(&mut checker));
    let file = root.join(RECORDS);
    if register == Register::Compared {
        // Without a register every record is new to it.
        let registered = std::fs::read_to_string(&file).unwrap_or_default();
        let at = |line: Option<usize>| format!("rules/{RECORDS}{}", line.map_or_else(String::new, |line| format!(":{line}")));
        broken.extend(register::differences(&entries, &registered).into_iter().map(|(line, says)| format!("{}: {says}", at(line))));
    } else if broken.is_empty() {
        std::fs::write(&file, register::written(&entries)).map_err(|error| vec![format!("{}: {error}", file.display())])?;
    }
    if broken.is_empty() { Ok(records.len()) } else { Err(broken) }
}
