//! Idioms. Those of four characters: characters numbered by how often they occur, grouped by the first one. Sections:
//! the characters; for each the number of idioms that begin with it; the second characters as distances; the third and
//! fourth in turn; the idioms of other lengths as lines.

use super::table::{Table, push_number, sections};
use std::collections::HashMap;
use std::path::Path;

pub fn pack(folder: &Path) -> Result<Vec<u8>, String> {
    let table = Table::read(folder, "idioms.txt")?.distinct()?;
    let (mut four, mut others) = (Vec::new(), Vec::new());
    for row in &table.rows {
        let chars: Vec<char> = row.get(0).chars().collect();
        if row.columns.len() != 1 || !chars.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c)) || !(3..=16).contains(&chars.len()) {
            return Err(table.error(row, "an idiom is three to sixteen Han characters"));
        }
        match <[char; 4]>::try_from(chars) {
            Ok(idiom) => four.push(idiom),
            Err(_) => others.push(row.get(0)),
        }
    }
    let mut often: HashMap<char, usize> = HashMap::new();
    for &c in four.iter().flatten() {
        *often.entry(c).or_default() += 1;
    }
    let mut chars: Vec<char> = often.keys().copied().collect();
    chars.sort_by_key(|c| (std::cmp::Reverse(often[c]), *c));
    let number: HashMap<char, u64> = chars.iter().copied().zip(0..).collect();
    let mut numbered: Vec<[u64; 4]> = four.iter().map(|idiom| idiom.map(|c| number[&c])).collect();
    numbered.sort_unstable();

    let mut counts = vec![0u16; chars.len()];
    let [mut seconds, mut rest] = [Vec::new(), Vec::new()];
    let mut before = [u64::MAX, 0];
    for [first, second, third, fourth] in numbered {
        counts[first as usize] += 1;
        let base = if before[0] == first { before[1] } else { 0 };
        push_number(&mut seconds, second - base);
        push_character(&mut rest, third);
        push_character(&mut rest, fourth);
        before = [first, second];
    }
    let counts = counts.iter().flat_map(|n| n.to_le_bytes()).collect();
    let chars: String = chars.iter().collect();
    others.sort_unstable();
    let others: String = others.iter().flat_map(|idiom| [*idiom, "\n"]).collect();
    Ok(sections(&[chars.into_bytes(), counts, seconds, rest, others.into_bytes()]))
}

/// The 192 most frequent characters in one byte, the others in two.
fn push_character(out: &mut Vec<u8>, number: u64) {
    match number.checked_sub(192) {
        None => out.push(number as u8),
        Some(rare) => out.extend([192 + (rare >> 8) as u8, rare as u8]),
    }
}
