//! Punycode (RFC 3492): a label of any characters as DNS carries it. Both ways in 1 KB of the wasm; a crate for it
//! brings a sort and a small vector along, 2 KB more.

const BASE: u32 = 36;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 0x80;

/// 山间小屋 to `yet6eme937w`, without the `xn--`. None where it would be far too long for a label.
pub fn encode(label: &str) -> Option<String> {
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let plain = out.len() as u32;
    if plain > 0 {
        out.push('-');
    }
    let (mut code, mut delta, mut bias, mut done) = (FIRST_CODE, 0u32, FIRST_BIAS, plain);
    // The characters in the order of their codes; at each the way from the one before, as a number of variable length.
    while let Some(next) = label.chars().map(u32::from).filter(|c| *c >= code).min() {
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        code = next;
        for c in label.chars().map(u32::from) {
            if c < code {
                delta = delta.checked_add(1)?;
            } else if c == code {
                push_number(&mut out, delta, bias);
                bias = adapt(delta, done + 1, done == plain);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        code += 1;
    }
    Some(out)
}

/// The way back. None where it is no Punycode.
pub fn decode(text: &str) -> Option<String> {
    let (plain, rest) = match text.rsplit_once('-') {
        Some((plain, rest)) if !plain.is_empty() => (plain, rest),
        _ => ("", text),
    };
    if !plain.is_ascii() {
        return None;
    }
    let mut out: Vec<char> = plain.chars().collect();
    let (mut code, mut at, mut bias) = (FIRST_CODE, 0u32, FIRST_BIAS);
    let mut digits = rest.bytes();
    while digits.len() > 0 {
        let from = at;
        let (mut weight, mut k) = (1u32, BASE);
        loop {
            let digit = digit(digits.next()?)?;
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let least = threshold(k, bias);
            if digit < least {
                break;
            }
            weight = weight.checked_mul(BASE - least)?;
            k += BASE;
        }
        let places = out.len() as u32 + 1;
        bias = adapt(at - from, places, from == 0);
        code = code.checked_add(at / places)?;
        at %= places;
        out.insert(at as usize, char::from_u32(code)?);
        at += 1;
    }
    Some(out.into_iter().collect())
}

fn push_number(out: &mut String, mut number: u32, bias: u32) {
    let mut k = BASE;
    loop {
        let least = threshold(k, bias);
        if number < least {
            break;
        }
        out.push(letter(least + (number - least) % (BASE - least)));
        number = (number - least) / (BASE - least);
        k += BASE;
    }
    out.push(letter(number));
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(1, 26)
}

fn adapt(delta: u32, places: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { 700 } else { 2 };
    delta += delta / places;
    let mut k = 0;
    while delta > 35 * 26 / 2 {
        delta /= 35;
        k += BASE;
    }
    k + 36 * delta / (delta + 38)
}

fn letter(digit: u32) -> char {
    char::from(if digit < 26 { b'a' + digit as u8 } else { b'0' + (digit - 26) as u8 })
}

fn digit(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte - b'a')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 26),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use idna::punycode::{decode_to_string, encode_str};

    /// A stranger's implementation is the judge.
    fn same(text: &str) {
        assert_eq!(encode(text), encode_str(text), "{text}");
        assert_eq!(decode(text), decode_to_string(text), "{text}");
        if let Some(encoded) = encode(text) {
            assert_eq!(decode(&encoded).as_deref(), Some(text), "{text}");
        }
    }

    #[test]
    fn samples_of_the_rfc() {
        // RFC 3492, 7.1: (B) Chinese (simplified), (K) Vietnamese, (L) and (S).
        for (text, encoded) in [
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("TạisaohọkhôngthểchỉnóitiếngViệt", "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"),
            ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
            ("-> $1.00 <-", "-> $1.00 <--"),
        ] {
            assert_eq!(encode(text).as_deref(), Some(encoded));
            assert_eq!(decode(encoded).as_deref(), Some(text));
        }
    }

    #[test]
    fn the_same_as_another_implementation() {
        for text in ["", "-", "--", "a", "a-", "-a", "山间小屋", "山a间-小1屋", "𠮷", "中中中", "zzzzzzzz", "99999999", "a-zzzzzz", "中", "fiqs8s"]
        {
            same(text);
        }
        // Short texts of all kinds, made of a few characters that differ in kind.
        let alphabet = ['a', 'z', '0', '9', '-', '中', '屋', '𠮷'];
        for number in 0..alphabet.len().pow(5) {
            let mut left = number;
            let text: String = std::iter::from_fn(|| {
                (left > 0).then(|| {
                    let c = alphabet[left % alphabet.len()];
                    left /= alphabet.len();
                    c
                })
            })
            .collect();
            same(&text);
        }
    }
}
