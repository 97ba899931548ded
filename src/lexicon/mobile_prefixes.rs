//! What kind of line a mobile number belongs to, by its first digits.

use super::lines::Lines;

static TABLE: Lines = Lines::of(include_str!(concat!(env!("OUT_DIR"), "/mobile_prefixes.bin")));

pub use crate::numbers::phone::Class;

/// By the longest prefix that the table has; what it does not have is not allotted.
pub fn class(number: &str) -> Class {
    match (SHORTEST..=LONGEST).rev().find_map(|length| letter(number.get(..length)?)) {
        Some(b'o') => Class::Ordinary,
        Some(b'v') => Class::Virtual,
        Some(b'd') => Class::DataCard,
        Some(b's') => Class::Satellite,
        Some(b'm') => Class::Machine,
        _ => Class::Unallotted,
    }
}

/// Digits of the prefixes.
const SHORTEST: usize = 3;
const LONGEST: usize = 7;

/// The letter behind a prefix, where the table has that prefix. Lines stand in the order of their prefixes.
fn letter(prefix: &str) -> Option<u8> {
    let lines = TABLE.all();
    let line = lines.get(lines.partition_point(|line| line.get(..line.len() - 1).is_some_and(|digits| digits < prefix)))?;
    line.strip_prefix(prefix)?.bytes().next().filter(u8::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefix_is_found() {
        for line in TABLE.all() {
            let (prefix, kind) = line.split_at(line.len() - 1);
            assert_eq!(letter(prefix), kind.bytes().next(), "{line}");
            assert!((SHORTEST..=LONGEST).contains(&prefix.len()), "{line}");
        }
    }

    #[test]
    fn the_longest_prefix_decides() {
        for (number, expected) in [
            ("13412345678", Class::Ordinary),
            ("13491234567", Class::Satellite),
            ("17012345678", Class::Virtual),
            ("14512345678", Class::DataCard),
            ("14101234567", Class::Machine),
            ("17491234567", Class::Satellite),
            ("17412345678", Class::Satellite),
            ("17451234567", Class::Unallotted),
            ("19212345678", Class::Ordinary),
            ("15412345678", Class::Unallotted),
            ("12345678901", Class::Unallotted),
            ("", Class::Unallotted),
        ] {
            assert_eq!(class(number), expected, "{number}");
        }
    }
}
