//! A record's examples as whole filings: a bare text is put into the record's first field, in its region and its first nature.
//! `build.rs` compiles this file too.

use serde_json::{Map, Value, json};

use super::field::Field;
use super::record::{Example, When};

/// The filing of an example, as JSON text.
pub fn filing(example: Example, fields: &[String], region: &str, when: &When) -> String {
    let mut filing = match example {
        Example::Text(text) => at_field(fields, when, &text),
        Example::Filing(filing) => filing,
    };
    if let Value::Object(filing) = &mut filing {
        complete(filing, region, when);
    }
    filing.to_string()
}

/// What the record takes for granted.
fn complete(filing: &mut Map<String, Value>, region: &str, when: &When) {
    if !region.is_empty() {
        filing.entry("region").or_insert_with(|| json!(region));
    }
    if let Some(filing_type) = when.filing_type.first() {
        filing.entry("filingType").or_insert_with(|| json!(filing_type));
    }
    if let (Some(service), Some(Value::Array(sites))) = (when.service.first().filter(|s| *s != "website"), filing.get_mut("sites")) {
        for site in sites.iter_mut().filter_map(Value::as_object_mut) {
            site.entry("service").or_insert_with(|| json!(service));
        }
    }
    let Some(nature) = when.nature.first() else { return };
    let nature = if nature == "unit" { "enterprise" } else { nature };
    if let Value::Object(subject) = filing.entry("subject").or_insert_with(|| json!({})) {
        subject.entry("nature").or_insert_with(|| json!(nature));
    }
}

fn at_field(fields: &[String], when: &When, text: &str) -> Value {
    let Some(field) = fields.first().and_then(|f| Field::from_name(f)) else { return json!({}) };
    let (group, rest) = field.name().split_once('.').unwrap_or((field.name(), ""));
    let inner = match (field, rest) {
        (Field::SiteDomain, _) => json!({ "domains": [text] }),
        (Field::SiteIp, _) => json!({ "ip": [text] }),
        (Field::Footer, _) => json!({ "page": [text] }),
        (_, "") => json!(text),
        (_, rest) => rest.rsplit('.').fold(json!(text), |value, key| json!({ key: value })),
    };
    let only_of = |person: &str| !when.person.is_empty() && when.person.iter().all(|p| p == person);
    match group {
        "person" if only_of("agent") => json!({ "agent": inner }),
        "person" if only_of("site-principal") => json!({ "sites": [{ "principal": inner }] }),
        "person" => json!({ "principal": inner }),
        "site" => json!({ "sites": [inner] }),
        "domain" => json!({ "sites": [{ "domains": [inner] }] }),
        "app" => json!({ "sites": [{ "app": { "platforms": [inner] } }] }),
        group => json!({ group: inner }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_put_where_the_record_looks() {
        let of = |field: &str, person: &[&str]| {
            let when = When { person: person.iter().map(|p| (*p).to_owned()).collect(), ..When::default() };
            serde_json::from_str::<Value>(&filing(Example::Text("文".into()), &[field.to_owned()], "", &when)).unwrap()
        };
        assert_eq!(of("person.mobile", &[]), json!({ "principal": { "mobile": "文" } }));
        assert_eq!(of("person.mobile", &["agent"]), json!({ "agent": { "mobile": "文" } }));
        assert_eq!(
            of("person.certificate.number", &["site-principal"]),
            json!({ "sites": [{ "principal": { "certificate": { "number": "文" } } }] })
        );
        assert_eq!(of("person.mobile", &["agent", "principal"]), json!({ "principal": { "mobile": "文" } }));
        assert_eq!(of("site.domain", &[]), json!({ "sites": [{ "domains": ["文"] }] }));
        assert_eq!(of("site.name", &[]), json!({ "sites": [{ "name": "文" }] }));
        assert_eq!(of("app.package", &[]), json!({ "sites": [{ "app": { "platforms": [{ "package": "文" }] } }] }));
        assert_eq!(of("region", &[]), json!({ "region": "文" }));
    }
}
