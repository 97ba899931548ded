//! Numbers of the ICP register: filings (备案) and licences (许可证).
//!
//! | what | form |
//! |---|---|
//! | a subject's filing | `京ICP备12345678号`: two digits of the year and six, or, since about 2020, four and six |
//! | one of its sites, apps … | the same with `-1`, `-2A` (app), `-3X` (mini-program), `-4K` (quick app), one sequence for all |
//! | an ICP licence | `京ICP证123456号` |
//! | a telecom licence | `浙B2-20080101`; services under it add a tail, `-1626X` |
//!
//! Traps:
//! - Eight and ten digits are both being issued: neither is a fault.
//! - The first character is the region's in this register, which differs from the police's in some regions.
//!   It is handed out and not judged here.
//! - On pages the closing 号 is often left out, the letters are small or full-width, and spaces stand
//!   anywhere: all of that is read, and [`IcpNumber::normal`] tells whether it was there.

use std::fmt;

use super::tidy::{folded, is_han, split_digits, without_opening};

/// A number of the ICP register. `Display` writes it in its normal form.
///
/// ```
/// use beian_check::numbers::icp::{self, Kind, Service};
///
/// let number = icp::parse("京 icp備 12345678 号－2a")?;
/// assert_eq!((number.letter, number.kind), ('京', Kind::Filing));
/// assert_eq!((number.site, number.service), (Some(2), Some(Service::App)));
/// assert!(!number.normal);
/// assert_eq!(number.to_string(), "京ICP备12345678号-2A");
/// # Ok::<(), icp::Fault>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcpNumber {
    /// The region's character. Not checked against any list.
    pub letter: char,
    /// Filing or licence.
    pub kind: Kind,
    /// On a telecom licence the classes of business before the hyphen: `B2`, `A2.B1`.
    pub class: Option<String>,
    /// The digits that follow.
    pub serial: String,
    /// The number of the site, app … within the subject's sequence.
    pub site: Option<u32>,
    /// What that number is of. `None` for a subject's own number.
    pub service: Option<Service>,
    /// The text was in normal form, to the letter.
    pub normal: bool,
}

/// Filing or licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 备案.
    Filing,
    /// 许可证.
    Licence,
}

/// What a number with a tail is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// No letter.
    Website,
    /// `A`.
    App,
    /// `X`.
    MiniProgram,
    /// `K`.
    QuickApp,
}

/// Which part of the number is wrong: the first in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It does not begin with a Han character.
    Letter,
    /// Neither `ICP备`, `ICP证` nor a class such as `B2-` follows.
    Kind,
    /// Not as many digits as this kind of number has.
    Digits {
        /// How many there are.
        found: usize,
    },
    /// What follows the digits is no `号` and no tail such as `-1` or `-2A`.
    Tail,
}

impl IcpNumber {
    /// The year in a filing's number, where it can be one.
    ///
    /// ```
    /// use beian_check::numbers::icp;
    ///
    /// assert_eq!(icp::parse("京ICP备12345678号")?.year(), Some(2012));
    /// assert_eq!(icp::parse("京ICP备2024345678号")?.year(), Some(2024));
    /// assert_eq!(icp::parse("京ICP备9934567890号")?.year(), None);
    /// # Ok::<(), icp::Fault>(())
    /// ```
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        let year = match (self.kind, self.serial.len()) {
            (Kind::Filing, 8) => 2_000 + self.serial.get(..2)?.parse::<u16>().ok()?,
            (Kind::Filing, 10) => self.serial.get(..4)?.parse().ok()?,
            _ => return None,
        };
        (2_000..2_100).contains(&year).then_some(year)
    }
}

