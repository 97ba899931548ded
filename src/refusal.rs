//! The text of a refusal, read: which reasons it gives, which fields they speak of, and what to change there. What reasons
//! sound like is data (`rules/national/refusals.toml`); here a text becomes clauses, and words that stand close together a reason.

use serde::Serialize;

use crate::filing::{Filing, Site};
use crate::lexicon::divisions::find_region;
use crate::pieces::{self, fill};
use crate::report::Source;
use crate::rulebook::field::Field;
use crate::rulebook::record::Bilingual;
use crate::rulebook::refusal_record::{Group, Refusal, Refusals};
use crate::shared::Shared;
use crate::spot::{Nothing, Role, walk};
use crate::text::{Span, half_width, is_blank};
use crate::{Checker, Error, Locale, Sentence};

/// UTF-16 units; more is `too-large`.
pub const LONGEST: usize = 16_384;

const TOO_LONG: &Sentence = &Sentence { zh: "文本超过 16384 个字符。", en: "The text is longer than 16384 characters." };

/// The words of one reason stand within so many characters.
const CLOSE: usize = 34;

/// A clause is looked at so far around a reason.
const AROUND: usize = 40;

/// What a refusal says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RefusalReading {
    /// At least one reason was recognised.
    pub known: bool,
    /// In the order of the text.
    pub reasons: Vec<Reason>,
}

/// One reason that a refusal gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Where in the text, in UTF-16 code units.
    pub span: Span,
    /// Ids of the rules that it speaks of.
    pub rules: Vec<String>,
    /// JSON pointers into the filing; without one, `*` stands for the number of a site.
    pub paths: Vec<String>,
    /// What is wrong, in a few words.
    pub title: String,
    /// What to change.
    pub message: String,
    /// Where the reason is explained.
    pub source: Shared<Source>,
}

/// What stands between a character and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    None,
    /// A comma, or the end of a line.
    Soft,
    /// The end of a sentence, or the number of an item.
    Hard,
}

#[derive(Clone, Copy, Debug)]
struct Glyph {
    ch: char,
    start: u32,
    end: u32,
    before: Break,
}

/// A text without its white space.
struct Reading {
    glyphs: Vec<Glyph>,
    /// By character of the basic plane: does it come at all? Most words are passed by on their first.
    comes: Vec<bool>,
}

/// Words that stand together.
#[derive(Clone, Debug)]
struct Heard {
    reason: usize,
    /// All of them, and those of the first group: what the reason is about.
    from: usize,
    to: usize,
    about: (usize, usize),
    /// Commas between them, and characters that the words make up: the fewer and the more, the surer.
    commas: usize,
    matched: usize,
}

impl Checker {
    /// What a refusal says, and which fields of the filing it means. Without the plan's table nothing is known.
    pub fn explain_refusal(&self, text: &str, filing: Option<&Filing>) -> Result<RefusalReading, Error> {
        if text.len() > LONGEST && text.encode_utf16().count() > LONGEST {
            return Err(Error::new("too-large", TOO_LONG));
        }
        let Some(plan) = self.book().plan() else { return Ok(RefusalReading::default()) };
        let known = &plan.refusals;
        let reading = Reading::of(text, &known.variants);
        let nothing = Filing::default();
        let findings = filing.and_then(|f| self.check(f).ok()).map(|report| report.findings).unwrap_or_default();
        let mut reasons = Vec::new();
        let all = reading.hear(known);
        for (at, heard) in all.iter().enumerate() {
            let to = reading.clause_end(heard, all.get(at + 1));
            let (Some(reason), Some(span)) = (known.reasons.get(heard.reason), reading.span(heard.from, to)) else { continue };
            let said = reading.sentence(heard);
            let mut paths: Vec<String> = Vec::new();
            // Where the filing shows what the refusal speaks of, there it is.
            for finding in findings.iter().filter(|f| reason.rules.contains(&f.rule)) {
                push(&mut paths, finding.path.clone());
            }
            if paths.is_empty() {
                paths = places(reason, known, filing.unwrap_or(&nothing), &said);
            }
            if filing.is_none() {
                paths = paths.into_iter().map(|path| any_site(&path)).collect();
            }
            let region = filing.and_then(|f| find_region(&f.region)).map(|r| (r.code / 10_000).to_string()).unwrap_or_default();
            reasons.push(Reason {
                span,
                rules: reason.rules.clone(),
                paths,
                title: self.either(&reason.title).to_owned(),
                message: fill(self.either(&reason.change), &[], self.book().region_name(self.locale(), &region)),
                source: self.source(&reason.source),
            });
        }
        Ok(RefusalReading { known: !reasons.is_empty(), reasons })
    }

