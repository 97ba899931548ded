//! Mobile numbers.
//!
//! Traps:
//! - 11 digits that begin with 1. Which ranges are allotted is data that grows every year, so the table
//!   is passed in. Operators can be changed with the number kept: a range tells neither operator nor place.
//! - 13 digits that begin with 10 or 14 are machine numbers, not mobiles.

use crate::numbers::tidy::folded;

/// What a mobile number belongs to, by the range that it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// An operator with a network of its own.
    Ordinary,
    /// A virtual operator.
    Virtual,
    /// Sold for data: messages mostly arrive, calls not always.
    DataCard,
    /// Satellite telephones and emergency communication.
    Satellite,
    /// Of the ranges of machines.
    Machine,
    /// In no range that the table knows.
    Unallotted,
}

/// A range: the value of the digits it begins with, how many they are, and what it is.
pub type Range = (u32, u8, Class);

/// Why a text is no mobile number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MobileFault {
    /// Not 11 characters.
    Length {
        /// How many there are.
        found: usize,
    },
    /// Not a digit.
    Character {
        /// Its index, counted in characters from 0.
        index: usize,
    },
    /// It does not begin with 1.
    FirstDigit,
    /// A mobile number with `+86`, `86`, `086`, `0086` or `0` in front: [`bare_mobile`] takes it off.
    CountryCode,
    /// 13 digits of a machine's number.
    MachineNumber,
}

/// What a mobile number is, by the table of ranges; the longest range that fits decides, and the
/// order of the table does not matter. Strict about what is typed: 11 digits and nothing else.
///
/// ```
/// use beian_check::numbers::phone::{mobile, Class, MobileFault};
///
/// let ranges = [(138, 3, Class::Ordinary), (134, 3, Class::Ordinary), (1349, 4, Class::Satellite)];
/// assert_eq!(mobile("13800000000", &ranges), Ok(Class::Ordinary));
/// assert_eq!(mobile("13490000000", &ranges), Ok(Class::Satellite));
/// assert_eq!(mobile("15400000000", &ranges), Ok(Class::Unallotted));
/// assert_eq!(mobile("1380000000", &ranges), Err(MobileFault::Length { found: 10 }));
/// ```
///
/// # Errors
///
/// Says why it is no mobile number.
pub fn mobile(text: &str, ranges: &[Range]) -> Result<Class, MobileFault> {
    mobile_form(text)?;
    let longest = ranges
        .iter()
        .filter(|&&(prefix, length, _)| text.get(..usize::from(length)).and_then(|digits| digits.parse().ok()) == Some(prefix))
        .max_by_key(|&&(_, length, _)| length);
    Ok(longest.map_or(Class::Unallotted, |&(_, _, class)| class))
}

/// Whether a text has the form of a mobile number: 11 digits that begin with 1.
///
/// ```
/// use beian_check::numbers::phone::{mobile_form, MobileFault};
///
/// assert_eq!(mobile_form("13800000000"), Ok(()));
/// assert_eq!(mobile_form("+8613800000000"), Err(MobileFault::CountryCode));
/// assert_eq!(mobile_form("23800000000"), Err(MobileFault::FirstDigit));
/// ```
///
/// # Errors
///
/// Says why it has not.
pub fn mobile_form(text: &str) -> Result<(), MobileFault> {
    let found = text.chars().count();
    let wrong = text.chars().position(|c| !c.is_ascii_digit());
    if found == 11 && wrong.is_none() {
        return if text.starts_with('1') { Ok(()) } else { Err(MobileFault::FirstDigit) };
    }
    if without_country(text).is_some() {
        return Err(MobileFault::CountryCode);
    }
    if found == 13 && wrong.is_none() && (text.starts_with("10") || text.starts_with("14")) {
        return Err(MobileFault::MachineNumber);
    }
    // A wrong character says more than a wrong count, unless the count is far off.
    match wrong {
        Some(index) if found == 11 => Err(MobileFault::Character { index }),
        _ => Err(MobileFault::Length { found }),
    }
}

/// The bare 11 digits that were meant: width, spaces, separators and the country's code taken off.
/// `None` where what is left is no mobile number.
///
/// ```
/// use beian_check::numbers::phone::bare_mobile;
///
/// assert_eq!(bare_mobile("+86 138-0000-0000").as_deref(), Some("13800000000"));
/// assert_eq!(bare_mobile("１３８００００００００").as_deref(), Some("13800000000"));
/// assert_eq!(bare_mobile("138000"), None);
/// ```
#[must_use]
pub fn bare_mobile(text: &str) -> Option<String> {
    if mobile_form(text).is_ok() {
        return Some(text.to_owned());
    }
    let mut bare: String = folded(text).chars().filter(|c| !matches!(c, '-' | '(' | ')' | '.')).collect();
    if let Some(without) = without_country(&bare) {
        bare = without.to_owned();
    }
    mobile_form(&bare).is_ok().then_some(bare)
}

