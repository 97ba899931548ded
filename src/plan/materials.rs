//! The papers that a filing needs: what each must show, whose it is, and whether it is there.

use super::Desk;
use super::facts::About;
use super::papers::Demand;
use super::people::{Who, people};
use crate::filing::{Filing, Person, Site};
use crate::firsts::Firsts;
use crate::pieces;
use crate::report::Material;
use crate::rulebook::plan_record::{self as record, Owner};
use crate::rulebook::record::Bilingual;
use crate::shared::Shared;

/// One that a paper is for.
struct Place<'a> {
    /// JSON pointers: the first is reported, a paper that was handed in for any of them counts.
    paths: Vec<String>,
    site: Option<&'a Site>,
    person: Option<&'a Person>,
    /// Kinds that would do as well.
    instead: Vec<String>,
}

/// The papers, in the order of the book; and whether some go by post.
pub fn materials(desk: &Desk<'_>, about: About<'_>, asked: &[Demand]) -> (Vec<Shared<Material>>, bool) {
    let mut post = false;
    let mut out = Vec::new();
    // A provider's own speak before the book's, and give way to nobody's.
    let own = desk.checker.book().laid().materials();
    let meets = |other: &record::Material, about: About<'_>| about.meets(&other.region, &other.when, other.without_filing);
    let regional: Vec<&record::Material> = desk.plan.materials.iter().filter(|o| !o.region.is_empty() && o.region == about.at.region).collect();
    for (at, one) in own.iter().chain(&desk.plan.materials).enumerate() {
        if !about.may_meet(&one.region, &one.when, one.without_filing) {
            continue;
        }
        let gives_way = at >= own.len() && one.region.is_empty() && regional.iter().any(|o| o.kind == one.kind && meets(o, about));
        if gives_way {
            continue;
        }
        let places = if one.by_rule { asked_for(desk, one, asked) } else { places(about.filing, one.owner) };
        let said = Firsts::of(out.iter().filter(|m: &&Shared<Material>| m.kind == one.kind).map(|m| (m.for_path.clone(), ())));
        for place in places {
            let here = About { site: place.site, person: place.person, ..about };
            // The first record that fits a place speaks: a particular one stands before a general one.
            let is_there = place.paths.first().is_some_and(|path| said.of_text(path).is_some());
            if meets(one, here) && !is_there {
                post |= one.by_post;
                out.push(desk.material(one, &place));
            }
        }
    }
    (out, post)
}

/// Where rules ask for it, less where something else that would do has been handed in.
fn asked_for(desk: &Desk<'_>, record: &record::Material, asked: &[Demand]) -> Vec<Place<'static>> {
    let filing = desk.cx.filing;
    let mut out: Vec<Place<'static>> = Vec::new();
    let mut person = None;
    for demand in asked.iter().filter(|demand| demand.kind == record.kind && record.owner.is_none_or(|owner| is_of(owner, &demand.path))) {
        let has = |kind: &String| desk.cx.papers.has(kind, &demand.path);
        if !has(&demand.kind) && demand.instead.iter().any(has) {
            continue;
        }
        // An individual's people are the individual: one paper for all of them.
        let is_person = |path: &str| path == "/subject" || path.ends_with("/principal");
        let one_person = filing.is_individual() && is_person(&demand.path);
        match person.and_then(|at: usize| out.get_mut(at)).filter(|_| one_person) {
            Some(place) => place.paths.push(demand.path.clone()),
            None => {
                person = person.or(one_person.then_some(out.len()));
                out.push(Place { paths: vec![demand.path.clone()], site: None, person: None, instead: demand.instead.clone() });
            }
        }
    }
    out
}

fn is_of(owner: Owner, path: &str) -> bool {
    match owner {
        Owner::Subject => path == "/subject",
        Owner::Principal => path == "/principal",
        Owner::Agent => path == "/agent",
        Owner::Sites => path == "/sites",
        Owner::Principals => path.ends_with("/principal"),
        Owner::SitePrincipals => path.starts_with("/sites/") && path.ends_with("/principal"),
        Owner::Site | Owner::Domains => path.starts_with("/sites/") && !path.ends_with("/principal"),
    }
}

fn places(filing: &Filing, owner: Option<Owner>) -> Vec<Place<'_>> {
    let plain = |path: &str| vec![Place { paths: vec![path.to_owned()], site: None, person: None, instead: Vec::new() }];
    let people = match owner {
        Some(Owner::Subject) => return plain("/subject"),
        Some(Owner::Sites) => return plain("/sites"),
        Some(Owner::Site | Owner::Domains) if filing.sites.is_empty() => return plain("/sites/0"),
        Some(Owner::Site) => return of_sites(filing, false),
        Some(Owner::Domains) => return of_sites(filing, true),
        Some(Owner::Agent) if filing.agent.is_some() => return plain("/agent"),
        Some(Owner::Principal) => people(filing, true, false),
        Some(Owner::Principals) => people(filing, true, true),
        Some(Owner::SitePrincipals) => people(filing, false, true),
        Some(Owner::Agent) | None => return Vec::new(),
    };
    people.into_iter().map(|Who { paths, person, .. }| Place { paths, site: None, person: Some(person), instead: Vec::new() }).collect()
}

