//! Public holidays and the weekend days that are worked instead, as the State Council announces them every year.

use std::sync::OnceLock;

use super::blob::Numbers;

const TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/holidays.bin"));

/// Unpacked when somebody first asks: a plan asks for some sixty days.
static DAYS: OnceLock<Vec<(Day, Kind)>> = OnceLock::new();

/// Years since 2000, month, day.
type Day = (u64, u64, u64);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Holiday,
    /// A Saturday or Sunday that is worked.
    Workday,
}

/// What was announced for the day; `None` is an ordinary day of the week, or a day that nothing is known of.
pub fn kind(year: i32, month: u8, day: u8) -> Option<Kind> {
    let wanted = (u64::try_from(year).ok()?.checked_sub(2000)?, u64::from(month), u64::from(day));
    let days = DAYS.get_or_init(|| days().collect());
    days.binary_search_by_key(&wanted, |(date, _)| *date).ok().and_then(|at| days.get(at)).map(|(_, kind)| *kind)
}

/// The first and the last year that is known whole.
pub fn known_years() -> (i32, i32) {
    let days = DAYS.get_or_init(|| days().collect());
    let year = |day: Option<&(Day, Kind)>| day.map_or(0, |((year, ..), _)| 2000 + *year as i32);
    (year(days.first()), year(days.last()))
}

/// The last year that is known.
pub fn known_until() -> i32 {
    known_years().1
}

/// Years since 2000, months and days, ascending.
fn days() -> impl Iterator<Item = (Day, Kind)> {
    Numbers(TABLE).scan(0, |number, step| {
        *number += step / 2;
        let kind = if step % 2 == 1 { Kind::Workday } else { Kind::Holiday };
        Some(((*number / 372, *number % 372 / 31 + 1, *number % 31 + 1), kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announced_days() {
        for (date, expected) in [
            ((2020, 1, 24), Some(Kind::Holiday)),
            ((2020, 1, 31), Some(Kind::Holiday)),
            ((2020, 2, 2), Some(Kind::Holiday)),
            ((2020, 2, 3), None),
            ((2026, 10, 1), Some(Kind::Holiday)),
            ((2026, 10, 10), Some(Kind::Workday)),
            ((2026, 11, 23), None),
            ((1999, 1, 1), None),
            ((-5, 1, 1), None),
            ((2100, 1, 1), None),
        ] {
            assert_eq!(kind(date.0, date.1, date.2), expected, "{date:?}");
        }
        assert_eq!(known_years().0, 2019);
        assert!(known_until() >= 2026);
    }
}
