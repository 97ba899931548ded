//! Resident ID numbers: GB 11643 (18 digits, ISO 7064 MOD 11-2), and the two cards that share its
//! form: the residence permit of people from Hong Kong, Macau and Taiwan, and the foreigners'
//! permanent residence card of 2023-12-01.
//!
//! Traps:
//! - The first six digits are the place of **registration** at the time the number was given. They
//!   may belong to a county that is gone, and say nothing of where the holder lives or was born. They are
//!   handed out here and not judged: codes that begin with 50 exist, and so do withdrawn ones.
//! - The foreigners' card begins with 9, then two digits of the region and three of the country; its
//!   "area" is no division code.
//! - The check character is a capital X; a small x is read and reported ([`ResidentId::lower_case_x`]),
//!   because filing systems refuse it.
//! - 15 digits are a card of the first generation, which ended on 2013-01-01: a fault of its own.
//! - A birth date in the future is a calendar day too: whoever knows what day it is compares.

use time::{Date, Month};

use super::iso7064::mod_11_2;
use crate::pieces;

/// Years before this one are typing errors, not birth years: the standard's own examples reach back to 1880.
const FIRST_BIRTH_YEAR: i32 = 1800;

/// What a resident ID number says of itself. Only a number whose check character fits becomes one.
///
/// ```
/// use beian_check::numbers::resident_id::{self, Kind, Sex};
///
/// // The example in GB 11643.
/// let id = resident_id::parse("11010519491231002X")?;
/// assert_eq!(id.kind, Kind::Resident);
/// assert_eq!(id.area, 110_105);
/// assert_eq!((id.birth.year(), id.birth.day()), (1949, 31));
/// assert_eq!(id.sex, Sex::Female);
/// # Ok::<(), resident_id::Fault>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResidentId {
    /// Which of the three cards the number stands on.
    pub kind: Kind,
    /// The first six digits, as they are.
    pub area: u32,
    /// The calendar day in digits 7 to 14.
    pub birth: Date,
    /// By the parity of the 17th digit.
    pub sex: Sex,
    /// The check character was written as a small `x`.
    pub lower_case_x: bool,
}

/// Which card a number of this form stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 居民身份证.
    Resident,
    /// 港澳台居民居住证: the area is 810000, 820000 or 830000.
    HongKongMacauTaiwanResidence,
    /// 外国人永久居留身份证 since 2023-12-01: the first digit is 9.
    Foreigner,
}

/// The sex that the sequence number tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// An odd number.
    Male,
    /// An even number.
    Female,
}

/// Which part of the number is wrong. The first of them in reading order, the check character last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not 18 characters.
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character that cannot stand at its place.
    Character {
        /// Its index, counted in characters from 0.
        index: usize,
    },
    /// Digits 7 to 14 are no calendar day.
    BirthDate,
    /// The check character does not fit the 17 digits before it.
    CheckCharacter {
        /// The one that would fit.
        expected: char,
    },
    /// A number of 15 digits with a real birth date: a card of the first generation. See [`upgrade`].
    FirstGeneration,
}

impl ResidentId {
    /// The first two digits of GB/T 2260: of the area, or, on a foreigners' card, of the place that
    /// handled the application.
    ///
    /// ```
    /// use beian_check::numbers::resident_id;
    ///
    /// assert_eq!(resident_id::parse("440524188001010014")?.region(), 44);
    /// // Made up: a foreigners' card from region 31, country 999.
    /// assert_eq!(resident_id::parse("931999199001010018")?.region(), 31);
    /// # Ok::<(), resident_id::Fault>(())
    /// ```
    #[must_use]
    pub fn region(&self) -> u32 {
        match self.kind {
            Kind::Foreigner => self.area / 1_000 % 100,
            Kind::Resident | Kind::HongKongMacauTaiwanResidence => self.area / 10_000,
        }
    }

    /// On a foreigners' card the three digits of the country, as they are.
    ///
    /// ```
    /// use beian_check::numbers::resident_id;
    ///
    /// assert_eq!(resident_id::parse("931999199001010018")?.country(), Some(999));
    /// assert_eq!(resident_id::parse("440524188001010014")?.country(), None);
    /// # Ok::<(), resident_id::Fault>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Option<u32> {
        (self.kind == Kind::Foreigner).then_some(self.area % 1_000)
    }
}

