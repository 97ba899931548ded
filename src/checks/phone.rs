//! Mobile numbers, second contacts and area codes.

use super::{Context, Hit, Hits, tell};
use crate::lexicon::{area_codes, mobile_prefixes};
use crate::numbers::phone::{Class, Fit, MobileFault, bare_mobile, landline, mobile_form};
use crate::pieces;
use crate::rulebook::record::ContactKind;
use crate::spot::Spot;

pub fn mobile(spot: &Spot<'_>, out: &mut Hits) {
    let typed = spot.typed();
    let hit = Hit::default().span(spot.text().whole());
    if let Err(fault) = mobile_form(typed) {
        let hit = bare_mobile(typed).into_iter().fold(hit, Hit::fix);
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
    out.push(hit.in_case(case).span(spot.text().span(0, 3)).hole("prefix", typed.get(..3).unwrap_or_default()));
}

/// 联系方式2: a mobile or a landline, as the region asks.
pub fn second_contact(kind: ContactKind, spot: &Spot<'_>, out: &mut Hits) {
    let typed = spot.typed();
    let hit = Hit::default().span(spot.text().whole());
    let as_mobile = bare_mobile(typed);
    let mobile_allowed = kind != ContactKind::Landline;
    let landline_allowed = kind != ContactKind::Mobile;
    match (landline(typed), as_mobile) {
        (_, Some(_)) if mobile_allowed => {}
        (_, Some(_)) => out.push(hit.in_case("landline-wanted")),
        (Ok(_), None) if !landline_allowed => out.push(hit.in_case("mobile-wanted")),
        (Ok(line), None) => {
            let fit = line.fit(|area| area_codes::of(area).map(|a| a.lengths().collect::<Vec<_>>()));
            if fit != Fit::Fits {
                out.push(hit.in_case("digits").hole("area", line.area));
            }
        }
        (Err(_), None) => out.push(hit),
    }
}

/// A landline of another province than the filing's.
pub fn area_code_in_region(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let typed = spot.typed();
    let Some(region) = cx.region.map(|r| r / 10_000) else { return };
    not_of(&|province| province == region, typed, cx, spot, out);
}

/// A landline of none of these regions.
pub fn area_code_of(regions: &[String], cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    not_of(&|province| regions.iter().any(|r| *r == province.to_string()), spot.typed(), cx, spot, out);
}

fn not_of(allowed: &dyn Fn(u32) -> bool, typed: &str, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    if bare_mobile(typed).is_some() {
        return;
    }
    let Ok(line) = landline(typed) else { return };
    if let Some(area) = area_codes::of(&line.area).filter(|a| !a.provinces().any(allowed)) {
        let named: Vec<&str> = area.provinces().filter_map(|p| cx.book.region(&p.to_string())).map(|r| r.name.as_str()).collect();
        tell(out, "", spot.text().whole(), &[("area", &line.area), ("provinces", &pieces::joined(&named, "、"))]);
    }
}
