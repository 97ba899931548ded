//! Working days: without week-ends and public holidays, with the week-end days that are worked instead. Holidays are
//! announced year by year; behind the last year that is known only week-ends are left out, and that is said.

use time::{Date, Duration, Weekday};

use crate::lexicon::holidays::{self, Kind};

/// A day that was reckoned, and whether every day on the way is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoned {
    pub day: Date,
    pub known: bool,
}

pub fn is_working(day: Date) -> bool {
    match holidays::kind(day.year(), u8::from(day.month()), day.day()) {
        Some(kind) => kind == Kind::Workday,
        None => !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
    }
}

/// The working day that is so many of them after a day; nought of them is the day itself, whatever day it is.
pub fn after(day: Date, count: u32) -> Reckoned {
    let mut day = day;
    let mut left = count;
    while left > 0 {
        let Some(next) = day.next_day() else { break };
        day = next;
        left -= u32::from(is_working(day));
    }
    Reckoned { day, known: is_known(day) }
}

/// The last working day before a day.
pub fn before(day: Date) -> Date {
    let mut day = day;
    while let Some(previous) = day.previous_day() {
        day = previous;
        if is_working(day) {
            break;
        }
    }
    day
}

/// Are the holidays of its year known?
pub fn is_known(day: Date) -> bool {
    day.year() <= holidays::known_until()
}

pub fn days_after(day: Date, days: u32) -> Date {
    day.checked_add(Duration::days(i64::from(days))).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::{format, parse};

    fn after_text(day: &str, count: u32) -> String {
        format(after(parse(day).unwrap(), count).day)
    }

    #[test]
    fn week_ends_and_holidays_do_not_count_and_moved_week_ends_do() {
        // 2026: 1 to 7 October are off, Saturday 10 October is worked.
        assert_eq!(after_text("2026-09-30", 1), "2026-10-08");
        assert_eq!(after_text("2026-09-30", 2), "2026-10-09");
        assert_eq!(after_text("2026-09-30", 3), "2026-10-10");
        assert_eq!(after_text("2026-09-30", 4), "2026-10-12");
        assert_eq!(after_text("2026-11-20", 1), "2026-11-23");
        assert_eq!(after_text("2026-11-22", 0), "2026-11-22");
        assert_eq!(after_text("2026-10-03", 1), "2026-10-08");
    }

    #[test]
    fn the_working_day_before_a_holiday() {
        assert_eq!(format(before(parse("2026-10-05").unwrap())), "2026-09-30");
        assert_eq!(format(before(parse("2026-10-11").unwrap())), "2026-10-10");
    }

    #[test]
    fn behind_the_last_year_that_is_known_week_ends_alone_count() {
        let last = holidays::known_until();
        let new_year = Date::from_calendar_date(last, time::Month::December, 31).unwrap();
        let next = after(new_year, 1);
        assert!(!next.known && after(new_year, 0).known);
        assert!(is_working(next.day));
    }

    #[test]
    fn the_calendar_s_end_is_no_trap() {
        assert_eq!(after(Date::MAX, 5).day, Date::MAX);
        assert_eq!(before(Date::MIN), Date::MIN);
        assert_eq!(days_after(Date::MAX, 30), Date::MAX);
    }
}