/// Reads a number of 18 characters. Strict: no spaces, no full-width digits (see [`tidy`](super::tidy)).
///
/// ```
/// use beian_check::numbers::resident_id::{parse, Fault};
///
/// assert!(parse("440524188001010014").is_ok());
/// assert_eq!(parse("440524188001010015"), Err(Fault::CheckCharacter { expected: '4' }));
/// assert_eq!(parse("440524188002310014"), Err(Fault::BirthDate));
/// assert_eq!(parse("44052418800101O014"), Err(Fault::Character { index: 14 }));
/// assert_eq!(parse("440524880101001"), Err(Fault::FirstGeneration));
/// ```
///
/// # Errors
///
/// Says which part is wrong.
pub fn parse(text: &str) -> Result<ResidentId, Fault> {
    let found = text.chars().count();
    if found == 15 && is_first_generation(text) {
        return Err(Fault::FirstGeneration);
    }
    if found != 18 {
        return Err(Fault::Length { found });
    }
    let misplaced = |(index, c): (usize, char)| !(c.is_ascii_digit() || index == 17 && matches!(c, 'X' | 'x'));
    if let Some(index) = text.chars().enumerate().position(misplaced) {
        return Err(Fault::Character { index });
    }
    // From here on the text is ASCII, so bytes are characters.
    let birth = birth_date(text.get(6..14)).ok_or(Fault::BirthDate)?;
    let (body, check) = pieces::split_at(text, 17);
    if let Some(expected) = mod_11_2(body.as_bytes())
        && !check.starts_with(expected.to_ascii_lowercase())
        && !check.starts_with(expected)
    {
        return Err(Fault::CheckCharacter { expected });
    }
    let area = number(text.get(..6)).unwrap_or_default();
    let odd = body.ends_with(['1', '3', '5', '7', '9']);
    Ok(ResidentId {
        kind: match area {
            810_000 | 820_000 | 830_000 => Kind::HongKongMacauTaiwanResidence,
            900_000.. => Kind::Foreigner,
            _ => Kind::Resident,
        },
        area,
        birth,
        sex: if odd { Sex::Male } else { Sex::Female },
        lower_case_x: check == "x",
    })
}

/// The 18-digit number of the holder of a first-generation card, born in 19xx: the century put in,
/// the check character added. `None` where [`parse`] does not find a first-generation number.
///
/// Those who were a hundred years old when they got their number have a sequence number from 996 to 999;
/// their year is 18xx, and there is nothing to offer.
///
/// ```
/// use beian_check::numbers::resident_id::upgrade;
///
/// assert_eq!(upgrade("110105491231002").as_deref(), Some("11010519491231002X"));
/// assert_eq!(upgrade("110105491331002"), None);
/// ```
#[must_use]
pub fn upgrade(text: &str) -> Option<String> {
    if !is_first_generation(text) || number(text.get(12..)) >= Some(996) {
        return None;
    }
    let (area, rest) = text.split_at_checked(6)?;
    let mut number = pieces::joined(&[area, "19", rest], "");
    number.push(mod_11_2(number.as_bytes())?);
    Some(number)
}

/// 15 digits whose 7th to 12th are a day of 19xx.
fn is_first_generation(text: &str) -> bool {
    text.len() == 15
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.get(6..12).is_some_and(|day| birth_date(Some(&pieces::joined(&["19", day], ""))).is_some())
}

/// The calendar day of `YYYYMMDD`.
fn birth_date(text: Option<&str>) -> Option<Date> {
    let text = text?;
    let year = i32::try_from(number(text.get(..4))?).ok()?;
    let month = Month::try_from(u8::try_from(number(text.get(4..6))?).ok()?).ok()?;
    let day = u8::try_from(number(text.get(6..))?).ok()?;
    let date = Date::from_calendar_date(year, month, day).ok()?;
    (date.year() >= FIRST_BIRTH_YEAR).then_some(date)
}

