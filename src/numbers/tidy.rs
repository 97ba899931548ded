//! Width, spaces and separators: what a person meant, before any standard is asked.

use super::resident_id::upgrade;

/// The ASCII form of a full-width character; any other character as it is.
pub(super) use crate::text::half_width as narrow;

/// A space of any kind, seen or unseen: what comes along when text is copied from a page or a PDF.
pub(super) fn is_space(character: char) -> bool {
    matches!(character,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{A0}' | '\u{AD}' | '\u{1680}' | '\u{180E}'
        | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{3000}' | '\u{FEFF}')
}

/// A hyphen, or one of the dashes that word processors put in its place.
pub(super) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// The text as a reader of copied numbers wants it: half width, upper case, no spaces of any kind, one
/// kind of hyphen.
pub(super) fn folded(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.to_ascii_uppercase();
    }
    text.chars()
        .filter(|&character| !is_space(character))
        .map(|character| if is_hyphen(character) { '-' } else { narrow(character).to_ascii_uppercase() })
        .collect()
}

/// The text behind any one of the openings, or the whole text where none is there.
pub(super) fn without_opening<'t>(text: &'t str, openings: &[&str]) -> &'t str {
    openings.iter().find_map(|opening| text.strip_prefix(opening)).unwrap_or(text)
}

/// The digits that the text opens with, and what is behind them.
pub(super) fn split_digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    crate::pieces::split_at(text, end)
}

/// A dot at mid or base height.
fn is_dot(character: char) -> bool {
    matches!(character, '.' | '\u{B7}' | '\u{2022}' | '\u{30FB}' | '\u{FF0E}' | '\u{FF65}')
}

/// A Han character, of the blocks that names and place abbreviations come from.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}

/// Full-width ASCII becomes ASCII, the ideographic space becomes a space. Nothing is dropped: the
/// result has as many characters as the text, at the same places.
///
/// ```
/// use beian_check::numbers::half_width;
///
/// assert_eq!(half_width("Ａ１２３－４５６（８）　号"), "A123-456(8) 号");
/// ```
#[must_use]
pub fn half_width(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// What a person meant by a certificate number: half width, upper case, without spaces of any kind
/// (seen or unseen), and without the hyphens and dots that separate groups of letters and digits.
///
/// A hyphen or dot at either end separates nothing and stays, and so does everything else: what is
/// wrong should still look wrong.
///
/// The case of a final `x` is lost here. A caller to whom it matters looks at [`half_width`] first.
///
/// ```
/// use beian_check::numbers::tidy;
///
/// assert_eq!(tidy("110105 1949\u{A0}1231 002x"), "11010519491231002X");
/// assert_eq!(tidy("Ｄ２１４３５６９－Ｘ"), "D2143569X");
/// assert_eq!(tidy("-12"), "-12");
/// ```
#[must_use]
pub fn tidy(text: &str) -> String {
    // As most are typed: there is nothing to be taken away.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return text.to_ascii_uppercase();
    }
    kept(text).map(|(_, character)| character.to_ascii_uppercase()).collect()
}

/// Is the same number meant? One of a first-generation card and the one that it became are.
pub(crate) fn is_same_number(one: &str, other: &str) -> bool {
    one == other || {
        let (one, other) = (tidy(one), tidy(other));
        let became = |old: &str, new: &str| old.len() == 15 && new.len() == 18 && upgrade(old).is_some_and(|now| now == new);
        one == other || became(&one, &other) || became(&other, &one)
    }
}

/// For each character of [`tidy`], the index of the character of the text that it came from: leads
/// a fault in the tidy form back to the place where the person typed it.
///
/// ```
/// use beian_check::numbers::tidy_positions;
///
/// assert_eq!(tidy_positions("12 3-4"), [0, 1, 3, 5]);
/// ```
#[must_use]
pub fn tidy_positions(text: &str) -> Vec<usize> {
    kept(text).map(|(index, _)| index).collect()
}

/// The characters that stay, in half width, with their index in the text.
fn kept(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut kept: Vec<(usize, char)> = Vec::new();
    // Separators are held back until it is known that a group follows them.
    let mut held: Vec<(usize, char)> = Vec::new();
    for (index, character) in text.chars().enumerate().filter(|&(_, c)| !is_space(c)) {
        let plain = narrow(character);
        if is_hyphen(plain) || is_dot(plain) {
            held.push((index, plain));
            continue;
        }
        let between = plain.is_ascii_alphanumeric() && kept.last().is_some_and(|(_, before)| before.is_ascii_alphanumeric());
        if !between {
            kept.append(&mut held);
        }
        held.clear();
        kept.push((index, plain));
    }
    kept.append(&mut held);
    kept.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_full_width_character_has_its_ascii_twin() {
        let full: String = ('\u{FF01}'..='\u{FF5E}').collect();
        let ascii: String = ('!'..='~').collect();
        assert_eq!(half_width(&full), ascii);
    }

    #[test]
    fn half_width_keeps_every_character_at_its_place() {
        for text in ["", "１ 2\u{200B}３", "京ＩＣＰ备", "①￥〇"] {
            assert_eq!(half_width(text).chars().count(), text.chars().count());
        }
        assert_eq!(half_width("①￥〇"), "①￥〇", "what has no ASCII twin stays");
    }

    #[test]
    fn tidy_drops_spaces_seen_and_unseen() {
        for space in [" ", "\t", "\u{3000}", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{202A}", "\u{2066}", "\u{2028}", "\u{2060}", "\u{AD}"] {
            assert_eq!(tidy(&format!("{space}12{space}34{space}")), "1234", "{space:?}");
        }
    }

    #[test]
    fn tidy_drops_separators_between_groups_only() {
        assert_eq!(tidy("1234-5678"), "12345678");
        assert_eq!(tidy("1234 — 5678"), "12345678");
        assert_eq!(tidy("1.2·3"), "123");
        assert_eq!(tidy("-12-"), "-12-");
        assert_eq!(tidy("军-1"), "军-1");
        assert_eq!(tidy("1_2/3"), "1_2/3");
    }

    #[test]
    fn positions_lead_back_to_the_text() {
        for text in ["１２ 3-4", " a\u{200B}b-", "——", ""] {
            let back: Vec<char> = text.chars().map(|c| narrow(c).to_ascii_uppercase()).collect();
            let tidied: String = tidy_positions(text).into_iter().map(|index| back[index]).collect();
            assert_eq!(tidied, tidy(text));
        }
    }
}
