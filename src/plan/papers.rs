//! Which papers the rules of the book ask for. A rule asks for a paper where it would find it missing if nothing had been
//! handed in: so the list of papers and the findings cannot say different things.

use crate::checks::{self, Context, Hit};
use crate::rulebook::record::Condition;
use crate::spot::{Nothing, walk};

/// A paper that a rule asks for, and the site that it is for.
pub struct Demand {
    pub kind: String,
    pub site: Option<usize>,
}

pub fn demands(cx: &Context<'_>) -> Vec<Demand> {
    let bare = Context { empty_handed: true, ..*cx };
    let nothing = Nothing::of(cx.filing);
    let mut out: Vec<Demand> = Vec::new();
    walk(cx.filing, &nothing, &mut |spot| {
        if !cx.book.asks_for_papers(spot.field) {
            return;
        }
        for (_, rule) in cx.selected.about(spot.field, spot.bearer()) {
            if !rule.condition.asks_for_papers() {
                continue;
            }
            for hit in checks::run(rule, &bare, &spot) {
                let site = spot.site.map(|(site, _)| site);
                for kind in papers(&rule.condition, &hit) {
                    if !out.iter().any(|d| d.kind == kind && d.site == site) {
                        out.push(Demand { kind: kind.to_owned(), site });
                    }
                }
            }
        }
    });
    out
}

/// The papers that a hit speaks of; one in another case is about something else that is missing.
fn papers<'r>(condition: &'r Condition, hit: &Hit) -> Vec<&'r str> {
    let all = |kinds: &'r [String]| kinds.iter().map(String::as_str).collect();
    match (condition, hit.case.as_deref()) {
        (Condition::AgentMaterials(kinds), None) => all(kinds),
        (Condition::FurtherSites(further), _) => all(&further.materials),
        (Condition::SiteLimit(limit), Some("papers")) => all(&limit.unless_materials),
        (Condition::Approvals(_), Some("document")) | (Condition::HoldsNoneUnlessApproved(_), _) => vec![checks::APPROVAL],
        _ => Vec::new(),
    }
}
