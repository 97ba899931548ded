//! The foot of the site's pages, ready to paste: the numbers with their links, and the copyright line. It stands under the
//! strictest policy: no script, no style, nothing that a person typed is more than text.

use serde::Serialize;

use crate::filing::{Filing, Foot};
use crate::numbers::icp::{self, IcpNumber};
use crate::numbers::psb::{self, PsbNumber};
use crate::pieces;
use crate::rulebook::record::FooterTexts;
use crate::text::is_invisible;
use crate::{Checker, Error, Finding, Sentence};

const NO_ICP_NUMBER: &Sentence = &Sentence { zh: "这不是 ICP 备案号或许可证号。", en: "This is no ICP filing or licence number." };
const NO_PSB_NUMBER: &Sentence = &Sentence { zh: "这不是公安联网备案号。", en: "This is no public-security filing number." };

/// HTML to paste, and the same as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Footer {
    /// Every value in it is escaped.
    pub html: String,
    /// The same without its links.
    pub text: String,
}

impl Checker {
    /// What is known becomes a line: the copyright, the ICP number, the public-security number. The subject's name stands where
    /// it does in a filing, all else in its `footer`.
    pub fn footer(&self, filing: &Filing) -> Result<Footer, Error> {
        let texts = &self.book().book().footer;
        let nothing = Foot::default();
        let foot = filing.footer.as_ref().unwrap_or(&nothing);
        let mut lines = Vec::new();
        let mut plain = Vec::new();
        let name = one_line(&filing.subject.name);
        if !name.is_empty() {
            let years = one_line(&foot.years);
            lines.push(copyright(texts, &years, &name));
            plain.push(copyright_text(texts, &years, &name));
        }
        if !foot.icp_number.is_blank() {
            let read = self.read_icp_number(&foot.icp_number).and_then(|_| icp::parse(&foot.icp_number).ok());
            let number = read.ok_or_else(|| Error::new("bad-number", NO_ICP_NUMBER).at("/icpNumber"))?;
            lines.push(icp(texts, &number));
            plain.push(number.to_string());
        }
        if !foot.psb_number.is_blank() {
            let read = self.read_psb_number(&foot.psb_number).and_then(|_| psb::parse(&foot.psb_number).ok());
            let number = read.ok_or_else(|| Error::new("bad-number", NO_PSB_NUMBER).at("/psbNumber"))?;
            lines.push(psb(texts, &number, &foot.psb_badge_url));
            plain.push(number.to_string());
        }
        if lines.is_empty() {
            return Ok(Footer::default());
        }
        let html: String = lines.iter().map(|line| format!("  {line}\n")).collect();
        Ok(Footer { html: format!("<div>\n{html}</div>"), text: pieces::joined(&plain, "\n") })
    }
}

/// Shorter names are people's. (Names of minorities are longer, and have a dot inside.)
const SHORTEST_UNIT: usize = 6;

impl Checker {
    /// What is found on the foot of a page: the filing's `footer`, for its subject. Paths: empty for the page itself,
    /// `/page/3/text` and `/page/3/href` for its pieces, `/icpNumber` and `/psbNumber` for the numbers that are known. Where no
    /// region is named, the ICP number's speaks.
    pub fn check_footer(&self, mut filing: Filing) -> Result<Vec<Finding>, Error> {
        let name = filing.subject.name.trim();
        let is_unit = name.chars().count() >= SHORTEST_UNIT && !pieces::has(name, '·');
        if filing.subject.nature.is_blank() && is_unit {
            filing.subject.nature = "enterprise".into();
        }
        if filing.region.is_blank() {
            let foot = filing.footer.get_or_insert_default();
            let letter = |text: &str| Some(self.read_icp_number(text)?.region);
            let region = letter(&foot.icp_number).or_else(|| crate::foot::Page::read(foot).icp.iter().find_map(|s| letter(&s.text)));
            filing.region = region.unwrap_or_default().into();
        }
        let mut findings = self.footer_findings(&filing)?;
        for finding in &mut findings {
            finding.path = finding.path.strip_prefix("/footer").unwrap_or_default().to_owned();
        }
        Ok(findings)
    }
}

/// The ICP number's line.
pub fn icp(texts: &FooterTexts, number: &IcpNumber) -> String {
    line(&texts.icp_link, "", &number.to_string())
}

/// The public-security number's line. A badge whose address is none for a picture is left out.
pub fn psb(texts: &FooterTexts, number: &PsbNumber, badge: &str) -> String {
    let image = match badge_url(badge) {
        Some(url) => format!("<img src=\"{}\" alt=\"\" width=\"20\" height=\"20\"> ", escaped(url)),
        None => String::new(),
    };
    line(&filled(&texts.psb_link, "{code}", &number.digits), &image, &number.to_string())
}

