//! Numbers of the public-security filing: `京公网安备11000002999999号` (made up).
//!
//! No text that defines the form is known; this is what the numbers in use have in common. 14 digits:
//! six of a place, `02`, six of a sequence.
//!
//! Traps:
//! - The six digits are mostly a county of GB/T 2260, but a city's code and codes that the standard
//!   never had are in use too: only the first two digits can be relied on.
//! - At least one number of 12 digits is in use: read, and told ([`PsbNumber::old`]).
//! - The police's character of a region is not always that of the ICP register. Handed out, not judged.

use std::fmt;

use super::tidy::{folded, is_han, split_digits, without_opening};

/// A public-security number. `Display` writes it in its normal form.
///
/// ```
/// use beian_check::numbers::psb;
///
/// let number = psb::parse("京公网安备 11000002999999号")?;
/// assert_eq!((number.letter, number.code()), ('京', "110000"));
/// assert!(number.place_7_8_is_02() && !number.old());
/// assert_eq!(number.to_string(), "京公网安备11000002999999号");
/// # Ok::<(), psb::Fault>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PsbNumber {
    /// The region's character. Not checked against any list.
    pub letter: char,
    /// 14 digits, or 12 on an old number. The link of the page's foot takes them as its `code=`.
    pub digits: String,
    /// The text was in normal form, to the letter.
    pub normal: bool,
}

/// Which part of the number is wrong: the first in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It does not begin with a Han character.
    Letter,
    /// The words 公网安备 do not follow.
    Words,
    /// Neither 14 digits nor 12.
    Digits {
        /// How many there are.
        found: usize,
    },
    /// Something other than 号 follows the digits.
    Tail,
}

impl PsbNumber {
    /// The first six digits: the place, mostly a code of GB/T 2260.
    ///
    /// ```
    /// assert_eq!(beian_check::numbers::psb::parse("苏公网安备32010002999999号").map(|n| n.code().to_owned()), Ok("320100".into()));
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        self.digits.get(..6).unwrap_or_default()
    }

    /// The first two digits: the region.
    ///
    /// ```
    /// assert_eq!(beian_check::numbers::psb::parse("苏公网安备32010002999999号").map(|n| n.region()), Ok(32));
    /// ```
    #[must_use]
    pub fn region(&self) -> u32 {
        self.digits.get(..2).and_then(|region| region.parse().ok()).unwrap_or_default()
    }

    /// Digits 7 and 8 are `02`, as on all numbers of 14 digits that were seen.
    ///
    /// ```
    /// assert_eq!(beian_check::numbers::psb::parse("苏公网安备32010003999999号").map(|n| n.place_7_8_is_02()), Ok(false));
    /// ```
    #[must_use]
    pub fn place_7_8_is_02(&self) -> bool {
        self.digits.get(6..8) == Some("02")
    }

    /// A number of 12 digits.
    ///
    /// ```
    /// assert_eq!(beian_check::numbers::psb::parse("苏公网安备320100999999号").map(|n| n.old()), Ok(true));
    /// ```
    #[must_use]
    pub fn old(&self) -> bool {
        self.digits.len() == 12
    }
}

/// Reads a public-security number, forgiving about width, spaces, a missing 号 and traditional characters.
///
/// ```
/// use beian_check::numbers::psb::{parse, Fault};
///
/// assert!(parse("京公网安备11000002999999号").is_ok());
/// assert_eq!(parse("京公网安备1100000299999号"), Err(Fault::Digits { found: 13 }));
/// assert_eq!(parse("京ICP备12345678号"), Err(Fault::Words));
/// ```
///
/// # Errors
///
/// Says which part is wrong.
pub fn parse(text: &str) -> Result<PsbNumber, Fault> {
    let folded = folded(text);
    let letter = folded.chars().next().filter(|&c| is_han(c)).ok_or(Fault::Letter)?;
    let rest = folded.strip_prefix(letter).unwrap_or_default();
    let words = ["公网安备", "公网安備", "公網安備"];
    let rest = words.iter().find_map(|words| rest.strip_prefix(words)).ok_or(Fault::Words)?;
    let (digits, tail) = split_digits(without_opening(rest, &["第"]));
    if digits.len() != 14 && digits.len() != 12 {
        return Err(Fault::Digits { found: digits.len() });
    }
    if !matches!(tail, "" | "号" | "號") {
        return Err(Fault::Tail);
    }
    let mut number = PsbNumber { letter, digits: digits.to_owned(), normal: false };
    number.normal = number.to_string() == text;
    Ok(number)
}

impl fmt::Display for PsbNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}公网安备{}号", self.letter, self.digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told() {
        let number = parse("川公网安备51010002999999号").unwrap();
        assert_eq!((number.letter, number.code(), number.region()), ('川', "510100", 51));
        assert!(number.place_7_8_is_02() && !number.old() && number.normal);
        let old = parse("川公网安备510100999999号").unwrap();
        assert!(old.old() && !old.place_7_8_is_02());
    }

    #[test]
    fn copied_forms_are_read_and_seen_as_such() {
        for text in [
            "京公网安备 11000002999999号",
            "京公网安备11000002999999",
            "京公网安备１１０００００２９９９９９９号",
            "京公網安備11000002999999號",
            "京公网安备第11000002999999号",
            "京公网安备1100 0002 9999 99 号\u{200B}",
        ] {
            let number = parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert_eq!(number.to_string(), "京公网安备11000002999999号");
            assert!(!number.normal, "{text}");
        }
    }

    #[test]
    fn the_faulty_part_is_named() {
        for (text, fault) in [
            ("", Fault::Letter),
            ("公网安备11000002999999号", Fault::Words),
            ("11000002999999", Fault::Letter),
            ("京公安备11000002999999号", Fault::Words),
            ("京ICP备12345678号", Fault::Words),
            ("京公网安备号", Fault::Digits { found: 0 }),
            ("京公网安备1100000299999号", Fault::Digits { found: 13 }),
            ("京公网安备110000029999999号", Fault::Digits { found: 15 }),
            ("京公网安备1100000299999O号", Fault::Digits { found: 13 }),
            ("京公网安备11000002999999号-1", Fault::Tail),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }
}
