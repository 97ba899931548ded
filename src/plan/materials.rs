//! The papers that a filing needs: what each must show, whose it is, and whether it is there.

use super::Desk;
use super::facts::About;
use super::papers::{Demand, demands};
use super::people::{Who, people};
use crate::filing::{Filing, Person, Site};
use crate::report::Material;
use crate::rulebook::plan_record::{self as record, Owner};

/// One that a paper is for.
struct Place<'a> {
    /// JSON pointers: the first is reported, a paper that was handed in for any of them counts.
    paths: Vec<String>,
    site: Option<(usize, &'a Site)>,
    person: Option<&'a Person>,
}

/// The papers, in the order of the book; and whether some go by post.
pub fn materials(desk: &Desk<'_>, about: About<'_>) -> (Vec<Material>, bool) {
    let asked = demands(desk.cx);
    let mut post = false;
    let mut out = Vec::new();
    for one in &desk.plan.materials {
        let meets = |other: &record::Material, about: About<'_>| about.meets(&other.region, &other.when, other.without_filing);
        let gives_way = one.region.is_empty() && desk.plan.materials.iter().any(|o| o.kind == one.kind && !o.region.is_empty() && meets(o, about));
        if gives_way {
            continue;
        }
        for place in places(about.filing, one.owner) {
            let here = About { site: place.site.map(|(_, site)| site), person: place.person, ..about };
            if meets(one, here) && (!one.by_rule || is_asked(&asked, one, &place)) {
                post |= one.by_post;
                out.push(desk.material(one, &place));
            }
        }
    }
    (out, post)
}

fn is_asked(asked: &[Demand], record: &record::Material, place: &Place<'_>) -> bool {
    let site = place.site.map(|(site, _)| site);
    asked.iter().any(|demand| demand.kind == record.kind && (site.is_none() || demand.site.is_none() || demand.site == site))
}

fn places(filing: &Filing, owner: Owner) -> Vec<Place<'_>> {
    let plain = |path: &str| vec![Place { paths: vec![path.to_owned()], site: None, person: None }];
    let people = match owner {
        Owner::Subject => return plain("/subject"),
        Owner::Sites => return plain("/sites"),
        Owner::Site | Owner::Domains if filing.sites.is_empty() => return plain("/sites/0"),
        Owner::Site | Owner::Domains => return of_sites(filing, owner),
        Owner::Agent if filing.agent.is_none() => return Vec::new(),
        Owner::Agent => return plain("/agent"),
        Owner::Principal => people(filing, true, false),
        Owner::Principals => people(filing, true, true),
        Owner::SitePrincipals => people(filing, false, true),
    };
    people.into_iter().map(|Who { paths, person, .. }| Place { paths, site: None, person: Some(person) }).collect()
}

fn of_sites(filing: &Filing, owner: Owner) -> Vec<Place<'_>> {
    let mut out = Vec::new();
    for (at, site) in filing.sites.iter().enumerate() {
        let mut add = |path: String| out.push(Place { paths: vec![path], site: Some((at, site)), person: None });
        if owner == Owner::Site || site.domains.is_empty() {
            add(format!("/sites/{at}"));
        } else {
            (0..site.domains.len()).for_each(|domain| add(format!("/sites/{at}/domains/{domain}")));
        }
    }
    out
}

impl Desk<'_> {
    fn material(&self, record: &record::Material, place: &Place<'_>) -> Material {
        let named = |template: &String| (!template.is_empty()).then(|| self.fill(template, &self.names()));
        let (file_name, mail_to, mail_subject) = (named(&record.file_name), named(&record.mail_to), named(&record.mail_subject));
        let mut notes: Vec<String> = record.notes.iter().map(|note| self.fill(self.says(note), &self.names())).collect();
        let texts = &self.plan.texts;
        for (value, says) in [(&file_name, &texts.file_name), (&mail_to, &texts.mail_to), (&mail_subject, &texts.mail_subject)] {
            if let Some(value) = value {
                notes.push(self.fill(self.says(says), &[("value", value.clone())]));
            }
        }
        Material {
            kind: record.kind.clone(),
            title: self.says(&record.title).to_owned(),
            for_path: place.paths.first().cloned().unwrap_or_default(),
            provided: place.paths.iter().any(|path| self.cx.filing.has_material(&record.kind, path)),
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
