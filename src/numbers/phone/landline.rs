//! Landlines with extensions, and service numbers.
//!
//! Traps:
//! - An area code has three digits (010, 02x) or four, the number behind it seven or eight. Which of
//!   the two is right depends on the place, and is asked of the caller's table ([`Landline::fit`]).
//! - `086` in front, as filing systems print it, is the country and not an area: no area code begins with 086.

use std::fmt;

use super::mobile::bare_mobile;
use crate::numbers::tidy::{folded, is_hyphen, is_space, narrow};

/// A landline or service number. `Display` writes it in its normal form: `022-78954321-123`.
///
/// ```
/// use beian_check::numbers::phone::landline;
///
/// let line = landline("086-022-78954321转123")?;
/// assert_eq!((line.area.as_str(), line.number.as_str()), ("022", "78954321"));
/// assert_eq!(line.extension.as_deref(), Some("123"));
/// assert!(line.country);
/// assert_eq!(line.to_string(), "022-78954321-123");
/// # Ok::<(), beian_check::numbers::phone::LandlineFault>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landline {
    /// The area code with its 0, or `400` and `800`.
    pub area: String,
    /// Seven or eight digits; seven for `400` and `800`.
    pub number: String,
    /// One to six digits.
    pub extension: Option<String>,
    /// The country's code stood in front.
    pub country: bool,
}

/// Why a text is no landline number: the first that is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LandlineFault {
    /// A character that no telephone number holds.
    Character {
        /// Its index, counted in characters from 0.
        index: usize,
    },
    /// A mobile number.
    Mobile,
    /// A number without its area code.
    NoAreaCode,
    /// The digits at the front can be no area code.
    AreaCode,
    /// Not seven or eight digits behind the area code (seven behind 400 and 800).
    Length {
        /// How many there are.
        found: usize,
    },
    /// The number behind the area code begins with 0 or 1, which no line does.
    FirstDigit,
    /// Not one to six digits.
    Extension,
}

/// What a table of area codes says of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The area has numbers of this length; or it is a service number, which has no area.
    Fits,
    /// The area has numbers of another length.
    OtherLength,
    /// The table does not know the area.
    UnknownArea,
}

impl Landline {
    /// A 400 or 800 number: not tied to a place.
    ///
    /// ```
    /// assert_eq!(beian_check::numbers::phone::landline("400-000-0000").map(|line| line.is_service()), Ok(true));
    /// ```
    #[must_use]
    pub fn is_service(&self) -> bool {
        !self.area.starts_with('0')
    }

    /// Whether the number has as many digits as its area uses. `lengths_of` is given the area code
    /// with its 0 and answers with the lengths in use there.
    ///
    /// ```
    /// use beian_check::numbers::phone::{landline, Fit};
    ///
    /// let lengths = |area: &str| (area == "022").then_some([8_usize]);
    /// assert_eq!(landline("022-78954321").map(|line| line.fit(lengths)), Ok(Fit::Fits));
    /// assert_eq!(landline("022-7895432").map(|line| line.fit(lengths)), Ok(Fit::OtherLength));
    /// assert_eq!(landline("0999-7895432").map(|line| line.fit(lengths)), Ok(Fit::UnknownArea));
    /// ```
    pub fn fit<L: AsRef<[usize]>>(&self, lengths_of: impl FnOnce(&str) -> Option<L>) -> Fit {
        if self.is_service() {
            return Fit::Fits;
        }
        match lengths_of(&self.area) {
            None => Fit::UnknownArea,
            Some(lengths) if lengths.as_ref().contains(&self.number.len()) => Fit::Fits,
            Some(_) => Fit::OtherLength,
        }
    }
}

impl fmt::Display for Landline {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.area, self.number)?;
        match &self.extension {
            Some(extension) => write!(out, "-{extension}"),
            None => Ok(()),
        }
    }
}

/// Words and signs that an extension follows, the longer before the shorter. A hyphen may do as well.
const EXTENSION_MARKS: [&str; 11] = ["转分机", "轉分機", "分机", "分機", "EXT.", "EXT", "转", "轉", "X", "#", ","];

