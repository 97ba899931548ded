//! Telephone numbers and addresses of several people: which of them may be the same.

use super::{Context, Hits, tell};
use crate::filing::{Filing, Person};
use crate::firsts::Firsts;
use crate::numbers::tidy;
use crate::rulebook::record::Numbers;
use crate::spot::{Role, Spot};
use crate::text::{Text, is_same};

/// The principals of subject and sites.
fn heads(filing: &Filing) -> impl Iterator<Item = &Person> {
    std::iter::once(&filing.principal).chain(filing.sites.iter().filter_map(|site| site.principal.as_ref()))
}

/// Another person has the same number, or address; or the same person another one. The later one of the two is told.
pub fn heads_apart(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let (Some((Role::SitePrincipal, person)), Some((site, _))) = (spot.person, spot.site) else { return };
    if person.name.is_blank() || spot.is_empty() {
        return;
    }
    if let Some(other) = spot.heads(cx.filing).at_odds(site + 1).and_then(|place| head(cx.filing, place)) {
        let case = if is_same(&other.name, &person.name) { "one-person" } else { "" };
        tell(out, case, spot.whole(), &[("name", other.name.trim())]);
    }
}

/// Places of principals: the subject's is the first, then a place for each site.
fn head(filing: &Filing, place: usize) -> Option<&Person> {
    place.checked_sub(1).map_or(Some(&filing.principal), |site| filing.sites.get(site)?.principal.as_ref())
}

/// Principals by name and by one of their numbers, so that those of thousands of sites need not be compared with each other.
pub struct Heads {
    /// Name and number at each place, where both are there.
    all: Vec<Option<[String; 2]>>,
    /// By name and by number.
    sides: [Side; 2],
}

struct Side {
    first: Firsts<usize>,
    /// The first that differs on the other side from the first of all.
    first_at_odds: Firsts<usize>,
}

impl Heads {
    pub fn of(filing: &Filing, number: fn(&Person) -> &str) -> Self {
        let both = |place| {
            let person = head(filing, place).filter(|p| !p.name.is_blank() && !number(p).trim().is_empty())?;
            // A sign in front: neither is empty.
            let name = format!("={}", Text::new(&person.name).folded_text());
            Some([name, format!("={}", tidy(number(person)))])
        };
        let all: Vec<_> = (0..=filing.sites.len()).map(both).collect();
        let sides = [Side::of(&all, 0), Side::of(&all, 1)];
        Heads { all, sides }
    }

    /// The first place before this one with the same name and another number, or with another name and the same number.
    fn at_odds(&self, place: usize) -> Option<usize> {
        let own = self.all.get(place)?.as_ref()?;
        let on = |side: &Side, at: usize| {
            let (mine, other) = (own.get(at)?, own.get(1 - at)?);
            let first = side.first.of_text(mine)?;
            let is_at_odds = self.all.get(first)?.as_ref()?.get(1 - at)? != other;
            if is_at_odds { Some(first) } else { side.first_at_odds.of_text(mine) }
        };
        let [names, numbers] = &self.sides;
        on(names, 0).into_iter().chain(on(numbers, 1)).min().filter(|first| *first < place)
    }
}

impl Side {
    fn of(all: &[Option<[String; 2]>], at: usize) -> Self {
        let each = || all.iter().enumerate().filter_map(|(place, both)| Some((both.as_ref()?.get(at)?, both.as_ref()?.get(1 - at)?, place)));
        let first = Firsts::of(each().map(|(mine, _, place)| (mine.clone(), place)));
        let differs = |mine: &str, other: &String| {
            let first = first.of_text(mine).and_then(|first| all.get(first)?.as_ref()?.get(1 - at));
            first.is_some_and(|first| first != other)
        };
        let first_at_odds = Firsts::of(each().filter(|(mine, other, _)| differs(mine, other)).map(|(mine, _, place)| (mine.clone(), place)));
        Side { first, first_at_odds }
    }
}

/// Said once, at the principal's emergency number, and only when every number that counts is there.
pub fn different_numbers(least: Numbers, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let several = heads(cx.filing).any(|other| !other.name.is_blank() && !is_same(&other.name, &cx.filing.principal.name));
    let least = if several { least.several } else { least.one_person };
    let mut seen: Vec<String> = Vec::new();
    for person in heads(cx.filing) {
        if person.mobile.is_blank() {
            return;
        }
        for number in [&person.mobile, &person.phone, &person.emergency_phone] {
            let number = tidy(number);
            if !number.is_empty() && !seen.contains(&number) {
                seen.push(number);
            }
        }
        // Enough are enough: nobody is compared with thousands.
        if seen.len() >= least as usize {
            return;
        }
    }
    if !spot.is_empty() {
        tell(out, "", spot.whole(), &[("count", &seen.len().to_string()), ("least", &least.to_string())]);
    }
}
