//! Text as a form sees it: folded once, with the way back to the original's UTF-16 offsets.

/// A span in the original text, in UTF-16 code units: `[start, end)`, as a text field counts.
pub type Span = (u32, u32);

/// One character after folding, and where it stood.
#[derive(Clone, Copy, Debug)]
pub struct Folded {
    /// Half-width, lower-case where it is ASCII.
    pub ch: char,
    /// As it was typed.
    pub original: char,
    start: u32,
    end: u32,
}

/// A text folded once: full-width forms become half-width, ASCII letters lower-case, and the white space around it is left out.
#[derive(Clone, Debug, Default)]
pub struct Text {
    chars: Vec<Folded>,
    /// A bit for each of its characters, shared by those of one remainder: of a short text most words of a list are told by
    /// their first character not to be there.
    held: u64,
}

impl Text {
    pub fn new(original: &str) -> Self {
        let text = trimmed(original);
        let mut chars = Vec::with_capacity(text.chars().count());
        let (mut at, mut held) = (lead(original), 0);
        for original in text.chars() {
            let (ch, end) = (folded(original), at + original.len_utf16() as u32);
            chars.push(Folded { ch, original, start: at, end });
            held |= bit(ch);
            at = end;
        }
        Text { chars, held }
    }

    pub fn chars(&self) -> &[Folded] {
        &self.chars
    }

    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The folded characters.
    pub fn folded(&self) -> Vec<char> {
        self.chars.iter().map(|c| c.ch).collect()
    }

    pub fn folded_text(&self) -> String {
        self.chars.iter().map(|c| c.ch).collect()
    }

    /// Where the characters `[from, to)` stand in the original.
    pub fn span(&self, from: usize, to: usize) -> Option<Span> {
        if from >= to {
            return None;
        }
        Some((self.chars.get(from)?.start, self.chars.get(to - 1)?.end))
    }

    /// Two folded characters, for a look-up.
    pub fn two_at(&self, at: usize) -> Option<[char; 2]> {
        Some([self.chars.get(at)?.ch, self.chars.get(at + 1)?.ch])
    }

    pub fn whole(&self) -> Option<Span> {
        self.span(0, self.len())
    }

    /// Does `word` stand at character `at`? Width and case are forgiven.
    pub fn has_at(&self, at: usize, word: &str) -> bool {
        let mut chars = self.chars.get(at..).unwrap_or_default().iter();
        word.chars().all(|w| chars.next().is_some_and(|c| c.ch == folded(w)))
    }

    /// Every place where `word` begins.
    pub fn find_all<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        // Most words are not there, and most places are passed by, on the first character.
        let first = word.chars().next().map(folded).filter(|_| self.held & first_bit(word) != 0);
        let chars = if first.is_some() { self.chars.as_slice() } else { &[] };
        let begins = chars.iter().enumerate().filter(move |(_, c)| Some(c.ch) == first);
        begins.map(|(at, _)| at).filter(move |at| self.has_at(*at, word))
    }

    pub fn holds(&self, word: &str) -> bool {
        self.find_all(word).next().is_some()
    }
}

/// The first two characters of a word, as [`Text::two_at`] has them; none where there are fewer.
pub fn first_two(word: &str) -> Option<[char; 2]> {
    let mut chars = word.chars().map(folded);
    Some([chars.next()?, chars.next()?])
}

fn bit(folded: char) -> u64 {
    1 << (folded as u32 % 64)
}

/// Of a word's first character. Nearly every word begins with a Han character, which is itself when folded and has its last bits in its third byte.
fn first_bit(word: &str) -> u64 {
    match word.as_bytes() {
        [0xE4..=0xE9, _, last, ..] => 1 << (last % 64),
        _ => word.chars().next().map_or(0, |first| bit(folded(first))),
    }
}

/// One character as it is compared: half-width, lower-case where it is ASCII.
fn folded(ch: char) -> char {
    half_width(ch).to_ascii_lowercase()
}

/// As it was typed, without what nobody sees around it.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// UTF-16 units before the text that [`trimmed`] leaves.
fn lead(text: &str) -> u32 {
    text.chars().take_while(|c| is_blank(*c)).map(|c| c.len_utf16() as u32).sum()
}

fn units(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

/// Where the whole text stands, without the white space around it.
pub fn whole(text: &str) -> Option<Span> {
    let (start, length) = (lead(text), units(trimmed(text)));
    (length > 0).then_some((start, start + length))
}

/// Width, case and the white space around them forgiven, do two texts say the same?
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || trimmed(one).chars().map(folded).eq(trimmed(other).chars().map(folded))
}

/// Full-width ASCII and the ideographic space to their half-width forms; everything else as it is.
pub fn half_width(ch: char) -> char {
    match ch {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch),
        _ => ch,
    }
}

/// Characters that nobody sees and that come along with a copy: zero-width spaces, joiners, direction marks, the byte order mark.
pub fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// White space of any kind, or a character that nobody sees.
pub fn is_blank(ch: char) -> bool {
    // Nearly every character that is asked about is one of these.
    let is_plain = matches!(ch, '!'..='~' | '\u{3400}'..='\u{9FFF}');
    !is_plain && (ch.is_whitespace() || is_invisible(ch))
}

/// A Chinese character: the unified ideographs with all extensions, the compatibility ideographs, and 〇.
pub fn is_han(ch: char) -> bool {
    matches!(ch as u32,
        0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x2FA1F | 0x30000..=0x3347F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_utf16_and_leave_out_the_space_around() {
        let text = Text::new("　𠮷ＡＢ站 ");
        assert_eq!(text.folded(), ['𠮷', 'a', 'b', '站']);
        assert_eq!(text.span(0, 1), Some((1, 3)), "a character beyond the basic plane has two units");
        assert_eq!(text.span(1, 3), Some((3, 5)));
        assert_eq!(text.whole(), Some((1, 6)));
        assert_eq!(text.span(3, 9), None);
    }

    #[test]
    fn whole_and_same_are_those_of_the_folded_text() {
        for text in ["", " ", "　\u{200B}", "ab", " 　Ａb\u{FEFF}", "𠮷 ", " 𠮷a"] {
            let read = Text::new(text);
            assert_eq!(whole(text), read.whole(), "{text:?}");
            assert_eq!(trimmed(text), read.chars().iter().map(|c| c.original).collect::<String>(), "{text:?}");
            for other in ["", "AB", "ａｂ　", "𠮷", "𠮷A"] {
                assert_eq!(is_same(text, other), read.folded() == Text::new(other).folded(), "{text:?} {other:?}");
            }
        }
    }

    #[test]
    fn words_are_found_across_width_and_case() {
        let text = Text::new("我的ＢＬＯＧ和Blog");
        assert_eq!(text.find_all("blog").collect::<Vec<_>>(), [2, 7]);
        assert!(!text.holds(""));
        assert!(!Text::new("").holds("a"));
    }

    #[test]
    fn han_is_more_than_the_basic_plane() {
        assert!(['〇', '中', '𠮷', '\u{31350}'].into_iter().all(is_han));
        assert!(!['a', '1', '。', 'あ', '（'].into_iter().any(is_han));
    }
}
