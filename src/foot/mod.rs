//! The foot of a page as people see it: lines of text with their links, and the filing numbers in them.
//!
//! Whoever reads the HTML (the package does, with a browser's or a library's parser) hands over pieces of text; a number may
//! be split over several of them. Here they become lines again, and what looks like a number is found.

pub mod link;

use crate::filing::{Foot, Piece, Place};
use crate::numbers::{icp, psb};
use crate::text::{Span, half_width, is_blank, is_han};

/// One character that can be seen: folded, and where it came from.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    ch: char,
    piece: usize,
    start: u32,
    end: u32,
    /// White space stands before it.
    gap: bool,
}

/// One line of the page, without its white space.
#[derive(Clone, Debug, Default)]
pub struct Line {
    glyphs: Vec<Glyph>,
    pub place: Place,
    /// Its first piece, and the one behind its last.
    pieces: (usize, usize),
}

/// Something in a line that is, or should be, a filing number.
#[derive(Clone, Debug)]
pub struct Shown {
    /// In its normal form where it is a number, else as it stands.
    pub text: String,
    pub is_number: bool,
    pub line: usize,
    pub place: Place,
    from: usize,
    to: usize,
    /// The digits among them.
    digits: (usize, usize),
}

/// How a number and a link go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrapped<'a> {
    /// The whole number is the link.
    Whole(usize, &'a str),
    /// A part of it.
    Part(usize, &'a str),
    /// It is no link; a script may open one.
    No { scripted: bool },
}

/// A page, read once.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub lines: Vec<Line>,
    pub icp: Vec<Shown>,
    pub psb: Vec<Shown>,
}

impl Page {
    pub fn read(foot: &Foot) -> Page {
        let lines = lines(foot);
        let mut page = Page::default();
        for (at, line) in lines.iter().enumerate() {
            line.find_icp(at, &mut page.icp);
            line.find_psb(at, &mut page.psb);
        }
        page.lines = lines;
        page
    }

    /// Does a line, or a number in it, link to one of these? What a link's text says does not matter.
    pub fn links(foot: &Foot) -> impl Iterator<Item = (usize, &str)> {
        foot.page.iter().enumerate().filter(|(_, p)| p.place() == Place::Page).filter_map(|(at, p)| Some((at, p.href.as_deref()?)))
    }
}

impl Shown {
    /// Which link the number stands in.
    pub fn wrapped<'f>(&self, page: &Page, foot: &'f Foot) -> Wrapped<'f> {
        let Some(line) = page.lines.get(self.line) else { return Wrapped::No { scripted: false } };
        let of = |from: usize, to: usize| line.glyphs.get(from..to).unwrap_or_default().iter().map(|g| g.piece);
        let piece = |at: usize| foot.page.get(at).map(|p| &p.value);
        let href = |at: usize| piece(at).and_then(|p| p.href.as_deref());
        let linked = of(self.digits.0, self.digits.1).chain(of(self.from, self.to)).find_map(|at| Some((at, href(at)?)));
        match linked {
            Some((at, to)) if of(self.from, self.to).all(|other| href(other) == Some(to)) => Wrapped::Whole(at, to),
            Some((at, to)) => Wrapped::Part(at, to),
            None => Wrapped::No { scripted: of(self.from, self.to).any(|at| piece(at).is_some_and(|p| p.scripted == Some(true))) },
        }
    }

    /// The piece that the number begins in, and where.
    pub fn place_in(&self, page: &Page) -> Option<(usize, Span)> {
        let glyphs = page.lines.get(self.line)?.glyphs.get(self.from..self.to)?;
        let first = glyphs.first()?;
        let last = glyphs.iter().take_while(|g| g.piece == first.piece).last()?;
        Some((first.piece, (first.start, last.end)))
    }

    /// Is there a picture in the number's line, or in the one before it?
    pub fn has_image(&self, page: &Page, foot: &Foot) -> bool {
        let lines = page.lines.get(self.line.saturating_sub(1)..=self.line).unwrap_or_default();
        lines
            .iter()
            .filter(|l| l.place == self.place)
            .any(|l| foot.page.get(l.pieces.0..l.pieces.1).unwrap_or_default().iter().any(|p| !p.image.is_empty()))
    }
}

