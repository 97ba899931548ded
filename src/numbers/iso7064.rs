//! Check characters of ISO 7064 (GB/T 17710): the pure system MOD 11-2 and the hybrid MOD 11,10.
//!
//! MOD 11-2 has eleven check values and writes the tenth as `X`. It finds every wrong digit and
//! every two digits that changed places. Resident ID numbers (GB 11643) use it.
//!
//! MOD 11,10 needs no `X`. It finds every wrong digit and, of two neighbours that changed places,
//! nearly all. Business registration numbers (GS15) use it.
//!
//! Texts are passed as bytes of ASCII digits; anything else has no check character: `None`.

/// The check character of MOD 11-2 for `digits`: `0`–`9` or `X`.
///
/// ```
/// use beian_check::numbers::iso7064::mod_11_2;
///
/// assert_eq!(mod_11_2(b"079"), Some('X'));
/// assert_eq!(mod_11_2(b"0794"), Some('0'));
/// assert_eq!(mod_11_2(b"07A4"), None);
/// ```
#[must_use]
pub fn mod_11_2(digits: &[u8]) -> Option<char> {
    let sum = digits.iter().try_fold(0, |sum, &byte| Some((sum + digit(byte)?) * 2 % 11))?;
    // The whole number, check character included, leaves 1.
    match (12 - sum) % 11 {
        10 => Some('X'),
        value => char::from_digit(value, 10),
    }
}

/// The check digit of MOD 11,10 for `digits`.
///
/// ```
/// use beian_check::numbers::iso7064::mod_11_10;
///
/// assert_eq!(mod_11_10(b"79462"), Some('3'));
/// assert_eq!(mod_11_10(b"0794"), Some('5'));
/// assert_eq!(mod_11_10(b""), Some('1'));
/// ```
#[must_use]
pub fn mod_11_10(digits: &[u8]) -> Option<char> {
    let product = digits.iter().try_fold(10, |product, &byte| {
        let sum = (product + digit(byte)?) % 10;
        // The trap of the hybrid systems: a remainder of nothing counts as the whole modulus.
        Some(if sum == 0 { 10 } else { sum } * 2 % 11)
    })?;
    char::from_digit((11 - product) % 10, 10)
}

/// The value of an ASCII digit.
fn digit(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small deterministic source of made-up numbers.
    fn made_up(length: usize) -> impl Iterator<Item = Vec<u8>> {
        let mut state: u64 = 42;
        (0..200).map(move |_| {
            (0..length)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    b'0' + u8::try_from((state >> 33) % 10).unwrap()
                })
                .collect()
        })
    }

    fn with_check(body: &[u8], check: fn(&[u8]) -> Option<char>) -> Vec<u8> {
        let mut whole = body.to_vec();
        whole.push(check(body).unwrap() as u8);
        whole
    }

    fn holds(whole: &[u8], check: fn(&[u8]) -> Option<char>) -> bool {
        let (last, body) = whole.split_last().unwrap();
        check(body) == Some(char::from(*last))
    }

    #[test]
    fn vectors_of_the_standard() {
        // ISO 7064:2003 and the libraries that follow it.
        for (body, check) in [("079", 'X'), ("0794", '0'), ("000000021825009", '7')] {
            assert_eq!(mod_11_2(body.as_bytes()), Some(check), "{body}");
        }
        for (body, check) in [("79462", '3'), ("0794", '5'), ("00200667308", '5')] {
            assert_eq!(mod_11_10(body.as_bytes()), Some(check), "{body}");
        }
    }

    #[test]
    fn a_wrong_digit_is_found_by_both() {
        for check in [mod_11_2 as fn(&[u8]) -> Option<char>, mod_11_10] {
            for body in made_up(14) {
                let whole = with_check(&body, check);
                assert!(holds(&whole, check));
                for place in 0..whole.len() {
                    for other in b'0'..=b'9' {
                        let mut wrong = whole.clone();
                        wrong[place] = other;
                        assert_eq!(holds(&wrong, check), wrong == whole);
                    }
                }
            }
        }
    }

    #[test]
    fn neighbours_that_change_places_are_found() {
        let (mut tried, mut missed) = (0_u32, 0_u32);
        for body in made_up(17) {
            for (check, all) in [(mod_11_2 as fn(&[u8]) -> Option<char>, true), (mod_11_10, false)] {
                let whole = with_check(&body, check);
                for place in 1..whole.len() {
                    let mut wrong = whole.clone();
                    wrong.swap(place - 1, place);
                    if wrong == whole {
                        continue;
                    }
                    // `X` in the body is no digit at all, so that counts as found too.
                    let found = !holds(&wrong, check);
                    if all {
                        assert!(found, "MOD 11-2 promises all of them");
                    } else {
                        tried += 1;
                        missed += u32::from(!found);
                    }
                }
            }
        }
        // MOD 11,10 promises nearly all: about one pair in fifty slips through.
        assert!(missed * 100 < tried * 4, "{missed} of {tried}");
    }

    #[test]
    fn anything_but_digits_has_no_check_character() {
        for text in ["12X", " 1", "１", "a"] {
            assert_eq!(mod_11_2(text.as_bytes()), None);
            assert_eq!(mod_11_10(text.as_bytes()), None);
        }
    }
}
