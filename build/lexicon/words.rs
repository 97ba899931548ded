//! Surnames, characters of given names, and the words that are no place.

use super::table::{Table, sections};
use std::path::Path;

/// Sections: surnames that say "a person" at once, other surnames, compound ones, compound ones that are words too;
/// then of given names the strong, mild and first characters, and the words that only look like a name.
pub fn surnames(folder: &Path) -> Result<Vec<u8>, String> {
    let table = Table::read(folder, "surnames.tsv")?.distinct()?;
    let mut parts = [const { String::new() }; 8];
    for row in &table.rows {
        let length = row.get(0).chars().count();
        let part = match (row.get(1), length) {
            ("common", 1) => 0,
            ("word" | "rare", 1) => 1,
            ("compound", 2) => 2,
            ("compound-word", 2) => 3,
            (kind, _) => return Err(table.error(row, format!("no surname of the kind {kind}"))),
        };
        parts[part].push_str(row.get(0));
    }
    let given = Table::read(folder, "given-names.txt")?.distinct()?;
    for row in &given.rows {
        let part = ["strong", "mild", "first", "not"].iter().position(|kind| *kind == row.get(0));
        let part = part.ok_or_else(|| given.error(row, "no such kind"))? + 4;
        if part < 7 {
            let mut seen = std::collections::HashSet::new();
            if let Some(twice) = row.get(1).chars().find(|c| !seen.insert(*c)) {
                return Err(given.error(row, format!("{twice} stands there twice")));
            }
            if let Some(both) = row.get(1).chars().find(|c| part == 5 && parts[4].contains(*c)) {
                return Err(given.error(row, format!("{both} is strong and mild")));
            }
        }
        parts[part].push_str(row.get(1));
    }
    Ok(sections(&parts.map(String::into_bytes)))
}

/// One after the other, with a line end behind each.
pub fn place_words(folder: &Path) -> Result<Vec<u8>, String> {
    let table = Table::read(folder, "place-words.txt")?.distinct()?;
    let divisions = Table::read(folder, "divisions.tsv")?;
    for row in &table.rows {
        if !divisions.rows.iter().any(|d| d.get(1).starts_with(row.get(0))) {
            return Err(table.error(row, format!("no division is called {}", row.get(0))));
        }
    }
    super::table::lines(folder, "place-words.txt", 1)
}

/// Public suffixes, plain ones only: no top-level domain that can be filed has a rule with `*` or `!`, and none is read. A
/// suffix stands below another one, so that a look-up can go on label by label.
pub fn suffixes(folder: &Path) -> Result<Vec<u8>, String> {
    let table = Table::read(folder, "suffixes.txt")?.distinct()?;
    for row in &table.rows {
        let name = row.get(0);
        if name.starts_with(['*', '!']) {
            return Err(table.error(row, "rules with * and ! are not read: src/lexicon/suffixes.rs would have to learn them"));
        }
        if let Some((_, above)) = name.split_once('.').filter(|(_, above)| !table.rows.iter().any(|other| other.get(0) == *above)) {
            return Err(table.error(row, format!("{above} is no suffix")));
        }
    }
    super::table::lines(folder, "suffixes.txt", 1)
}
