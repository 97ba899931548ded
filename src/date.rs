//! Calendar days as forms write them. The engine never asks a clock: `today` comes from the caller.

use std::fmt;

use time::{Date, Duration, Month};

use crate::rulebook::record::Day;

/// Reads a day: `2027-01-02`, an ISO 8601 date-time (taken to China time, UTC+8, when it names an offset),
/// and the ways people write it: `2027/1/2`, `2027.01.02`, `20270102`, `2027年1月2日`.
///
/// ```
/// use beian_check::date::parse;
/// assert_eq!(parse("2026-11-22T18:00:00Z"), parse("2026-11-23"));
/// assert_eq!(parse("2026年11月23日"), parse("2026-11-23"));
/// assert_eq!(parse("2026-02-30"), None);
/// ```
pub fn parse(text: &str) -> Option<Date> {
    moment(text).map(|moment| moment.day)
}

/// A day, or a minute of it, in China.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day in China.
    pub day: Date,
    /// Minutes since midnight; none where only the day is known.
    pub minute: Option<i64>,
}

impl Moment {
    /// Surely after the other: to the minute where both are known to the minute, else to the day.
    pub fn is_after(self, other: Moment) -> bool {
        match (self.minute, other.minute) {
            (Some(minute), Some(others)) if self.day == other.day => minute > others,
            _ => self.day > other.day,
        }
    }

    /// So many hours later; whole days where only the day is known.
    pub fn later(self, hours: u32) -> Moment {
        let hours = i64::from(hours);
        let minutes = self.minute.map(|minute| minute + hours * 60);
        let days = minutes.map_or((hours + 23) / 24, |minutes| minutes.div_euclid(24 * 60));
        // Behind the last day that can be written nothing is later.
        let Some(day) = self.day.checked_add(Duration::days(days)) else { return self };
        Moment { day, minute: minutes.map(|minutes| minutes.rem_euclid(24 * 60)) }
    }

    /// `2026-11-23 10:30`, for a sentence.
    pub fn readable(self) -> String {
        match self.minute {
            Some(minute) => format!("{} {:02}:{:02}", format(self.day), minute / 60, minute % 60),
            None => format(self.day),
        }
    }
}

/// `2026-11-23`, or `2026-11-23T10:30:00+08:00`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format(self.day))?;
        match self.minute {
            Some(minute) => write!(f, "T{:02}:{:02}:00+08:00", minute / 60, minute % 60),
            None => Ok(()),
        }
    }
}

/// Reads a day as [`parse`] does, with its minute where a time of day is given.
pub fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    let Some(at) = text.find(['T', 't', ' ']) else { return Some(Moment { day: parse_day(text)?, minute: None }) };
    let (day, clock) = (parse_day(text.get(..at)?)?, text.get(at + 1..)?.trim());
    let minute = minutes_of_day(clock)?;
    let Some(offset) = offset_minutes(clock)? else { return Some(Moment { day, minute: Some(minute) }) };
    let in_china = minute - offset + 8 * 60;
    let day = day.checked_add(Duration::days(in_china.div_euclid(24 * 60))).filter(|day| YEARS.contains(&day.year()))?;
    Some(Moment { day, minute: Some(in_china.rem_euclid(24 * 60)) })
}

/// Years of four digits, as every answer writes them.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=9999;

fn parse_day(text: &str) -> Option<Date> {
    let digits = |part: &str| -> Option<i32> {
        let plain = !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten()
    };
    let (year, month, day) = if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        (digits(text.get(..4)?)?, digits(text.get(4..6)?)?, digits(text.get(6..)?)?)
    } else {
        let text = text.strip_suffix('日').unwrap_or(text);
        let mut parts = text.split(['-', '/', '.', '年', '月']);
        let found = (digits(parts.next()?)?, digits(parts.next()?)?, digits(parts.next()?)?);
        if parts.next().is_some() {
            return None;
        }
        found
    };
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    YEARS.contains(&year).then_some(())?;
    Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()
}

