//! Counts, character classes, word lists and templates: what a text may be made of.

use std::borrow::Cow;

use super::{Context, Hit, Hits, tell, template, text_of};
use crate::pieces;
use crate::rulebook::record::{Beginnings, CharacterClass, Length, Word, Words, WordsUnless};
use crate::spot::Spot;
use crate::text::{Text, half_width, is_han, is_invisible, is_same};

/// The hole of a template or a pattern.
const ANY: &str = "{any}";

pub fn at_least_han(least: u32, spot: &Spot<'_>, out: &mut Hits) {
    let count = spot.text().chars().iter().filter(|c| is_han(c.ch)).count();
    if count < least as usize {
        tell(out, "", spot.whole(), &[("count", &count.to_string()), ("least", &least.to_string())]);
    }
}

pub fn not_only(class: CharacterClass, spot: &Spot<'_>, out: &mut Hits) {
    let chars = spot.text().chars();
    let only = match class {
        CharacterClass::Digits => chars.iter().all(|c| c.ch.is_ascii_digit() || c.ch == ' '),
        // Letters with digits and signs among them, but nothing Chinese: still a Latin name.
        CharacterClass::Latin => chars.iter().all(|c| c.ch.is_ascii()) && chars.iter().any(|c| c.ch.is_ascii_alphabetic()),
    };
    if only {
        tell(out, "", spot.whole(), &[]);
    }
}

/// Han characters, letters, digits and `others`. What can be put right by width alone, or by leaving a space out, has a fix.
pub fn only_chars(others: &str, spot: &Spot<'_>, out: &mut Hits) {
    let chars = spot.text().chars();
    let is_blank = |c: char| c.is_whitespace() || is_invisible(c);
    let plain = |c: char| is_han(c) || c.is_ascii_alphanumeric() || pieces::has(others, c);
    let kind = |c: char| match c {
        c if plain(c) => None,
        c if plain(half_width(c)) => Some("width"),
        c if is_blank(c) || is_blank(half_width(c)) => Some("blank"),
        _ => Some("sign"),
    };
    // Nearly every text is plain throughout.
    if chars.iter().all(|c| plain(c.original)) {
        return;
    }
    let tidy: String =
        chars.iter().map(|c| c.original).filter(|c| kind(*c) != Some("blank")).map(|c| if plain(c) { c } else { half_width(c) }).collect();
    let mut at = 0;
    while let Some(first) = chars.get(at) {
        let Some(what) = kind(first.original) else {
            at += 1;
            continue;
        };
        let run = chars.iter().skip(at).take_while(|c| kind(c.original) == Some(what)).count();
        let shown: String = chars.iter().skip(at).take(run).map(|c| c.original).collect();
        let hit = Hit::default().span(spot.text().span(at, at + run)).hole("characters", shown);
        out.push(match what {
            "width" => hit.in_case("width").fix(&tidy),
            "blank" => hit.in_case("blank").fix(&tidy),
            _ => hit,
        });
        at += run;
    }
}

pub fn begins_with_none(beginnings: &Beginnings, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    for word in beginnings.words.iter().filter(|word| spot.text().has_at(0, word)) {
        let allowed = beginnings.unless_begins.as_deref().map(|field| Text::new(text_of(cx.filing, field)));
        if !allowed.is_some_and(|name| name.has_at(0, word)) {
            out.push(word_hit(spot, 0, word));
        }
    }
}

pub fn holds_none(words: &Words, spot: &Spot<'_>, out: &mut Hits) {
    for (word, at) in found(words, spot.text()) {
        out.push(Hit { case: word.case.clone().map(Cow::Owned), ..word_hit(spot, at, &word.text) });
    }
}

pub fn holds_none_unless_approved(words: &Words, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let others = out.len();
    holds_none(words, spot, out);
    // Words are rarer than papers: these are looked for last.
    if out.len() > others && cx.has_approval(spot) {
        out.truncate(others);
    }
}

pub fn holds_none_unless(unless: &WordsUnless, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let others = out.len();
    holds_none(&unless.words, spot, out);
    if out.len() > others && cx.has_one(&unless.materials, spot) {
        out.truncate(others);
    }
}

/// Every place where a word of the list stands, outside its innocent longer words.
pub fn found<'a>(words: &'a Words, text: &'a Text) -> impl Iterator<Item = (&'a Word, usize)> + 'a {
    words.0.iter().flat_map(move |word| text.find_all(&word.text).filter(move |at| !is_innocent(word, text, *at)).map(move |at| (word, at)))
}

