//! What a condition asks, at its limits, in a rule of an overlay: a provider may use those that no record of the book uses now.

use beian_check::{Checker, Filing, Options};
use serde_json::{Value, json};

/// A condition on a field; filings that keep it, and filings that do not.
fn holds(field: &str, condition: Value, kept: &[Value], broken: &[Value]) {
    let mut rule = json!({ "id": "acme/tried", "field": field, "verdict": "reject", "says": { "zh": "不符合本平台的要求。" } });
    rule.as_object_mut().unwrap().extend(condition.as_object().unwrap().clone());
    let options = json!({ "today": "2026-11-22", "overlays": [{ "id": "acme", "rules": [rule] }] });
    let checker = Checker::with(&Options::from_json(&options.to_string()).unwrap()).unwrap();
    let found = |filing: &Value| {
        let report = checker.check(&Filing::from_json(&filing.to_string()).unwrap()).unwrap();
        report.findings.iter().any(|finding| finding.rule == "acme/tried")
    };
    for filing in kept {
        assert!(!found(filing), "{condition} is kept by {filing}");
    }
    for filing in broken {
        assert!(found(filing), "{condition} is not kept by {filing}");
    }
}

fn subject(members: Value) -> Value {
    json!({ "subject": members })
}

fn principal(members: Value) -> Value {
    json!({ "principal": members })
}

#[test]
fn an_address_at_all() {
    let addressed = |address: &str| subject(json!({ "address": address }));
    holds(
        "subject.address",
        json!({ "whole_address": true }),
        &["湖南省长沙市", "朝阳区", "五一大道", "枫林村", "枫林镇", ""].map(addressed),
        &["某个地方", "八楼"].map(addressed),
    );
}

#[test]
fn numbers_of_one_person() {
    holds(
        "person.emergencyPhone",
        json!({ "differs_from": ["person.mobile", "person.phone"] }),
        &[
            principal(json!({ "mobile": "13800138000", "phone": "010-62345678", "emergencyPhone": "13900139000" })),
            principal(json!({ "emergencyPhone": "13900139000" })),
        ],
        &[
            principal(json!({ "mobile": "138 0013 8000", "emergencyPhone": "13800138000" })),
            principal(json!({ "phone": "010-62345678", "emergencyPhone": "010 62345678" })),
        ],
    );
    holds(
        "person.mobile",
        json!({ "differs_from": ["person.phone", "person.emergencyPhone"] }),
        &[principal(json!({ "mobile": "13800138000", "emergencyPhone": "13900139000" }))],
        &[principal(json!({ "mobile": "13800138000", "emergencyPhone": "13800138000" }))],
    );
}

#[test]
fn so_many_emergency_contacts() {
    let contacts = |contacts: Value| principal(json!({ "name": "王小明", "emergencyContacts": contacts }));
    let whole = json!({ "name": "李小红", "mobile": "13900139000" });
    holds(
        "person.emergencyContacts",
        json!({ "emergency_contacts": 2 }),
        &[contacts(json!([whole, whole])), contacts(json!([whole, whole, whole]))],
        &[
            contacts(json!([])),
            contacts(json!([whole])),
            contacts(json!([whole, { "name": "李小红" }])),
            contacts(json!([whole, { "mobile": "13900139000" }])),
        ],
    );
}

#[test]
fn a_second_contact_of_one_kind() {
    let phone = |phone: &str| principal(json!({ "phone": phone }));
    let (mobile, landline, neither) = (phone("13800138000"), phone("010-62345678"), phone("1234"));
    holds("person.phone", json!({ "second_contact": "any" }), &[mobile.clone(), landline.clone()], &[neither.clone(), phone("010-6234567")]);
    holds("person.phone", json!({ "second_contact": "mobile" }), &[mobile.clone()], &[landline.clone(), neither.clone()]);
    holds("person.phone", json!({ "second_contact": "landline" }), &[landline], &[mobile, neither]);
}

#[test]
fn texts_that_a_name_may_begin_as() {
    for (field, member) in [
        ("subject.investor", "investor"),
        ("subject.address", "address"),
        ("subject.legalRepresentative", "legalRepresentative"),
        ("subject.remark", "remark"),
        ("subject.name", "name"),
    ] {
        let named = |text: &str| json!({ "subject": { member: text }, "sites": [{ "name": "中国茶话" }] });
        let condition = json!({ "begins_with_none": { "words": ["中国"], "unless_begins": field } });
        holds("site.name", condition, &[named("中国某某")], &[named("某某")]);
    }
}

#[test]
fn who_stands_behind_a_subject() {
    let behind = |nature: &str, investor: &str| {
        subject(json!({ "nature": nature, "name": "长沙某某科技有限公司", "legalRepresentative": "王小明", "investor": investor }))
    };
    holds(
        "subject.investor",
        json!({ "investor": true }),
        &[
            behind("", "王小明"),
            behind("enterprise", "王小明"),
            behind("enterprise", "长沙某某科技有限公司"),
            behind("government", "湖南省教育厅"),
            behind("individual", "长沙某某科技有限公司"),
        ],
        &[behind("government", "王小明"), behind("enterprise", "李小红"), behind("individual", "王小明")],
    );
}
