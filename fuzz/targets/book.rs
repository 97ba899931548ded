//! The reader of rule files, which the build runs over `rules/`: whatever a clerk writes gets an answer with file and line.

use std::sync::{Mutex, OnceLock, PoisonError};

use beian_check::rulebook::{RuleBook, field, names, plan_record, record, refusal_record};
use beian_check::{Checker, Filing, Options};

use super::{choice_and_text, made};

#[path = "../../tests/rust/draft.rs"]
#[allow(dead_code)]
mod draft;
#[path = "../../src/rulebook/files.rs"]
#[allow(dead_code)]
mod files;

use draft::Draft;

const FILES: [&str; 7] =
    ["national/site-name.toml", "regions/99-nowhere.toml", "book.toml", "documents.toml", "topics.toml", "codes.toml", "national/refusals.toml"];

/// A small book in a folder, of which one file is then written anew; one at a time.
fn folder() -> &'static Mutex<std::path::PathBuf> {
    static FOLDER: OnceLock<Mutex<std::path::PathBuf>> = OnceLock::new();
    FOLDER.get_or_init(|| Mutex::new(std::mem::ManuallyDrop::new(Draft::new()).written()))
}

pub fn book(data: &[u8]) {
    let (choice, typed) = choice_and_text(data);
    let root = folder().lock().unwrap_or_else(PoisonError::into_inner);
    let path = root.join(FILES[usize::from(choice / 2) % FILES.len()]);
    let before = std::fs::read_to_string(&path).ok();
    // In the place of what is there, or behind it.
    let text = if choice % 2 == 0 { typed } else { before.clone().unwrap_or_default() + &typed };
    made(std::fs::write(&path, &text));
    let read = files::read_book(&root);
    match before {
        Some(before) => made(std::fs::write(&path, before)),
        None => made(std::fs::remove_file(&path)),
    }
    match read {
        Ok(books) => judges(books),
        Err(problems) => {
            assert!(!problems.is_empty());
            let most = text.matches('\n').count() + 1;
            for problem in problems {
                assert!(!problem.message.is_empty() && problem.line > 0, "{problem}");
                assert!(!path.ends_with(&problem.file) || problem.line <= most, "{problem} of {most} lines");
            }
        }
    }
}

/// A book that is in order can judge, and be told.
fn judges(books: files::Books) {
    let options = Options { today: "2026-11-22".to_owned(), ..Options::default() };
    let checker = made(Checker::of_book(RuleBook::of(books.book, books.english, books.handbook, books.plan), &options));
    let filing = made(Filing::from_json(
        r#"{"region":"99","subject":{"nature":"individual","name":"周舟"},"sites":[{"name":"山间团购","domains":["qichi.cn"]}]}"#,
    ));
    let _ = checker.check(&filing);
    let _ = (checker.rules(), checker.regions(), checker.codes(), checker.explain_refusal("网站名称不合格", Some(&filing)));
}