fn line(link: &str, image: &str, text: &str) -> String {
    format!("<p><a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">{image}{}</a></p>", escaped(link), escaped(text))
}

/// The copyright line.
pub fn copyright(texts: &FooterTexts, years: &str, name: &str) -> String {
    format!("<p>{}</p>", escaped(&copyright_text(texts, years, name)))
}

fn copyright_text(texts: &FooterTexts, years: &str, name: &str) -> String {
    let template = if years.is_empty() { &texts.copyright } else { &texts.copyright_years };
    // The years first: a name may hold anything, also a hole.
    let (before, behind) = pieces::split_once(template, "{name}").unwrap_or((template, ""));
    format!("{}{name}{}", filled(before, "{years}", years), filled(behind, "{years}", years))
}

fn filled(template: &str, hole: &str, value: &str) -> String {
    pieces::split_once(template, hole).map_or_else(|| template.to_owned(), |(before, behind)| format!("{before}{value}{behind}"))
}

/// As text in HTML, and inside of quotation marks.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// White space of any kind becomes one space; what nobody sees (direction marks among it) goes.
fn one_line(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    let words: Vec<&str> = seen.split(' ').filter(|w| !w.is_empty()).collect();
    pieces::joined(&words, " ")
}

/// A picture's address: on the web, on the page's own site, or the picture itself.
fn badge_url(url: &str) -> Option<&str> {
    let url = url.trim();
    if url.is_empty() || url.chars().any(|c| c.is_control() || c.is_whitespace() || is_invisible(c)) {
        return None;
    }
    // A colon behind a slash or a question mark belongs to no scheme.
    let scheme = url.split(['/', '\\', '?', '#']).next().and_then(|first| first.split_once(':')).map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_picture = || url.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"));
    match scheme.as_deref() {
        None | Some("http" | "https") => Some(url),
        Some("data") if is_picture() => Some(url),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn footer(name: &str, foot: Foot) -> Result<Footer, Error> {
        let mut filing = Filing { footer: Some(foot), ..Filing::default() };
        filing.subject.name = name.into();
        Checker::new("2026-11-22", "zh-CN").unwrap().footer(&filing)
    }

    #[test]
    fn each_thing_known_is_a_line() {
        let foot = Foot {
            icp_number: "苏icp备 12345678 号－1".into(),
            psb_number: "苏公网安备32010002999999号".into(),
            years: "2019–2026".into(),
            psb_badge_url: "/badge.png".into(),
            ..Foot::default()
        };
        let made = footer(" 南京半枝园艺有限公司 ", foot).unwrap();
        assert_eq!(
            made.html,
            r#"<div>
  <p>© 2019–2026 南京半枝园艺有限公司 版权所有</p>
  <p><a href="https://beian.miit.gov.cn/" target="_blank" rel="noopener noreferrer">苏ICP备12345678号-1</a></p>
  <p><a href="https://beian.mps.gov.cn/#/query/webSearch?code=32010002999999" target="_blank" rel="noopener noreferrer"><img src="/badge.png" alt="" width="20" height="20"> 苏公网安备32010002999999号</a></p>
</div>"#
        );
        assert_eq!(made.text, "© 2019–2026 南京半枝园艺有限公司 版权所有\n苏ICP备12345678号-1\n苏公网安备32010002999999号");
        assert_eq!(footer("", Foot::default()).unwrap(), Footer::default());
    }

    #[test]
    fn nothing_typed_is_more_than_text() {
        let nasty = "<script>alert(1)</script>\"'&{years}{name}\u{202E}\n公司";
        let made = footer(nasty, Foot { years: "<b>{name}".into(), ..Foot::default() }).unwrap();
        assert_eq!(
            made.html,
            "<div>\n  <p>© &lt;b&gt;{name} &lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;{years}{name} 公司 版权所有</p>\n</div>"
        );
        assert_eq!(made.text, "© <b>{name} <script>alert(1)</script>\"'&{years}{name} 公司 版权所有");
    }

    #[test]
    fn a_number_that_is_none_is_refused_with_its_place() {
        let fault = |foot| footer("", foot).map_err(|e| (e.code, e.path.unwrap_or_default())).unwrap_err();
        for icp_number in ["京ICP备1234567号", "川ICP备12345678号", "港ICP备12345678号", "<script>"] {
            let foot = Foot { icp_number: icp_number.into(), ..Foot::default() };
            assert_eq!(fault(foot), ("bad-number", "/icpNumber".to_owned()));
        }
        for psb_number in ["京公网安备1100000299999号", "湘公网安备31010402000001号", "x"] {
            let foot = Foot { psb_number: psb_number.into(), ..Foot::default() };
            assert_eq!(fault(foot), ("bad-number", "/psbNumber".to_owned()));
        }
    }

    #[test]
    fn a_badge_is_a_picture_or_it_is_left_out() {
        for url in [
            "https://example.cn/b.png",
            "HTTP://example.cn/b.png",
            "/b.png",
            "b.png?v=1:2",
            "//example.cn/b.png",
            "data:image/png;base64,AAAA",
            " /b.png ",
        ] {
            assert_eq!(badge_url(url), Some(url.trim()), "{url}");
        }
        for url in [
            "",
            "javascript:alert(1)",
            "JavaScript:x",
            "java\nscript:x",
            "data:text/html,<script>",
            "vbscript:x",
            "blob:x",
            "\u{200B}javascript:x",
            "a b.png",
        ] {
            assert_eq!(badge_url(url), None, "{url:?}");
        }
        let foot =
            Foot {
                psb_number: "京公网安备11000002999999号".into(), psb_badge_url: "https://example.cn/\"onerror=\"x".into(), ..Foot::default()
            };
        assert!(footer("", foot).unwrap().html.contains("src=\"https://example.cn/&quot;onerror=&quot;x\""));
    }
}