    fn either<'t>(&self, text: &'t Bilingual) -> &'t str {
        if self.locale() == Locale::English { &text.en } else { &text.zh }
    }
}

fn push(paths: &mut Vec<String>, path: String) {
    if !paths.contains(&path) {
        paths.push(path);
    }
}

/// `/sites/0/name` of a filing that is not known is `/sites/*/name`.
fn any_site(path: &str) -> String {
    match pieces::split_once(path, "/sites/0") {
        Some(("", rest)) => format!("/sites/*{rest}"),
        _ => path.to_owned(),
    }
}

/// The places of the fields that a reason speaks of; of people and sites those that the sentence names.
fn places(reason: &Refusal, known: &Refusals, filing: &Filing, said: &str) -> Vec<String> {
    let names_one = |words: &[String]| words.iter().any(|w| pieces::holds(said, w));
    let roles = [(Role::SitePrincipal, &known.site_principal), (Role::Agent, &known.agent), (Role::Principal, &known.principal)];
    let spoken_of: Vec<Role> = roles.iter().filter(|(_, words)| names_one(words)).map(|(role, _)| *role).collect();
    let named: Vec<bool> = filing.sites.iter().map(|site| is_named(site, said)).collect();
    let any_named = named.contains(&true);
    let fields: Vec<Field> = reason.fields.iter().filter_map(|f| Field::from_name(f)).collect();
    let mut paths: Vec<(Field, String)> = Vec::new();
    let nothing = Nothing::of(filing);
    walk(filing, &nothing, &mut |spot| {
        let of_person = spot.person.is_none_or(|(who, _)| if spoken_of.is_empty() { who != Role::Agent } else { spoken_of.contains(&who) });
        let of_site = spot.site.is_none_or(|(at, _)| !any_named || named.get(at) == Some(&true));
        if of_person && of_site && fields.contains(&spot.field) {
            paths.push((spot.field, spot.path()));
        }
    });
    let mut out = Vec::new();
    for field in &reason.fields {
        let at = Field::from_name(field);
        let before = out.len();
        paths.iter().filter(|(f, _)| Some(*f) == at).for_each(|(_, path)| push(&mut out, path.clone()));
        if out.len() == before {
            // A site's principal that is not there is the filing's; of a bare domain nothing more is known than its name.
            match pieces::split_once(field, ".") {
                Some(("person", rest)) => push(&mut out, format!("/principal/{}", rest.replace('.', "/"))),
                Some(("domain", _)) => walk(filing, &nothing, &mut |spot| {
                    if spot.field == Field::SiteDomain {
                        push(&mut out, spot.path());
                    }
                }),
                None if at.is_none() => push(&mut out, format!("/{field}")),
                _ => {}
            }
        }
    }
    out
}

/// The site's name, or one of its domains, stands in the sentence.
fn is_named(site: &Site, said: &str) -> bool {
    let stands = |name: &str| {
        let name: String = name.chars().filter(|c| !is_blank(*c)).map(|c| half_width(c).to_ascii_lowercase()).collect();
        name.chars().count() > 2 && pieces::holds(said, &name)
    };
    stands(&site.name) || site.domains.iter().any(|d| stands(&d.name))
}

impl Reading {
    fn of(text: &str, variants: &[String]) -> Reading {
        let mut glyphs: Vec<Glyph> = Vec::new();
        let chars: Vec<char> = text.chars().map(half_width).collect();
        let mut before = Break::Hard;
        let mut start = 0;
        let mut item_until = 0;
        for (at, original) in text.chars().enumerate() {
            let end = start + original.len_utf16() as u32;
            let ch = chars.get(at).copied().unwrap_or(original).to_ascii_lowercase();
            let ends_line = original == '\n' && next_seen(&chars, at + 1) == Some('\n');
            let item = item_at(&chars, at, before);
            if item > 0 {
                item_until = at + item;
            }
            if at < item_until || ends_line || pieces::has("。;!?…①②③④⑤⑥⑦⑧⑨⑩", ch) {
                before = Break::Hard;
            } else if ch == '\n' || ch == ',' {
                before = before.max(Break::Soft);
            } else if !is_blank(original) && !original.is_control() {
                let plain = variants.iter().find_map(|pair| pair.strip_prefix(ch)).and_then(|plain| plain.chars().next()).unwrap_or(ch);
                glyphs.push(Glyph { ch: plain, start, end, before });
                before = Break::None;
            }
            start = end;
        }
        let mut comes = vec![false; 0x1_0000];
        for glyph in &glyphs {
            if let Some(place) = comes.get_mut(glyph.ch as usize) {
                *place = true;
            }
        }
        Reading { glyphs, comes }
    }

