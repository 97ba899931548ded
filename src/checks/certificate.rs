//! Certificate numbers (GB 11643, GB 32100, GB 11714 and the forms of the rest), their kinds and their dates.

use super::{Context, Hit, Hits, tell};
use crate::certificate::{Fault, Reading, likely_kind};
use crate::date;
use crate::lexicon::divisions;
use crate::numbers::resident_id::{Kind, ResidentId};
use crate::numbers::{resident_id, tidy_positions, uscc};
use crate::rulebook::field::Field;
use crate::rulebook::record::{Age, CertificateAspect, LocalId, Pairs};
use crate::spot::Spot;

/// Older than anybody.
const OLDEST_YEARS: i32 = 130;

/// One look at a number. Its faults come in the order of reading, and only the first one speaks.
pub fn number(aspect: CertificateAspect, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let (typed, tidied) = (spot.typed(), spot.tidied());
    let kind = kind_of(cx, spot);
    if kind.is_empty() {
        return;
    }
    let whole = || Hit::default().span(spot.whole());
    let found = match (aspect, spot.certificate(kind)) {
        (CertificateAspect::Format, Err(Fault::Length { found, wanted })) => {
            Some(whole().in_case("length").hole("found", found.to_string()).hole("wanted", *wanted))
        }
        (CertificateAspect::Format, Err(Fault::Character { index })) => {
            let at = tidy_positions(typed).get(*index).copied().unwrap_or(*index);
            let hit = Hit::case("character").span(spot.text().span(at, at + 1)).hole("place", (index + 1).to_string());
            Some(if is_unified(kind) { uscc::repair(tidied).into_iter().fold(hit, Hit::fix) } else { hit })
        }
        (CertificateAspect::Format, Err(Fault::Form)) => Some(whole()),
        (CertificateAspect::Format, Err(Fault::OtherKind)) => Some(whole().in_case("other-kind")),
        (CertificateAspect::Format, Ok(_)) if spot.value != typed || is_untidy(typed, tidied, kind) => Some(whole().in_case("width").fix(tidied)),
        (CertificateAspect::FirstGeneration, Err(Fault::FirstGeneration)) => Some(resident_id::upgrade(tidied).into_iter().fold(whole(), Hit::fix)),
        (CertificateAspect::BirthDate, Err(Fault::BirthDate)) => Some(Hit { span: birth_span(spot, typed), ..Hit::default() }),
        (CertificateAspect::BirthDate, Ok(Reading::Person(id))) if id.birth > cx.today || cx.today.year() - id.birth.year() > OLDEST_YEARS => {
            Some(whole().in_case("not-yet-born").span(birth_span(spot, typed)))
        }
        (CertificateAspect::CheckDigit, Err(Fault::CheckCharacter)) => Some(whole()),
        (CertificateAspect::CheckDigit, Ok(Reading::Unified { organisation_code_ok: false, .. })) => {
            Some(Hit::case("organisation-code").span(spot.text().span(8, 17)))
        }
        (CertificateAspect::RegionCode, Ok(Reading::Person(id))) if !knows_area(id) => Some(Hit::default().span(spot.text().span(0, 6))),
        (CertificateAspect::LowercaseX, Ok(_)) if ends_in_small_x(typed, kind) => {
            let last = spot.text().len();
            Some(Hit::default().span(spot.text().span(last - 1, last)).fix(tidied))
        }
        _ => None,
    };
    out.extend(found);
}

/// The kind that is given; else the one that the number looks like, since people fill in the number first.
fn kind_of<'a>(cx: &Context<'a>, spot: &Spot<'a>) -> &'a str {
    let tidied = spot.tidied();
    let given = spot.certificate.map_or("", |c| c.kind.trim());
    if !given.is_empty() {
        return given;
    }
    let of_a_person = spot.person.is_some() || cx.filing.is_individual();
    if !of_a_person && !cx.at.nature.is_empty() && tidied.len() == 18 {
        return "unified-social-credit";
    }
    likely_kind(tidied, of_a_person)
}

fn is_unified(kind: &str) -> bool {
    matches!(kind, "unified-social-credit" | "business-licence")
}

/// Written with full-width characters, spaces or small letters. A small x at the end has a rule of its own.
fn is_untidy(typed: &str, tidied: &str, kind: &str) -> bool {
    let hyphened = kind == "organisation-code" && typed.replacen('-', "", 1) == tidied;
    let form_as_printed =
        !typed.chars().any(|c| c.is_whitespace() || ('\u{FF01}'..='\u{FF5E}').contains(&c)) && matches!(kind, "officer-card" | "military-code");
    let as_typed = if ends_in_small_x(typed, kind) { typed.to_ascii_uppercase() } else { typed.to_owned() };
    as_typed != tidied && !hyphened && !form_as_printed
}

