//! E-mail addresses: a practical check of the form, milder than RFC 5321 and 5322 where people
//! really have such addresses, stricter where nobody does.
//!
//! One `@`; before it 1 to 64 characters of ASCII without quotes and comments; behind it a domain of
//! at least two labels, in which Han characters are allowed (`张@…` is not, `…@例子.中国` is). Whether
//! the address works cannot be told from its form.

use super::tidy::is_han;

/// Which part of the address is wrong. The first in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No `@`.
    NoAt,
    /// A second `@`.
    SecondAt {
        /// Its index, counted in characters from 0.
        index: usize,
    },
    /// Nothing before the `@`.
    LocalEmpty,
    /// More than 64 characters before the `@`.
    LocalTooLong,
    /// A dot at either end of the part before the `@`, or two in a row.
    LocalDot,
    /// A character that has no place in an address: a space, a full-width letter, a quote …
    Character {
        /// Its index, counted in characters from 0.
        index: usize,
    },
    /// Nothing behind the `@`.
    DomainEmpty,
    /// The domain has no dot.
    DomainNoDot,
    /// An empty label, one of more than 63 characters, or a hyphen at its end.
    DomainLabel {
        /// Which label, from 0.
        label: usize,
    },
    /// The last label is digits alone, or a single character.
    TopLevel,
    /// More than 254 characters in all.
    TooLong,
}

/// Whether a text has the form of an e-mail address. Strict about width and spaces.
///
/// ```
/// use beian_check::numbers::email::{parse, Fault};
///
/// assert_eq!(parse("zhou.zhou+site@example.com"), Ok(()));
/// assert_eq!(parse("webmaster@例子.中国"), Ok(()));
/// assert_eq!(parse("zhou.example.com"), Err(Fault::NoAt));
/// assert_eq!(parse("zhou@example"), Err(Fault::DomainNoDot));
/// assert_eq!(parse("zhou@example..com"), Err(Fault::DomainLabel { label: 1 }));
/// ```
///
/// # Errors
///
/// Says which part is wrong.
pub fn parse(text: &str) -> Result<(), Fault> {
    let (local, domain) = text.split_once('@').ok_or(Fault::NoAt)?;
    check_local(local)?;
    let offset = local.chars().count() + 1;
    check_domain(domain, offset)?;
    if text.chars().count() > 254 {
        return Err(Fault::TooLong);
    }
    Ok(())
}

fn check_local(local: &str) -> Result<(), Fault> {
    if local.is_empty() {
        return Err(Fault::LocalEmpty);
    }
    if let Some(index) = local.chars().position(|c| !is_local(c)) {
        return Err(Fault::Character { index });
    }
    if local.len() > 64 {
        return Err(Fault::LocalTooLong);
    }
    if local.split('.').any(str::is_empty) {
        return Err(Fault::LocalDot);
    }
    Ok(())
}

fn check_domain(domain: &str, offset: usize) -> Result<(), Fault> {
    if domain.is_empty() {
        return Err(Fault::DomainEmpty);
    }
    if let Some((index, c)) = domain.chars().enumerate().find(|&(_, c)| !is_domain(c)) {
        let index = offset + index;
        return Err(if c == '@' { Fault::SecondAt { index } } else { Fault::Character { index } });
    }
    if !crate::pieces::has(domain, '.') {
        return Err(Fault::DomainNoDot);
    }
    let sound = |label: &str| !label.is_empty() && label.chars().count() <= 63 && !label.starts_with('-') && !label.ends_with('-');
    if let Some(label) = domain.split('.').position(|label| !sound(label)) {
        return Err(Fault::DomainLabel { label });
    }
    let top = domain.rsplit('.').next().unwrap_or_default();
    if top.bytes().all(|byte| byte.is_ascii_digit()) || top.len() < 2 {
        return Err(Fault::TopLevel);
    }
    Ok(())
}

/// The characters of RFC 5322's `atext`, and the dot.
fn is_local(character: char) -> bool {
    character.is_ascii_alphanumeric() || crate::pieces::has(".!#$%&'*+-/=?^_`{|}~", character)
}

fn is_domain(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '.' | '-') || is_han(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_use_pass() {
        for text in [
            "a@b.cn",
            "zhou_zhou@example.com",
            "100000@example.com.cn",
            "o'neil-1@mail.example.org",
            "x@1.example",
            "x@例子.中国",
            "x@xn--fsqu00a.xn--fiqs8s",
        ] {
            assert_eq!(parse(text), Ok(()), "{text}");
        }
        assert_eq!(parse(&format!("{}@example.com", "a".repeat(64))), Ok(()));
    }

    #[test]
    fn the_faulty_part_is_named() {
        for (text, fault) in [
            ("", Fault::NoAt),
            ("zhou", Fault::NoAt),
            ("zhou＠example.com", Fault::NoAt),
            ("@example.com", Fault::LocalEmpty),
            ("zhou@", Fault::DomainEmpty),
            ("zhou@a@example.com", Fault::SecondAt { index: 6 }),
            ("zhou@@example.com", Fault::SecondAt { index: 5 }),
            ("zh ou@example.com", Fault::Character { index: 2 }),
            ("周@example.com", Fault::Character { index: 0 }),
            ("zhou@example.com ", Fault::Character { index: 16 }),
            ("zhou@example。com", Fault::Character { index: 12 }),
            ("zhou@exam_ple.com", Fault::Character { index: 9 }),
            (".zhou@example.com", Fault::LocalDot),
            ("zhou.@example.com", Fault::LocalDot),
            ("zh..ou@example.com", Fault::LocalDot),
            ("zhou@example", Fault::DomainNoDot),
            ("zhou@.com", Fault::DomainLabel { label: 0 }),
            ("zhou@example.com.", Fault::DomainLabel { label: 2 }),
            ("zhou@-example.com", Fault::DomainLabel { label: 0 }),
            ("zhou@mail.example-.com", Fault::DomainLabel { label: 1 }),
            ("zhou@192.0.2.1", Fault::TopLevel),
            ("zhou@example.c", Fault::TopLevel),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn the_limits_are_those_of_the_standard() {
        assert_eq!(parse(&format!("{}@example.com", "a".repeat(65))), Err(Fault::LocalTooLong));
        assert_eq!(parse(&format!("a@{}.com", "b".repeat(63))), Ok(()));
        assert_eq!(parse(&format!("a@{}.com", "b".repeat(64))), Err(Fault::DomainLabel { label: 0 }));
        let long = |last: usize| format!("{}@{}.{}.{}.com", "a".repeat(64), "b".repeat(63), "c".repeat(63), "d".repeat(last));
        assert_eq!((parse(&long(57)), long(57).len()), (Ok(()), 254));
        assert_eq!(parse(&long(58)), Err(Fault::TooLong));
        let label = "b".repeat(60);
        assert_eq!(parse(&format!("a@{label}.{label}.{label}.{label}.{label}.com")), Err(Fault::TooLong));
    }
}