/// Reads a landline or service number in any of the ways people write them: `022-78954321`,
/// `(022)78954321`, `02278954321`, `+86 22 7895 4321`, `0086-…`, `086-022-…`, with an extension behind
/// `-`, `转`, `分机`, `ext`, `x` or `#`. Forgiving about width and spaces.
///
/// ```
/// use beian_check::numbers::phone::{landline, LandlineFault};
///
/// assert!(landline("（０２２）７８９５ ４３２１").is_ok());
/// assert_eq!(landline("78954321"), Err(LandlineFault::NoAreaCode));
/// assert_eq!(landline("13800000000"), Err(LandlineFault::Mobile));
/// assert_eq!(landline("022-789543"), Err(LandlineFault::Length { found: 6 }));
/// ```
///
/// # Errors
///
/// Says what is wrong.
pub fn landline(text: &str) -> Result<Landline, LandlineFault> {
    if let Some(index) = text.chars().position(|c| !belongs(c)) {
        return Err(LandlineFault::Character { index });
    }
    let folded = folded(text);
    let (main, marked) = split_extension(&folded);
    // Letters have their business in an extension's mark only.
    if main.contains(char::is_alphabetic) {
        return Err(LandlineFault::Character { index: text.chars().position(|c| narrow(c).is_alphabetic()).unwrap_or_default() });
    }
    if bare_mobile(main).is_some() {
        return Err(LandlineFault::Mobile);
    }
    let (country, main) = split_country(main);
    let mut groups = main.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    let first = groups.next().ok_or(LandlineFault::NoAreaCode)?;
    let (area, opening) = split_area(first, country, main)?;
    let service = !area.starts_with('0');
    // The number's own groups; once it is whole, what is left is the extension.
    let mut number = opening.to_owned();
    let mut extension = marked.map(str::to_owned);
    for group in groups {
        if number.len() < 7 {
            number.push_str(group);
        } else if extension.is_none() {
            extension = Some(group.to_owned());
        } else {
            return Err(LandlineFault::Extension);
        }
    }
    let found = number.len();
    if found != 7 && (service || found != 8) {
        return Err(LandlineFault::Length { found });
    }
    if !service && number.starts_with(['0', '1']) {
        return Err(LandlineFault::FirstDigit);
    }
    let is_extension = |digits: &String| (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !extension.as_ref().is_none_or(is_extension) {
        return Err(LandlineFault::Extension);
    }
    Ok(Landline { area, number, extension, country })
}

/// Whether a character has any business in a telephone number.
fn belongs(character: char) -> bool {
    let plain = narrow(character).to_ascii_uppercase();
    is_space(character)
        || is_hyphen(character)
        || plain.is_ascii_digit()
        || matches!(plain, '+' | '(' | ')' | '.' | '#' | ',' | 'E' | 'X' | 'T' | '转' | '轉' | '分' | '机' | '機')
}

/// The text before an extension's mark, and what is behind it.
fn split_extension(text: &str) -> (&str, Option<&str>) {
    // Most numbers have none, and are not searched for each of the marks.
    if text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'(' | b')' | b'.')) {
        return (text, None);
    }
    EXTENSION_MARKS
        .iter()
        .find_map(|mark| crate::pieces::split_once(text, mark))
        .map_or((text, None), |(main, extension)| (main.trim_end_matches(['-', '(']), Some(extension.trim_matches(['-', ')', '.']))))
}

/// Whether the country's code stands in front, and the text behind it.
fn split_country(text: &str) -> (bool, &str) {
    let text = text.trim_start_matches('(');
    for code in ["+86", "0086", "086", "86"] {
        if let Some(rest) = text.strip_prefix(code) {
            let rest = rest.trim_start_matches([')', '-']);
            // +86(0)22…: the 0 in brackets is one for callers inside the country.
            let rest = rest.strip_prefix("(0)").unwrap_or(rest);
            // A bare 86 may be the beginning of a number without area: only a sign behind it tells.
            if code != "86" || rest.len() + 2 < text.len() {
                return (true, rest);
            }
        }
    }
    (false, text)
}

