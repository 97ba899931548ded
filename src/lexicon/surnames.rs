//! Does a short text read as a person's name: a surname and one or two characters of a given name?
//! A false alarm costs more than a miss, so that both parts must look like a name, and words are left alone.

use super::blob::{sections, text};
use crate::pieces::has;
use std::sync::OnceLock;

const TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/surnames.bin"));

struct Tables {
    common: &'static str,
    other: &'static str,
    compound: &'static str,
    compound_words: &'static str,
    strong: &'static str,
    mild: &'static str,
    first: &'static str,
    not: &'static str,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let [common, other, compound, compound_words, strong, mild, first, not] = sections(TABLE).map(text);
        Tables { common, other, compound, compound_words, strong, mild, first, not }
    })
}

/// How many characters the surname at the beginning has: 2 for 欧阳, 1 for 王, none for 的.
pub fn surname_length(chars: &[char]) -> Option<usize> {
    let t = tables();
    let &first = chars.first()?;
    let pair = chars.get(..2).is_some_and(|pair| has_pair(t.compound, pair) || has_pair(t.compound_words, pair));
    match pair {
        true => Some(2),
        false => (has(t.common, first) || has(t.other, first)).then_some(1),
    }
}

/// 王小明, 张伟, 欧阳娜娜; not 周末记录, 江南小站, 严谨.
pub fn reads_as_person_name(chars: &[char]) -> bool {
    if !(2..=4).contains(&chars.len()) {
        return false;
    }
    let t = tables();
    let strong = |c: char| has(t.strong, c);
    let given = |c: char| strong(c) || has(t.mild, c);
    let word: String = chars.iter().collect();
    if t.not.split(' ').any(|not| not == word) {
        return false;
    }
    match *chars {
        [a, b, ref rest @ ..] if has_pair(t.compound, &[a, b]) => match *rest {
            [c] => strong(c),
            [c, d] => given(c) && given(d) && (strong(c) || strong(d)),
            _ => false,
        },
        [a, b, c, d] => has_pair(t.compound_words, &[a, b]) && strong(c) && strong(d),
        [a, b] => has(t.common, a) && strong(b),
        [a, b, c] if has(t.common, a) => given(b) && given(c) && (strong(b) || strong(c)) || has(t.first, b) && given(c) && b != c,
        // 红彤彤, 冷静静: a word with its last character doubled.
        [a, b, c] => has(t.other, a) && strong(b) && strong(c) && b != c,
        _ => false,
    }
}

/// Whether two characters stand side by side in a list of pairs.
fn has_pair(pairs: &str, wanted: &[char]) -> bool {
    let mut chars = pairs.chars();
    std::iter::from_fn(|| Some([chars.next()?, chars.next()?])).any(|pair| pair == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str) -> bool {
        reads_as_person_name(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn names() {
        for name in ["王小明", "陈思远", "张伟", "李静", "赵丽颖", "白宇辰", "欧阳娜娜", "诸葛明辉", "司马健", "林志玲", "徐佳怡", "高俊杰", "许晓东"]
        {
            assert!(reads(name), "{name}");
        }
    }

    #[test]
    fn no_names() {
        for text in [
            "周末记录",
            "江南小站",
            "高山流水",
            "安静时光",
            "方圆之间",
            "安静",
            "江南",
            "高明",
            "方圆",
            "周末",
            "白云",
            "严谨",
            "凌晨",
            "红彤彤",
            "林间路",
            "石头记",
            "金玉堂",
            "马上来",
            "程序员",
            "钱塘江",
            "杨梅林",
            "黄山松",
            "叶子青",
            "许愿树",
            "王者荣耀",
            "东方明珠",
            "南宫灯火",
            "山间小屋",
            "",
            "王",
            "的小明",
            "李子柒语",
            "花开时节",
            "云中歌",
            "万事兴",
            "常乐园",
            "时光里",
            "温馨家",
            "文学社",
            "易学堂",
            "唐诗选",
            "苏打水",
            "胡同里",
            "梅花开",
            "丁香花",
            "叶落声",
            "梁山泊",
            "汤圆圆",
            "明天见",
            "春天花",
            "乐天派",
            "田园梦",
            "花木兰",
            "木兰花",
            "白日梦",
        ] {
            assert!(!reads(text), "{text}");
        }
    }

    #[test]
    fn surnames() {
        let length = |text: &str| surname_length(&text.chars().collect::<Vec<_>>());
        assert_eq!((length("欧阳修"), length("王安石"), length("的"), length("")), (Some(2), Some(1), None, None));
        assert_eq!(length("阳王"), Some(1));
    }
}
