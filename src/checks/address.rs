//! Addresses: what is there, and what of it the administration asks for. Nothing is guessed.

use super::words::{holds_in_order, only_chars};
use super::{Context, Hit, Hits, Only, tell, text_of};
use crate::lexicon::address::Address;
use crate::lexicon::divisions;
use crate::pieces;
use crate::rulebook::record::{AddressAspect, DoorNumber};
use crate::spot::Spot;
use crate::text::{Span, Text};

/// Signs that an address may hold beside Han characters, letters and digits. Room numbers join theirs with hyphens.
const SIGNS: &str = "（）()·-—－";

pub fn aspect(aspect: AddressAspect, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    match aspect {
        AddressAspect::SpecialCharacter => special_character(spot, out),
        AddressAspect::Complete => complete(spot, out),
        AddressAspect::Region => in_region(cx, spot, out),
        AddressAspect::WithdrawnDivision => withdrawn_division(spot, out),
    }
}

fn special_character(spot: &Spot<'_>, out: &mut Hits) {
    only_chars(SIGNS, spot, out);
    // 1单元25-4 says what is what; 7-3-101 does not.
    let is_named = |from: usize| from.checked_sub(1).and_then(|at| spot.text().chars().get(at)).is_some_and(|c| pieces::has("元栋楼幢座", c.ch));
    if let Some(dashed) = spot.address().dashed.clone().filter(|d| !is_named(d.start)) {
        tell(out, "dashed", spot.text().span(dashed.start, dashed.end), &[]);
    }
}

/// City, district, and a road or a village. The first that is not there is named; the number has a rule of its own.
fn complete(spot: &Spot<'_>, out: &mut Hits) {
    let address = spot.address();
    let case = if !address.ambiguous.is_empty() {
        "ambiguous"
    } else if !address.has_city() {
        "city"
    } else if !address.has_county() {
        "county"
    } else if !address.has_road() && !address.has_village() && address.town.is_none() {
        "road"
    } else {
        return;
    };
    tell(out, case, None, &[]);
}

fn withdrawn_division(spot: &Spot<'_>, out: &mut Hits) {
    for place in spot.address().old() {
        let written: String = spot.text().chars().iter().take(place.span.end).skip(place.span.start).map(|c| c.original).collect();
        let today: Vec<&str> = place.today.iter().map(|d| d.name).collect();
        let hit = Hit::default().span(spot.text().span(place.span.start, place.span.end)).hole("old", written);
        out.push(if today.is_empty() { hit.in_case("unknown") } else { hit.hole("today", pieces::joined(&today, "、")) });
    }
}

fn in_region(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let address = spot.address();
    let (Some(region), Some(code)) = (cx.region, address.code()) else { return };
    let name = |code: u32| divisions::by_code(code).map(|d| d.name).unwrap_or_default();
    if code / 10_000 != region / 10_000 {
        out.push(Hit::default().span(marked(spot, false)).hole("place", name(code / 10_000 * 10_000)));
    } else if let Some(city) = address.prefecture().filter(|city| is_of_another_city(*city, region)) {
        out.push(Hit::case("city").span(marked(spot, true)).hole("place", name(city)));
    }
}

/// What of an address says that it is elsewhere. Of two cities of one province the province's name says nothing.
fn marked(spot: &Spot<'_>, in_one_province: bool) -> Option<Span> {
    let address = spot.address();
    let (province, county) = (address.province.as_ref(), address.county.as_ref());
    let place = address.city.as_ref().or(if in_one_province { county.or(province) } else { province.or(county) })?;
    spot.text().span(place.span.start, place.span.end)
}

/// In another prefecture, or another province, than the other address says; where that cannot be read, than the filing's region.
pub fn same_city_as(field: &str, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let other = spot.address_in(text_of(cx.filing, field));
    let address = spot.address();
    let Some(there) = other.code() else {
        if !matches!(cx.only, Only::Region(_)) {
            in_region(cx, spot, out);
        }
        return;
    };
    let Some(here) = address.code() else { return };
    let name = |code: u32| divisions::by_code(code).map(|d| d.name).unwrap_or_default();
    let (places, one) = if here / 10_000 != there / 10_000 {
        ((here / 10_000 * 10_000, there / 10_000 * 10_000), false)
    } else if divisions::is_central_municipality(here / 10_000 * 10_000) {
        return;
    } else {
        // A county that the province governs is its own city.
        let city = |address: &Address, code: u32| address.prefecture().or((code % 10_000 / 100 == 90).then_some(code));
        let (Some(a), Some(b)) = (city(address, here), city(&other, there)) else { return };
        ((a, b), a == b)
    };
    if !one {
        let span = marked(spot, here / 10_000 == there / 10_000);
        tell(out, "certificate", span, &[("place", name(places.0)), ("other", name(places.1))]);
    }
}

/// Of another prefecture than the filing's. The districts and counties of 北京 or 重庆 are of one city.
fn is_of_another_city(prefecture: u32, region: u32) -> bool {
    let city = region / 100;
    let directly_governed = matches!(city % 100, 0 | 90);
    !directly_governed && prefecture / 100 != city && !divisions::is_central_municipality(region / 10_000 * 10_000)
}

/// Unit: the filing's region is where the certificate says the unit is. Never read from the digits of a number.
pub fn certificate_in_region(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    in_region(cx, spot, out);
}

/// Neither a division nor a road nor a village: no address at all.
pub fn whole(spot: &Spot<'_>, out: &mut Hits) {
    let address = spot.address();
    if address.code().is_none() && address.ambiguous.is_empty() && !address.has_road() && !address.has_village() && address.town.is_none() {
        tell(out, "", spot.whole(), &[]);
    }
}

/// A number, or a remark (of the subject or of a site) that says there is none. The remark is offered.
pub fn door_number(accepted: &DoorNumber, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    if spot.address().has_number() {
        return;
    }
    let remark = &cx.filing.subject.remark;
    let remarks = std::iter::once(remark).chain(cx.filing.sites.iter().map(|s| &s.remark));
    let said = remarks.filter(|r| !r.is_blank()).any(|r| accepted.remarks.iter().any(|pattern| holds_in_order(&Text::new(r), pattern)));
    if said {
        return;
    }
    let fix =
        if remark.is_blank() { accepted.offer.clone() } else { format!("{}；{}", remark.trim().trim_end_matches(['。', '；']), accepted.offer) };
    out.push(Hit::default().fix(fix).fix_at("/subject/remark"));
}
