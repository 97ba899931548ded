//! Domain names: the labels of DNS (RFC 1035, 1123), with Chinese labels in both forms (Punycode, RFC 3492).
//!
//! The registries allow Han characters, letters, digits and hyphens, so no Unicode mapping table is needed.

use crate::pieces;
use crate::text::{half_width, is_han, is_invisible};

/// A name whose labels are sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainName {
    /// As DNS sees it: lower case, `xn--` labels.
    pub ascii: String,
    /// As people read it.
    pub unicode: String,
}

/// What is wrong with a text that should be a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A URL, a port, a path, a wildcard, an e-mail address: more than the name.
    More,
    /// An IP address.
    Ip,
    /// One label only, or an empty one.
    Dots,
    /// A character that no label can hold.
    Character(char),
    /// A hyphen at an end of a label, or two of them at places 3 and 4.
    Hyphen,
    TooLong,
}

impl DomainName {
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if text.contains(['/', ':', '@', '*', '?', '#', '\\']) {
            return Err(Fault::More);
        }
        if is_ipv4(text) {
            return Err(Fault::Ip);
        }
        let text = text.to_ascii_lowercase();
        let mut name = DomainName { ascii: String::with_capacity(text.len()), unicode: String::with_capacity(text.len()) };
        for (at, label) in text.split('.').enumerate() {
            if at > 0 {
                name.ascii.push('.');
                name.unicode.push('.');
            }
            name.push(label)?;
        }
        let ascii = &name.ascii;
        let top_is_a_number = ascii.rsplit('.').next().is_some_and(|top| top.bytes().all(|b| b.is_ascii_digit()));
        if !pieces::has(ascii, '.') || top_is_a_number {
            return Err(Fault::Dots);
        }
        if ascii.len() > 253 {
            return Err(Fault::TooLong);
        }
        Ok(name)
    }

    /// One more label, in both forms.
    fn push(&mut self, label: &str) -> Result<(), Fault> {
        let wrong = |c: &char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-' || is_han(*c));
        if label.is_empty() {
            return Err(Fault::Dots);
        }
        if let Some(c) = label.chars().find(wrong) {
            return Err(Fault::Character(c));
        }
        if label.starts_with('-') || label.ends_with('-') {
            return Err(Fault::Hyphen);
        }
        let before = self.ascii.len();
        if let Some(encoded) = label.strip_prefix("xn--") {
            self.ascii.push_str(label);
            self.unicode.push_str(&crate::punycode::decode(encoded).ok_or(Fault::Hyphen)?);
        } else if label.is_ascii() {
            if label.get(2..4) == Some("--") {
                return Err(Fault::Hyphen);
            }
            self.ascii.push_str(label);
            self.unicode.push_str(label);
        } else {
            self.ascii.push_str("xn--");
            self.ascii.push_str(&crate::punycode::encode(label).ok_or(Fault::TooLong)?);
            self.unicode.push_str(label);
        }
        if self.ascii.len() - before > 63 { Err(Fault::TooLong) } else { Ok(()) }
    }

    /// The domain that was meant by a text with a scheme, a path, spaces or full-width characters around it.
    pub fn meant(text: &str) -> Option<Self> {
        let text: String =
            text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).map(|c| if c == '。' { '.' } else { half_width(c) }).collect();
        let host = host(&text)?;
        DomainName::parse(host.strip_prefix("*.").unwrap_or(host).trim_matches('.')).ok()
    }

    /// Is this name the other one, or below it?
    pub fn is_under(&self, parent: &DomainName) -> bool {
        self.ascii == parent.ascii || self.ascii.strip_suffix(&parent.ascii).is_some_and(|rest| rest.ends_with('.'))
    }
}

/// As the standard library reads them, which brings the reader of IPv6 along: 4 KB of an engine that never gets as far as a colon.
fn is_ipv4(text: &str) -> bool {
    let octet = |part: &str| {
        let short = part.len() < 4 && (part == "0" || !part.starts_with('0'));
        short && part.bytes().all(|b| b.is_ascii_digit()) && part.parse::<u32>().is_ok_and(|n| n < 256)
    };
    text.split('.').count() == 4 && text.split('.').all(octet)
}

/// The host of a URL, or of a text that could be one: without scheme, user, port and path.
pub fn host(url: &str) -> Option<&str> {
    let rest = pieces::split_once(url, "://").map_or(url, |(_, rest)| rest);
    // Browsers take a backslash for a slash.
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    if host.starts_with('[') { host.get(1..host.find(']')?) } else { host.split(':').next() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_forms() {
        let name = DomainName::parse("山间小屋.中国").unwrap();
        assert_eq!(name.ascii, "xn--yet6eme937w.xn--fiqs8s");
        assert_eq!(DomainName::parse("XN--YET6EME937W.xn--fiqs8s").unwrap(), name);
        assert_eq!(DomainName::parse("Example.COM.cn").unwrap().unicode, "example.com.cn");
    }

    #[test]
    fn says_what_is_wrong() {
        let fault = |text: &str| DomainName::parse(text).unwrap_err();
        assert_eq!(fault("https://a.cn"), Fault::More);
        assert_eq!(fault("a.cn:8080"), Fault::More);
        assert_eq!(fault("*.a.cn"), Fault::More);
        assert_eq!(fault("1.2.3.4"), Fault::Ip);
        assert_eq!(fault("localhost"), Fault::Dots);
        assert_eq!(fault("a..cn"), Fault::Dots);
        assert_eq!(fault("a_b.cn"), Fault::Character('_'));
        assert_eq!(fault("-a.cn"), Fault::Hyphen);
        assert_eq!(fault("ab--c.cn"), Fault::Hyphen);
        assert_eq!(fault(&format!("{}.cn", "a".repeat(64))), Fault::TooLong);
        assert_eq!(fault("xn--\u{4e2d}.cn"), Fault::Hyphen);
    }

    #[test]
    fn an_address_is_what_the_standard_library_reads_as_one() {
        let parts = ["0", "00", "01", "1", "9", "10", "99", "100", "255", "256", "999", "1000", "", "+1", "-1", " 1", "a", "１"];
        for first in parts {
            for last in parts {
                for text in [format!("{first}.2.3.{last}"), format!("{first}.{last}"), format!("{first}.{last}.0"), format!("1.{first}.{last}.1.1")] {
                    assert_eq!(is_ipv4(&text), text.parse::<std::net::IpAddr>().is_ok(), "{text}");
                }
            }
        }
    }

    #[test]
    fn finds_the_domain_that_was_meant() {
        let meant = |text: &str| DomainName::meant(text).map(|n| n.ascii);
        assert_eq!(meant("https://user@www.example.cn:8080/a?b#c").as_deref(), Some("www.example.cn"));
        assert_eq!(meant(" ｅｘａｍｐｌｅ。ｃｎ ").as_deref(), Some("example.cn"));
        assert_eq!(meant("*.example.cn").as_deref(), Some("example.cn"));
        assert_eq!(meant("https://example.cn\\@evil.com").as_deref(), Some("example.cn"));
        assert_eq!(meant("山间"), None);
    }

    #[test]
    fn a_longer_name_that_only_ends_alike_is_not_under() {
        let name = |t: &str| DomainName::parse(t).unwrap();
        assert!(name("www.example.com").is_under(&name("example.com")));
        assert!(!name("evilexample.com").is_under(&name("example.com")));
    }
}
