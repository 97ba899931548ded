//! Texts that are read for what they say: addresses, refusals, and any field as it is typed.

use beian_check::lexicon::address::{self, Address};
use beian_check::rulebook::field::Field;
use beian_check::{Filing, Finding};
use serde_json::json;

use super::sound::{has_a_source, is_mended, span_lies_in};
use super::{checker, choice_and_text, made, text, today};

pub fn address(data: &[u8]) {
    let (region, typed) = choice_and_text(data);
    let length = typed.chars().count();
    let Address { zone, town, village, road, number, building, room, dashed, .. } = &address::read(&typed);
    for span in [zone, town, village, road, number, building, room, dashed].into_iter().flatten() {
        assert!(span.start < span.end && span.end <= length, "{span:?} of {typed:?}");
    }
    let read = address::read(&typed);
    let mut end = 0;
    for place in read.places() {
        assert!(place.span.start >= end && place.span.start < place.span.end && place.span.end <= length, "{place:?} of {typed:?}");
        end = place.span.end;
    }
    assert!(read.region().is_none_or(|region| (11..=82).contains(&region)), "{typed:?}");
    let regions = ["11", "44", "51", "65", typed.as_str()];
    let context =
        json!({ "region": regions[usize::from(region) % regions.len()], "subject": { "nature": "enterprise", "certificate": { "address": typed } } });
    for field in ["subject.address", "subject.certificate.address"] {
        is_judged(field, &typed, 1, &context);
    }
}

pub fn refusal(data: &[u8]) {
    let said = text(data);
    let filing = made(Filing::from_json(r#"{"region":"33","sites":[{"name":"山间小屋手记","domains":["qichi.cn"]},{"name":"溪边茶馆"}]}"#));
    let units: Vec<u16> = said.encode_utf16().collect();
    for context in [None, Some(&filing)] {
        let Ok(reading) = today().explain_refusal(&said, context) else {
            assert!(units.len() > 16_384);
            continue;
        };
        assert_eq!(reading.known, !reading.reasons.is_empty());
        let mut last = 0;
        for reason in &reading.reasons {
            let (from, to) = (reason.span.0 as usize, reason.span.1 as usize);
            assert!(from < to && units.get(from..to).is_some_and(|part| String::from_utf16(part).is_ok()), "{reason:?} of {said:?}");
            assert!(from >= last, "in the order of the text: {said:?}");
            last = from;
            assert!(!reason.title.is_empty() && !reason.message.is_empty() && !reason.message.contains('{'), "{reason:?}");
        }
    }
}

pub fn field(data: &[u8]) {
    let Some(([choice, day, turn], rest)) = data.split_first_chunk() else { return };
    let turn = usize::from(*turn);
    let texts: Vec<&str> = Field::ALL.iter().filter(|f| f.is_text()).map(|f| f.name()).collect();
    let name = texts[usize::from(*choice) % texts.len()];
    let regions = ["", "11", "32", "44", "50", "54", "65"];
    let natures = ["individual", "enterprise", "", "government"];
    let kinds = ["resident-id", "", "passport", "residence-permit-hk-macau-taiwan", "foreigner-permanent-residence"];
    let context = json!({
        "region": regions[turn % regions.len()],
        "subject": { "nature": natures[turn % natures.len()], "certificate": { "kind": if turn % 2 == 0 { "unified-social-credit" } else { "resident-id" } } },
        "principal": { "certificate": { "kind": kinds[turn % kinds.len()] } },
    });
    is_judged(name, &text(rest), *day, &context);
}

/// One value in one field: spans lie in it, and what mends it mends it.
fn is_judged(field: &str, typed: &str, day: u8, context: &serde_json::Value) {
    let check = |value: &str| checker(day).check_field(field, value, Some(made(Filing::from_json(&context.to_string()))));
    let Ok(before) = check(typed) else {
        assert!(typed.encode_utf16().count() > 4_096 || context.to_string().len() > 4_096);
        return;
    };
    for finding in &before {
        made(span_lies_in(finding, Some(typed)));
        made(has_a_source(finding));
        let (Some(fix), None) = (&finding.fix, &finding.fix_path) else { continue };
        assert_ne!(fix, typed, "a fix that changes nothing: {finding:?}");
        let after: Vec<Finding> = check(fix).unwrap_or_default();
        made(is_mended(finding, &finding.path, &before, &after));
    }
}
