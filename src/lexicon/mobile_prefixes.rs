//! What kind of line a mobile number belongs to, by its first digits.

const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/mobile_prefixes.bin"));

pub use crate::numbers::phone::Class;

/// By the longest prefix that the table has; what it does not have is not allotted.
pub fn class(number: &str) -> Class {
    let rows = TABLE.lines().filter_map(|line| line.split_at_checked(line.len() - line.len().min(1)));
    let longest = rows.filter(|(prefix, _)| number.starts_with(prefix)).max_by_key(|(prefix, _)| prefix.len());
    match longest.map(|(_, letter)| letter) {
        Some("o") => Class::Ordinary,
        Some("v") => Class::Virtual,
        Some("d") => Class::DataCard,
        Some("s") => Class::Satellite,
        Some("m") => Class::Machine,
        _ => Class::Unallotted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