/// A mobile number behind the country's code or a long-distance 0.
fn without_country(text: &str) -> Option<&str> {
    let rest = ["+86", "0086", "086", "86", "0"].iter().find_map(|code| text.strip_prefix(code))?;
    // No mobile number begins with 10: behind a long-distance 0 that is Beijing's area code.
    let is_mobile = rest.len() == 11 && rest.starts_with('1') && !rest.starts_with("10") && rest.bytes().all(|byte| byte.is_ascii_digit());
    is_mobile.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANGES: [Range; 6] = [
        (1349, 4, Class::Satellite),
        (134, 3, Class::Ordinary),
        (170, 3, Class::Virtual),
        (147, 3, Class::DataCard),
        (148, 3, Class::Machine),
        (17_400, 5, Class::Satellite),
    ];

    #[test]
    fn the_longest_range_decides_whatever_the_order() {
        let mut reversed = RANGES;
        reversed.reverse();
        for ranges in [RANGES, reversed] {
            for (text, class) in [
                ("13480000000", Class::Ordinary),
                ("13490000000", Class::Satellite),
                ("17000000000", Class::Virtual),
                ("14700000000", Class::DataCard),
                ("14800000000", Class::Machine),
                ("17400000000", Class::Satellite),
                ("17420000000", Class::Unallotted),
                ("15400000000", Class::Unallotted),
            ] {
                assert_eq!(mobile(text, &ranges), Ok(class), "{text}");
            }
        }
    }

    /// The table of the rule book, as the packer reads it.
    fn table() -> Vec<Range> {
        let text = include_str!("../../../rules/lexicon/mobile-prefixes.tsv");
        let rows = text.lines().filter(|line| !line.starts_with('#'));
        rows.map(|row| {
            let columns: Vec<&str> = row.split('\t').collect();
            let [prefix, class, source, as_of] = columns[..] else { panic!("{row}") };
            let class = match class {
                "ordinary" => Class::Ordinary,
                "virtual" => Class::Virtual,
                "data-card" => Class::DataCard,
                "satellite" => Class::Satellite,
                "machine" => Class::Machine,
                "unallotted" => Class::Unallotted,
                _ => panic!("{row}"),
            };
            assert!(!source.is_empty() && as_of.starts_with("20"), "{row}");
            (prefix.parse().unwrap(), u8::try_from(prefix.len()).unwrap(), class)
        })
        .collect()
    }

    #[test]
    fn the_table_of_the_rule_book_knows_every_range() {
        let table = table();
        for prefix in (130..200).filter(|&prefix| prefix != 140) {
            let three = table.iter().any(|&(range, length, _)| range == prefix && length == 3);
            let longer = table.iter().any(|&(range, length, _)| length == 4 && range / 10 == prefix);
            assert!(three || longer, "{prefix} is in no row");
        }
        let class = |head: &str| mobile(&format!("{head:0<11}"), &table);
        for (heads, expected) in [
            ("130 134 1348 139 150 159 166 172 173 178 180 189 190 191 192 193 195 196 197 198 199", Class::Ordinary),
            ("162 165 167 170 1700 1709 171", Class::Virtual),
            ("145 147 149", Class::DataCard),
            ("1349 17400 17405 17406 17412 1749", Class::Satellite),
            ("1410 1440 1441 146 148", Class::Machine),
            ("1411 1449 142 143 154 160 161 163 164 168 169 17413 1742 179 194 120", Class::Unallotted),
        ] {
            for head in heads.split(' ') {
                assert_eq!(class(head), Ok(expected), "{head}");
            }
        }
    }

    #[test]
    fn what_is_no_mobile_number_says_why() {
        for (text, fault) in [
            ("", MobileFault::Length { found: 0 }),
            ("1380000000", MobileFault::Length { found: 10 }),
            ("138000000000", MobileFault::Length { found: 12 }),
            ("1380000000O", MobileFault::Character { index: 10 }),
            ("１3800000000", MobileFault::Character { index: 0 }),
            ("138 0000000", MobileFault::Character { index: 3 }),
            ("138-0000-0000", MobileFault::Length { found: 13 }),
            ("23800000000", MobileFault::FirstDigit),
            ("02278954321", MobileFault::FirstDigit),
            ("+8613800000000", MobileFault::CountryCode),
            ("008613800000000", MobileFault::CountryCode),
            ("8613800000000", MobileFault::CountryCode),
            ("013800000000", MobileFault::CountryCode),
            ("1440000000000", MobileFault::MachineNumber),
            ("1064700000000", MobileFault::MachineNumber),
            ("1380000000000", MobileFault::Length { found: 13 }),
            ("106470000000", MobileFault::Length { found: 12 }),
            ("10x4700000000", MobileFault::Length { found: 13 }),
            ("+8623800000000", MobileFault::Length { found: 14 }),
            ("8612345", MobileFault::Length { found: 7 }),
        ] {
            assert_eq!(mobile_form(text), Err(fault), "{text}");
            assert_eq!(mobile(text, &RANGES), Err(fault), "{text}");
        }
    }

    #[test]
    fn the_bare_number_is_found_in_what_was_typed() {
        for text in [
            "13800000000",
            "+86 138 0000 0000",
            "(+86)138-0000-0000",
            "0086-13800000000",
            "086-13800000000",
            "８６１３８００００００００",
            "013800000000",
            "138\u{200B}00000000",
        ] {
            assert_eq!(bare_mobile(text).as_deref(), Some("13800000000"), "{text}");
        }
        for text in ["", "1380000000", "022-78954321", "138000000001", "+852 13800000000"] {
            assert_eq!(bare_mobile(text), None, "{text}");
        }
    }
}
