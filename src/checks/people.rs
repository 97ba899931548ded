//! Principals, agents and their contacts: who has to be whom, and which numbers may not be the same.

use super::{Context, Hit, Hits, tell, text_of};
use crate::filing::Certificate;
use crate::numbers::{email, is_same_number};
use crate::rulebook::field::Field;
use crate::rulebook::record::Deputy;
use crate::spot::{Role, Spot};
use crate::text::{is_han, is_same};

/// Individual: the principal, and every site's principal, is the subject. A blank principal is taken to be.
pub fn same_as_subject(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let subject = &cx.filing.subject;
    let Some((role, person)) = spot.person else { return };
    if role == Role::Agent {
        return;
    }
    match spot.field {
        Field::PersonName => {
            let differs = !subject.name.is_blank() && !is_same(&subject.name, spot.value);
            if differs {
                out.push(Hit::default().span(spot.whole()).fix(subject.name.trim()));
            }
        }
        Field::PersonCertificateNumber if differ(&person.certificate, &subject.certificate) => {
            // No fix: which of the two numbers is the right one is not known.
            tell(out, "", spot.whole(), &[]);
        }
        _ => {}
    }
}

fn differ(a: &Certificate, b: &Certificate) -> bool {
    let number = !a.number.is_blank() && !b.number.is_blank() && !is_same_number(&a.number, &b.number);
    let kind = !a.kind.is_blank() && !b.kind.is_blank() && a.kind.trim() != b.kind.trim();
    number || kind
}

/// Unit, where the region demands it: the principal is the legal representative.
pub fn legal_representative(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let named = &cx.filing.subject.legal_representative;
    let is_principal = spot.person.is_some_and(|(role, _)| role == Role::Principal);
    if is_principal && !named.is_blank() && !is_same(named, spot.value) {
        tell(out, "", spot.whole(), &[]);
    }
}

/// The same, where somebody may stand in for the legal representative, or has to.
pub fn legal_representative_or(deputy: &Deputy, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let named = &cx.filing.subject.legal_representative;
    let Some((Role::Principal, person)) = spot.person else { return };
    if named.is_blank() {
        return;
    }
    let kind = person.certificate.kind.trim();
    if deputy.foreigners_must && !kind.is_empty() && kind != "resident-id" {
        tell(out, "foreign", spot.whole(), &[]);
        return;
    }
    if is_same(named, spot.value) {
        return;
    }
    let letter = cx.has_one(&deputy.materials, spot);
    let is_foreign = !named.chars().any(is_han);
    if !letter {
        tell(out, "", spot.whole(), &[]);
    } else if deputy.foreigners_only && !is_foreign {
        tell(out, "if-foreign", spot.whole(), &[]);
    } else if deputy.one_person {
        let others = cx.filing.sites.iter().enumerate().filter_map(|(at, site)| Some((at, site.principal.as_ref()?)));
        for (at, _) in others.filter(|(_, p)| !p.name.is_blank() && !is_same(&p.name, spot.value)) {
            out.push(Hit { path: Some(format!("/sites/{at}/principal/name")), ..Hit::case("one-person") });
        }
    }
}

/// Unit: a site's principal who is somebody else than the legal representative has a letter.
pub fn site_letter(kinds: &[String], cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((Role::SitePrincipal, _)) = spot.person else { return };
    let named = &cx.filing.subject.legal_representative;
    let head = if named.is_blank() { &cx.filing.principal.name } else { named };
    let is_head = head.is_blank() || is_same(head, spot.value);
    if !is_head && !spot.is_empty() && !cx.has_one(kinds, spot) {
        tell(out, "", spot.whole(), &[]);
    }
}

/// Two numbers of one person that may not be the same.
pub fn differs_from(fields: &[String], cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((_, person)) = spot.person else { return };
    let same = fields.iter().any(|field| {
        let other = match Field::from_name(field) {
            Some(Field::PersonMobile) => &person.mobile,
            Some(Field::PersonPhone) => &person.phone,
            Some(Field::PersonEmergencyPhone) => &person.emergency_phone,
            _ => text_of(cx.filing, field),
        };
        !other.trim().is_empty() && is_same_number(other, spot.value)
    });
    if same {
        tell(out, "", spot.whole(), &[]);
    }
}

pub fn emergency_contacts(count: u32, spot: &Spot<'_>, out: &mut Hits) {
    let Some((_, person)) = spot.person else { return };
    let complete = person.emergency_contacts.iter().filter(|c| !c.name.is_blank() && !c.mobile.is_blank()).count();
    if complete < count as usize {
        tell(out, "", None, &[("count", &complete.to_string())]);
    }
}

/// Filed by an agent: what the agent has to bring.
pub fn agent_materials(kinds: &[String], cx: &Context<'_>, out: &mut Hits) {
    let Some(agent) = &cx.filing.agent else { return };
    let fields = [("name", &agent.name), ("certificate/number", &agent.certificate.number), ("mobile", &agent.mobile), ("email", &agent.email)];
    for (rest, _) in fields.iter().filter(|(_, value)| value.is_blank()) {
        out.push(Hit { path: Some(format!("/agent/{rest}")), ..Hit::case("field") });
    }
    if kinds.iter().any(|kind| !cx.has(kind, "/agent")) {
        out.push(Hit::default());
    }
}

pub fn email(spot: &Spot<'_>, out: &mut Hits) {
    let typed = spot.typed();
    if email::parse(typed).is_ok() {
        return;
    }
    let hit = Hit::default().span(spot.whole());
    let tidied: String = spot
        .text()
        .chars()
        .iter()
        .map(|c| crate::text::half_width(c.original))
        .filter(|c| !c.is_whitespace() && !crate::text::is_invisible(*c))
        .collect();
    let tidied = tidied.replace(['。', ','], ".");
    out.push(if tidied != typed && email::parse(&tidied).is_ok() { hit.fix(tidied) } else { hit });
}
