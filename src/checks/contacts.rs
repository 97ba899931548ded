//! Telephone numbers and addresses of several people: which of them may be the same.

use super::{Context, Hits, tell};
use crate::filing::{Filing, Person};
use crate::numbers::tidy;
use crate::rulebook::field::Field;
use crate::rulebook::record::Numbers;
use crate::spot::{Role, Spot};
use crate::text::is_same;

/// The principals of subject and sites, each with its place: none for the subject's, the site's number for the others.
fn heads(filing: &Filing) -> impl Iterator<Item = (Option<usize>, &Person)> {
    let of_sites = filing.sites.iter().enumerate().filter_map(|(at, site)| Some((Some(at), site.principal.as_ref()?)));
    std::iter::once((None, &filing.principal)).chain(of_sites)
}

fn same_name(a: &Person, b: &Person) -> bool {
    is_same(&a.name, &b.name)
}

/// Another person has the same number, or address; or the same person another one. The later one of the two is told.
pub fn heads_apart(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((Role::SitePrincipal, person)) = spot.person else { return };
    let site = spot.site.map(|(at, _)| at);
    if person.name.is_blank() || spot.is_empty() {
        return;
    }
    let value = tidy(spot.value);
    let earlier = heads(cx.filing).take_while(|(at, _)| at.is_none() || *at < site).filter(|(_, other)| !other.name.is_blank());
    for (_, other) in earlier {
        let others = if spot.field == Field::PersonEmail { &other.email } else { &other.mobile };
        if others.is_blank() || same_name(other, person) == (tidy(others) == value) {
            continue;
        }
        let case = if same_name(other, person) { "one-person" } else { "" };
        tell(out, case, spot.whole(), &[("name", other.name.trim())]);
        return;
    }
}

/// Said once, at the principal's emergency number, and only when every number that counts is there.
pub fn different_numbers(least: Numbers, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let several = heads(cx.filing).any(|(_, other)| !other.name.is_blank() && !same_name(other, &cx.filing.principal));
    let least = if several { least.several } else { least.one_person };
    let mut seen: Vec<String> = Vec::new();
    for (_, person) in heads(cx.filing) {
        if person.mobile.is_blank() {
            return;
        }
        for number in [&person.mobile, &person.phone, &person.emergency_phone] {
            let number = tidy(number);
            if !number.is_empty() && !seen.contains(&number) {
                seen.push(number);
            }
        }
    }
    if !spot.is_empty() && seen.len() < least as usize {
        tell(out, "", spot.whole(), &[("count", &seen.len().to_string()), ("least", &least.to_string())]);
    }
}