fn lines(foot: &Foot) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = false;
    for (at, piece) in foot.page.iter().enumerate() {
        let place = piece.place();
        let goes_on = piece.joined == Some(true) && lines.last().is_some_and(|l| l.place == place);
        if !goes_on {
            lines.push(Line { place, pieces: (at, at), ..Line::default() });
            gap = false;
        }
        let Some(line) = lines.last_mut() else { continue };
        line.pieces.1 = at + 1;
        gap = line.take(&piece.value, at, gap);
    }
    lines
}

impl Line {
    /// Takes the characters of a piece; says whether it ends in white space.
    fn take(&mut self, piece: &Piece, at: usize, mut gap: bool) -> bool {
        let mut start = 0;
        for original in piece.text.chars() {
            let end = start + original.len_utf16() as u32;
            if is_blank(original) {
                gap = true;
            } else {
                let ch = half_width(original).to_ascii_lowercase();
                let ch = if is_hyphen(ch) { '-' } else { ch };
                self.glyphs.push(Glyph { ch, piece: at, start, end, gap });
                gap = false;
            }
            start = end;
        }
        gap
    }

    fn ch(&self, at: usize) -> Option<char> {
        self.glyphs.get(at).map(|g| g.ch)
    }

    fn gap(&self, at: usize) -> bool {
        self.glyphs.get(at).is_some_and(|g| g.gap)
    }

    /// Behind white space, or in another piece than the character before it: two digits there may be of two numbers.
    fn apart(&self, at: usize) -> bool {
        let piece = |at: usize| self.glyphs.get(at).map(|g| g.piece);
        self.gap(at) || at.checked_sub(1).and_then(piece) != piece(at)
    }

    fn is(&self, at: usize, one_of: &[char]) -> bool {
        self.ch(at).is_some_and(|c| one_of.contains(&c))
    }

    pub fn has_at(&self, at: usize, word: &str) -> bool {
        let mut glyphs = self.glyphs.get(at..).unwrap_or_default().iter();
        word.chars().filter(|c| !is_blank(*c)).all(|w| glyphs.next().is_some_and(|g| g.ch == half_width(w).to_ascii_lowercase()))
    }