/// Reads a number of the ICP register, forgiving about width, spaces, case and traditional characters.
///
/// ```
/// use beian_check::numbers::icp::{parse, Fault};
///
/// assert_eq!(parse("浙B2-20080101").map(|number| number.serial), Ok("20080101".into()));
/// assert_eq!(parse("京ICP备1234567号"), Err(Fault::Digits { found: 7 }));
/// assert_eq!(parse("京公网安备12345678号"), Err(Fault::Kind));
/// ```
///
/// # Errors
///
/// Says which part is wrong.
pub fn parse(text: &str) -> Result<IcpNumber, Fault> {
    let folded = folded(text);
    let letter = folded.chars().next().filter(|&c| is_han(c)).ok_or(Fault::Letter)?;
    let rest = folded.strip_prefix(letter).unwrap_or_default();
    let (kind, class, rest) = split_kind(rest).ok_or(Fault::Kind)?;
    let (serial, rest) = split_digits(rest);
    let found = serial.len();
    let right_length = match (kind, class) {
        (Kind::Filing, _) => found == 8 || found == 10,
        (Kind::Licence, None) => (6..=8).contains(&found),
        (Kind::Licence, Some(_)) => found == 8,
    };
    if !right_length {
        return Err(Fault::Digits { found });
    }
    let tail = without_opening(rest, &["号", "號"]);
    let (site, service) = match tail {
        "" => (None, None),
        _ => read_tail(tail).map(|(site, service)| (Some(site), Some(service))).ok_or(Fault::Tail)?,
    };
    let mut number = IcpNumber { letter, kind, class: class.map(str::to_owned), serial: serial.to_owned(), site, service, normal: false };
    number.normal = number.to_string() == text;
    Ok(number)
}

/// What stands between the region's character and the digits.
fn split_kind(text: &str) -> Option<(Kind, Option<&str>, &str)> {
    if let Some(rest) = text.strip_prefix("ICP") {
        let named = [("备", Kind::Filing), ("備", Kind::Filing), ("证", Kind::Licence), ("證", Kind::Licence)];
        return named.iter().find_map(|&(word, kind)| Some((kind, None, without_opening(rest.strip_prefix(word)?, &["第"]))));
    }
    let (class, rest) = text.split_once('-')?;
    let is_class = |part: &str| matches!(part.as_bytes(), [b'A' | b'B', b'1' | b'2']);
    class.split(['.', '·', '、', ',']).all(is_class).then_some((Kind::Licence, Some(class), rest))
}

/// `-2A`: the number in the sequence and what it is of.
fn read_tail(tail: &str) -> Option<(u32, Service)> {
    let (digits, letter) = split_digits(tail.strip_prefix('-')?);
    let service = match letter {
        "" => Service::Website,
        "A" => Service::App,
        "X" => Service::MiniProgram,
        "K" => Service::QuickApp,
        _ => return None,
    };
    let counted = !digits.starts_with('0') && digits.len() <= 6;
    counted.then(|| digits.parse().ok())?.map(|site| (site, service))
}

