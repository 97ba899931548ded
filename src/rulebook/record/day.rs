//! A day, as records write it.

use std::fmt;

use serde::Deserialize;

use super::super::packing::{Packed, Packing, Unpacking, packed};

/// A day, as a number that sorts: 20200921. Written `2020-09-21` in TOML (bare or quoted) and in JSON (quoted).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub u32);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A report writes some forty of them: digit by digit it is a tenth of the time of `{:04}-{:02}-{:02}`.
        let (mut text, mut left) = (*b"0000-00-00", self.0);
        for byte in text.iter_mut().rev().filter(|byte| **byte != b'-') {
            *byte = b'0' + (left % 10) as u8;
            left /= 10;
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl Day {
    pub fn from_text(text: &str) -> Option<Day> {
        let parts: Vec<u32> = text.split('-').filter(|p| p.bytes().all(|b| b.is_ascii_digit())).filter_map(|p| p.parse().ok()).collect();
        match (text.len(), parts.as_slice()) {
            (10, [year, month @ 1..=12, day @ 1..=31]) => Some(Day(year * 10_000 + month * 100 + day)),
            _ => None,
        }
    }

    /// Has the month so many days? Asked of rule files alone.
    fn is_in_the_calendar(self) -> bool {
        let (year, month, day) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        day <= match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    pub fn years_later(self, years: u32) -> Day {
        Day(self.0 + years * 10_000)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        use serde::de::{Error, MapAccess, Visitor};
        struct Written;
        impl<'de> Visitor<'de> for Written {
            type Value = Day;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day such as 2020-09-21")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
                Day::from_text(text).filter(|day| day.is_in_the_calendar()).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
            // A bare TOML date comes as a map of one entry.
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Day, A::Error> {
                match map.next_entry::<String, String>()? {
                    Some((_, text)) => self.visit_str(&text),
                    None => Err(A::Error::custom("expected a day such as 2020-09-21")),
                }
            }
        }
        from.deserialize_any(Written)
    }
}

packed! {
    Day { 0 }
}