/// `Some(None)`: no offset named. `None`: not a time of day.
fn offset_minutes(clock: &str) -> Option<Option<i64>> {
    minutes_of_day(clock)?;
    if clock.ends_with(['Z', 'z']) {
        return Some(Some(0));
    }
    let Some(at) = clock.rfind(['+', '-']) else { return Some(None) };
    let sign = if clock.as_bytes().get(at) == Some(&b'-') { -1 } else { 1 };
    let digits: String = clock.get(at + 1..)?.chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (two_digits(&digits)?, 0),
        4 => (two_digits(digits.get(..2)?)?, two_digits(digits.get(2..)?)?),
        _ => return None,
    };
    (hours <= 18 && minutes < 60).then_some(Some(sign * (hours * 60 + minutes)))
}

fn minutes_of_day(clock: &str) -> Option<i64> {
    let hours = two_digits(clock.get(..2)?)?;
    let minutes = two_digits(clock.get(2..)?.strip_prefix(':')?.get(..2)?)?;
    ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(hours * 60 + minutes)
}

/// Without a sign, which `parse` would take.
fn two_digits(text: &str) -> Option<i64> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// `2026-11-23`: how every answer writes a day.
pub fn format(day: Date) -> String {
    Day::from(day).to_string()
}

/// The same day some months later; the last day of the month where that month is shorter.
pub fn add_months(day: Date, months: i32) -> Date {
    let count = day.year() * 12 + i32::from(u8::from(day.month())) - 1 + months;
    let month = Month::try_from((count.rem_euclid(12) + 1) as u8).unwrap_or(Month::January);
    let year = count.div_euclid(12);
    (1..=day.day()).rev().find_map(|d| Date::from_calendar_date(year, month, d).ok()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write_and_nothing_else() {
        for text in ["2026-11-23", " 2026/11/23 ", "2026.11.23", "20261123", "2026年11月23日", "2026-11-23T00:30:00+08:00"] {
            assert_eq!(parse(text).map(format).as_deref(), Some("2026-11-23"), "{text}");
        }
        for text in ["", "长期", "2026", "2026-13-01", "2026-02-29", "23-11-2026", "2026-11-23T", "2026-11-23Txx", "2026-11-23T10:00+99:00", "年月日"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_offset_is_taken_to_china_time() {
        assert_eq!(parse("2026-11-22T15:59:59Z").map(format).as_deref(), Some("2026-11-22"));
        assert_eq!(parse("2026-11-22T16:00:00Z").map(format).as_deref(), Some("2026-11-23"));
        assert_eq!(parse("2026-01-01T00:30:00+14:00").map(format).as_deref(), Some("2025-12-31"));
    }

    #[test]
    fn no_offset_leads_out_of_the_years_of_four_digits() {
        assert_eq!(parse("1000-01-01T00:00+18:00"), None);
        assert_eq!(parse("9999-12-31T23:59-18:00"), None);
        assert!(parse("1000-01-01T00:00+08:00").is_some() && parse("9999-12-31T23:59+08:00").is_some());
    }

    #[test]
    fn a_sign_is_no_digit() {
        for text in ["2026-11-22T+1:30", "2026-11-22T10:+5", "2026-11-22T10:30++8", "2026-11-22T10:30+-1:00"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn hours_later_to_the_minute_where_it_is_known() {
        let later = |text: &str| moment(text).unwrap().later(24).to_string();
        assert_eq!(later("2026-11-22T10:30"), "2026-11-23T10:30:00+08:00");
        assert_eq!(later("2026-11-22T16:30:00Z"), "2026-11-24T00:30:00+08:00");
        assert_eq!(later("2026-11-22"), "2026-11-23");
        assert_eq!(later("9999-12-31T23:00"), "9999-12-31T23:00:00+08:00");
        let after = |a: &str, b: &str| moment(a).unwrap().is_after(moment(b).unwrap());
        assert!(after("2026-11-23T10:31", "2026-11-23T10:30") && !after("2026-11-23T10:30", "2026-11-23T10:30"));
        assert!(!after("2026-11-23", "2026-11-23T10:30") && after("2026-11-24", "2026-11-23T23:59"));
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let day = |t| parse(t).unwrap();
        assert_eq!(add_months(day("2026-11-30"), 3), day("2027-02-28"));
        assert_eq!(add_months(day("2026-01-15"), -13), day("2024-12-15"));
    }
}
