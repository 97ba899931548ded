//! Which papers the rules of the book ask for. A rule asks for a paper where it would find it missing if nothing had been
//! handed in: so the list of papers and the findings cannot say different things.

use crate::checks::{self, Context, Hit, Hits};
use crate::rulebook::field::Field;
use crate::rulebook::record::{Condition, Rule};
use crate::spot::{Role, Spot};

/// A paper that a rule asks for.
pub struct Demand {
    pub kind: String,
    /// Kinds that would do as well.
    pub instead: Vec<String>,
    /// JSON pointer to what it is for.
    pub path: String,
}

/// What a rule finds at a spot that papers can mend; and which papers it would ask for there.
pub fn ask_for_papers(rule: &Rule, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Vec<Demand>) -> Hits {
    let hits = checks::run(rule, &Context { empty_handed: true, ..*cx }, spot);
    for hit in &hits {
        match (&rule.condition, hit.case.as_deref()) {
            (Condition::Approvals(_), Some("document")) | (Condition::HoldsNoneUnlessApproved(_), _) => {
                add(out, (&[checks::APPROVAL.to_owned()], false), owner(spot));
            }
            _ => add(out, papers(&rule.condition, hit), owner(spot)),
        }
    }
    // What is as it should be without papers is so with them.
    if hits.is_empty() || cx.papers.is_empty() { hits } else { checks::run(rule, cx, spot) }
}

/// What a hit speaks of, and whether one of the papers is enough. A hit in another case is about something else.
fn papers<'r>(condition: &'r Condition, hit: &Hit) -> (&'r [String], bool) {
    match (condition, hit.case.as_deref()) {
        (Condition::AgentMaterials(kinds), None) => (kinds, false),
        (Condition::FurtherSites(further), _) => (&further.materials, false),
        (Condition::SiteLimit(limit), Some("papers")) => (&limit.unless_materials, false),
        (Condition::HoldsNoneUnless(unless), _) => (&unless.materials, true),
        (Condition::LegalRepresentativeOr(deputy), None) => (&deputy.materials, true),
        (Condition::SiteLetter(kinds), _) => (kinds, true),
        (Condition::Age(age), Some("proof")) => (&age.proof, true),
        (Condition::LocalId(local), None) => (&local.unless_any, true),
        _ => (&[], false),
    }
}

/// More papers than all rules together ask for at one place.
const AT_ONE_PLACE: usize = 100;

fn add(out: &mut Vec<Demand>, (kinds, one_is_enough): (&[String], bool), path: String) {
    for kind in kinds {
        // What is asked for at one place is asked for in one go: no need to look at thousands of other sites.
        if !out.iter().rev().take(AT_ONE_PLACE).any(|d| d.kind == *kind && d.path == path) {
            let instead = kinds.iter().filter(|other| one_is_enough && *other != kind).cloned().collect();
            out.push(Demand { kind: kind.clone(), instead, path: path.clone() });
        }
    }
}

/// Whose or what's the place is.
fn owner(spot: &Spot<'_>) -> String {
    match (spot.person, spot.site) {
        (Some((Role::SitePrincipal, _)), Some((site, _))) => format!("/sites/{site}/principal"),
        (_, Some((site, _))) => format!("/sites/{site}"),
        (Some((Role::Agent, _)), _) => "/agent".to_owned(),
        (Some(_), _) => "/principal".to_owned(),
        (None, None) => match spot.field {
            Field::Agent => "/agent".to_owned(),
            Field::Sites => "/sites".to_owned(),
            _ => "/subject".to_owned(),
        },
    }
}
