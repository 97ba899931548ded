//! Who stands in a filing, each person once.

use crate::filing::{Filing, Person};
use crate::numbers::is_same_number;

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
/// a principal of its own has the filing's.
pub fn everybody(filing: &Filing, principal: bool, sites: bool) -> Vec<Who<'_>> {
    let own =
        || Who { person: &filing.principal, number: number(filing, &filing.principal), is_principal: true, paths: vec!["/principal".to_owned()] };
    let mut out: Vec<Who<'_>> = Vec::new();
    if principal || (sites && filing.sites.is_empty()) {
        out.push(own());
    }
    for (at, site) in filing.sites.iter().enumerate().filter(|_| sites) {
        out.push(match &site.principal {
            Some(person) if !is_blank(person) => {
                Who { person, number: number(filing, person), is_principal: false, paths: vec![format!("/sites/{at}/principal")] }
            }
            _ => own(),
        });
    }
    out
}

/// The same, each person once, with every place where they stand.
pub fn people(filing: &Filing, principal: bool, sites: bool) -> Vec<Who<'_>> {
    let mut out: Vec<Who<'_>> = Vec::new();
    for one in everybody(filing, principal, sites) {
        match out.iter_mut().find(|other| is_same(other, &one)) {
            Some(other) => add_new(&mut other.paths, one.paths),
            None => out.push(one),
        }
    }
    out
}

pub fn add_new(paths: &mut Vec<String>, more: Vec<String>) {
    for path in more {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
}

/// An individual's people are the individual.
fn number<'a>(filing: &'a Filing, person: &'a Person) -> &'a str {
    let own = person.certificate.number.trim();
    if own.is_empty() && filing.is_individual() { filing.subject.certificate.number.trim() } else { own }
}

fn is_blank(person: &Person) -> bool {
    person.name.is_blank() && person.certificate.number.is_blank() && person.mobile.is_blank()
}

/// By the number of the certificate; where one of them is not known, by name.
fn is_same(a: &Who<'_>, b: &Who<'_>) -> bool {
    if std::ptr::eq(a.person, b.person) {
        return true;
    }
    if !a.number.is_empty() && !b.number.is_empty() {
        return is_same_number(a.number, b.number);
    }
    !a.person.name.is_blank() && a.person.name.trim() == b.person.name.trim()
}
