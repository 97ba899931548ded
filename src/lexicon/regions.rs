//! The 31 administrations, and the letters that stand for them in filing numbers.

const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/regions.bin"));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The first two digits of GB/T 2260.
    pub code: u32,
    pub name: &'static str,
    /// 江苏, 内蒙古
    pub short: &'static str,
    /// The letter of ICP filing numbers: 苏, 蜀.
    pub icp: &'static str,
    /// The letter of public-security filing numbers: 苏, 川.
    pub police: &'static str,
    pub english: &'static str,
}

/// All of them, in the order of their codes.
pub fn all() -> impl Iterator<Item = Region> {
    TABLE.lines().filter_map(|line| {
        let mut columns = line.split('\t');
        Some(Region {
            code: columns.next()?.parse().ok()?,
            name: columns.next()?,
            short: columns.next()?,
            icp: columns.next()?,
            police: columns.next()?,
            english: columns.next()?,
        })
    })
}

/// By the first two digits of a code.
pub fn by_code(code: u32) -> Option<Region> {
    all().find(|r| r.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_31_with_letters_of_their_own() {
        let regions: Vec<_> = all().collect();
        assert_eq!(regions.len(), 31);
        let distinct = |pick: fn(&Region) -> &str| regions.iter().map(pick).collect::<std::collections::HashSet<_>>().len();
        assert_eq!((distinct(|r| r.icp), distinct(|r| r.police), distinct(|r| r.name)), (31, 31, 31));
        assert!(regions.is_sorted_by_key(|r| r.code));
    }

    #[test]
    fn the_ministry_and_the_police_differ_in_three() {
        let differ: Vec<_> = all().filter(|r| r.icp != r.police).map(|r| (r.icp, r.police)).collect();
        assert_eq!(differ, [("蜀", "川"), ("黔", "贵"), ("陇", "甘")]);
    }
}
