//! The subject's name, and its investor or superior.

use super::{Context, Hit, Hits, tell};
use crate::lexicon::surnames;
use crate::rulebook::record::FullName;
use crate::spot::Spot;
use crate::text::{is_han, is_same};

/// 投资人或主管单位: of an enterprise its legal representative or its full name, of an individual the same person;
/// of a body with a superior not a person.
pub fn investor(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let subject = &cx.filing.subject;
    let is = |name: &str| !name.trim().is_empty() && is_same(name, spot.value);
    match &*subject.nature {
        "individual" => {
            if !subject.name.is_blank() && !is(&subject.name) {
                out.push(Hit::case("individual").span(spot.whole()).fix(subject.name.trim()));
            }
        }
        "enterprise" | "self-employed" => {
            let representative = if subject.legal_representative.is_blank() { &cx.filing.principal.name } else { &subject.legal_representative };
            let known = !subject.name.is_blank() && !representative.is_blank();
            if known && !is(&subject.name) && !is(representative) {
                // Of a person who is not the principal nobody has said whether they are the representative.
                let unsure = subject.legal_representative.is_blank() && surnames::reads_as_person_name(&spot.text().folded());
                out.push(if unsure { Hit::case("unsure") } else { Hit::default() }.span(spot.whole()).fix(subject.name.trim()));
            }
        }
        "" => {}
        _ => {
            if is(&subject.legal_representative) || is(&cx.filing.principal.name) || surnames::reads_as_person_name(&spot.text().folded()) {
                tell(out, "person", spot.whole(), &[]);
            }
        }
    }
}

/// The full name of a unit, or of a person with surname and given name.
pub fn full_name(shown_by: &FullName, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let text = spot.text();
    let is_person = spot.person.is_some() || cx.filing.is_individual();
    let han = text.chars().iter().filter(|c| is_han(c.ch)).count();
    if !is_person {
        // Four characters at the least; and an enterprise's name says what it is.
        let without_form = cx.at.nature == "enterprise" && !shown_by.forms.iter().any(|form| text.holds(form));
        if !cx.at.nature.is_empty() && (han < 4 || without_form) {
            tell(out, "", text.whole(), &[]);
        }
        return;
    }
    let title = shown_by.titles.iter().find(|t| text.len() > t.chars().count() && text.has_at(text.len() - t.chars().count(), t));
    if let Some(title) = title.filter(|t| text.len() <= t.chars().count() + 2) {
        let at = text.len() - title.chars().count();
        tell(out, "individual", text.span(at, text.len()), &[]);
        return;
    }
    let kind = spot.certificate.map_or("", |c| &*c.kind);
    let latin_allowed = !kind.is_empty() && kind != "resident-id";
    let letters = text.chars().iter().filter(|c| c.ch.is_ascii_alphabetic()).count();
    let odd = text.chars().iter().any(|c| !is_han(c.ch) && !c.ch.is_alphabetic() && !crate::pieces::has(" ·•・.-'’,", c.ch));
    if odd || (han == 0 && (letters < 2 || !latin_allowed)) || (letters == 0 && han == 1) || (han > 0 && letters > 0 && !latin_allowed) {
        tell(out, "individual", text.whole(), &[]);
    }
}