/// The area code that the first group of digits opens with (or is), with its 0, and the group's rest.
fn split_area<'t>(first: &'t str, country: bool, main: &str) -> Result<(String, &'t str), LandlineFault> {
    if let Some((code, rest)) = first.split_at_checked(3)
        && (code == "400" || code == "800")
        && (rest.is_empty() && main.len() > 8 || rest.len() >= 6)
    {
        return Ok((code.to_owned(), rest));
    }
    // Behind the country's code the 0 may be left out.
    let digits = match first.strip_prefix('0') {
        Some(digits) => digits,
        None if country => first,
        None => return Err(LandlineFault::NoAreaCode),
    };
    let length = match digits.as_bytes() {
        [b'1', b'0', ..] | [b'2', ..] => 2,
        // 086 is the country: written behind its code, too.
        [b'8', b'6', ..] => return Err(LandlineFault::AreaCode),
        [b'3'..=b'9', ..] => 3,
        _ => return Err(LandlineFault::AreaCode),
    };
    let (area, rest) = digits.split_at_checked(length).ok_or(LandlineFault::AreaCode)?;
    Ok((format!("0{area}"), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn landlines_are_read_however_they_are_written() {
        for (text, normal, country) in [
            ("022-78954321", "022-78954321", false),
            ("02278954321", "022-78954321", false),
            ("(022)78954321", "022-78954321", false),
            ("（022）7895-4321", "022-78954321", false),
            ("022 7895 4321", "022-78954321", false),
            ("０２２－７８９５４３２１", "022-78954321", false),
            ("086-022-78954321", "022-78954321", true),
            ("0086-022-78954321", "022-78954321", true),
            ("+86-22-78954321", "022-78954321", true),
            ("+86 (022) 78954321", "022-78954321", true),
            ("+86(0)22-78954321", "022-78954321", true),
            ("(+86)22 78954321", "022-78954321", true),
            ("86-022-78954321", "022-78954321", true),
            ("08602278954321", "022-78954321", true),
            ("0311-7895432", "0311-7895432", false),
            ("03117895432", "0311-7895432", false),
            ("0755-78954321", "0755-78954321", false),
            ("010-78954321", "010-78954321", false),
            ("022-78954321-", "022-78954321", false),
            ("022-78954321-123", "022-78954321-123", false),
            ("0311-7895432-1", "0311-7895432-1", false),
            ("022-7895-4321-8001", "022-78954321-8001", false),
            ("022-78954321转123", "022-78954321-123", false),
            ("022-78954321 转分机 123", "022-78954321-123", false),
            ("022-78954321(分机123)", "022-78954321-123", false),
            ("022-78954321 ext. 123", "022-78954321-123", false),
            ("022-78954321x123", "022-78954321-123", false),
            ("022-78954321#123", "022-78954321-123", false),
            ("022-78954321－转123", "022-78954321-123", false),
            ("400-000-0000", "400-0000000", false),
            ("4000000000", "400-0000000", false),
            ("400-0000-000", "400-0000000", false),
            ("800-0000000转1", "800-0000000-1", false),
            ("400-000-0000-12", "400-0000000-12", false),
            // Eleven digits behind the 0, and no mobile number.
            ("010-73775074-1", "010-73775074-1", false),
        ] {
            let line = landline(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert_eq!((line.to_string().as_str(), line.country), (normal, country), "{text}");
            assert_eq!(line.is_service(), text.starts_with(['4', '8']) && !country, "{text}");
        }
    }

    #[test]
    fn what_is_no_landline_says_why() {
        for (text, fault) in [
            ("", LandlineFault::NoAreaCode),
            ("-", LandlineFault::NoAreaCode),
            ("78954321", LandlineFault::NoAreaCode),
            ("7895-4321", LandlineFault::NoAreaCode),
            ("86543210", LandlineFault::NoAreaCode),
            ("22-78954321", LandlineFault::NoAreaCode),
            ("40001234", LandlineFault::NoAreaCode),
            ("400-1234", LandlineFault::NoAreaCode),
            ("400000000", LandlineFault::Length { found: 6 }),
            ("13800000000", LandlineFault::Mobile),
            ("+86 138 0000 0000", LandlineFault::Mobile),
            ("011-78954321", LandlineFault::AreaCode),
            ("00-78954321", LandlineFault::AreaCode),
            ("+86-861-2345678", LandlineFault::AreaCode),
            ("+86-0861-2345678", LandlineFault::AreaCode),
            ("022-789543", LandlineFault::Length { found: 6 }),
            ("022-789543210", LandlineFault::Length { found: 9 }),
            ("022", LandlineFault::Length { found: 0 }),
            ("022-0895432", LandlineFault::FirstDigit),
            ("022-18954321", LandlineFault::FirstDigit),
            ("022-78954321转", LandlineFault::Extension),
            ("022-78954321-1234567", LandlineFault::Extension),
            ("022-78954321-1-2", LandlineFault::Extension),
            ("022-78954321转1转2", LandlineFault::Extension),
            ("400-000-000", LandlineFault::Length { found: 6 }),
            ("022-7895432一", LandlineFault::Character { index: 11 }),
            ("电话022-78954321", LandlineFault::Character { index: 0 }),
            ("022 7895E4321-1", LandlineFault::Character { index: 8 }),
            ("022/78954321", LandlineFault::Character { index: 3 }),
        ] {
            assert_eq!(landline(text), Err(fault), "{text}");
        }
    }
}
