//! Passports, travel permits and the cards whose numbers follow no open standard.
//!
//! The forms come from specimens and from guides, not from a text of law, and most carry no check
//! character. So they are mild: a number that fits none of them is almost surely mistyped; one that fits may be
//! anything. The caller tidies first ([`tidy`](super::tidy)): capitals, half width, no spaces.

use super::tidy::is_han;
use crate::pieces;

/// Whose passport a number looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passport {
    /// Of the People's Republic: one letter and eight digits, or two letters and seven.
    China,
    /// Of another country, by the form that ICAO's Document 9303 leaves to the states: 5 to 9 letters and
    /// digits, at least three of them digits.
    Other,
}

/// Whether a text looks like a passport number, and whose.
///
/// ```
/// use beian_check::numbers::travel_documents::{passport, Passport};
///
/// assert_eq!(passport("E00000000"), Some(Passport::China));
/// assert_eq!(passport("EA0000000"), Some(Passport::China));
/// assert_eq!(passport("AB1234C5"), Some(Passport::Other));
/// assert_eq!(passport("E0000000000"), None);
/// ```
#[must_use]
pub fn passport(text: &str) -> Option<Passport> {
    let (letters, digits) = split_letters(text);
    let ordinary = letters.len() == 1 && digits.len() == 8;
    let since_2017 = letters.len() == 2 && digits.len() == 7;
    // D diplomatic, E electronic, G of the paper form, P and S service, 14 and 15 older ones.
    if all_digits(digits) && (ordinary || since_2017) && letters.starts_with(['D', 'E', 'G', 'P', 'S']) {
        return Some(Passport::China);
    }
    let older = text.len() == 9 && all_digits(text) && (text.starts_with("14") || text.starts_with("15"));
    if older {
        return Some(Passport::China);
    }
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    let count = text.bytes().filter(u8::is_ascii_digit).count();
    (plain && (5..=9).contains(&text.len()) && count >= 3).then_some(Passport::Other)
}

/// Whether a text looks like a passport number of any country. See [`passport`].
///
/// ```
/// use beian_check::numbers::travel_documents::looks_like_passport;
///
/// assert!(looks_like_passport("E00000000"));
/// assert!(!looks_like_passport("E-1"));
/// ```
#[must_use]
pub fn looks_like_passport(text: &str) -> bool {
    passport(text).is_some()
}

/// 港澳居民来往内地通行证: H or M and 8 digits; on older cards 10, the last two counting the cards.
///
/// ```
/// use beian_check::numbers::travel_documents::looks_like_hk_macau_permit;
///
/// assert!(looks_like_hk_macau_permit("H00000000"));
/// assert!(looks_like_hk_macau_permit("M0000000001"));
/// assert!(!looks_like_hk_macau_permit("C00000000"));
/// ```
#[must_use]
pub fn looks_like_hk_macau_permit(text: &str) -> bool {
    text.strip_prefix(['H', 'M']).is_some_and(|digits| all_digits(digits) && matches!(digits.len(), 8 | 10))
}

/// 台湾居民来往大陆通行证: 8 digits; on older ones 10, with a letter in brackets or bare, or L, T or C in front.
///
/// ```
/// use beian_check::numbers::travel_documents::looks_like_taiwan_permit;
///
/// assert!(looks_like_taiwan_permit("00000000"));
/// assert!(looks_like_taiwan_permit("0000000000(B)"));
/// assert!(!looks_like_taiwan_permit("000000000"));
/// ```
#[must_use]
pub fn looks_like_taiwan_permit(text: &str) -> bool {
    if all_digits(text) {
        return matches!(text.len(), 8 | 10);
    }
    if let Some(digits) = text.strip_prefix(['L', 'T', 'C']) {
        return all_digits(digits) && (7..=10).contains(&digits.len());
    }
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, mark) = pieces::split_at(text, end);
    let mark = mark.strip_prefix('(').and_then(|mark| mark.strip_suffix(')')).unwrap_or(mark);
    matches!(digits.len(), 8 | 10) && mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// 外国人永久居留身份证 of before 2023-12-01, still valid: three letters of the country, four digits of