impl fmt::Display for IcpNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { letter, kind, class, serial, .. } = self;
        match (kind, class) {
            (Kind::Filing, _) => write!(out, "{letter}ICP备{serial}号")?,
            (Kind::Licence, None) => write!(out, "{letter}ICP证{serial}号")?,
            (Kind::Licence, Some(class)) => write!(out, "{letter}{class}-{serial}")?,
        }
        if let Some(site) = self.site {
            write!(out, "-{site}")?;
        }
        out.write_str(match self.service {
            Some(Service::App) => "A",
            Some(Service::MiniProgram) => "X",
            Some(Service::QuickApp) => "K",
            Some(Service::Website) | None => "",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_forms_come_back_as_they_are() {
        for text in [
            "京ICP备12345678号",
            "蜀ICP备2024123456号",
            "京ICP备12345678号-1",
            "京ICP备12345678号-20A",
            "京ICP备2024123456号-3X",
            "京ICP备12345678号-4K",
            "京ICP证123456号",
            "浙B2-20080101",
            "粤B2-20080101-1626X",
            "京A2.B1-20080101",
        ] {
            let number = parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert!(number.normal, "{text}");
            assert_eq!(number.to_string(), text);
        }
    }

    #[test]
    fn copied_forms_are_read_and_seen_as_such() {
        for (text, normal) in [
            ("京ICP备12345678", "京ICP备12345678号"),
            (" 京icp备12345678号 ", "京ICP备12345678号"),
            ("京ＩＣＰ备１２３４５６７８号－１", "京ICP备12345678号-1"),
            ("京ICP备 12345678 号 - 1", "京ICP备12345678号-1"),
            ("京ICP備12345678號–2a", "京ICP备12345678号-2A"),
            ("京ICP备第12345678号-1", "京ICP备12345678号-1"),
            ("京ICP备12345678-3x", "京ICP备12345678号-3X"),
            ("京ICP證123456號", "京ICP证123456号"),
            ("浙b2－20080101号", "浙B2-20080101"),
        ] {
            let number = parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert_eq!(number.to_string(), normal);
            assert!(!number.normal, "{text}");
        }
    }

    #[test]
    fn parts_are_told() {
        let site = parse("黔ICP备2024123456号-12X").unwrap();
        assert_eq!((site.letter, site.kind, site.serial.as_str()), ('黔', Kind::Filing, "2024123456"));
        assert_eq!((site.site, site.service), (Some(12), Some(Service::MiniProgram)));
        let subject = parse("京ICP备12345678号").unwrap();
        assert_eq!((subject.site, subject.service), (None, None));
        assert_eq!(parse("京ICP备12345678号-1").unwrap().service, Some(Service::Website));
        assert_eq!(parse("京ICP备12345678号-4K").unwrap().service, Some(Service::QuickApp));
        let licence = parse("粤B2-20080101-1626X").unwrap();
        assert_eq!((licence.kind, licence.class.as_deref(), licence.site), (Kind::Licence, Some("B2"), Some(1626)));
    }

    #[test]
    fn a_year_is_told_where_it_can_be_one() {
        for (text, year) in [
            ("京ICP备00345678号", Some(2000)),
            ("京ICP备05345678号-2A", Some(2005)),
            ("京ICP备99345678号", Some(2099)),
            ("京ICP备2024345678号", Some(2024)),
            ("京ICP备1999345678号", None),
            ("京ICP备2100345678号", None),
            ("京ICP证070345号", None),
            ("浙B2-20080101", None),
        ] {
            assert_eq!(parse(text).unwrap().year(), year, "{text}");
        }
    }

    #[test]
    fn the_faulty_part_is_named() {
        for (text, fault) in [
            ("", Fault::Letter),
            ("ICP备12345678号", Fault::Letter),
            ("1ICP备12345678号", Fault::Letter),
            ("北京ICP备12345678号", Fault::Kind),
            ("京ICP12345678号", Fault::Kind),
            ("京备12345678号", Fault::Kind),
            ("京C2-20080101", Fault::Kind),
            ("京公网安备11000002999999号", Fault::Kind),
            ("京ICP备号", Fault::Digits { found: 0 }),
            ("京ICP备1234567号", Fault::Digits { found: 7 }),
            ("京ICP备123456789号", Fault::Digits { found: 9 }),
            ("京ICP备12345678901号", Fault::Digits { found: 11 }),
            ("京ICP备1234567O号", Fault::Digits { found: 7 }),
            ("京ICP证12345号", Fault::Digits { found: 5 }),
            ("浙B2-2008010", Fault::Digits { found: 7 }),
            ("京ICP备12345678号-", Fault::Tail),
            ("京ICP备12345678号-0", Fault::Tail),
            ("京ICP备12345678号-01", Fault::Tail),
            ("京ICP备12345678号-A", Fault::Tail),
            ("京ICP备12345678号-1B", Fault::Tail),
            ("京ICP备12345678号-1-2", Fault::Tail),
            ("京ICP备12345678号1", Fault::Tail),
            ("京ICP备12345678号-12345678901", Fault::Tail),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }
}
