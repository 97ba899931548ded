//! Templates, the closed language in which a record says what a text looks like: its words as they are, and holes.
//! `{any}的个人博客`, `BA-{digits:8}`, `{hex:8}-{hex:4}`. No regular expressions: whoever edits a rule need not know them,
//! an overlay cannot be written that takes for ever, and an engine for them is 24 KB.

use crate::pieces;
use crate::text::{Folded, Text, is_han};

/// What may stand in a hole.
struct Kind {
    name: &'static str,
    holds: fn(char) -> bool,
    /// What a person is shown in its place.
    sample: char,
}

const KINDS: [Kind; 6] = [
    Kind { name: "any", holds: |_| true, sample: '某' },
    Kind { name: "digits", holds: |c| c.is_ascii_digit(), sample: '0' },
    Kind { name: "letters", holds: |c| c.is_ascii_alphabetic(), sample: 'A' },
    Kind { name: "hex", holds: |c| c.is_ascii_hexdigit(), sample: '0' },
    Kind { name: "alphanumeric", holds: |c| c.is_ascii_alphanumeric(), sample: 'A' },
    Kind { name: "han", holds: is_han, sample: '某' },
];

/// A piece of a template.
enum Piece<'t> {
    Words(&'t str),
    /// So many characters of a kind; without a number one or more.
    Hole(&'static Kind, Option<usize>),
}

/// The pieces; `None` where there is none, or one is no hole that is known.
fn pieces_of(template: &str) -> Option<Vec<Piece<'_>>> {
    let mut out = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = pieces::split_once(rest, "{") {
        let (hole, behind) = pieces::split_once(after, "}")?;
        if !before.is_empty() {
            out.push(Piece::Words(before));
        }
        let (name, many) = match pieces::split_once(hole, ":") {
            Some((name, many)) => (name, Some(number(many).filter(|many| (1..=64).contains(many))?)),
            None => (hole, None),
        };
        out.push(Piece::Hole(KINDS.iter().find(|kind| kind.name == name)?, many));
        rest = behind;
    }
    if !rest.is_empty() {
        out.push(Piece::Words(rest));
    }
    (!out.is_empty()).then_some(out)
}

fn number(digits: &str) -> Option<usize> {
    if digits.is_empty() || digits.len() > 2 {
        return None;
    }
    digits.bytes().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + usize::from(digit - b'0')))
}

pub fn is_template(template: &str) -> bool {
    pieces_of(template).is_some()
}

/// Has the whole text this form? Width and case are forgiven. One look at each character for each piece, however many
/// ways there are to fill the holes.
pub fn fits(text: &Text, template: &str) -> bool {
    let Some(pieces) = pieces_of(template) else { return false };
    let chars = text.chars();
    // Where the pieces so far can end.
    let mut ends = vec![false; chars.len() + 1];
    if let Some(start) = ends.first_mut() {
        *start = true;
    }
    for piece in &pieces {
        ends = match piece {
            Piece::Words(words) => moved(&ends, words.chars().count(), &|at| text.has_at(at, words)),
            Piece::Hole(kind, Some(many)) => {
                moved(&ends, *many, &|at| chars.get(at..at + many).is_some_and(|run| run.iter().all(|c| (kind.holds)(c.ch))))
            }
            Piece::Hole(kind, None) => after_some(chars, &ends, kind.holds),
        };
    }
    ends.last().copied().unwrap_or(false)
}

/// Each end moved on by a length, where the text allows it.
fn moved(ends: &[bool], length: usize, allowed: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let mut out = Vec::new();
    for end in 0..ends.len() {
        let from = end.checked_sub(length).filter(|at| ends.get(*at) == Some(&true));
        out.push(from.is_some_and(allowed));
    }
    out
}

fn after_some(chars: &[Folded], ends: &[bool], kind: fn(char) -> bool) -> Vec<bool> {
    let mut out = vec![false];
    let mut running = false;
    for (c, begins) in chars.iter().zip(ends) {
        running = (running || *begins) && kind(c.ch);
        out.push(running);
    }
    out
}

/// The template as a person may see it: something in each hole.
pub fn show(template: &str, out: &mut String) {
    for piece in pieces_of(template).unwrap_or_default() {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Hole(kind, many) => {
                for _ in 0..many.unwrap_or(2) {
                    out.push(kind.sample);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(text: &str, template: &str) -> bool {
        fits(&Text::new(text), template)
    }

    #[test]
    fn something_in_the_hole_and_nothing_behind() {
        let form = |text: &str| fit(text, "{any}的个人博客");
        assert!(form("周舟的个人博客") && form(" 周的个人博客 ") && form("我的个人博客的个人博客"));
        assert!(!form("的个人博客") && !form("周舟的个人博客站") && !form("个人博客"));
        assert!(fit("官网", "官网") && !fit("我的官网", "官网"));
        assert!(fit("第一章第二章", "第{any}章第{any}章") && !fit("第章第二章", "第{any}章第{any}章"));
    }

    #[test]
    fn so_many_of_a_kind() {
        assert!(fit("BA-20260001", "BA-{digits:8}") && fit("ｂａ－20260001", "BA-{digits:8}"));
        assert!(!fit("BA-2026001", "BA-{digits:8}") && !fit("BA-202600011", "BA-{digits:8}") && !fit("BA-2026000X", "BA-{digits:8}"));
        assert!(fit("32a43232-a888-4c1d-9f00-0123456789ab", "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"));
        assert!(fit("沪A1", "{han:1}{letters}{digits}") && !fit("沪11", "{han:1}{letters}{digits}"));
        assert!(fit("a1b2", "{alphanumeric}") && !fit("a-1", "{alphanumeric}"));
    }

    #[test]
    fn what_is_no_template() {
        for bad in ["", "{", "{any", "{}", "{word}", "{digits:}", "{digits:0}", "{digits:65}", "{digits:x}", "{digits:-1}", "{Digits}"] {
            assert!(!is_template(bad) && !fit("任何", bad) && !fit("", bad), "{bad}");
        }
        assert!(is_template("}") && fit("}", "}"));
    }

    #[test]
    fn many_holes_take_no_longer_than_few() {
        let text = Text::new(&"a".repeat(4_096));
        let began = std::time::Instant::now();
        assert!(!fits(&text, &format!("{}b", "{any}".repeat(200))));
        assert!(began.elapsed().as_secs() < 2);
    }

    fn shown(template: &str) -> String {
        let mut out = String::new();
        show(template, &mut out);
        out
    }

    #[test]
    fn a_person_sees_something_in_each_hole() {
        assert_eq!(shown("{any}的个人博客"), "某某的个人博客");
        assert_eq!(shown("BA-{digits:4}-{letters:2}{han:1}"), "BA-0000-AA某");
        assert_eq!(shown("{hex:2}{digits}{alphanumeric}"), "0000AA");
    }
}
