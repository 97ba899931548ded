//! How records lie in the binary: each text once in a table, everything else as numbers that point into it. A decoder that
//! is derived for each type answers a `Result` at each field, and that is most of its code; this one notes that something
//! was wrong, goes on with nothings, and says so at the end. `build.rs` compiles this file too.

use std::collections::HashMap;

/// What can be packed. Both ways go through the fields in one order.
pub trait Packed: Sized {
    fn pack(&self, out: &mut Packing);
    fn unpack(from: &mut Unpacking<'_>) -> Self;
}

/// What is being written.
#[derive(Default)]
pub struct Packing {
    body: Vec<u8>,
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

/// The bytes of a value: how long the texts are together, the texts in the order in which they come, and then the value.
pub fn to_bytes(value: &impl Packed) -> Vec<u8> {
    let mut out = Packing::default();
    value.pack(&mut out);
    let texts: String = out.texts.iter().map(|text| format!("{text}{END}")).collect();
    let mut head = Packing::default();
    head.number(texts.len() as u32);
    [head.body, texts.into_bytes(), out.body].concat()
}

/// Stands behind each text. TOML holds no such character, and JSON only where somebody asks for it by number.
pub const END: char = '\0';

/// Seven bits a byte, the lowest first.
#[inline(never)]
pub fn push_number(out: &mut Vec<u8>, mut number: u32) {
    while number > 127 {
        out.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

impl Packing {
    pub fn byte(&mut self, byte: u8) {
        self.body.push(byte);
    }

    fn number(&mut self, number: u32) {
        push_number(&mut self.body, number);
    }

    /// Nought for the next of the texts that has not come yet; so most of them cost brotli next to nothing. Else the
    /// place in the table, counted from one.
    fn text(&mut self, text: &str) {
        let text = text.replace(END, "");
        let next = self.texts.len() as u32;
        let number = *self.numbers.entry(text.clone()).or_insert(next);
        if number == next {
            self.texts.push(text);
        }
        self.number(if number == next { 0 } else { number + 1 });
    }
}

/// What is being read.
pub struct Unpacking<'a> {
    bytes: &'a [u8],
    texts: Vec<&'a str>,
    /// So many of the texts have come.
    seen: usize,
    broken: bool,
}

/// The value of these bytes; none where they are not whole, or more than whole.
pub fn from_bytes<T: Packed>(bytes: &[u8]) -> Option<T> {
    let mut from = Unpacking { bytes, texts: Vec::new(), seen: 0, broken: false };
    let length = from.number() as usize;
    let (texts, rest) = from.bytes.split_at_checked(length)?;
    from.texts.extend(std::str::from_utf8(texts).ok()?.split_terminator(END));
    from.bytes = rest;
    let value = T::unpack(&mut from);
    (!from.broken && from.bytes.is_empty()).then_some(value)
}

impl Unpacking<'_> {
    #[inline(never)]
    pub fn byte(&mut self) -> u8 {
        match self.bytes.split_first() {
            Some((&byte, rest)) => {
                self.bytes = rest;
                byte
            }
            None => {
                self.broken = true;
                0
            }
        }
    }

    #[inline(never)]
    fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte();
            number |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return number;
            }
        }
        self.broken = true;
        0
    }

    /// One of a closed choice.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let one = all.get(usize::from(self.byte())).copied();
        self.broken |= one.is_none();
        one
    }

    pub fn take<T: Packed>(&mut self) -> T {
        T::unpack(self)
    }

    pub fn broken(&mut self) {
        self.broken = true;
    }
}

impl Packed for u32 {
    fn pack(&self, out: &mut Packing) {
        out.number(*self);
    }
    fn unpack(from: &mut Unpacking<'_>) -> Self {
        from.number()
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Packing) {
        out.byte(u8::from(*self));
    }
    fn unpack(from: &mut Unpacking<'_>) -> Self {
        from.byte() != 0
    }
}

