//! Names that a record's `when` compares with, and what a misspelt one was meant to be. `build.rs` compiles this file too.

/// 主办者性质, those of `rules/codes.toml`; `unit` stands for all but `individual`.
pub const NATURES: &[&str] = &[
    "unit",
    "individual",
    "enterprise",
    "self-employed",
    "public-institution",
    "social-organization",
    "private-non-enterprise",
    "government",
    "military",
    "foundation",
    "law-firm",
    "foreign-cultural-centre",
    "mass-organization",
    "judicial-appraisal",
    "religious-body",
    "overseas-organization",
    "medical-institution",
    "notary-office",
    "collective-economy",
    "arbitration-body",
];

pub const FILING_TYPES: &[&str] = &["first", "new-site", "access", "change-subject", "change-site", "cancel-subject", "cancel-site", "cancel-access"];

pub const SERVICES: &[&str] = &["website", "app", "mini-program", "quick-app"];

/// Whose person a rule on `person.*` speaks of.
pub const PEOPLE: &[&str] = &["principal", "site-principal", "agent"];

/// What a name that is not known may have been meant for: a known one that is close enough, else nothing.
#[inline(never)]
pub fn nearest<'n>(word: &str, known: &mut dyn Iterator<Item = &'n str>) -> &'n str {
    let mut near = "";
    let mut least = 2 + word.len() / 3;
    for name in known {
        let far = distance(word.as_bytes(), name.as_bytes());
        if far < least {
            (near, least) = (name, far);
        }
    }
    near
}

/// Levenshtein's edit distance.
#[inline(never)]
fn distance(a: &[u8], b: &[u8]) -> usize {
    // Pushed one by one: collecting is half a kilobyte of wasm.
    let mut row = Vec::new();
    for j in 0..=b.len() {
        row.push(j);
    }
    for (i, in_a) in a.iter().enumerate() {
        // What stood to the upper left, and what now stands to the left.
        let (mut corner, mut left) = (i, i + 1);
        let mut cells = row.iter_mut();
        if let Some(first) = cells.next() {
            *first = left;
        }
        for (cell, in_b) in cells.zip(b) {
            let above = *cell;
            *cell = (corner + usize::from(in_a != in_b)).min(left + 1).min(above + 1);
            (corner, left) = (above, *cell);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{FilingType, Service};
    use crate::spot::Role;

    #[test]
    fn the_names_are_those_of_a_filing() {
        assert_eq!(FILING_TYPES, FilingType::ALL.iter().map(|t| t.name()).collect::<Vec<_>>());
        assert_eq!(SERVICES, Service::ALL.iter().map(|s| s.name()).collect::<Vec<_>>());
        let checker = crate::Checker::new("2026-11-22", "zh-CN").unwrap();
        let mut natures: Vec<String> = checker.codes().natures.into_iter().map(|code| code.name).chain(["unit".to_owned()]).collect();
        let mut known = NATURES.to_vec();
        natures.sort();
        known.sort();
        assert_eq!(known, natures);
        assert_eq!(PEOPLE, [Role::Principal, Role::SitePrincipal, Role::Agent].map(Role::name));
    }

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let near = |word: &str| nearest(word, &mut NATURES.iter().copied());
        assert_eq!(near("individaul"), "individual");
        assert_eq!(near("zzzz"), "");
        let far = [("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("same", "same", 0)];
        assert!(far.iter().all(|(a, b, d)| distance(a.as_bytes(), b.as_bytes()) == *d && distance(b.as_bytes(), a.as_bytes()) == *d));
    }
}
