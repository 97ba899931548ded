//! Where a link leads: the host that a browser would open, or why it opens none.

use crate::domain_name::host;

/// What an `href` comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another site: its host in small letters.
    Host(String),
    /// A page of the same site; the text as it stands, since `href="beian.miit.gov.cn"` is one of these.
    Own(String),
    /// Nothing is opened: `#`, `javascript:`, a mail address.
    Nowhere,
}

/// As browsers read it: without the white space around it and the line breaks inside, a backslash for a slash.
pub fn target(href: &str) -> Target {
    let clean: String = href.trim_matches(|c: char| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let slashes: String = clean.chars().take(2).map(|c| if c == '\\' { '/' } else { c }).collect();
    if slashes == "//" {
        return of_host(&format!("https:{}", clean.replace('\\', "/")));
    }
    match clean.split_once(':') {
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => of_host(&clean.replace('\\', "/")),
        Some((scheme, _)) if is_scheme(scheme) => Target::Nowhere,
        _ if clean.is_empty() || clean.starts_with('#') => Target::Nowhere,
        _ => Target::Own(clean.to_ascii_lowercase()),
    }
}

/// A host is no scheme, though its letters are those of one: `beian.miit.gov.cn:443`.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+' || b == b'-')
}

fn of_host(url: &str) -> Target {
    match host(url).map(|h| h.trim_end_matches('.')) {
        Some(host) if !host.is_empty() => Target::Host(host.to_ascii_lowercase()),
        _ => Target::Nowhere,
    }
}

impl Target {
    /// The host; of an address without a scheme the one that was meant.
    pub fn meant(&self) -> &str {
        match self {
            Target::Host(host) => host,
            Target::Own(path) => path.split(['/', '\\', '?', '#', ':']).next().unwrap_or_default(),
            Target::Nowhere => "",
        }
    }
}

/// Is this host the other one, or below it?
pub fn is_under(host: &str, parent: &str) -> bool {
    host.strip_suffix(parent).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_where_a_browser_would_go() {
        let to = |host: &str| Target::Host(host.to_owned());
        for (href, wanted) in [
            ("https://beian.miit.gov.cn/", to("beian.miit.gov.cn")),
            ("  HTTP://Beian.MIIT.gov.cn/#/Integrated/index\n", to("beian.miit.gov.cn")),
            ("https://beian.miit.\ngov.cn", to("beian.miit.gov.cn")),
            ("//beian.miit.gov.cn", to("beian.miit.gov.cn")),
            ("https:\\\\beian.miit.gov.cn\\", to("beian.miit.gov.cn")),
            ("https://beian.miit.gov.cn.:443/?x", to("beian.miit.gov.cn")),
            ("https://beian.miit.gov.cn@evil.example/", to("evil.example")),
            ("https://beian.miit.gov.cn.evil.example/", to("beian.miit.gov.cn.evil.example")),
            ("https://evil.example/https://beian.miit.gov.cn", to("evil.example")),
            ("beian.miit.gov.cn", Target::Own("beian.miit.gov.cn".to_owned())),
            ("beian.miit.gov.cn:443/x", Target::Own("beian.miit.gov.cn:443/x".to_owned())),
            ("/about#icp", Target::Own("/about#icp".to_owned())),
            ("#", Target::Nowhere),
            ("", Target::Nowhere),
            ("javascript:void(0)", Target::Nowhere),
            ("mailto:a@example.cn", Target::Nowhere),
            ("https://", Target::Nowhere),
        ] {
            assert_eq!(target(href), wanted, "{href:?}");
        }
        assert_eq!(target("beian.miit.gov.cn:443/x").meant(), "beian.miit.gov.cn");
    }

    #[test]
    fn a_host_is_under_another_at_a_dot() {
        assert!(is_under("www.beian.gov.cn", "beian.gov.cn") && is_under("beian.gov.cn", "beian.gov.cn"));
        assert!(!is_under("evilbeian.gov.cn", "beian.gov.cn") && !is_under("gov.cn", "beian.gov.cn"));
    }
}
