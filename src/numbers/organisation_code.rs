//! Organisation codes: GB 11714 (8 characters and a check character).
//!
//! The certificates ended with the unified social credit code of 2015, but the code lives on inside
//! it, as its characters 9 to 17 ([`uscc`](super::uscc)).
//!
//! Traps:
//! - The check value runs from 1 to 11: 10 is written `X`, and 11 is written `0`, which many programs forget.
//! - Letters count 10 to 35 but the modulus is 11, so that some wrong letters go unnoticed.
//! - A hyphen may stand before the check character, and mostly does in print.

/// An organisation code whose check character fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganisationCode {
    /// A hyphen stood before the check character.
    pub hyphen: bool,
}

/// Which part of the code is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not nine characters, the hyphen aside.
    Length {
        /// How many there are, the hyphen aside.
        found: usize,
    },
    /// Neither a digit nor a capital letter; at the last place neither a digit nor `X`.
    Character {
        /// Its index, counted in characters of the text from 0.
        index: usize,
    },
    /// The check character does not fit.
    CheckCharacter {
        /// The one that would fit.
        expected: char,
    },
}

const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Reads a code, with or without the hyphen before its last character.
///
/// ```
/// use beian_check::numbers::organisation_code::{parse, Fault};
///
/// // The example in GB 11714.
/// assert!(parse("D2143569-X").is_ok());
/// assert!(parse("D2143569X").is_ok());
/// assert_eq!(parse("D21435690"), Err(Fault::CheckCharacter { expected: 'X' }));
/// ```
///
/// # Errors
///
/// Says which part is wrong.
pub fn parse(text: &str) -> Result<OrganisationCode, Fault> {
    let length = text.chars().count();
    let hyphen = length == 10 && text.chars().nth(8) == Some('-');
    let found = length - usize::from(hyphen);
    if found != 9 {
        return Err(Fault::Length { found });
    }
    let fits = |(index, c): (usize, char)| match index {
        0..8 => c.is_ascii_digit() || c.is_ascii_uppercase(),
        8 if hyphen => true,
        _ => c.is_ascii_digit() || c == 'X',
    };
    if let Some(index) = text.chars().enumerate().position(|place| !fits(place)) {
        return Err(Fault::Character { index });
    }
    match check_character(text.get(..8).unwrap_or_default()) {
        Some(expected) if !text.ends_with(expected) => Err(Fault::CheckCharacter { expected }),
        _ => Ok(OrganisationCode { hyphen }),
    }
}

/// The check character of the eight characters before it; `None` where they are not eight digits and
/// capital letters.
///
/// ```
/// use beian_check::numbers::organisation_code::check_character;
///
/// assert_eq!(check_character("D2143569"), Some('X'));
/// assert_eq!(check_character("D214356"), None);
/// ```
#[must_use]
pub fn check_character(body: &str) -> Option<char> {
    if body.len() != WEIGHTS.len() || body.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let weighted = body.chars().zip(WEIGHTS).map(|(c, weight)| Some(c.to_digit(36)? * weight));
    match 11 - weighted.sum::<Option<u32>>()? % 11 {
        10 => Some('X'),
        11 => Some('0'),
        value => char::from_digit(value, 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_eight_characters_have_a_check_character() {
        assert_eq!(check_character("D2143569"), Some('X'));
        for body in ["", "D214356", "D21435691", "d2143569", "D214-569"] {
            assert_eq!(check_character(body), None, "{body}");
        }
    }

    #[test]
    fn the_example_of_the_standard() {
        assert_eq!(parse("D2143569-X"), Ok(OrganisationCode { hyphen: true }));
        assert_eq!(parse("D2143569X"), Ok(OrganisationCode { hyphen: false }));
    }

    #[test]
    fn a_check_value_of_eleven_is_written_nought() {
        // Made up so that the weighted sum is a multiple of eleven.
        let body = (0..100_000)
            .map(|n| format!("{n:08}"))
            .find(|body| body.chars().zip(WEIGHTS).map(|(c, w)| c.to_digit(10).unwrap() * w).sum::<u32>() % 11 == 0 && body.ends_with('7'));
        assert!(parse(&format!("{}0", body.unwrap())).is_ok());
    }

    #[test]
    fn every_check_character_occurs_and_only_one_fits() {
        let mut seen = String::new();
        for n in 10_000_000..10_000_200 {
            let body = n.to_string();
            let fitting: Vec<char> = "0123456789X".chars().filter(|check| parse(&format!("{body}{check}")).is_ok()).collect();
            assert_eq!(fitting.len(), 1, "{body}");
            seen.extend(fitting);
        }
        assert!("0123456789X".chars().all(|check| seen.contains(check)), "{seen}");
    }

    #[test]
    fn every_wrong_digit_and_every_exchange_of_digits_is_found() {
        for body in ["12345678", "00000000", "98765432", "55501234"] {
            let whole = format!("{body}{}", check_character(body).unwrap()).into_bytes();
            for place in 0..9 {
                for other in b"0123456789" {
                    let mut wrong = whole.clone();
                    wrong[place] = *other;
                    assert_eq!(parse(std::str::from_utf8(&wrong).unwrap()).is_ok(), wrong == whole);
                }
                if (1..8).contains(&place) {
                    let mut wrong = whole.clone();
                    wrong.swap(place - 1, place);
                    assert_eq!(parse(std::str::from_utf8(&wrong).unwrap()).is_ok(), wrong == whole);
                }
            }
        }
    }

    #[test]
    fn the_faulty_part_is_named() {
        for (text, fault) in [
            ("", Fault::Length { found: 0 }),
            ("D2143569-", Fault::Character { index: 8 }),
            ("D2143569-XX", Fault::Length { found: 11 }),
            ("D21435691X", Fault::Length { found: 10 }),
            ("d2143569X", Fault::Character { index: 0 }),
            ("D214356９X", Fault::Character { index: 7 }),
            ("D2143569x", Fault::Character { index: 8 }),
            ("D2143569-Y", Fault::Character { index: 9 }),
            ("D2143569-1", Fault::CheckCharacter { expected: 'X' }),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }
}
