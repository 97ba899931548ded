//! Names of places inside other texts: provinces, cities and counties of today, in full or short. Short names that
//! are ordinary words (和平, 东方) count only in full.

use super::divisions::{self, Kind};
use super::lines::Lines;
use std::ops::Range;

static WORDS: Lines = Lines::of(include_str!(concat!(env!("OUT_DIR"), "/place_words.bin")));

/// 江苏, 江苏省, 和平区; not 和平.
pub fn is_place(chars: &[char]) -> bool {
    longest_at(chars) == Some(chars.len())
}

/// Where places stand, the longest at each point, not overlapping.
pub fn find(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match longest_at(chars.get(at..).unwrap_or_default()) {
            Some(length) => {
                found.push(at..at + length);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// How many characters the longest place at the beginning has.
fn longest_at(chars: &[char]) -> Option<usize> {
    let begins_with = |name: &str| {
        let mut rest = chars.iter();
        name.chars().all(|c| rest.next() == Some(&c)).then(|| name.chars().count())
    };
    divisions::beginning_with([*chars.first()?, *chars.get(1)?])
        .filter(|d| d.current && d.kind == Kind::Division)
        .filter_map(|d| {
            let counts = |name: &str| begins_with(name).filter(|_| !is_word(name));
            counts(d.name).or_else(|| counts(d.short()))
        })
        .max()
}

fn is_word(name: &str) -> bool {
    WORDS.has(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn whole_names() {
        for name in ["江苏", "江苏省", "南京", "南京市", "玄武区", "和平区", "朝阳区", "内蒙古", "沙县", "恩施", "昆山", "新晃", "香港", "台湾"]
        {
            assert!(is_place(&chars(name)), "{name}");
        }
        for name in ["和平", "东方", "平安", "长安", "朝阳", "城区", "复兴", "", "京", "南京人", "宣武区", "资源", "新城"] {
            assert!(!is_place(&chars(name)), "{name}");
        }
    }

    #[test]
    fn inside_other_texts() {
        for (text, spans) in [
            ("我爱南京旅行", vec![(2, 4)]),
            ("南京市玄武区的花", vec![(0, 3), (3, 6)]),
            ("和平鸽与平安夜", vec![]),
            ("苏州到杭州", vec![(0, 2), (3, 5)]),
            ("周末记录", vec![]),
            ("南京南京", vec![(0, 2), (2, 4)]),
        ] {
            let found: Vec<_> = find(&chars(text)).iter().map(|r| (r.start, r.end)).collect();
            assert_eq!(found, spans, "{text}");
        }
    }

    #[test]
    fn every_word_of_the_list_is_needed() {
        for word in WORDS.all() {
            let needed = divisions::all().any(|d| d.current && d.kind == Kind::Division && (d.short() == *word || d.name == *word));
            assert!(needed, "{word} is no short name of a division");
        }
    }
}
