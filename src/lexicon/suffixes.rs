//! Public suffixes, and the top-level domains that can be filed with.

const RULES: &str = include_str!(concat!(env!("OUT_DIR"), "/suffixes.bin"));
const TLDS: &str = include_str!(concat!(env!("OUT_DIR"), "/tlds.bin"));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// com.cn
    pub suffix: &'a str,
    /// example.com.cn; none where the domain is a suffix itself.
    pub registrable: Option<&'a str>,
    /// Whether rules for the top-level domain are known; if not, the suffix is taken to be the last label.
    pub known: bool,
}

/// Splits a domain of lower-case labels; Chinese ones in either form.
pub fn split(domain: &str) -> Split<'_> {
    let (mut labels, mut known) = (1, false);
    for rule in RULES.lines() {
        let (mark, name) = match rule.as_bytes().first() {
            Some(b'!') => ('!', rule.get(1..)),
            Some(b'*') => ('*', rule.get(2..)),
            _ => (' ', Some(rule)),
        };
        let Some(name) = name.filter(|name| ends_with_labels(domain, name)) else { continue };
        let count = dots(name) + 1;
        match mark {
            // An exception: the name itself can be registered, below the suffix of one label less.
            '!' => return Split { suffix: tail(domain, count - 1).unwrap_or(name), registrable: Some(name), known: true },
            // Every label below the name is a suffix.
            '*' if dots(domain) >= count => (labels, known) = (labels.max(count + 1), true),
            '*' => {}
            _ => (labels, known) = (labels.max(count), true),
        }
    }
    Split { suffix: tail(domain, labels).unwrap_or(domain), registrable: tail(domain, labels + 1), known }
}

fn dots(name: &str) -> usize {
    name.bytes().filter(|b| *b == b'.').count()
}

/// Is `name` the last labels of the domain, or all of it?
fn ends_with_labels(domain: &str, name: &str) -> bool {
    domain.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.as_bytes().last() == Some(&b'.'))
}

/// The last so many labels, where there are as many.
fn tail(domain: &str, labels: usize) -> Option<&str> {
    let before = (dots(domain) + 1).checked_sub(labels)?;
    let Some(skip) = before.checked_sub(1) else { return Some(domain) };
    let dot = domain.bytes().enumerate().filter(|(_, b)| *b == b'.').nth(skip)?.0;
    domain.get(dot + 1..)
}

/// Whether there are suffix rules for the top-level domain.
pub fn knows(tld: &str) -> bool {
    RULES.lines().any(|rule| rule == tld)
}

/// Lists that a top-level domain can stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The ministry's, as copied on 2020-07-24.
    Ministry,
    /// What a large mainland registrar registers for filing, 2025-09.
    Registrar,
    /// An undated list, later than 2020-07.
    Later,
    /// A community's list alone.
    Community,
}

/// The lists that name a top-level domain.
pub fn lists(tld: &str) -> impl Iterator<Item = List> {
    let row = TLDS.lines().find_map(|line| line.strip_prefix(tld)?.strip_prefix('\t'));
    row.unwrap_or_default().split(' ').filter_map(|list| match list {
        "2020-07" => Some(List::Ministry),
        "2025-09" => Some(List::Registrar),
        "later" => Some(List::Later),
        "community" => Some(List::Community),
        _ => None,
    })
}

/// Whether a list of the whole country names it. What none names may have been approved since.
pub fn approved(tld: &str) -> bool {
    lists(tld).any(|list| matches!(list, List::Ministry | List::Registrar | List::Later))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registrable_domain() {
        for (domain, suffix, registrable) in [
            ("example.com", "com", Some("example.com")),
            ("www.example.com", "com", Some("example.com")),
            ("www.example.com.cn", "com.cn", Some("example.com.cn")),
            ("example.bj.cn", "bj.cn", Some("example.bj.cn")),
            ("example.cn", "cn", Some("example.cn")),
            ("com.cn", "com.cn", None),
            ("cn", "cn", None),
            ("例子.中国", "中国", Some("例子.中国")),
            ("xn--fsqu00a.xn--fiqs8s", "xn--fiqs8s", Some("xn--fsqu00a.xn--fiqs8s")),
            ("a.例子.公司.cn", "公司.cn", Some("例子.公司.cn")),
            ("example.gs.cn", "gs.cn", Some("example.gs.cn")),
        ] {
            assert_eq!(split(domain), Split { suffix, registrable, known: true }, "{domain}");
        }
    }

    #[test]
    fn unknown_top_level_domains() {
        assert_eq!(split("a.b.example"), Split { suffix: "example", registrable: Some("b.example"), known: false });
        assert!(!knows("example") && knows("cn") && knows("xyz"));
        for odd in ["", ".", "..", "a.", ".cn", "com"] {
            let _ = split(odd);
        }
        assert_eq!(split("").registrable, None);
    }

    #[test]
    fn lists_of_approved_ones() {
        for tld in ["com", "cn", "net", "xyz", "top", "中国", "网址", "bond", "vip"] {
            assert!(approved(tld), "{tld}");
        }
        for tld in ["io", "me", "org", "hk", "世界", ""] {
            assert!(!approved(tld), "{tld}");
        }
    }
}
