//! Texts and filings of any kind, likely and unlikely ones.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

#[path = "pieces.rs"]
mod pieces;
use pieces::PIECES;

pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(str::to_owned),
        2 => any::<char>().prop_map(String::from),
        2 => "[0-9A-Za-z]".prop_map(String::from),
        1 => (0x4E00u32..0x9FFF).prop_map(|c| char::from_u32(c).into_iter().collect()),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A key that may be there: with its value, with `null`, or not at all.
type Member = (&'static str, BoxedStrategy<Value>);

fn some(strategy: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    strategy.boxed()
}

fn texts() -> BoxedStrategy<Value> {
    text().prop_map(Value::from).boxed()
}

fn one_of(values: &'static [&'static str]) -> BoxedStrategy<Value> {
    prop_oneof![4 => prop::sample::select(values).prop_map(Value::from), 1 => Just(Value::from(""))].boxed()
}

fn truth() -> BoxedStrategy<Value> {
    any::<bool>().prop_map(Value::from).boxed()
}

fn list(of: BoxedStrategy<Value>, most: usize) -> BoxedStrategy<Value> {
    prop::collection::vec(of, 0..=most).prop_map(Value::from).boxed()
}

fn object(members: Vec<Member>) -> BoxedStrategy<Value> {
    let members: Vec<_> = members
        .into_iter()
        .map(|(key, value)| prop_oneof![4 => value.prop_map(Some), 1 => Just(Some(Value::Null)), 3 => Just(None)].prop_map(move |v| (key, v)))
        .collect();
    let put = |(key, value): (&str, Option<Value>)| value.map(|v| (key.to_owned(), v));
    members.prop_map(move |list| Value::from(list.into_iter().filter_map(put).collect::<Map<_, _>>())).boxed()
}

const REGIONS: &[&str] = &[
    "11",
    "32",
    "3201",
    "320102",
    "41",
    "43",
    "44",
    "50",
    "64",
    "江苏",
    "江苏省南京市玄武区",
    "朝阳区",
    "浙江省杭州市",
    "重庆市云阳县",
    "火星",
    "00",
    "999999",
];
const NATURES: &[&str] = &["individual", "enterprise", "self-employed", "government", "military", "law-firm", "alien"];
const KINDS: &[&str] = &[
    "resident-id",
    "passport",
    "mainland-travel-permit-hk-macau",
    "mainland-travel-permit-taiwan",
    "residence-permit-hk-macau-taiwan",
    "foreigner-permanent-residence",
    "officer-card",
    "unified-social-credit",
    "business-licence",
    "organisation-code",
    "military-code",
    "library-card",
];
const TYPES: &[&str] = &["first", "new-site", "access", "change-subject", "change-site", "cancel-subject", "cancel-site", "cancel-access"];
const DAYS: &[&str] = &["2020-10-01", "2026-11-22", "9999-12-31", "1000-01-01", "2024-02-29", "long-term", "2026-13-01", "yesterday"];

fn certificate() -> BoxedStrategy<Value> {
    object(vec![("kind", one_of(KINDS)), ("number", texts()), ("address", texts()), ("expires", prop_oneof![one_of(DAYS), texts()].boxed())])
}

fn person() -> BoxedStrategy<Value> {
    let contact = object(vec![("name", texts()), ("mobile", texts())]);
    object(vec![
        ("name", texts()),
        ("certificate", certificate()),
        ("mobile", texts()),
        ("filedMobile", texts()),
        ("phone", texts()),
        ("emergencyPhone", texts()),
        ("emergencyContacts", list(contact, 2)),
        ("email", texts()),
    ])
}

fn domain() -> BoxedStrategy<Value> {
    let holder = object(vec![("name", texts()), ("certificate", certificate())]);
    let whole = object(vec![
        ("name", texts()),
        ("holder", holder),
        ("registered", one_of(DAYS)),
        ("verified", truth()),
        ("verifiedOn", one_of(DAYS)),
        ("expires", one_of(DAYS)),
        ("filed", truth()),
    ]);
    prop_oneof![texts(), whole].boxed()
}

fn platform() -> BoxedStrategy<Value> {
    object(vec![
        ("os", some(prop::sample::select(&["android", "ios", "harmony"][..]).prop_map(Value::from))),
        ("package", texts()),
        ("publicKey", texts()),
        ("fingerprint", texts()),
    ])
}

fn site() -> BoxedStrategy<Value> {
    object(vec![
        ("name", texts()),
        ("domains", list(domain(), 3)),
        ("primaryDomain", texts()),
        ("homeUrl", texts()),
        ("ip", list(texts(), 2)),
        ("providerServiceNumber", texts()),
        ("contentCategory", texts()),
        ("serviceTypes", list(texts(), 2)),
        ("approvals", list(one_of(&["news", "finance", "else"]), 2)),
        ("languages", list(texts(), 2)),
        ("interactive", truth()),
        ("paid", truth()),
        ("app", object(vec![("platforms", list(platform(), 2))])),
        ("service", some(prop::sample::select(&["website", "app", "mini-program", "quick-app"][..]).prop_map(Value::from))),
        ("principal", person()),
        ("remark", texts()),
    ])
}

/// A partial filing: right in its types, anything in its texts.
pub fn filing() -> BoxedStrategy<Value> {
    let filed = object(vec![
        ("subject", truth()),
        ("domain", truth()),
        ("domainSubject", some(prop::sample::select(&["same", "other"][..]).prop_map(Value::from))),
        ("siteName", texts()),
        ("domains", list(texts(), 2)),
        ("siteCount", some(prop_oneof![(-2i64..40).prop_map(Value::from), prop_oneof![Just(json!(0.5)), Just(json!(1e300))]])),
        ("icpNumber", texts()),
        ("emptyShell", truth()),
    ]);
    let subject = object(vec![
        ("nature", one_of(NATURES)),
        ("name", texts()),
        ("certificate", certificate()),
        ("address", texts()),
        ("investor", texts()),
        ("legalRepresentative", texts()),
        ("remark", texts()),
    ]);
    let material = prop_oneof![
        one_of(&["approval-document", "site-plan", "commitment-letter", "office-video"]),
        object(vec![("kind", one_of(&["approval-document", "letter-of-authority"])), ("forPath", one_of(&["/sites/0", "/agent", "/sites/1/name"]))]),
    ];
    object(vec![
        ("filingType", some(prop::sample::select(TYPES).prop_map(Value::from))),
        ("sameProvider", truth()),
        ("filed", filed),
        ("region", prop_oneof![4 => one_of(REGIONS), 1 => texts()].boxed()),
        ("serverLocation", some(prop::sample::select(&["mainland", "hong-kong", "overseas"][..]).prop_map(Value::from))),
        ("subject", subject),
        ("principal", person()),
        ("agent", person()),
        ("sites", list(site(), 3)),
        ("materials", list(material.boxed(), 2)),
    ])
}

/// Any JSON at all, now and then with the names of a filing.
pub fn json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![Just(Value::Null), truth(), any::<i64>().prop_map(Value::from), any::<f64>().prop_map(Value::from), texts()];
    let key = prop_oneof![
        prop::sample::select(&["subject", "sites", "principal", "certificate", "number", "domains", "name", "filed"][..]).prop_map(str::to_owned),
        text()
    ];
    let nested = leaf.prop_recursive(5, 32, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..4).prop_map(|members| Value::from(members.into_iter().collect::<Map<_, _>>())),
        ]
    });
    nested.boxed()
}
