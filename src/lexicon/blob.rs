//! Reading the packed tables. A blob that is too short reads as an empty one.

/// The sections of a blob, in order; what is not there is empty.
pub(super) fn sections<const N: usize>(blob: &[u8]) -> [&[u8]; N] {
    let mut parts = [&[][..]; N];
    let Some((&count, rest)) = blob.split_first() else {
        return parts;
    };
    let Some((lengths, mut body)) = rest.split_at_checked(usize::from(count) * 4) else {
        return parts;
    };
    for (part, length) in parts.iter_mut().zip(lengths.chunks_exact(4)) {
        let length = length.iter().rev().fold(0, |n, &byte| n << 8 | usize::from(byte));
        let Some((head, tail)) = body.split_at_checked(length) else {
            return parts;
        };
        (*part, body) = (head, tail);
    }
    parts
}

/// Numbers of seven bits a byte, as `push_number` wrote them.
pub(super) struct Numbers<'a>(pub &'a [u8]);

impl Iterator for Numbers<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }
}

/// Undoes `push_signed`.
pub(super) fn signed(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

pub(super) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_blobs_read_as_empty() {
        let whole = [2, 1, 0, 0, 0, 2, 0, 0, 0, b'a', b'b', b'c'];
        assert_eq!(sections::<2>(&whole), [&b"a"[..], b"bc"]);
        for end in 0..whole.len() {
            let [_, second] = sections::<2>(&whole[..end]);
            assert!(second.is_empty(), "{end}");
        }
        assert_eq!(sections::<3>(&whole)[2], b"");
    }

    #[test]
    fn numbers_come_back() {
        assert_eq!(Numbers(&[5, 0x80, 1, 0xff]).collect::<Vec<_>>(), [5, 128]);
        assert_eq!([0, 1, 2, 3, 255].map(signed), [0, -1, 1, -2, -128]);
    }
}
