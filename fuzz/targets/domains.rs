//! Domain names, alone and in a filing; our Punycode against a stranger's.

use beian_check::Filing;
use serde_json::json;

use super::sound::{is_sound, span_lies_in};
use super::{choice_and_text, made, today};

#[path = "../../src/punycode.rs"]
mod punycode;

/// The longest label that the other implementation takes to pieces.
const LONGEST: usize = 1_000;

pub fn domains(data: &[u8]) {
    let (_, typed) = choice_and_text(data);
    if typed.len() <= LONGEST {
        let encoded = punycode::encode(&typed);
        assert_eq!(encoded, idna::punycode::encode_str(&typed), "{typed:?}");
        assert_eq!(punycode::decode(&typed), idna::punycode::decode_to_string(&typed), "{typed:?}");
        if let Some(encoded) = encoded {
            assert_eq!(punycode::decode(&encoded).as_deref(), Some(&*typed), "there and back");
        }
    }
    for field in ["site.domain", "site.homeUrl", "person.email", "site.ip"] {
        for finding in today().check_field(field, &typed, None).unwrap_or_default() {
            made(span_lies_in(&finding, Some(&typed)));
        }
    }
    let first = typed.split(['/', ' ']).next().unwrap_or_default();
    let filing = json!({
        "region": "33",
        "sites": [{ "domains": [typed, first], "primaryDomain": first, "homeUrl": format!("https://{first}/"), "ip": [first] }],
        "principal": { "email": format!("a@{first}") },
    });
    if let Ok(report) = today().check(&made(Filing::from_json(&filing.to_string()))) {
        made(is_sound(&report, &filing));
    }
}
