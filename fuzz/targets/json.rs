//! The reader of JSON: a stranger's judgement of what is JSON at all, and errors that say where.

use beian_check::overlay::Overlays;
use beian_check::{Checker, Error, Filing, Locale, Options};
use serde_json::Value;

use super::sound::{is_sound, shuffled};
use super::{made, text, today};

/// How deep a value may lie; serde_json goes deeper.
const DEEPEST: usize = 32;

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// Is it JSON to both, or to neither? Gives what the other one read. A surrogate without its other half is read by ours alone,
/// since scripts can write one, and so is a number that is too great for it.
fn judged(typed: &str, error: Option<&Error>) -> Option<Value> {
    let ours = error.is_none_or(|e| e.path.is_some());
    match serde_json::from_str::<Value>(typed) {
        Ok(value) => {
            assert!(ours || depth(&value) > DEEPEST, "JSON, and not read: {typed:?}");
            Some(value)
        }
        Err(theirs) => {
            let theirs = theirs.to_string();
            let known = theirs.contains("surrogate") || theirs.contains("number out of range") || theirs.contains("hex escape");
            assert!(!ours || known, "read, and no JSON ({theirs}): {typed:?}");
            None
        }
    }
}

pub fn json(data: &[u8]) {
    let typed = text(data);
    let read = Filing::from_json(&typed);
    let value = judged(&typed, read.as_ref().err());
    match (read, value) {
        (Ok(filing), Some(value)) => {
            let Ok(report) = today().check(&filing) else { return };
            made(is_sound(&report, &value));
            // Of a key that is there twice, the last counts, with both readers.
            assert_eq!(today().check(&made(Filing::from_json(&shuffled(&value, data.len())))), Ok(report), "in another order");
        }
        (Err(error), Some(value)) if error.path.is_some() => {
            assert_eq!(error.code, "bad-filing");
            let path = error.path.unwrap_or_default();
            assert!(value.pointer(&path).is_some(), "{path} is not in {value}");
        }
        _ => {}
    }
    // As one of many.
    if let Err(error) = today().check_many(&format!("[{typed},{{}}]")) {
        assert!(error.path.is_some() || error.message(Locale::English) == "This is no JSON.", "{error}");
    }
}

pub fn options(data: &[u8]) {
    let typed = text(data);
    let read = Options::from_json(&typed);
    judged(&typed, read.as_ref().err());
    let Ok(options) = read else { return };
    if let Err(error) = Overlays::read(&options.overlays) {
        assert!(["bad-overlay", "too-large"].contains(&error.code) && error.path.is_some(), "{error}");
        return;
    }
    if let Err(error) = Checker::with(&options) {
        assert!(["bad-options", "bad-overlay", "too-large"].contains(&error.code), "{error}");
    }
}
