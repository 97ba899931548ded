//! The papers that were handed in with a filing, to be asked for by kind and place.

use std::cell::OnceCell;

use crate::filing::Filing;
use crate::firsts::{Firsts, are_few};

pub struct HandedIn<'a> {
    filing: &'a Filing,
    index: OnceCell<Firsts<()>>,
}

impl<'a> HandedIn<'a> {
    pub fn with(filing: &'a Filing) -> Self {
        HandedIn { filing, index: OnceCell::new() }
    }

    pub fn is_empty(&self) -> bool {
        self.filing.materials.is_empty()
    }

    /// Is such a document there: for the whole filing, for this path, for what it lies in, or for a part of it?
    pub fn has(&self, kind: &str, path: &str) -> bool {
        if are_few(self.filing.materials.len()) {
            return self.filing.has_material(kind, path);
        }
        let index = self.index();
        let has = |key: &str| index.of_text(key).is_some();
        has(&in_it(kind, path)) || upwards(path).any(|above| has(&for_it(kind, above)))
    }

    /// For whatever it is?
    pub fn has_any(&self, kind: &str) -> bool {
        if are_few(self.filing.materials.len()) {
            return self.filing.has_any_material(kind);
        }
        self.index().of_text(&of_kind(kind)).is_some()
    }

    fn index(&self) -> &Firsts<()> {
        self.index.get_or_init(|| {
            let mut index = Firsts::default();
            for paper in &self.filing.materials {
                let path = paper.for_path.trim();
                index.note(of_kind(&paper.kind), ());
                index.note(for_it(&paper.kind, path), ());
                upwards(path).for_each(|above| index.note(in_it(&paper.kind, above), ()));
            }
            index
        })
    }
}

/// A path and all that it lies in: `/sites/1/name`, `/sites/1`, `/sites` and the whole.
fn upwards(path: &str) -> impl Iterator<Item = &str> {
    let above = path.bytes().enumerate().filter(|(_, byte)| *byte == b'/').filter_map(|(at, _)| path.get(..at));
    std::iter::once(path).chain(above)
}

// Both parts of a key are whatever somebody typed: the first one's length keeps them apart.

fn of_kind(kind: &str) -> String {
    format!("kind {kind}")
}

fn for_it(kind: &str, path: &str) -> String {
    format!("for {} {kind}{path}", kind.len())
}

fn in_it(kind: &str, path: &str) -> String {
    format!("in {} {kind}{path}", kind.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_papers_answer_as_few_do() {
        let paths = ["", "/", "/subject", "/sites", "/sites/1", "/sites/1/", "/sites/1/principal", "/sites/10", "sites/1", "/sites/1/domains/0"];
        let kinds = ["", "site-plan", "principal-id", "principal-id/sites/1"];
        for own in paths {
            let handed_in = |count: usize| {
                let papers: Vec<String> = (0..count)
                    .map(|at| format!(r#"{{"kind":"{}","forPath":" {own}{}"}}"#, kinds[1 + at % 3], if at < 3 { "" } else { "/x" }))
                    .collect();
                Filing::from_json(&format!(r#"{{"materials":[{}]}}"#, papers.join(","))).unwrap()
            };
            let many = handed_in(24);
            for kind in kinds {
                assert_eq!(HandedIn::with(&many).has_any(kind), many.has_any_material(kind), "{kind}");
                for path in paths {
                    assert_eq!(HandedIn::with(&many).has(kind, path), many.has_material(kind, path), "{kind} {own:?} {path:?}");
                }
            }
        }
        assert!(HandedIn::with(&Filing::default()).is_empty());
    }
}
