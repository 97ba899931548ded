//! Short texts cut and put together. The library's search for a text in a text is made for long ones, and its cuts say
//! where they failed: together 10 KB of the wasm.

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
    let mut out = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            out.push_str(between);
        }
        out.push_str(piece.as_ref());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

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
