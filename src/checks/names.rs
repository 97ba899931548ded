//! What a site's name must not be or hold: a domain, an idiom, a place, a person, another unit; and what it has to do with the unit.

use std::ops::Range;

use super::words::{found, word_hit};
use super::{Context, Hits, tell, text_of};
use crate::filing::{Filing, FilingType};
use crate::firsts::{Firsts, are_few};
use crate::lexicon::{places, suffixes, surnames};
use crate::rulebook::record::{Relation, Words};
use crate::spot::Spot;
use crate::text::{Text, first_two, is_han, is_same, trimmed};

/// A domain name anywhere in the text: labels, a dot, and a top-level domain that exists.
pub fn no_domain(spot: &Spot<'_>, out: &mut Hits) {
    let chars = spot.text().folded();
    let label = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || is_han(*c);
    let mut from = 0;
    while let Some(dot) = chars.iter().skip(from).position(|c| *c == '.').map(|at| at + from) {
        from = dot + 1;
        let after: String = chars.iter().skip(dot + 1).take_while(|c| c.is_ascii_alphabetic()).collect();
        let han_after: String = chars.iter().skip(dot + 1).take_while(|c| is_han(**c)).collect();
        let top = if suffixes::knows(&after) { after } else { longest_top(&han_after) };
        // To the left a label: Latin where it is Latin, so that the name around a domain is not marked with it.
        let latin = chars.iter().take(dot).rev().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.')).count();
        let before = if latin > 0 { latin } else { chars.iter().take(dot).rev().take_while(|c| label(c)).count() };
        if !top.is_empty() && before > 0 {
            let end = dot + 1 + top.chars().count();
            // com.cn, and whatever labels follow.
            let more = chars.iter().skip(end).take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).count();
            let span = spot.text().span(dot - before, end + more);
            let is_all = before == dot && end + more == chars.len();
            tell(out, if is_all { "" } else { "holds" }, span, &[]);
            from = end + more;
        }
    }
}

/// 山间小屋.公司官网: the Chinese top-level domain is the beginning of what follows.
fn longest_top(text: &str) -> String {
    let mut end = text.len();
    while end > 0 {
        if let Some(top) = text.get(..end).filter(|t| suffixes::knows(t)) {
            return top.to_owned();
        }
        end -= 1;
    }
    String::new()
}

pub fn no_idiom(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some(idioms) = cx.idioms else { return };
    let chars = spot.text().folded();
    if idioms.is_idiom(&chars) {
        tell(out, "", spot.whole(), &[("idiom", spot.typed())]);
        return;
    }
    for at in idioms.find(&chars) {
        let idiom: String = chars.iter().skip(at.start).take(at.len()).collect();
        tell(out, "holds", spot.text().span(at.start, at.end), &[("idiom", &idiom)]);
    }
}

pub fn no_place(spot: &Spot<'_>, out: &mut Hits) {
    let chars = spot.text().folded();
    let found = places::find(&chars);
    // 南京, and 江苏省南京市 too: one place after the other and nothing else.
    if places::is_place(&chars) || found.iter().map(Range::len).sum::<usize>() == chars.len() {
        tell(out, "", spot.whole(), &[("place", spot.typed())]);
        return;
    }
    for at in found {
        let place: String = chars.iter().skip(at.start).take(at.len()).collect();
        tell(out, "holds", spot.text().span(at.start, at.end), &[("place", &place)]);
    }
}

pub fn no_person_name(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let text = spot.text();
    if let Some(at) = spot.people_names(cx.filing).first_in(text) {
        tell(out, if at.len() == text.len() { "" } else { "holds" }, text.span(at.start, at.end), &[]);
    } else if surnames::reads_as_person_name(&text.folded()) {
        tell(out, "reads", text.whole(), &[]);
    }
}

/// The names of everybody in the filing; many of them by their first two characters, for thousands of sites may each have a principal.
pub struct PeopleNames {
    names: Firsts<()>,
    /// For two characters the first name that may begin with them, and for each name the next one; counted from one on, nought is none.
    heads: Vec<u32>,
    next: Vec<u32>,
}

impl PeopleNames {
    pub fn of(filing: &Filing) -> Self {
        // One character is in too many words.
        let names = Firsts::of(people_of(filing).map(str::trim).filter(|name| first_two(name).is_some()).map(|name| (name.to_owned(), ())));
        let mut out = PeopleNames { names, heads: Vec::new(), next: Vec::new() };
        if !are_few(out.names.len()) {
            out.heads = vec![0; out.names.len() * 2];
            out.next = vec![0; out.names.len()];
            (0..out.names.len()).rev().for_each(|at| out.link(at));
        }
        out
    }