    /// Where a word begins; white space inside does not matter.
    pub fn find_all<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        (0..self.glyphs.len()).filter(move |at| !word.is_empty() && self.has_at(*at, word))
    }

    pub fn holds(&self, word: &str) -> bool {
        self.find_all(word).next().is_some()
    }

    pub fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.ch(at))
    }

    pub fn behind(&self, at: usize) -> Option<char> {
        self.ch(at)
    }

    /// `word` ends right before this place.
    pub fn ends_before(&self, at: usize, word: &str) -> bool {
        at.checked_sub(word.chars().count()).is_some_and(|from| self.has_at(from, word))
    }

    fn text(&self, from: usize, to: usize) -> String {
        self.glyphs.get(from..to).unwrap_or_default().iter().map(|g| g.ch).collect()
    }

    fn is_digit(&self, at: usize) -> bool {
        self.ch(at).is_some_and(|c| c.is_ascii_digit())
    }

    fn digits_from(&self, at: usize) -> usize {
        (at..self.glyphs.len()).take_while(|i| self.is_digit(*i) && (*i == at || !self.apart(*i))).count()
    }

    /// Digits in groups, as people space them, until `enough` says that what comes behind white space is something else.
    fn spaced_digits(&self, from: usize, enough: impl Fn(usize, usize) -> bool) -> usize {
        let mut to = from + self.digits_from(from);
        while to > from && self.apart(to) && self.is_digit(to) {
            let next = self.digits_from(to);
            if enough(to - from, next) {
                break;
            }
            to += next;
        }
        to
    }

    fn find_icp(&self, line: usize, out: &mut Vec<Shown>) {
        for at in 0..self.glyphs.len() {
            let found = match self.ch(at) {
                Some('备' | '備' | '证' | '證') if self.ends_before(at, "icp") => self.icp_at(at),
                Some('-') => self.licence_at(at),
                _ => None,
            };
            if let Some((from, digits, to)) = found {
                let text = self.text(from, to);
                let number = icp::parse(&text);
                // A class such as B2- is found by its form; what has another form is no number at all.
                if self.ch(at) != Some('-') || number.is_ok() {
                    let is_number = number.is_ok();
                    let text = number.map_or_else(|_| text.to_ascii_uppercase(), |n| n.to_string());
                    out.push(Shown { text, is_number, line, place: self.place, from, to, digits });
                }
            }
        }
    }

    /// Around the 备 or 证 of `京ICP备12345678号-1`: where it begins, its digits, where it ends.
    fn icp_at(&self, at: usize) -> Option<(usize, (usize, usize), usize)> {
        let icp = at.checked_sub(3)?;
        let from = if self.before(icp).is_some_and(is_han) { icp - 1 } else { icp };
        let opening = (at + 1..at + 3).take_while(|i| self.is(*i, &['案', '第'])).count();
        let first = at + 1 + opening;
        let mut to = self.spaced_digits(first, |count, _| count >= 8);
        let count = to - first;
        // Placeholders of a template, and letters taken for digits.
        if !matches!(count, 8 | 10) {
            to += (to..to + 20)
                .take_while(|i| self.ch(*i).is_some_and(|c| c.is_ascii_alphanumeric() || c == '*') && (*i == first || !self.apart(*i)))
                .count();
        }
        let has_digit = (first..to).any(|i| self.is_digit(i));
        let is_template = to >= first + 3 && (first..to).all(|i| self.is(i, &['x', '*']));
        if !has_digit && !is_template {
            return None;
        }
        Some((from, (first, to), self.tail(to)))
    }

    /// Behind the digits: 号, and `-1`, `-2A` … A hyphen between two notices is no tail.
    fn tail(&self, at: usize) -> usize {
        let at = if self.is(at, &['号', '號']) { at + 1 } else { at };
        let digits = self.digits_from(at + 1);
        let spaced = self.gap(at) || self.gap(at + 1);
        if !self.is(at, &['-']) || digits == 0 || (spaced && digits > 2) || digits > 6 {
            return at;
        }
        let to = at + 1 + digits;
        let letter = self.ch(to).is_some_and(|c| c.is_ascii_alphabetic()) && !self.apart(to);
        let word = self.ch(to + 1).is_some_and(|c| c.is_ascii_alphabetic()) && !self.apart(to + 1);
        if letter && !word { to + 1 } else { to }
    }

    /// Around the hyphen of `浙B2-20080101`.
    fn licence_at(&self, hyphen: usize) -> Option<(usize, (usize, usize), usize)> {
        let mut from = hyphen.checked_sub(2)?;
        let is_class = |at: usize| self.is(at, &['a', 'b']) && self.is(at + 1, &['1', '2']);
        while from >= 3 && is_class(from) && self.is(from - 1, &['.', '·', '、', ',']) {
            from -= 3;
        }
        if !is_class(from) || !self.before(from).is_some_and(is_han) {
            return None;
        }
        let digits = self.digits_from(hyphen + 1);
        let end = hyphen + 1 + digits;
        (digits == 8).then(|| (from - 1, (hyphen + 1, end), self.tail(end)))
    }

    fn find_psb(&self, line: usize, out: &mut Vec<Shown>) {
        for at in 0..self.glyphs.len() {
            if self.ch(at) != Some('公') || !["公网安备", "公網安備", "公网安備"].iter().any(|words| self.has_at(at, words)) {
                continue;
            }
            let from = if self.before(at).is_some_and(is_han) { at - 1 } else { at };
            let opening = (at + 4..at + 6).take_while(|i| self.is(*i, &['案', '第'])).count();
            let first = at + 4 + opening;
            let mut to = self.spaced_digits(first, |count, next| count >= 14 || (count == 12 && next != 2));
            if to == first {
                to += (to..to + 20).take_while(|i| self.is(*i, &['x', '*'])).count();
            }
            if to == first {
                continue;
            }
            let digits = (first, to);
            let to = if self.is(to, &['号', '號']) { to + 1 } else { to };
            let text = self.text(from, to);
            let number = psb::parse(&text);
            let is_number = number.is_ok();
            let text = number.map_or(text, |n| n.to_string());
            out.push(Shown { text, is_number, line, place: self.place, from, to, digits });
        }
    }
}

