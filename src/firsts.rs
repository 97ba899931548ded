//! Where each of many texts stands first: a look-up that does not walk all of them.

/// Open addresses over a list that was filled once. The library's maps are made for more, and cost as many bytes as a rule file.
pub struct Firsts<P> {
    /// Places in `texts`, from one on; nought is free.
    slots: Vec<u32>,
    texts: Vec<(String, P)>,
}

impl<P: Copy> Firsts<P> {
    /// Of one text that comes twice the first counts; empty ones are left out.
    pub fn of(texts: impl Iterator<Item = (String, P)>) -> Self {
        let mut all: Vec<(String, P)> = texts.filter(|(text, _)| !text.is_empty()).collect();
        let mut firsts = Firsts {
            slots: if all.is_empty() { Vec::new() } else { vec![0; (all.len() * 2).next_power_of_two()] },
            texts: Vec::with_capacity(all.len()),
        };
        for (text, place) in all.drain(..) {
            let slot = firsts.slot(&text);
            if let Some(free) = firsts.slots.get_mut(slot).filter(|slot| **slot == 0) {
                firsts.texts.push((text, place));
                *free = firsts.texts.len() as u32;
            }
        }
        firsts
    }

    pub fn of_text(&self, text: &str) -> Option<P> {
        if self.slots.is_empty() {
            return None;
        }
        self.in_slot(self.slot(text)).map(|(_, place)| *place)
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
        let none: Firsts<usize> = Firsts::of(std::iter::empty());
        assert_eq!(none.of_text("某"), None);
    }
}
