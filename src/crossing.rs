//! Reports as they cross to a script. What is shared between reports crosses once, in front, and is called by its number from
//! then on; the rest stands in lists without names. js/src/reports.ts makes the contract's objects of it, and the same
//! text comes out as serde_json would have written (tests/package/native.test.mjs compares the two byte for byte).

use serde::Serialize;

use crate::WHOLE;
use crate::pieces;
use crate::report::{Finding, Report, RulebookInfo};
use crate::shared::Shared;

/// What has crossed so far. A crossing that fails has to begin with a new engine.
#[derive(Default)]
pub struct Crossing {
    crossed: u32,
    book: Option<(RulebookInfo, u32)>,
}

/// One answer: what is new, then the reports.
struct Text<'c> {
    crossing: &'c mut Crossing,
    new: String,
    out: String,
}

impl Crossing {
    /// `[[new, …], report]`
    pub fn one(&mut self, report: &Report) -> String {
        let mut text = Text { crossing: self, new: String::new(), out: String::new() };
        text.report(report);
        text.done()
    }

    /// `[[new, …], [report, …]]`
    pub fn many(&mut self, reports: &[Report]) -> String {
        let mut text = Text { crossing: self, new: String::new(), out: String::new() };
        text.list(reports, Text::report);
        text.done()
    }
}

impl Text<'_> {
    fn done(self) -> String {
        let mut whole = String::with_capacity(self.new.len() + self.out.len() + 5);
        for piece in ["[[", &self.new, "],", &self.out, "]"] {
            whole.push_str(piece);
        }
        whole
    }

    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.out.push('[');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            write(self, item);
        }
        self.out.push(']');
    }

    fn report(&mut self, report: &Report) {
        self.out.push('[');
        self.text(report.verdict.name());
        self.next().list(&report.findings, Self::finding);
        self.next().maybe(report.filing_type.map(|t| t.name()));
        self.next().plain(match report.filing_needed {
            Some(true) => "true",
            Some(false) => "false",
            None => "null",
        });
        if WHOLE {
            self.next().list(&report.materials, Self::shared);
            self.next().whole(&report.sms);
            self.next().list(&report.timeline, Self::shared);
        } else {
            self.next().plain("[],[],[]");
        }
        self.next().book(&report.rulebook);
        self.out.push(']');
    }

    fn finding(&mut self, finding: &Finding) {
        self.out.push('[');
        self.text(&finding.rule);
        self.next().text(finding.verdict.name());
        self.next().text(&finding.path);
        if WHOLE && finding.message.number().is_some() {
            self.next().shared(&finding.message);
        } else {
            self.next().text(&finding.message);
        }
        self.next();
        match finding.span {
            Some((from, to)) => self.list(&[from, to], |text, number| text.number(*number)),
            None => self.plain("null"),
        }
        self.next().maybe(finding.fix.as_deref());
        self.next().maybe(finding.fix_path.as_deref());
        self.next().shared(&finding.source);
        self.next().list(&finding.confirmed_by, Self::shared);
        self.next().list(&finding.disputed_by, Self::shared);
        self.next().maybe(finding.overlay.as_deref());
        self.out.push(']');
    }

    fn next(&mut self) -> &mut Self {
        self.out.push(',');
        self
    }

    fn plain(&mut self, word: &str) {
        self.out.push_str(word);
    }

    fn number(&mut self, number: u32) {
        write_number(&mut self.out, number);
    }

    fn text(&mut self, text: &str) {
        write_text(&mut self.out, text);
    }

    fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.plain("null"),
        }
    }

    fn whole<T: Serialize>(&mut self, value: &T) {
        self.out.push_str(&written(value));
    }

    fn cross<T: Serialize>(&mut self, value: &T) -> u32 {
        if !self.new.is_empty() {
            self.new.push(',');
        }
        self.new.push_str(&written(value));
        self.crossing.crossed += 1;
        self.crossing.crossed
    }

    fn shared<T: Serialize>(&mut self, shared: &Shared<T>) {
        match shared.number() {
            None => self.whole(&**shared),
            Some(0) => {
                let number = self.cross(&**shared);
                shared.set_number(number);
                self.number(number);
            }
            Some(number) => self.number(number),
        }
    }

    fn book(&mut self, info: &RulebookInfo) {
        let known = self.crossing.book.as_ref().filter(|(known, _)| known == info).map(|(_, number)| *number);
        let number = known.unwrap_or_else(|| self.cross(info));
        if known.is_none() {
            self.crossing.book = Some((info.clone(), number));
        }
        self.number(number);
    }
}

/// What a report is made of can always be written.
fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

fn write_number(out: &mut String, number: u32) {
    if number >= 10 {
        write_number(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// A run of ordinary characters at a time.
fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    loop {
        let (plain, behind) = pieces::split_at(rest, pieces::plain_length(rest.as_bytes()));
        out.push_str(plain);
        let Some(special) = behind.bytes().next() else { break };
        out.push_str("\\u00");
        for half in [special >> 4, special & 15] {
            out.push(char::from(if half < 10 { b'0' + half } else { b'a' + half - 10 }));
        }
        rest = pieces::from(behind, 1);
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_numbers_read_as_they_were() {
        for text in ["", "山间小屋", "\"\\\n\u{1}\u{1f}/\u{7f}𠮷", "a\"", "\\"] {
            let mut out = String::new();
            write_text(&mut out, text);
            assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
        for number in [0, 9, 10, 1234, u32::MAX] {
            let mut out = String::new();
            write_number(&mut out, number);
            assert_eq!(out, number.to_string());
        }
    }

    #[test]
    fn what_is_shared_crosses_once() {
        let checker = crate::Checker::new("2026-11-22", "zh-CN").unwrap();
        let filing = crate::Filing::from_json(r#"{"region":"44","subject":{"nature":"individual"},"sites":[{"name":"abc"}]}"#).unwrap();
        let mut crossing = Crossing::default();
        let first = crossing.one(&checker.check(&filing).unwrap());
        let again = crossing.one(&checker.check(&filing).unwrap());
        assert!(first.contains("rulebook") || first.contains("asOf"), "{first}");
        assert!(again.starts_with("[[],[") && !again.contains("asOf") && again.len() * 3 < first.len(), "{again}");
    }
}