/// the place, six of the birth date, one of the sequence and one check digit.
///
/// ```
/// use beian_check::numbers::travel_documents::foreigner_card;
///
/// // Made up; the check digit is computed.
/// let card = foreigner_card("XXX110090010113").unwrap_or_default();
/// assert_eq!((card.country, card.region, card.check_ok), ("XXX", 11, true));
/// assert_eq!(foreigner_card("XX0110090010112"), None);
/// ```
#[must_use]
pub fn foreigner_card(text: &str) -> Option<ForeignerCard<'_>> {
    let (country, digits) = text.split_at_checked(3)?;
    let letters = country.bytes().all(|byte| byte.is_ascii_uppercase());
    if !letters || digits.len() != 12 || !all_digits(digits) {
        return None;
    }
    let month_and_day: u32 = digits.get(6..10)?.parse().ok()?;
    let is_day = (1..=12).contains(&(month_and_day / 100)) && (1..=31).contains(&(month_and_day % 100));
    is_day.then_some(())?;
    let (body, check) = text.split_at_checked(14)?;
    Some(ForeignerCard { country, region: digits.get(..2)?.parse().ok()?, check_ok: check.chars().next()?.to_digit(10) == weighted_7_3_1(body) })
}

/// Whether a text looks like the number of an older foreigners' card: three letters and twelve digits. What the digits say, which
/// [`foreigner_card`] reads, is known from specimens only and is no condition.
///
/// ```
/// use beian_check::numbers::travel_documents::looks_like_old_permanent_residence;
///
/// assert!(looks_like_old_permanent_residence("XXX110090010113"));
/// assert!(!looks_like_old_permanent_residence("110105491231002"));
/// ```
#[must_use]
pub fn looks_like_old_permanent_residence(text: &str) -> bool {
    let parts = text.split_at_checked(3).filter(|_| text.len() == 15);
    parts.is_some_and(|(country, digits)| country.bytes().all(|byte| byte.is_ascii_uppercase()) && all_digits(digits))
}

/// What an older foreigners' card says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ForeignerCard<'t> {
    /// Three letters, as in ISO 3166 (and ICAO's additions to it).
    pub country: &'t str,
    /// The first two digits of the place that handled the application.
    pub region: u32,
    /// The last digit is that of ICAO's weights 7 3 1. A fact and not a condition: the rule is known from
    /// specimens only.
    pub check_ok: bool,
}

/// The check digit of ICAO's machine-readable documents: weights 7 3 1, letters from 10.
fn weighted_7_3_1(body: &str) -> Option<u32> {
    let weighted = body.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| Some(c.to_digit(36)? * weight));
    weighted.sum::<Option<u32>>().map(|sum| sum % 10)
}

/// 军官证 and the like: a character or more for the service, 字第, 4 to 8 digits, 号.
///
/// ```
/// use beian_check::numbers::travel_documents::looks_like_officer_card;
///
/// assert!(looks_like_officer_card("军字第0000000号"));
/// assert!(!looks_like_officer_card("0000000"));
/// ```
#[must_use]
pub fn looks_like_officer_card(text: &str) -> bool {
    let Some((service, number)) = pieces::split_once(text, "字第") else {
        return false;
    };
    let digits = number.strip_suffix('号').unwrap_or(number);
    let service_ok = (1..=4).contains(&service.chars().count()) && service.chars().all(is_han);
    service_ok && all_digits(digits) && (4..=8).contains(&digits.len())
}

/// 部队代号: four to six digits, with 部队 behind them or without.
///
/// ```
/// use beian_check::numbers::travel_documents::looks_like_military_code;
///
/// assert!(looks_like_military_code("00000"));
/// assert!(looks_like_military_code("00000部队"));
/// assert!(!looks_like_military_code("000"));
/// ```
#[must_use]
pub fn looks_like_military_code(text: &str) -> bool {
    let digits = text.strip_suffix("部队").unwrap_or(text);
    all_digits(digits) && (4..=6).contains(&digits.len())
}

