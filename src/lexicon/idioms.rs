//! Idioms. The table is big (about 110 KB compressed), so that a browser's build does not carry it: there it is handed
//! over when it has been loaded.

use super::blob::{Numbers, sections, text};
use std::borrow::Cow;
use std::ops::Range;

#[cfg(not(target_arch = "wasm32"))]
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/idioms.bin"));

/// The block that all characters of idioms are of.
const FIRST_HAN: usize = 0x4E00;
const HAN: usize = 0x5200;

pub struct Idioms {
    table: Cow<'static, [u8]>,
    chars: Vec<char>,
    /// For each character where its idioms begin: in the second characters, in the third and fourth, and how many.
    groups: Vec<Group>,
    /// The number of a character in `chars`, which has them by how common they are; by its code, since sorting costs 4 KB.
    numbers: Vec<u16>,
    /// For each first character where the lines of idioms of other lengths stand.
    others: Vec<(char, Range<usize>)>,
}

#[derive(Clone, Copy)]
struct Group {
    seconds: usize,
    rest: usize,
    count: usize,
}

impl Idioms {
    /// The table that is built in.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: std::sync::OnceLock<Idioms> = std::sync::OnceLock::new();
        BUILT_IN.get_or_init(|| Self::from_bytes(Cow::Borrowed(TABLE)).unwrap_or_else(Self::empty))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn empty() -> Self {
        Self { table: Cow::Borrowed(&[]), chars: Vec::new(), groups: Vec::new(), numbers: Vec::new(), others: Vec::new() }
    }

    /// From the bytes of `idioms.bin`; none where they are not such a table, or not whole.
    pub fn from_bytes(table: Cow<'static, [u8]>) -> Option<Self> {
        let [chars, counts, seconds, rest, others] = sections(&table);
        let chars: Vec<char> = std::str::from_utf8(chars).ok()?.chars().collect();
        let mut other_groups: Vec<(char, Range<usize>)> = Vec::new();
        let mut start = 0;
        for line in std::str::from_utf8(others).ok()?.split_inclusive('\n') {
            let end = start + line.len();
            let first = line.chars().next()?;
            match other_groups.last_mut() {
                Some((last, range)) if *last == first => range.end = end,
                _ => other_groups.push((first, start..end)),
            }
            start = end;
        }
        if chars.is_empty() || other_groups.is_empty() || counts.len() != chars.len() * 2 {
            return None;
        }
        let mut groups = Vec::with_capacity(chars.len());
        let mut numbers = vec![u16::MAX; HAN];
        let (mut seconds_left, mut rest_left) = (Numbers(seconds), Characters(rest));
        for (number, (&first, count)) in chars.iter().zip(counts.as_chunks().0).enumerate() {
            *numbers.get_mut((first as usize).checked_sub(FIRST_HAN)?)? = u16::try_from(number).ok()?;
            let count = usize::from(u16::from_le_bytes(*count));
            let group = Group { seconds: seconds.len() - seconds_left.0.len(), rest: rest.len() - rest_left.0.len(), count };
            if count > 0 {
                seconds_left.nth(count - 1)?;
                rest_left.nth(count * 2 - 1)?;
            }
            groups.push(group);
        }
        (seconds_left.0.is_empty() && rest_left.0.is_empty()).then_some(Self { chars, groups, numbers, others: other_groups, table })
    }

    pub fn is_idiom(&self, chars: &[char]) -> bool {
        match chars {
            [a, b, c, d] => self.of_four(*a).any(|idiom| idiom == [*b, *c, *d]),
            [] => false,
            [first, ..] => self.others(*first).any(|idiom| chars.iter().copied().eq(idiom.chars())),
        }
    }