/// Does the word stand inside one of its longer innocent words here?
fn is_innocent(word: &Word, text: &Text, at: usize) -> bool {
    let length = word.text.chars().count();
    word.except.iter().any(|longer| {
        let whole = longer.chars().count();
        text.find_all(longer).any(|start| start <= at && at + length <= start + whole)
    })
}

pub fn word_hit(spot: &Spot<'_>, at: usize, word: &str) -> Hit {
    let span = spot.text().span(at, at + word.chars().count());
    Hit { word: Some(word.to_owned()), ..Hit::default() }.span(span).hole("word", word)
}

/// For a remark, the subject's counts as well as the site's.
pub fn holds_one(texts: &[String], cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let subject = if spot.site.is_some() { Text::new(&cx.filing.subject.remark) } else { Text::default() };
    let held = [spot.text(), &subject].into_iter().any(|text| !text.is_empty() && texts.iter().any(|t| holds_in_order(text, t)));
    if !held {
        tell(out, if spot.is_empty() && subject.is_empty() { "empty" } else { "" }, None, &[]);
    }
}

/// The pieces between the `{any}`s stand in the text, in their order.
pub fn holds_in_order(text: &Text, pattern: &str) -> bool {
    let mut from = 0;
    let mut rest = pattern;
    loop {
        let (piece, more) = pieces::split_once(rest, ANY).map_or((rest, None), |(piece, more)| (piece, Some(more)));
        if !piece.is_empty() {
            let Some(at) = text.find_all(piece).find(|at| *at >= from) else { return false };
            from = at + piece.chars().count();
        }
        let Some(more) = more else { return true };
        rest = more;
    }
}

pub fn matches(templates: &[String], spot: &Spot<'_>, out: &mut Hits) {
    if !templates.iter().any(|t| template::fits(spot.text(), t)) {
        let mut shown = String::new();
        for template in templates {
            shown.push_str(if shown.is_empty() { "" } else { "、" });
            template::show(template, &mut shown);
        }
        tell(out, "", spot.whole(), &[("templates", &shown)]);
    }
}

/// Is the text put together from these words and nothing else?
pub fn not_only_of(words: &[String], spot: &Spot<'_>, out: &mut Hits) {
    let text = spot.text();
    let mut reached = vec![false; text.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    for at in 0..text.len() {
        if !reached.get(at).copied().unwrap_or(false) {
            continue;
        }
        for word in words.iter().filter(|w| !w.is_empty() && text.has_at(at, w)) {
            if let Some(end) = reached.get_mut(at + word.chars().count()) {
                *end = true;
            }
        }
    }
    if reached.last().copied().unwrap_or(false) {
        tell(out, "", text.whole(), &[]);
    }
}

pub fn length(length: &Length, spot: &Spot<'_>, out: &mut Hits) {
    let count = spot.text().len();
    let short = length.min.is_some_and(|min| count < min as usize);
    let long = length.max.is_some_and(|max| count > max as usize);
    if short || long {
        tell(out, "", None, &[("count", &count.to_string())]);
    }
}

pub fn equals_filed_name(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let filed = &cx.filing.filed.site_name;
    if !filed.is_blank() && !is_same(filed, spot.value) {
        out.push(Hit::default().span(spot.whole()).hole("name", filed.trim()).fix(filed.trim()));
    }
}

pub fn one_of(values: &[String], spot: &Spot<'_>, out: &mut Hits) {
    if !spot.is_empty() && !values.iter().any(|value| value == spot.typed()) {
        tell(out, "", spot.whole(), &[("values", &pieces::joined(values, "、"))]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_in_their_order() {
        let holds = |text: &str, pattern: &str| holds_in_order(&Text::new(text), pattern);
        assert!(holds("此地址已是最详细的地址。", "地址已{any}最详细"));
        assert!(!holds("最详细，地址已", "地址已{any}最详细"));
        assert!(holds("x", "{any}"));
    }

    #[test]
    fn a_word_inside_its_innocent_longer_word_does_not_count() {
        let words = Words(vec![Word { text: "购".into(), except: vec!["采购学".into()], case: None }]);
        let hits = |text: &str| found(&words, &Text::new(text)).map(|(_, at)| at).collect::<Vec<_>>();
        assert_eq!(hits("采购学笔记"), Vec::<usize>::new());
        assert_eq!(hits("采购学与购物"), [4]);
    }
}
