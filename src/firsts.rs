//! Where each of many texts stands first: a look-up that does not walk all of them.

use crate::WHOLE;

/// Open addresses over a list; a few texts are the list alone. The library's maps are made for more, and cost as many bytes as
/// a rule file.
pub struct Firsts<P> {
    /// Places in `texts`, from one on; nought is free.
    slots: Vec<u32>,
    texts: Vec<(String, P)>,
}

/// So few are compared faster than put in order: nearly every filing has no more of anything, and what is typed before the whole
/// engine is there has not.
pub fn are_few(count: usize) -> bool {
    !WHOLE || count <= 8
}

impl<P> Default for Firsts<P> {
    fn default() -> Self {
        Firsts { slots: Vec::new(), texts: Vec::new() }
    }
}

impl<P: Copy> Firsts<P> {
    /// Of one text that comes twice the first counts; empty ones are left out.
    pub fn of(texts: impl Iterator<Item = (String, P)>) -> Self {
        let mut firsts = Firsts::default();
        texts.for_each(|(text, place)| firsts.note(text, place));
        firsts
    }

    /// One more text. One that is known keeps its place.
    pub fn note(&mut self, text: String, place: P) {
        if text.is_empty() || self.of_text(&text).is_some() {
            return;
        }
        self.texts.push((text, place));
        if are_few(self.texts.len()) {
            return;
        }
        if self.texts.len() * 2 > self.slots.len() {
            self.slots = vec![0; self.texts.len().next_power_of_two() * 4];
            (0..self.texts.len()).for_each(|at| self.file(at));
        } else {
            self.file(self.texts.len() - 1);
        }
    }

    pub fn of_text(&self, text: &str) -> Option<P> {
        let known = if are_few(self.texts.len()) { self.texts.iter().find(|(own, _)| own == text) } else { self.in_slot(self.slot(text)) };
        known.map(|(_, place)| *place)
    }

    /// Different ones.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// In the order in which they came.
    pub fn text(&self, at: usize) -> Option<&str> {
        self.texts.get(at).map(|(text, _)| text.as_str())
    }

    /// Puts a text of the list into its slot.
    fn file(&mut self, at: usize) {
        let slot = self.texts.get(at).map_or(0, |(text, _)| self.slot(text));
        if let Some(free) = self.slots.get_mut(slot) {
            *free = at as u32 + 1;
        }
    }

    fn in_slot(&self, slot: usize) -> Option<&(String, P)> {
        self.texts.get((*self.slots.get(slot)? as usize).checked_sub(1)?)
    }

    /// Where the text is, or would be: half of the slots are free.
    fn slot(&self, text: &str) -> usize {
        let hash = text.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3));
        let mask = self.slots.len() - 1;
        let mut slot = (hash ^ hash >> 32) as usize & mask;
        while self.in_slot(slot).is_some_and(|(other, _)| other != text) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_many() {
        let texts = (0..5_000_usize).map(|n| (format!("某{}", n % 3_000), n));
        let firsts = Firsts::of(texts.chain([(String::new(), 9)]));
        for n in 0..3_000 {
            assert_eq!(firsts.of_text(&format!("某{n}")), Some(n));
        }
        assert_eq!((firsts.of_text(""), firsts.of_text("某"), firsts.of_text("某3000")), (None, None, None));
        // Looked through one after the other first, in slots from some number on: the same is known before and after.
        let mut few = Firsts::default();
        for n in 0..40_usize {
            few.note(format!("某{n}"), n);
            few.note(format!("某{}", n / 2), 99);
            assert_eq!((few.len(), few.text(n / 2), few.of_text(&format!("某{n}"))), (n + 1, Some(&*format!("某{}", n / 2)), Some(n)));
        }
        let none: Firsts<usize> = Firsts::of(std::iter::empty());
        assert_eq!(none.of_text("某"), None);
    }
}