impl Packed for String {
    fn pack(&self, out: &mut Packing) {
        out.text(self);
    }
    #[inline(never)]
    fn unpack(from: &mut Unpacking<'_>) -> Self {
        let place = from.number() as usize;
        let number = place.checked_sub(1).unwrap_or(from.seen);
        let text = from.texts.get(number).copied();
        from.seen += usize::from(place == 0);
        from.broken |= text.is_none();
        text.unwrap_or_default().to_owned()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Packing) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }
    fn unpack(from: &mut Unpacking<'_>) -> Self {
        if from.take() { Some(from.take()) } else { None }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Packing) {
        out.number(self.len() as u32);
        self.iter().for_each(|value| value.pack(out));
    }
    #[inline(never)]
    fn unpack(from: &mut Unpacking<'_>) -> Self {
        let mut list = Vec::new();
        for _ in 0..from.number() {
            if from.broken {
                break;
            }
            list.push(from.take());
        }
        list
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, out: &mut Packing) {
        self.0.pack(out);
        self.1.pack(out);
    }
    fn unpack(from: &mut Unpacking<'_>) -> Self {
        (from.take(), from.take())
    }
}

/// Packs a struct field by field: `packed! { Length { min, max } }`.
macro_rules! packed {
    ($($name:ident { $($field:tt),+ $(,)? })+) => {
        $(impl Packed for $name {
            fn pack(&self, out: &mut Packing) {
                $(self.$field.pack(out);)+
            }
            fn unpack(from: &mut Unpacking<'_>) -> Self {
                $name { $($field: from.take()),+ }
            }
        })+
    };
}
pub(crate) use packed;

/// Packs a choice as its number: `packed_choice! { ContactKind { Any, Mobile, Landline } }`.
macro_rules! packed_choice {
    ($($name:ident { $first:ident $(, $variant:ident)* $(,)? })+) => {
        $(impl Packed for $name {
            fn pack(&self, out: &mut Packing) {
                out.byte(match self { $name::$first => 0, $($name::$variant => $name::$variant as u8),* });
            }
            fn unpack(from: &mut Unpacking<'_>) -> Self {
                from.one_of(&[$name::$first $(, $name::$variant)*]).unwrap_or($name::$first)
            }
        })+
    };
}
pub(crate) use packed_choice;

#[cfg(test)]
mod tests {
    use super::*;

    type Value = (Vec<String>, (Option<u32>, bool));

    fn value() -> Value {
        (vec!["商城".into(), String::new(), "商城".into(), "blog".into()], (Some(20_200_921), true))
    }

    #[test]
    fn what_is_packed_comes_back() {
        assert_eq!(from_bytes::<Value>(&to_bytes(&value())), Some(value()));
        for number in [0, 127, 128, 16_384, u32::MAX] {
            assert_eq!(from_bytes::<u32>(&to_bytes(&number)), Some(number));
        }
    }

    #[test]
    fn each_text_lies_there_once() {
        let bytes = to_bytes(&value());
        let word = "商城".as_bytes();
        assert_eq!(bytes.windows(word.len()).filter(|window| *window == word).count(), 1);
    }

    #[test]
    fn what_is_not_whole_is_refused() {
        let bytes = to_bytes(&value());
        for end in 0..bytes.len() {
            assert_eq!(from_bytes::<Value>(&bytes[..end]), None, "{end}");
        }
        assert_eq!(from_bytes::<Value>(&[&bytes[..], &[0]].concat()), None);
        // A text that is not in the table, and a list that is longer than what follows.
        assert_eq!(from_bytes::<String>(&[0, 1]), None);
        assert_eq!(from_bytes::<Vec<u32>>(&[0, 255, 255, 255, 255, 15]), None);
        assert_eq!(from_bytes::<u32>(&[255, 255, 255, 255, 15]), None);
        // A number of a choice that there is not, whatever comes behind it.
        struct Chosen(Option<u8>);
        impl Packed for Chosen {
            fn pack(&self, _: &mut Packing) {}
            fn unpack(from: &mut Unpacking<'_>) -> Self {
                let (first, second) = (from.one_of(&[7]), from.one_of(&[7]));
                Chosen(first.and(second))
            }
        }
        assert_eq!(from_bytes::<Chosen>(&[0, 0, 0]).and_then(|chosen| chosen.0), Some(7));
        for bytes in [[0, 1, 0], [0, 0, 1], [0, 1, 1]] {
            assert!(from_bytes::<Chosen>(&bytes).is_none(), "{bytes:?}");
        }
        assert_eq!(from_bytes::<super::super::record::Condition>(&[0, 255]), None);
    }
}
