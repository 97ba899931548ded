//! Telephone area codes.

use super::lines::Lines;

static TABLE: Lines = Lines::of(include_str!(concat!(env!("OUT_DIR"), "/area_codes.bin")));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// With its 0: "025", "0512". Borrowed from the question.
    digits: usize,
    provinces: &'static str,
    lengths: &'static str,
}

impl Area {
    /// How many characters the area code has, its 0 counted.
    pub fn digits(&self) -> usize {
        self.digits
    }

    /// Two-digit codes of the provinces that use it.
    pub fn provinces(&self) -> impl Iterator<Item = u32> {
        self.provinces.split(' ').filter_map(|code| code.parse().ok())
    }

    /// How many digits can follow it: 7, 8, or both.
    pub fn lengths(&self) -> impl Iterator<Item = usize> {
        self.lengths.split(' ').filter_map(|length| length.parse().ok())
    }
}

/// The area code that a number begins with: "025…", "0512…". The 0 must be there.
pub fn of(number: &str) -> Option<Area> {
    let digits = number.strip_prefix('0')?;
    // No code begins with another one.
    [2, 3].into_iter().find_map(|length| {
        let (provinces, lengths) = TABLE.behind(digits.get(..length)?)?.split_once('\t')?;
        Some(Area { digits: length + 1, provinces, lengths })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_tell_province_and_length() {
        for (number, digits, provinces, lengths) in [
            ("02588886666", 3, vec![32], vec![8]),
            ("010", 3, vec![11], vec![8]),
            ("0512", 4, vec![32], vec![8]),
            ("0854", 4, vec![52], vec![7]),
            ("0701", 4, vec![36], vec![7]),
            ("0898", 4, vec![46], vec![8]),
        ] {
            let area = of(number).map(|a| (a.digits(), a.provinces().collect(), a.lengths().collect()));
            assert_eq!(area, Some((digits, provinces, lengths)), "{number}");
        }
        for number in ["", "0", "25", "026", "0999999", "13800138000", "0400", "0320"] {
            assert_eq!(of(number).map(|a| a.digits()), (number == "0999999").then_some(4), "{number}");
        }
    }

    #[test]
    fn every_region_has_one() {
        let covered: std::collections::BTreeSet<u32> =
            (10..1000).filter_map(|n| of(&format!("0{n}"))).flat_map(|a| a.provinces().collect::<Vec<_>>()).collect();
        assert_eq!(covered.len(), 31);
    }
}