fn ends_in_small_x(typed: &str, kind: &str) -> bool {
    let has_check_x = matches!(kind, "resident-id" | "residence-permit-hk-macau-taiwan" | "foreigner-permanent-residence" | "organisation-code");
    has_check_x && typed.ends_with('x')
}

fn birth_span(spot: &Spot<'_>, typed: &str) -> Option<crate::text::Span> {
    let places = tidy_positions(typed);
    spot.text().span(*places.get(6)?, places.get(13)? + 1)
}

fn knows_area(id: &ResidentId) -> bool {
    id.kind != Kind::Resident || divisions::knows(id.area)
}

/// The person whose number it is, where the number is good.
fn holder(cx: &Context<'_>, spot: &Spot<'_>) -> Option<ResidentId> {
    match spot.certificate(kind_of(cx, spot)) {
        Ok(Reading::Person(id)) => Some(*id),
        _ => None,
    }
}

pub fn at_least_years(years: u32, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some(id) = holder(cx, spot) else { return };
    let grown = date::add_months(id.birth, years as i32 * 12);
    if id.birth <= cx.today && grown > cx.today {
        tell(out, "", birth_span(spot, spot.typed()), &[("years", &years.to_string())]);
    }
}

/// Too young; or so young that a paper is asked for.
pub fn age(age: &Age, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some(id) = holder(cx, spot).filter(|id| id.birth <= cx.today) else { return };
    let younger_than = |years: u32| date::add_months(id.birth, years as i32 * 12) > cx.today;
    let born = birth_span(spot, spot.typed());
    if younger_than(age.refused_under) {
        tell(out, "", born, &[("years", &age.refused_under.to_string())]);
    } else if let Some(years) = age.proof_under.filter(|years| younger_than(*years))
        && !cx.has_one(&age.proof, spot)
    {
        tell(out, "proof", born, &[("years", &years.to_string())]);
    }
}

/// A resident's card of another region. Its address says where the holder lives; the number only where the first card came from,
/// so that with an address the number is not asked.
pub fn local_id(local: &LocalId, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let (Some(region), Some(id)) = (cx.region.map(|r| r / 10_000), holder(cx, spot)) else { return };
    let written = spot.certificate.map_or("", |c| &c.address);
    let lives_in = spot.address_in(written).region();
    let elsewhere = lives_in.unwrap_or(id.area / 10_000);
    if id.kind != Kind::Resident || elsewhere == region || !divisions::knows(id.area) && lives_in.is_none() {
        return;
    }
    if !local.unless_any.iter().any(|kind| cx.has_any(kind)) {
        let place = divisions::by_code(elsewhere * 10_000).map(|d| d.name).unwrap_or_default();
        tell(out, if lives_in.is_none() { "number" } else { "" }, spot.text().span(0, 6), &[("place", place)]);
    }
}

/// The certificate must run more than so many months from today.
pub fn valid_for_months(months: u32, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let written = spot.typed();
    if spot.is_empty() || matches!(written, "long-term" | "长期" | "长期有效" | "永久" | "永久有效" | "无固定期限") {
        return;
    }
    let is_resident_id = spot.certificate.is_some_and(|c| matches!(c.kind.trim(), "resident-id" | ""));
    let of_a_person = spot.person.is_some() || cx.filing.is_individual();
    let hit = || Hit::default().span(spot.whole()).hole("months", months.to_string());
    match date::parse(written) {
        None => out.push(hit().in_case("unreadable")),
        Some(day) if day < cx.today => out.push(hit().in_case("expired").hole("date", date::format(day))),
        Some(day) if day <= date::add_months(cx.today, months as i32) => {
            let hit = hit().hole("date", date::format(day));
            out.push(if is_resident_id && of_a_person { hit } else { hit.in_case("other") });
        }
        Some(_) => {}
    }
}

/// The ministry's pairs of natures and certificates. A nature or a kind that the table does not know is not judged.
pub fn kinds(pairs: &Pairs, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let kind = spot.value.trim();
    let known = pairs.0.iter().any(|(_, kinds)| kinds.iter().any(|k| k == kind));
    let Some((_, fitting)) = pairs.0.iter().find(|(nature, _)| nature == cx.at.nature) else { return };
    if spot.field == Field::SubjectCertificateKind && known && !fitting.iter().any(|k| k == kind) {
        out.push(Hit::default());
    }
}
