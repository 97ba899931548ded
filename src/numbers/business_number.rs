//! Business registration numbers of before the unified code: GS15-2006, 15 digits, ISO 7064 MOD 11,10.
//!
//! Six digits of the registering office, eight of the sequence, one check digit. Numbers of 13 digits
//! are older still and carry no check digit: they are a wrong [`Fault::Length`] here.

use super::iso7064::mod_11_10;

/// A business registration number whose check digit fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BusinessNumber {
    /// The first six digits: the office that registered it.
    pub area: u32,
}

/// Which part of the number is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not 15 characters.
    Length {
        /// How many there are.
        found: usize,
    },
    /// Not a digit.
    Character {
        /// Its index, counted in characters from 0.
        index: usize,
    },
    /// The check digit does not fit.
    CheckCharacter {
        /// The one that would fit.
        expected: char,
    },
}

/// Reads a number of 15 digits.
///
/// ```
/// use beian_check::numbers::business_number::{parse, Fault};
///
/// assert_eq!(parse("110108000000016").map(|number| number.area), Ok(110_108));
/// assert_eq!(parse("110108000000018"), Err(Fault::CheckCharacter { expected: '6' }));
/// ```
///
/// # Errors
///
/// Says which part is wrong.
pub fn parse(text: &str) -> Result<BusinessNumber, Fault> {
    let found = text.chars().count();
    if found != 15 {
        return Err(Fault::Length { found });
    }
    if let Some(index) = text.chars().position(|c| !c.is_ascii_digit()) {
        return Err(Fault::Character { index });
    }
    let (body, check) = crate::pieces::split_at(text, 14);
    match mod_11_10(body.as_bytes()) {
        Some(expected) if !check.starts_with(expected) => Err(Fault::CheckCharacter { expected }),
        _ => Ok(BusinessNumber { area: body.get(..6).and_then(|area| area.parse().ok()).unwrap_or_default() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard() {
        assert_eq!(parse("110108000000016"), Ok(BusinessNumber { area: 110_108 }));
    }

    #[test]
    fn every_wrong_digit_is_found() {
        for serial in [1_u32, 12_345_678, 99_999_999] {
            let body = format!("500100{serial:08}");
            let whole = format!("{body}{}", mod_11_10(body.as_bytes()).unwrap()).into_bytes();
            for place in 0..15 {
                for other in b'0'..=b'9' {
                    let mut wrong = whole.clone();
                    wrong[place] = other;
                    assert_eq!(parse(std::str::from_utf8(&wrong).unwrap()).is_ok(), wrong == whole);
                }
            }
        }
    }

    #[test]
    fn the_faulty_part_is_named() {
        for (text, fault) in [
            ("", Fault::Length { found: 0 }),
            ("1101080000000", Fault::Length { found: 13 }),
            ("11010800000001６", Fault::Character { index: 14 }),
            ("11010800000001X", Fault::Character { index: 14 }),
            ("O10108000000016", Fault::Character { index: 0 }),
            ("110108000000017", Fault::CheckCharacter { expected: '6' }),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }
}
