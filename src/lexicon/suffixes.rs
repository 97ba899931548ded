//! Public suffixes, and the top-level domains that can be filed with.

use super::lines::Lines;

static RULES: Lines = Lines::of(include_str!(concat!(env!("OUT_DIR"), "/suffixes.bin")));
static TLDS: Lines = Lines::of(include_str!(concat!(env!("OUT_DIR"), "/tlds.bin")));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// com.cn
    pub suffix: &'a str,
    /// example.com.cn; none where the domain is a suffix itself.
    pub registrable: Option<&'a str>,
    /// Whether rules for the top-level domain are known; if not, the suffix is taken to be the last label.
    pub known: bool,
}

/// Splits a domain of lower-case labels; Chinese ones in either form. The longest suffix counts.
pub fn split(domain: &str) -> Split<'_> {
    let suffixes = (1..=dots(domain) + 1).map_while(|labels| Some((labels, tail(domain, labels)?))).take_while(|(_, name)| RULES.has(name));
    let known = suffixes.last();
    let (labels, suffix) = known.or_else(|| Some((1, tail(domain, 1)?))).unwrap_or((1, domain));
    Split { suffix, registrable: tail(domain, labels + 1), known: known.is_some() }
}

fn dots(name: &str) -> usize {
    name.bytes().filter(|b| *b == b'.').count()
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
    RULES.has(tld)
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
    let row = TLDS.behind(tld);
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