/// The capital letters that a text opens with, and the rest.
fn split_letters(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(text.len());
    pieces::split_at(text, end)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passports() {
        for text in ["G00000000", "E00000000", "EA0000000", "D00000000", "DE0000000", "SE0000000", "PE0000000", "140000000", "150000000"] {
            assert_eq!(passport(text), Some(Passport::China), "{text}");
        }
        for text in ["A00000000", "000000000", "12345", "K00000000", "KJ0000000", "C01X00T47", "AB000000", "E0000000", "EA000000", "140000", "ABC123"]
        {
            assert_eq!(passport(text), Some(Passport::Other), "{text}");
        }
        for text in ["", "1234", "E000000000", "ABCDEFGHI", "e00000000", "E0000 000", "E0000000０", "护照0000000", "14ABC", "14ABCDEFG", "EA00000000"]
        {
            assert_eq!(passport(text), None, "{text}");
        }
    }

    #[test]
    fn hk_macau_permits() {
        for text in ["H00000000", "M00000000", "H0000000001", "M0000000099"] {
            assert!(looks_like_hk_macau_permit(text), "{text}");
        }
        for text in ["", "H", "H0000000", "H000000000", "h00000000", "00000000", "HM0000000", "H0000000X"] {
            assert!(!looks_like_hk_macau_permit(text), "{text}");
        }
    }

    #[test]
    fn taiwan_permits() {
        for text in ["00000000", "0000000000", "0000000000(B)", "00000000(A)", "0000000000B", "T00000000", "L0000000000"] {
            assert!(looks_like_taiwan_permit(text), "{text}");
        }
        for text in ["", "0000000", "000000000", "H00000000", "(B)", "0000000000()", "0000000000(BC)", "0000000000(b)", "T", "T000", "TABCDEFG"] {
            assert!(!looks_like_taiwan_permit(text), "{text}");
        }
    }

    #[test]
    fn foreigner_cards_of_fifteen_characters() {
        let body = "XXX11009001011";
        let check = weighted_7_3_1(body).unwrap();
        let card = format!("{body}{check}");
        assert_eq!(foreigner_card(&card), Some(ForeignerCard { country: "XXX", region: 11, check_ok: true }));
        assert!(looks_like_old_permanent_residence("XXX123456789012") && foreigner_card("XXX123456789012").is_none());
        for text in ["XX0123456789012", "XXX12345678901", "XXX1234567890123", "xxx123456789012", "XXX12345678901A"] {
            assert!(!looks_like_old_permanent_residence(text), "{text}");
        }
        let other = format!("{body}{}", (check + 1) % 10);
        assert_eq!(foreigner_card(&other).map(|card| card.check_ok), Some(false));
        for text in [
            "",
            "XXX11009001011",
            "XXX1100900101134",
            "XXX11009001011A",
            "XX0110090010112",
            "xxx110090010112",
            "XXX110090130112",
            "XXX110090013213",
            "XXX1100900101１",
            "国11009001011234",
        ] {
            assert_eq!(foreigner_card(text), None, "{text}");
        }
    }

    #[test]
    fn the_check_of_the_older_card_is_icaos() {
        // The specimen of ICAO's Document 9303, part 4.
        assert_eq!(weighted_7_3_1("L898902C3"), Some(6));
        assert_eq!(weighted_7_3_1("740812"), Some(2));
        // The specimen of the older card in the public guide to the card of 2023.
        assert_eq!(weighted_7_3_1("KAZ11009012310"), Some(5));
    }

    #[test]
    fn officer_cards() {
        for text in ["军字第0000号", "军字第00000000号", "武字第000000号", "士字第0000000号", "军字第0000000"] {
            assert!(looks_like_officer_card(text), "{text}");
        }
        for text in ["", "字第0000号", "军字第000号", "军字第000000000号", "军字0000号", "A字第0000号", "军字第00A0号"] {
            assert!(!looks_like_officer_card(text), "{text}");
        }
    }

    #[test]
    fn military_codes() {
        for text in ["0000", "00000", "000000", "00000部队"] {
            assert!(looks_like_military_code(text), "{text}");
        }
        for text in ["", "000", "0000000", "部队", "A0000", "00000 部队"] {
            assert!(!looks_like_military_code(text), "{text}");
        }
    }
}
