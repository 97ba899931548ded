//! The 31 regions by code and name, which are known before the table of divisions has loaded. Their letters and their names in
//! English are in the rule book.

const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/regions.bin"));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The first two digits of GB/T 2260.
    pub code: u32,
    pub name: &'static str,
    /// 江苏, 内蒙古
    pub short: &'static str,
}

/// All of them, in the order of their codes.
pub fn all() -> impl Iterator<Item = Region> {
    TABLE.lines().filter_map(|line| {
        let mut columns = line.split('\t');
        Some(Region { code: columns.next()?.parse().ok()?, name: columns.next()?, short: columns.next()? })
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
    fn there_are_31() {
        let regions: Vec<_> = all().collect();
        assert_eq!(regions.len(), 31);
        let distinct = |pick: fn(&Region) -> &str| regions.iter().map(pick).collect::<std::collections::HashSet<_>>().len();
        assert_eq!((distinct(|r| r.short), distinct(|r| r.name)), (31, 31));
        assert!(regions.is_sorted_by_key(|r| r.code));
    }
}
