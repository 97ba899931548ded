//! Who stands in a filing, each person once.

use crate::filing::{Filing, Person};
use crate::firsts::Firsts;
use crate::numbers::{is_same_number, tidy};

/// Somebody, and every place where they stand.
pub struct Who<'a> {
    pub person: &'a Person,
    /// The number of their certificate, as typed.
    pub number: &'a str,
    pub is_principal: bool,
    /// JSON pointers.
    pub paths: Vec<String>,
}

/// The filing's principal where `principal` is asked for, and those of its sites where `sites` is, in their order. A site without
/// a principal of its own has the filing's, who comes once.
pub fn everybody(filing: &Filing, principal: bool, sites: bool) -> Vec<Who<'_>> {
    let own = || principal_of(filing);
    let mut out: Vec<Who<'_>> = Vec::new();
    let mut is_there = principal || (sites && filing.sites.is_empty());
    if is_there {
        out.push(own());
    }
    for (at, site) in filing.sites.iter().enumerate().filter(|_| sites) {
        match &site.principal {
            Some(person) if !is_blank(person) => {
                out.push(Who { person, number: number(filing, person), is_principal: false, paths: vec![format!("/sites/{at}/principal")] });
            }
            _ if is_there => {}
            _ => {
                is_there = true;
                out.push(own());
            }
        }
    }
    out
}

fn principal_of(filing: &Filing) -> Who<'_> {
    Who { person: &filing.principal, number: number(filing, &filing.principal), is_principal: true, paths: vec!["/principal".to_owned()] }
}

/// Where somebody is reached: a site's principal who is the filing's, and of whom no telephone is said there, as the filing's.
pub fn reached<'a>(filing: &'a Filing, one: &Who<'a>) -> (&'a Person, &'a str) {
    let own = principal_of(filing);
    let silent = one.person.mobile.is_blank() && one.person.filed_mobile.is_blank();
    if silent && (filing.is_individual() || is_same(&own, one)) { (own.person, own.number) } else { (one.person, one.number) }
}

/// The same, each person once, with every place where they stand.
pub fn people(filing: &Filing, principal: bool, sites: bool) -> Vec<Who<'_>> {
    let mut out: Vec<Who<'_>> = Vec::new();
    let mut known = Known::default();
    for mut one in everybody(filing, principal, sites) {
        // When the next one comes, and not before: most filings have one person.
        for (at, other) in out.iter().enumerate().skip(known.count) {
            known.note(other, at);
        }
        match known.place(&one).and_then(|at| out.get_mut(at)) {
            Some(other) => other.paths.append(&mut one.paths),
            None => out.push(one),
        }
    }
    out
}

/// Who is in a list, and where: by the number of the certificate; where one of two has none, by name.
#[derive(Default)]
struct Known {
    count: usize,
    by_number: Firsts<usize>,
    by_name: Firsts<usize>,
    by_name_alone: Firsts<usize>,
}

impl Known {
    fn place(&self, who: &Who<'_>) -> Option<usize> {
        if self.count == 0 {
            return None;
        }
        let (number, name) = (key(&tidy(who.number)), who.person.name.trim());
        if who.number.is_empty() {
            return self.by_name.of_text(name);
        }
        let (numbered, named) = (self.by_number.of_text(&number), self.by_name_alone.of_text(name));
        numbered.into_iter().chain(named).min()
    }

    fn note(&mut self, who: &Who<'_>, at: usize) {
        self.count += 1;
        let name = who.person.name.trim();
        self.by_name.note(name.to_owned(), at);
        if who.number.is_empty() {
            self.by_name_alone.note(name.to_owned(), at);
        } else {
            self.by_number.note(key(&tidy(who.number)), at);
        }
    }
}

/// Never empty, so that it is noted.
fn key(number: &str) -> String {
    format!("={number}")
}

/// An individual's people are the individual.
fn number<'a>(filing: &'a Filing, person: &'a Person) -> &'a str {
    let own = person.certificate.number.trim();
    if own.is_empty() && filing.is_individual() { filing.subject.certificate.number.trim() } else { own }
}

/// By the number of the certificate; where one of them is not known, by name.
fn is_same(a: &Who<'_>, b: &Who<'_>) -> bool {
    if !a.number.is_empty() && !b.number.is_empty() {
        return is_same_number(a.number, b.number);
    }
    !a.person.name.is_blank() && a.person.name.trim() == b.person.name.trim()
}

fn is_blank(person: &Person) -> bool {
    person.name.is_blank() && person.certificate.number.is_blank() && person.mobile.is_blank()
}
