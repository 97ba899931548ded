//! Holidays: for each day the distance from the one before, doubled, plus 1 where it is worked.

use super::table::{Table, push_number};
use std::path::Path;

pub fn holidays(folder: &Path) -> Result<Vec<u8>, String> {
    let table = Table::read(folder, "holidays.tsv")?.distinct()?;
    let mut out = Vec::new();
    let mut before = 0;
    for row in &table.rows {
        let parts: Vec<u64> = row.get(0).split('-').filter_map(|part| part.parse().ok()).collect();
        let &[year @ 2000..=2999, month @ 1..=12, day @ 1..=31] = parts.as_slice() else {
            return Err(table.error(row, "not a date"));
        };
        // Not days but a number that grows with them: 31 for each month is enough to tell dates apart.
        let number = (year - 2000) * 372 + (month - 1) * 31 + day - 1;
        let step = number.checked_sub(before).filter(|step| *step > 0 || out.is_empty());
        let worked = match row.get(1) {
            "holiday" => 0,
            "workday" => 1,
            other => return Err(table.error(row, format!("no such kind: {other}"))),
        };
        push_number(&mut out, step.ok_or_else(|| table.error(row, "dates ascend"))? * 2 + worked);
        before = number;
    }
    Ok(out)
}
