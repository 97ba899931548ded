//! Mobile numbers, second contacts and area codes.

use super::{Context, Hit, Hits, tell};
use crate::lexicon::{area_codes, mobile_prefixes};
use crate::numbers::phone::{Class, Fit, MobileFault, mobile_form};
use crate::pieces;
use crate::rulebook::record::ContactKind;
use crate::spot::Spot;

pub fn mobile(spot: &Spot<'_>, out: &mut Hits) {
    let typed = spot.typed();
    if let Err(fault) = mobile_form(typed) {
        let hit = spot.bare_mobile().into_iter().fold(Hit::default().span(spot.whole()), Hit::fix);
        out.push(if fault == MobileFault::MachineNumber { hit.in_case("machine-number") } else { hit });
        return;
    }
    let case = match mobile_prefixes::class(typed) {
        Class::Ordinary => return,
        Class::Virtual => "virtual",
        Class::DataCard => "data-card",
        Class::Satellite => "satellite",
        Class::Machine => "machine",
        Class::Unallotted => "unallotted",
    };
    out.push(Hit::case(case).span(spot.text().span(0, 3)).hole("prefix", typed.get(..3).unwrap_or_default()));
}

/// 联系方式2: a mobile or a landline, as the region asks.
pub fn second_contact(kind: ContactKind, spot: &Spot<'_>, out: &mut Hits) {
    let hit = || Hit::default().span(spot.whole());
    if spot.bare_mobile().is_some() {
        if kind == ContactKind::Landline {
            out.push(hit().in_case("landline-wanted"));
        }
        return;
    }
    match spot.landline() {
        Ok(_) if kind == ContactKind::Mobile => out.push(hit().in_case("mobile-wanted")),
        Ok(line) => {
            let fit = line.fit(|area| area_codes::of(area).map(|a| a.lengths().collect::<Vec<_>>()));
            if fit != Fit::Fits {
                out.push(hit().in_case("digits").hole("area", &line.area));
            }
        }
        Err(_) => out.push(hit()),
    }
}

/// A landline of another province than the filing's.
pub fn area_code_in_region(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some(region) = cx.region.map(|r| r / 10_000) else { return };
    not_of(&|province| province == region, cx, spot, out);
}

/// A landline of none of these regions.
pub fn area_code_of(regions: &[String], cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    not_of(&|province| regions.iter().any(|r| *r == province.to_string()), cx, spot, out);
}

fn not_of(allowed: &dyn Fn(u32) -> bool, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    if spot.bare_mobile().is_some() {
        return;
    }
    let Ok(line) = spot.landline() else { return };
    if let Some(area) = area_codes::of(&line.area).filter(|a| !a.provinces().any(allowed)) {
        let named: Vec<&str> = area.provinces().filter_map(|p| cx.book.region(&p.to_string())).map(|r| r.name.as_str()).collect();
        tell(out, "", spot.whole(), &[("area", &line.area), ("provinces", &pieces::joined(&named, "、"))]);
    }
}