/// The value of a run of digits.
fn number(digits: Option<&str>) -> Option<u32> {
    digits?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A made-up number: the body with its check character computed.
    fn made_up(body: &str) -> String {
        format!("{body}{}", mod_11_2(body.as_bytes()).unwrap())
    }

    #[test]
    fn examples_of_the_standard() {
        let first = parse("11010519491231002X").unwrap();
        assert_eq!((first.area, first.sex, first.region()), (110_105, Sex::Female, 11));
        assert_eq!(first.birth, Date::from_calendar_date(1949, Month::December, 31).unwrap());
        let second = parse("440524188001010014").unwrap();
        assert_eq!((second.area, second.sex, second.lower_case_x), (440_524, Sex::Male, false));
        assert_eq!(second.birth.year(), 1880);
    }

    #[test]
    fn a_small_x_is_read_and_seen() {
        let id = parse("11010519491231002x").unwrap();
        assert!(id.lower_case_x);
        assert_eq!(id.area, 110_105);
    }

    #[test]
    fn each_card_is_told_apart() {
        for (body, kind, region, country) in [
            ("50010019900101001", Kind::Resident, 50, None),
            ("81000019900101001", Kind::HongKongMacauTaiwanResidence, 81, None),
            ("82000019900101002", Kind::HongKongMacauTaiwanResidence, 82, None),
            ("83000019900101003", Kind::HongKongMacauTaiwanResidence, 83, None),
            ("81000119900101001", Kind::Resident, 81, None),
            ("93199919900101001", Kind::Foreigner, 31, Some(999)),
            ("91100119900101001", Kind::Foreigner, 11, Some(1)),
        ] {
            let id = parse(&made_up(body)).unwrap();
            assert_eq!((id.kind, id.region(), id.country()), (kind, region, country), "{body}");
        }
    }

    #[test]
    fn every_wrong_digit_and_every_exchange_of_neighbours_is_found() {
        for body in ["11010519491231002", "50010020000229123", "93199919871110450", "83000019650731998"] {
            let whole: Vec<u8> = made_up(body).into_bytes();
            for place in 0..18 {
                for other in b"0123456789X" {
                    let mut wrong = whole.clone();
                    wrong[place] = *other;
                    let outcome = parse(std::str::from_utf8(&wrong).unwrap());
                    assert_eq!(outcome.is_ok(), wrong == whole, "{body} {place} {other}");
                }
                if place > 0 {
                    let mut wrong = whole.clone();
                    wrong.swap(place - 1, place);
                    let outcome = parse(std::str::from_utf8(&wrong).unwrap());
                    assert_eq!(outcome.is_ok(), wrong == whole, "{body} {place}");
                }
            }
        }
    }

    #[test]
    fn the_faulty_part_is_named() {
        for (text, fault) in [
            ("", Fault::Length { found: 0 }),
            ("1101051949123100", Fault::Length { found: 16 }),
            ("11010519491231002X1", Fault::Length { found: 19 }),
            ("1101051949123１002X", Fault::Character { index: 13 }),
            ("11010519491231002Y", Fault::Character { index: 17 }),
            ("1101051949123X002X", Fault::Character { index: 13 }),
            ("110105194912310 02", Fault::Character { index: 15 }),
            ("110105190002290021", Fault::BirthDate),
            ("110105199013010021", Fault::BirthDate),
            ("110105199000010021", Fault::BirthDate),
            ("110105199004310021", Fault::BirthDate),
            ("110105179912310021", Fault::BirthDate),
            ("110105194912310020", Fault::CheckCharacter { expected: 'X' }),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
        let leap = made_up("11010520000229002");
        assert!(parse(&leap).is_ok(), "2000 was a leap year, 1900 was not");
    }

    #[test]
    fn the_first_birth_year_counts() {
        assert!(parse(&made_up("11010518000101002")).is_ok());
        assert_eq!(parse(&made_up("11010517991231002")), Err(Fault::BirthDate));
    }

    #[test]
    fn a_birth_date_in_the_future_is_still_a_day() {
        assert_eq!(parse(&made_up("11010529990101002")).unwrap().birth.year(), 2999);
    }

    #[test]
    fn first_generation_numbers_are_told_from_short_ones() {
        assert_eq!(parse("110105491231002"), Err(Fault::FirstGeneration));
        assert_eq!(parse("110105491331002"), Err(Fault::Length { found: 15 }));
        assert_eq!(parse("11010549123100X"), Err(Fault::Length { found: 15 }));
        assert_eq!(parse("一一零一零五四九一二三一零零二"), Err(Fault::Length { found: 15 }));
    }

    #[test]
    fn upgrading_gives_a_number_that_parses_with_the_same_facts() {
        for (old, year, sex) in [("110105491231002", 1949, Sex::Female), ("500101000228111", 1900, Sex::Male)] {
            let id = parse(&upgrade(old).unwrap()).unwrap();
            assert_eq!((id.birth.year(), id.sex), (year, sex));
        }
        assert_eq!(upgrade("110105491231996"), None, "a centenarian was born in 18xx");
        assert!(upgrade("110105491231995").is_some());
        assert_eq!(upgrade("11010519491231002X"), None);
        assert_eq!(upgrade("110105491331002"), None, "no day");
    }
}