    fn can_hold(&self, word: &str) -> bool {
        word.chars().next().is_some_and(|c| self.comes.get(c as usize).copied().unwrap_or(true))
    }

    fn span(&self, from: usize, to: usize) -> Option<Span> {
        Some((self.glyphs.get(from)?.start, self.glyphs.get(to.checked_sub(1)?)?.end))
    }

    fn has_at(&self, at: usize, word: &str) -> bool {
        let mut glyphs = self.glyphs.get(at..).unwrap_or_default().iter().enumerate();
        // A word does not go on behind the end of a sentence; over that of a line it does.
        word.chars().all(|w| glyphs.next().is_some_and(|(i, g)| g.ch == w && (i == 0 || g.before != Break::Hard)))
    }

    /// The words of the sentence around.
    fn sentence(&self, heard: &Heard) -> String {
        let is_hard = |at: &usize| self.glyphs.get(*at).is_none_or(|g| g.before == Break::Hard);
        let from = (0..=heard.from).rev().find(is_hard).unwrap_or(0);
        let to = (heard.to..=self.glyphs.len()).find(is_hard).unwrap_or(heard.to);
        self.glyphs.get(from..to).unwrap_or_default().iter().map(|g| g.ch).collect()
    }

    /// Where its clause ends, or the next reason begins: what is marked of the text.
    fn clause_end(&self, heard: &Heard, next: Option<&Heard>) -> usize {
        let is_end = |at: &usize| self.glyphs.get(*at).is_none_or(|g| g.before != Break::None) || next.is_some_and(|n| n.from == *at);
        (heard.to..heard.to + AROUND).find(is_end).unwrap_or(heard.to)
    }

    /// The clause around: up to the next comma.
    fn clause_holds(&self, heard: &Heard, words: &[String]) -> bool {
        let is_break = |at: &usize| self.glyphs.get(*at).is_none_or(|g| g.before != Break::None);
        let from = (heard.from.saturating_sub(AROUND)..=heard.from).rev().find(is_break).unwrap_or(heard.from.saturating_sub(AROUND));
        let to = (heard.to..heard.to + AROUND).find(is_break).unwrap_or(heard.to + AROUND);
        (from..to).any(|at| words.iter().any(|w| self.has_at(at, w)))
    }

    /// Every reason once, in the order of the text. Where two are heard in the same words the surer one speaks.
    fn hear(&self, known: &Refusals) -> Vec<Heard> {
        let mut all: Vec<Heard> = Vec::new();
        for (at, reason) in known.reasons.iter().enumerate() {
            let heard = reason.sounds.iter().filter_map(|groups| self.hear_one(at, groups, &reason.unless));
            let Some(best) = heard.reduce(|a, b| if b.is_surer(&a) { b } else { a }) else { continue };
            let place = all.iter().position(|other| best.is_surer(other)).unwrap_or(all.len());
            all.insert(place, best);
        }
        let mut spoken: Vec<Heard> = Vec::new();
        for one in all {
            let said = self.sentence(&one);
            if known.advice.iter().any(|words| pieces::holds(&said, words)) {
                continue;
            }
            if spoken.iter().all(|other| self.are_two(&one, other)) {
                let place = spoken.iter().position(|other| one.from < other.from).unwrap_or(spoken.len());
                spoken.insert(place, one);
            }
        }
        spoken
    }

    /// The surest place where a word of each group stands within reach.
    fn hear_one(&self, reason: usize, groups: &[Group], unless: &[String]) -> Option<Heard> {
        let groups: Vec<Vec<&String>> = groups.iter().map(|group| group.iter().filter(|w| self.can_hold(w)).collect()).collect();
        if groups.iter().any(Vec::is_empty) {
            return None;
        }
        let mut best: Option<Heard> = None;
        let mut last: Vec<Option<(usize, usize)>> = vec![None; groups.len()];
        for at in 0..self.glyphs.len() {
            if self.glyphs.get(at).is_some_and(|g| g.before == Break::Hard) {
                last.fill(None);
            }
            let mut is_new = false;
            for (group, place) in groups.iter().zip(&mut last) {
                let longest = group.iter().filter(|w| self.has_at(at, w)).map(|w| w.chars().count()).max();
                if let Some(length) = longest.filter(|length| place.is_none_or(|(_, to)| to < at + length)) {
                    *place = Some((at, at + length));
                    is_new = true;
                }
            }
            if !is_new {
                continue;
            }
            let Some(places) = last.iter().copied().collect::<Option<Vec<_>>>() else { continue };
            let heard = self.heard(reason, &places);
            let is_close = heard.to - heard.from <= CLOSE && heard.commas <= 1;
            let is_best = best.as_ref().is_none_or(|b| heard.is_surer(b));
            if is_close && is_best && !self.clause_holds(&heard, unless) {
                best = Some(heard);
            }
        }
        best
    }