    /// Where idioms stand, the longest at each point, not overlapping.
    pub fn find(&self, chars: &[char]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            match self.longest_at(chars.get(at..).unwrap_or_default()) {
                Some(length) => {
                    found.push(at..at + length);
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    fn longest_at(&self, chars: &[char]) -> Option<usize> {
        let four = match *chars {
            [a, b, c, d, ..] => self.of_four(a).any(|idiom| idiom == [b, c, d]).then_some(4),
            _ => None,
        };
        let begins = |idiom: &str| {
            let mut rest = chars.iter();
            idiom.chars().all(|c| rest.next() == Some(&c)).then(|| idiom.chars().count())
        };
        self.others(*chars.first()?).filter_map(begins).max().max(four)
    }

    /// The last three characters of the idioms that begin with this one.
    fn of_four(&self, first: char) -> impl Iterator<Item = [char; 3]> {
        let [_, _, seconds, rest, _] = sections(&self.table);
        let number = (first as usize).checked_sub(FIRST_HAN).and_then(|code| self.numbers.get(code)).copied().unwrap_or(u16::MAX);
        let group = self.groups.get(usize::from(number)).copied().unwrap_or(Group { seconds: 0, rest: 0, count: 0 });
        let seconds = Numbers(seconds.get(group.seconds..).unwrap_or(&[])).scan(0, |number, step| {
            *number += step as usize;
            Some(*number)
        });
        let mut rest = Characters(rest.get(group.rest..).unwrap_or(&[]));
        seconds.take(group.count).map_while(move |second| {
            let numbers = [second, rest.next()?, rest.next()?];
            let [b, c, d] = numbers.map(|n| self.chars.get(n).copied());
            Some([b?, c?, d?])
        })
    }

    /// The idioms of other lengths that begin with this character.
    fn others(&self, first: char) -> impl Iterator<Item = &str> {
        let [_, _, _, _, others] = sections(&self.table);
        let at = self.others.binary_search_by_key(&first, |(c, _)| *c).ok();
        let lines = at.and_then(|at| others.get(self.others.get(at)?.1.clone()));
        text(lines.unwrap_or(&[])).lines()
    }
}

/// Numbers of characters: one byte below 192, else two.
struct Characters<'a>(&'a [u8]);

impl Iterator for Characters<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let (&byte, rest) = self.0.split_first()?;
        let Some(high) = byte.checked_sub(192) else {
            self.0 = rest;
            return Some(usize::from(byte));
        };
        let (&low, rest) = rest.split_first()?;
        self.0 = rest;
        Some(192 + usize::from(high) * 256 + usize::from(low))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn the_whole_list_is_there_and_nothing_else() {
        let source = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/lexicon/idioms.txt"));
        let listed: Vec<&str> = source.lines().filter(|l| !l.starts_with('#')).collect();
        let idioms = Idioms::built_in();
        assert!(listed.len() > 30_000);
        assert!(listed.iter().all(|idiom| idioms.is_idiom(&chars(idiom))));
        let four: usize = idioms.groups.iter().map(|g| g.count).sum();
        let others: usize = idioms.others.iter().map(|(first, _)| idioms.others(*first).count()).sum();
        assert_eq!(four + others, listed.len());
    }

    #[test]
    fn idioms_and_others() {
        let idioms = Idioms::built_in();
        for text in ["高山流水", "一丁不识", "四海为家", "百闻不如一见", "闭门羹"] {
            assert!(idioms.is_idiom(&chars(text)), "{text}");
        }
        for text in ["", "高", "周末记录", "高山流石", "江南小站", "一丁不识的"] {
            assert!(!idioms.is_idiom(&chars(text)), "{text}");
        }
    }

    #[test]
    fn idioms_inside() {
        let idioms = Idioms::built_in();
        let spans = |text| idioms.find(&chars(text)).iter().map(|r| (r.start, r.end)).collect::<Vec<_>>();
        assert_eq!(spans("我的高山流水小站"), [(2, 6)]);
        assert_eq!(spans("百闻不如一见啊"), [(0, 6)]);
        assert_eq!(spans("周末记录"), []);
    }

    #[test]
    fn broken_tables_are_refused() {
        assert!(Idioms::from_bytes(Cow::Borrowed(&[])).is_none());
        assert!(Idioms::from_bytes(Cow::Borrowed(&TABLE[..TABLE.len() / 2])).is_none());
        assert!(Idioms::from_bytes(Cow::Owned(TABLE.to_vec())).is_some());
        let mut odd = TABLE.to_vec();
        odd.iter_mut().skip(40).step_by(97).for_each(|b| *b = b.wrapping_add(1));
        if let Some(table) = Idioms::from_bytes(Cow::Owned(odd)) {
            let _ = table.find(&chars("高山流水一丁不识"));
        }
    }
}