/// The dashes that word processors put in a hyphen's place.
fn is_hyphen(ch: char) -> bool {
    matches!(ch, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Filing;

    fn foot(page: &str) -> Foot {
        Filing::from_json(&format!(r#"{{"footer":{{"page":{page}}}}}"#)).unwrap().footer.unwrap()
    }

    fn icp(page: &str) -> Vec<(String, bool)> {
        Page::read(&foot(page)).icp.into_iter().map(|s| (s.text, s.is_number)).collect()
    }

    fn one(text: &str) -> Vec<(String, bool)> {
        icp(&serde_json::to_string(&[text]).unwrap())
    }

    #[test]
    fn numbers_are_found_in_running_text() {
        let good = |text: &str| vec![(text.to_owned(), true)];
        for (text, wanted) in [
            ("© 2024 半枝园艺 京ICP备12345678号-1 京公网安备11000002999999号", "京ICP备12345678号-1"),
            ("备案号：京icp備 12345678 号－2a | 关于我们", "京ICP备12345678号-2A"),
            ("京ICP备12345678 Copyright 2024", "京ICP备12345678号"),
            ("京ICP备12345678 2024-2026", "京ICP备12345678号"),
            ("京ICP备2024123456号 - 2024 版权所有", "京ICP备2024123456号"),
            ("京ICP备12345678号-1Copyright", "京ICP备12345678号-1"),
            ("京ICP备12345678号-京公网安备", "京ICP备12345678号"),
            ("ICP备案号：粤ICP备第２０２４１２３４５６号", "粤ICP备2024123456号"),
            ("增值电信业务经营许可证：浙B2-20080101", "浙B2-20080101"),
            ("京ICP证030173号", "京ICP证030173号"),
        ] {
            assert_eq!(one(text), good(wanted), "{text}");
        }
        for text in [
            "ICP备案查询",
            "ICP备案号",
            "工业和信息化部ICP/IP地址/域名信息备案管理系统",
            "型B2-2008010",
            "AB2-20080101",
            "ICP证书齐全",
            "icp",
            "备",
            "-",
        ] {
            assert_eq!(one(text), [], "{text}");
        }
    }

    #[test]
    fn what_should_be_a_number_is_found_too() {
        for (text, shown) in [
            ("京ICP备1234567号", "京ICP备1234567号"),
            ("京ICP备xxxxxxxx号", "京ICP备XXXXXXXX号"),
            ("京ICP备********号-1", "京ICP备********号-1"),
            ("京ICP备1234567O号", "京ICP备1234567O号"),
            ("ICP备12345678号", "ICP备12345678号"),
            ("京ICP备案12345678号", "京ICP备案12345678号"),
            ("京ICP备12345678号-1b", "京ICP备12345678号-1B"),
        ] {
            assert_eq!(one(text), [(shown.to_owned(), false)], "{text}");
        }
    }

    #[test]
    fn a_number_is_put_together_from_pieces_and_its_link_is_known() {
        let foot =
            foot(r#"["版权所有",{"text":"京ICP备"},{"text":"12345678","href":"https://a.example","joined":true},{"text":"号","joined":true}]"#);
        let page = Page::read(&foot);
        let [number] = page.icp.as_slice() else { panic!("{page:?}") };
        assert_eq!((number.text.as_str(), number.wrapped(&page, &foot)), ("京ICP备12345678号", Wrapped::Part(2, "https://a.example")));
        assert_eq!(number.place_in(&page), Some((1, (0, 5))));
        assert_eq!(icp(r#"["京ICP备","12345678号"]"#), [], "two lines");
        let split = r#"["京ICP备1234",{"text":"5678号-1","joined":true},{"text":"2024 ©","joined":true}]"#;
        assert_eq!(icp(split), [("京ICP备12345678号-1".to_owned(), true)], "what follows in another element is another number");
    }

    #[test]
    fn public_security_numbers_are_found() {
        let psb = |text: &str| -> Vec<(String, bool)> {
            Page::read(&foot(&serde_json::to_string(&[text]).unwrap())).psb.into_iter().map(|s| (s.text, s.is_number)).collect()
        };
        let good = |text: &str| vec![(text.to_owned(), true)];
        assert_eq!(psb("京公网安备 1100 0002 9999 99号 2024"), good("京公网安备11000002999999号"));
        assert_eq!(psb("川公网安备510100999999 2024"), good("川公网安备510100999999号"));
        assert_eq!(psb("京公网安备第11000002999999號-1"), good("京公网安备11000002999999号"));
        assert_eq!(psb("京公网安备1100000299999号"), [("京公网安备1100000299999号".to_owned(), false)]);
        assert_eq!(psb("公网安备查询"), []);
    }
}