fn of_sites(filing: &Filing, domains: bool) -> Vec<Place<'_>> {
    let mut out = Vec::new();
    for (at, site) in filing.sites.iter().enumerate() {
        let mut add = |path: String| out.push(Place { paths: vec![path], site: Some(site), person: None, instead: Vec::new() });
        if !domains || site.domains.is_empty() {
            add(format!("/sites/{at}"));
        } else {
            (0..site.domains.len()).for_each(|domain| add(format!("/sites/{at}/domains/{domain}")));
        }
    }
    out
}

impl Desk<'_> {
    /// A paper that names nobody and asks for nothing else instead is made once.
    fn material(&self, record: &record::Material, place: &Place<'_>) -> Shared<Material> {
        let for_path = place.paths.first().map_or("", String::as_str);
        let provided = place.paths.iter().any(|path| self.cx.papers.has(&record.kind, path));
        let made = || self.made(record, place, for_path, provided);
        let named = [&record.file_name, &record.mail_to, &record.mail_subject].iter().any(|name| !name.is_empty());
        if named || !place.instead.is_empty() {
            return made().into();
        }
        let has_holes = |note: &Bilingual| pieces::has(&note.zh, '{') || pieces::has(&note.en, '{');
        self.checker.shelf().paper(record, for_path, provided, || (made(), !record.notes.iter().any(has_holes)))
    }

    fn made(&self, record: &record::Material, place: &Place<'_>, for_path: &str, provided: bool) -> Material {
        let named = |template: &String| (!template.is_empty()).then(|| self.fill(template, &self.names()));
        let (file_name, mail_to, mail_subject) = (named(&record.file_name), named(&record.mail_to), named(&record.mail_subject));
        let mut notes: Vec<String> = record.notes.iter().map(|note| self.fill(self.says(note), &self.names())).collect();
        let texts = &self.plan.texts;
        for (value, says) in [(&file_name, &texts.file_name), (&mail_to, &texts.mail_to), (&mail_subject, &texts.mail_subject)] {
            if let Some(value) = value {
                notes.push(self.fill(self.says(says), &[("value", value.clone())]));
            }
        }
        let title = |kind: &String| self.plan.materials.iter().find(|m| m.kind == *kind).map(|m| self.says(&m.title));
        let others: Vec<&str> = place.instead.iter().filter_map(title).collect();
        if !others.is_empty() {
            let others = pieces::joined(&others, if self.is_english() { ", " } else { "、" });
            notes.push(self.fill(self.says(&texts.one_of), &[("others", others)]));
        }
        Material {
            kind: record.kind.clone(),
            title: self.says(&record.title).to_owned(),
            for_path: for_path.to_owned(),
            provided,
            notes,
            file_name,
            mail_to,
            mail_subject,
            source: self.checker.source(&record.source),
        }
    }

    /// What stands in file names and subject lines.
    fn names(&self) -> [(&'static str, String); 2] {
        let (subject, provider) = (self.cx.filing.subject.name.trim(), self.cx.filing.provider.name.trim());
        let or = |name: &str, otherwise| if name.is_empty() { self.says(otherwise).to_owned() } else { name.to_owned() };
        [("subject", or(subject, &self.plan.texts.no_subject)), ("provider", or(provider, &self.plan.texts.no_provider))]
    }
}
