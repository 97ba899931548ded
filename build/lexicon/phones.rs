//! Area codes and the classes of mobile prefixes, each as short lines.

use super::table::{Row, Table};
use std::path::Path;

fn digits<'a>(table: &Table, row: &'a Row, column: usize, lengths: std::ops::RangeInclusive<usize>) -> Result<&'a str, String> {
    let text = row.get(column);
    let good = lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if good { Ok(text) } else { Err(table.error(row, format!("not {lengths:?} digits: {text}"))) }
}

/// Lines: area code without its 0, tab, provinces, tab, lengths.
pub fn area_codes(folder: &Path) -> Result<Vec<u8>, String> {
    let table = Table::read(folder, "area-codes.tsv")?.distinct()?;
    let regions = Table::read(folder, "regions.tsv")?;
    let mut rows = Vec::new();
    for row in &table.rows {
        let code = digits(&table, row, 0, 3..=4)?;
        for province in row.get(1).split(' ') {
            if !regions.rows.iter().any(|r| r.get(0) == province) {
                return Err(table.error(row, format!("no region {province}")));
            }
        }
        if !row.get(2).split(' ').all(|length| length == "7" || length == "8") || !code.starts_with('0') {
            return Err(table.error(row, "an area code begins with 0, numbers have 7 or 8 digits"));
        }
        rows.push(format!("{}\t{}\t{}\n", &code[1..], row.get(1), row.get(2)));
    }
    rows.sort();
    Ok(rows.concat().into_bytes())
}

/// Lines: prefix, letter of the class.
pub fn mobile_prefixes(folder: &Path) -> Result<Vec<u8>, String> {
    let table = Table::read(folder, "mobile-prefixes.tsv")?.distinct()?;
    let mut lines = Vec::new();
    for row in &table.rows {
        let prefix = digits(&table, row, 0, 3..=7)?;
        let letter = match row.get(1) {
            "ordinary" => 'o',
            "virtual" => 'v',
            "data-card" => 'd',
            "satellite" => 's',
            "machine" => 'm',
            "unallotted" => 'u',
            other => return Err(table.error(row, format!("no such class: {other}"))),
        };
        lines.push(format!("{prefix}{letter}\n"));
    }
    // By their digits, as they are looked up.
    lines.sort_by(|a, b| a[..a.len() - 2].cmp(&b[..b.len() - 2]));
    Ok(lines.concat().into_bytes())
}
