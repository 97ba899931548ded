//! Short texts cut and put together. The library's search for a text in a text is made for long ones, and its cuts say
//! where they failed: together 10 KB of the wasm.

use crate::WHOLE;

/// Where a piece stands first, in bytes.
#[inline(never)]
pub fn find(text: &str, piece: &str) -> Option<usize> {
    (0..=text.len()).find(|at| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(piece.as_bytes())))
}

/// Is this one of the characters? (The library encodes it, and searches for a text.)
#[inline(never)]
pub fn has(characters: &str, one: char) -> bool {
    characters.chars().any(|c| c == one)
}

pub fn holds(text: &str, piece: &str) -> bool {
    find(text, piece).is_some()
}

/// What stands before a piece, and what behind it.
#[inline(never)]
pub fn split_once<'t>(text: &'t str, piece: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, piece)?;
    Some((text.get(..at)?, text.get(at + piece.len()..)?))
}

/// The text in two; undivided where it cannot be cut there.
#[inline(never)]
pub fn split_at(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// From a byte on; nothing where it cannot be cut there.
pub fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// One after the other.
#[inline(never)]
pub fn joined<S: AsRef<str>>(pieces: &[S], between: &str) -> String {
    let length = pieces.iter().map(|piece| piece.as_ref().len() + between.len()).sum();
    let mut out = String::with_capacity(length);
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            out.push_str(between);
        }
        out.push_str(piece.as_ref());
    }
    out
}

/// How many bytes from the first on stand in JSON text as they are: no quotation mark, no backslash, no control character.
/// Eight are looked at in one go, but by the first engine, where bytes count: a text in and a text out are looked through once
/// each, whatever the rules do.
#[inline(never)]
pub fn plain_length(bytes: &[u8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let mut at = 0;
    for eight in if WHOLE { bytes.as_chunks().0 } else { &[] } {
        let eight = u64::from_le_bytes(*eight);
        // The highest bit of each byte that is less than `limit`. What is borrowed may mark others, but only above such a one.
        let less = |bytes: u64, limit: u8| bytes.wrapping_sub(EACH * u64::from(limit)) & !bytes & EACH << 7;
        let is = |byte: u8| less(eight ^ (EACH * u64::from(byte)), 1);
        let special = less(eight, 0x20) | is(b'"') | is(b'\\');
        if special != 0 {
            return at + special.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + bytes.iter().skip(at).take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1F)).count()
}

/// `{word}` and the other holes of a message; `{region}` is always there.
pub fn fill(template: &str, holes: &[(&'static str, String)], region: &str) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, behind)) => {
                match holes.iter().find(|(hole, _)| *hole == name) {
                    Some((_, value)) => out.push_str(value),
                    None if name == "region" => out.push_str(region),
                    None => {}
                }
                rest = behind;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_ends_where_a_byte_is_not() {
        for special in 0..=u8::MAX {
            let is_special = special < 0x20 || special == b'"' || special == b'\\';
            for length in 0..20 {
                for at in 0..length {
                    let mut bytes = vec![0xE5; length];
                    bytes[at] = special;
                    assert_eq!(plain_length(&bytes), if is_special { at } else { length }, "{special} {length} {at}");
                }
            }
        }
        assert_eq!((plain_length(&[]), plain_length(&[0x80; 16]), plain_length(b"01234567\"")), (0, 16, 8));
    }

    #[test]
    fn the_same_as_the_library() {
        for text in ["", "a", "山间小屋", "a://b://c", "山间://山", "某{any}某{any}"] {
            for piece in ["", "://", "山", "间小", "{any}", "屋屋"] {
                assert_eq!(find(text, piece), text.find(piece), "{text} {piece}");
                assert_eq!(split_once(text, piece), text.split_once(piece), "{text} {piece}");
                assert_eq!(holds(text, piece), text.contains(piece), "{text} {piece}");
            }
        }
        for parts in [&[][..], &["a"], &["山", "", "间"]] {
            assert_eq!(joined(parts, "、"), parts.join("、"));
        }
    }

    #[test]
    fn a_cut_inside_a_character_is_none() {
        assert_eq!(split_at("山间", 3), ("山", "间"));
        assert_eq!(split_at("山间", 1), ("山间", ""));
        assert_eq!(split_at("山", 9), ("山", ""));
        assert_eq!((from("山间", 3), from("山间", 4), from("山间", 9)), ("间", "", ""));
    }
}