    /// Puts a name before the later ones that may begin as it does.
    fn link(&mut self, at: usize) {
        let head = self.names.text(at).and_then(first_two).map_or(0, |two| self.head(two));
        if let (Some(head), Some(next)) = (self.heads.get_mut(head), self.next.get_mut(at)) {
            (*next, *head) = (*head, at as u32 + 1);
        }
    }

    fn head(&self, [first, second]: [char; 2]) -> usize {
        (first as usize * 31 + second as usize) % self.heads.len().max(1)
    }

    /// The names that may begin with two characters, in their order.
    fn beginning_with(&self, two: [char; 2]) -> impl Iterator<Item = usize> {
        let some = |place: &u32| (*place as usize).checked_sub(1);
        std::iter::successors(self.heads.get(self.head(two)).and_then(some), move |at| self.next.get(*at).and_then(some))
    }

    /// Of the names that stand in a text the first of the filing, and where it stands first.
    fn first_in(&self, text: &Text) -> Option<Range<usize>> {
        let is_at = |at: usize, name: usize| self.names.text(name).is_some_and(|name| text.has_at(at, name));
        let first = if are_few(self.names.len()) {
            (0..self.names.len()).find(|name| self.names.text(*name).is_some_and(|name| text.holds(name)))
        } else {
            let first_at = |at| self.beginning_with(text.two_at(at)?).find(|name| is_at(at, *name));
            (0..text.len()).filter_map(first_at).min()
        };
        let name = self.names.text(first?)?;
        text.find_all(name).next().map(|at| at..at + name.chars().count())
    }
}

/// Everybody whose name stands in the filing; of a unit not the unit itself.
fn people_of(filing: &Filing) -> impl Iterator<Item = &str> {
    let subject = filing.is_individual().then_some(&*filing.subject.name);
    let people =
        [Some(&filing.principal), filing.agent.as_ref()].into_iter().flatten().chain(filing.sites.iter().filter_map(|s| s.principal.as_ref()));
    subject.into_iter().chain(people.map(|p| &*p.name)).chain([&*filing.subject.legal_representative])
}

/// The same name as a site before it, or as one that is filed already.
pub fn unique(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((at, _)) = spot.site else { return };
    let same = |name: &str| is_same(name, spot.value);
    if let Some(first) = (at > 0).then(|| spot.first_named(cx.filing)).flatten().filter(|first| *first < at) {
        tell(out, "", spot.whole(), &[("site", &(first + 1).to_string())]);
    } else if cx.at.filing_type == FilingType::NewSite && same(&cx.filing.filed.site_name) {
        tell(out, "filed", spot.whole(), &[]);
    }
}

/// Words of units that the subject's own name does not have.
pub fn no_other_unit(words: &Words, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    if trimmed(&cx.filing.subject.name).is_empty() {
        return;
    }
    for (word, at) in found(words, spot.text()) {
        if !Text::new(&cx.filing.subject.name).holds(&word.text) {
            out.push(word_hit(spot, at, &word.text));
        }
    }
}

/// Nothing in common: not one Han character, once region, trade and legal form are taken off, and no Latin word either.
pub fn relates_to(relation: &Relation, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let other = Text::new(text_of(cx.filing, &relation.field));
    let core = core_of(&other, relation);
    if core.is_empty() {
        return;
    }
    // Any character of the full name counts when an abbreviation takes it (中科院, 北大), but the core is what must be hit.
    let shares = spot.text().folded().iter().any(|c| core.contains(c));
    if !shares {
        tell(out, "", spot.whole(), &[("name", &core.iter().collect::<String>())]);
    }
}

/// The characters of a unit's name that are its own.
fn core_of(name: &Text, relation: &Relation) -> Vec<char> {
    let chars = name.folded();
    let mut keep = vec![true; chars.len()];
    let mut strike = |from: usize, to: usize| keep.iter_mut().take(to).skip(from).for_each(|k| *k = false);
    for word in &relation.ignoring {
        for at in name.find_all(word) {
            strike(at, at + word.chars().count());
        }
    }
    let places = if relation.keeps_places { Vec::new() } else { places::find(&chars) };
    for at in places {
        let suffix = usize::from(chars.get(at.end).is_some_and(|c| matches!(c, '省' | '市' | '区' | '县' | '州' | '镇' | '乡')));
        strike(at.start, at.end + suffix);
    }
    chars.iter().zip(&keep).filter(|(c, keep)| **keep && (is_han(**c) || c.is_ascii_alphanumeric())).map(|(c, _)| *c).collect()
}