    fn heard(&self, reason: usize, places: &[(usize, usize)]) -> Heard {
        let from = places.iter().map(|p| p.0).min().unwrap_or(0);
        let to = places.iter().map(|p| p.1).max().unwrap_or(0);
        let inside = self.glyphs.get(from + 1..to).unwrap_or_default();
        let commas = inside.iter().filter(|g| g.before != Break::None).count();
        Heard { reason, from, to, about: places.first().copied().unwrap_or((from, to)), commas, matched: places.iter().map(|(a, b)| b - a).sum() }
    }

    /// Two reasons, and not one heard twice: in other words, or named one after the other before a fault that they share.
    fn are_two(&self, a: &Heard, b: &Heard) -> bool {
        if a.to <= b.from || b.to <= a.from {
            return true;
        }
        let (first, second) = if a.about.0 <= b.about.0 { (a.about, b.about) } else { (b.about, a.about) };
        let between = self.glyphs.get(first.1..=second.0).unwrap_or_default();
        first.1 <= second.0 && between.iter().any(|g| g.before == Break::Soft || pieces::has("、及/或且", g.ch))
    }
}

impl Heard {
    fn is_surer(&self, other: &Heard) -> bool {
        let key = |h: &Heard| (h.commas, std::cmp::Reverse(h.matched), h.to - h.from);
        key(self) < key(other)
    }
}

/// The next character that is not a blank of the same line.
fn next_seen(chars: &[char], from: usize) -> Option<char> {
    chars.get(from..)?.iter().copied().find(|c| *c == '\n' || !is_blank(*c))
}

/// The length of an item's number that stands here: `1.`, `2、`, `(3)`, `四、`, a dash at the head of a line. Nought: none does.
fn item_at(chars: &[char], at: usize, before: Break) -> usize {
    const HAN: &str = "一二三四五六七八九十";
    let ch = |i: usize| chars.get(at + i).copied().unwrap_or(' ');
    let behind_word = at.checked_sub(1).and_then(|i| chars.get(i)).is_some_and(|c| c.is_ascii_alphanumeric() || *c == '.');
    let opening = usize::from(matches!(ch(0), '(' | '[' | '【'));
    let digits = (opening..opening + 3).take_while(|i| ch(*i).is_ascii_digit()).count();
    let han = (opening..opening + 3).take_while(|i| pieces::has(HAN, ch(*i))).count();
    let length = digits.max(han);
    let end = opening + length;
    match ch(0) {
        '-' | '*' | '•' | '·' | '●' | '◆' if before != Break::None => 1,
        _ if length == 0 || length > 2 => 0,
        _ if opening == 1 => usize::from(matches!(ch(end), ')' | ']' | '】')) * (end + 1),
        _ if digits > 0 && !behind_word && matches!(ch(end), '.' | '、' | ')' | ':') && !ch(end + 1).is_ascii_digit() => end + 1,
        _ if han > 0 && ch(end) == '、' && before != Break::None => end + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(text: &str) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for glyph in Reading::of(text, &["備备".to_owned()]).glyphs {
            match (glyph.before, out.last_mut()) {
                (Break::Hard, _) | (_, None) => out.push(glyph.ch.to_string()),
                (Break::Soft, Some(last)) => last.extend(['|', glyph.ch]),
                (Break::None, Some(last)) => last.push(glyph.ch),
            }
        }
        out
    }

    #[test]
    fn a_text_falls_into_sentences_and_items() {
        assert_eq!(clauses("備案 驳回。原因:1.甲,乙；2、丙（3）丁"), ["备案驳回", "原因:", "甲|乙", "丙", "丁"]);
        assert_eq!(clauses("甲\n乙\n\n丙\n- 丁\n一、戊①己"), ["甲|乙", "丙", "丁", "戊", "己"]);
        assert_eq!(clauses("有效期至2026.11.22，IP为10.0.0.1"), ["有效期至2026.11.22|ip为10.0.0.1"]);
        assert_eq!(clauses("十二号楼，三、四楼"), ["十二号楼", "四楼"]);
    }

    #[test]
    fn spans_are_those_of_the_text() {
        let reading = Reading::of("𠮷 備 案", &["備备".to_owned()]);
        assert_eq!(reading.span(1, 3), Some((3, 6)));
        assert!(reading.has_at(1, "备案"));
    }
}
