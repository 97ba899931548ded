//! What the conditions of a record mean, each with a record of its own: which of its outcomes a filing has, and where.

use beian_check::rulebook::RuleBook;
use beian_check::rulebook::plan_record::Plan;
use beian_check::rulebook::record::{Book, Document, English, Handbook, PackedDocument, RegionRecord, Rule, Written};
use beian_check::{Checker, Filing, Options};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-22";

fn rule(lines: &str, field: &str, cases: &[&str]) -> Rule {
    let told: String = cases.iter().map(|case| format!("[cases.{case}]\nsays = {{ zh = \"{case}\", en = \"{case}\" }}\n")).collect();
    let record = format!(
        r#"
id = "some/rule"
field = {field:?}
verdict = "reject"
title = {{ zh = "题", en = "title" }}
says = {{ zh = "itself", en = "itself" }}
source = {{ document = "manual", as_of = 2026-09-21 }}
good = []
bad = []
{lines}
{told}"#
    );
    toml::from_str::<Written>(&record).unwrap_or_else(|e| panic!("{e}\n{record}")).pack("").unwrap().0
}

fn checker(rules: Vec<Rule>) -> Checker {
    let document: Document =
        toml::from_str("key = \"manual\"\nkind = \"vendor\"\ntitle = { zh = \"手册\", en = \"Manual\" }\nas_of = 2026-09-21").unwrap();
    let documents = vec![PackedDocument { key: document.key, kind: document.kind, title: document.title.zh, url: String::new() }];
    let region =
        |code: &str, name: &str| RegionRecord { code: code.into(), name: name.into(), short: "某".into(), icp: "某".into(), police: "某".into() };
    let regions = vec![region("13", "河北省"), region("33", "浙江省"), region("34", "安徽省")];
    let book = Book { version: "1".into(), aged: "aged {date}".into(), disputed: "disputed".into(), documents, regions, rules, ..Book::default() };
    let options = Options { today: TODAY.into(), ..Options::default() };
    Checker::of_book(RuleBook::of(book, English::default(), Handbook::default(), Plan::default()), &options).unwrap()
}

/// What the record says of a filing: the outcome, and the place.
fn said(rule: &Rule, filing: Value) -> Vec<String> {
    let filing = Filing::from_json(&filing.to_string()).unwrap();
    checker(vec![rule.clone()]).check(&filing).unwrap().findings.iter().map(|f| format!("{} {}", f.message, f.path)).collect()
}

#[track_caller]
fn assert_says(rule: &Rule, filing: Value, wanted: &[&str]) {
    assert_eq!(said(rule, filing.clone()), wanted, "{filing}");
}

fn unit(rest: Value) -> Value {
    let mut filing = json!({ "filingType": "first", "region": "33", "subject": { "nature": "enterprise", "legalRepresentative": "钟明远" } });
    for (key, value) in rest.as_object().unwrap() {
        filing[key] = value.clone();
    }
    filing
}

#[test]
fn who_may_stand_in_for_the_legal_representative() {
    let anybody = rule("legal_representative_or = { materials = [\"letter-of-authority\"], one_person = true }", "person.name", &["one-person"]);
    assert_says(&anybody, unit(json!({ "principal": { "name": "钟明远" } })), &[]);
    assert_says(&anybody, unit(json!({ "principal": { "name": "费知秋" } })), &["itself /principal/name"]);
    let letter = json!({ "principal": { "name": "费知秋" }, "materials": ["letter-of-authority"] });
    assert_says(&anybody, unit(letter), &[]);
    let of_the_agent = json!({ "principal": { "name": "费知秋" }, "materials": [{ "kind": "letter-of-authority", "forPath": "/agent" }] });
    assert_says(&anybody, unit(of_the_agent), &["itself /principal/name"]);
    let another = json!({ "principal": { "name": "费知秋" }, "materials": ["letter-of-authority"], "sites": [{ "name": "a", "principal": { "name": "费知秋" } }, { "name": "b", "principal": { "name": "钟明远" } }] });
    assert_says(&anybody, unit(another), &["one-person /sites/1/principal/name"]);
}

#[test]
fn a_foreign_legal_representative_has_a_citizen_stand_in() {
    let foreigners = rule(
        "legal_representative_or = { materials = [\"letter-of-authority\"], foreigners_only = true, foreigners_must = true }",
        "person.name",
        &["foreign", "if-foreign"],
    );
    let is = |principal: Value, named: &str, materials: Value| json!({ "subject": { "nature": "enterprise", "legalRepresentative": named }, "principal": principal, "materials": materials });
    let passport = json!({ "name": "MARTIN ELLIOT", "certificate": { "kind": "passport" } });
    let citizen = json!({ "name": "费知秋", "certificate": { "kind": "resident-id" } });
    assert_says(&foreigners, is(passport, "MARTIN ELLIOT", json!([])), &["foreign /principal/name"]);
    assert_says(&foreigners, is(citizen.clone(), "MARTIN ELLIOT", json!([])), &["itself /principal/name"]);
    assert_says(&foreigners, is(citizen.clone(), "MARTIN ELLIOT", json!(["letter-of-authority"])), &[]);
    // With a name in Han characters nobody can tell: not a reject, the record's case says what to look at.
    assert_says(&foreigners, is(citizen.clone(), "钟明远", json!(["letter-of-authority"])), &["if-foreign /principal/name"]);
    assert_says(&foreigners, is(citizen, "钟明远", json!([])), &["itself /principal/name"]);
}

#[test]
fn a_site_s_principal_brings_a_letter() {
    let letter = rule("site_letter = [\"letter-of-authority\"]", "person.name", &[]);
    let with = |name: &str, materials: Value| unit(json!({ "sites": [{ "name": "a", "principal": { "name": name } }], "materials": materials }));
    assert_says(&letter, with("钟明远", json!([])), &[]);
    assert_says(&letter, with("费知秋", json!([])), &["itself /sites/0/principal/name"]);
    assert_says(&letter, with("费知秋", json!([{ "kind": "letter-of-authority", "forPath": "/sites/0" }])), &[]);
    assert_says(&letter, with("费知秋", json!([{ "kind": "letter-of-authority", "forPath": "/sites/1" }])), &["itself /sites/0/principal/name"]);
}

#[test]
fn an_age_with_a_proof() {
    let age =
        rule("age = { refused_under = 16, proof_under = 18, proof = [\"work-proof\", \"student-card\"] }", "subject.certificate.number", &["proof"]);
    let born = |number: &str, materials: Value| json!({ "subject": { "nature": "individual", "certificate": { "kind": "resident-id", "number": number } }, "materials": materials });
    let at = "/subject/certificate/number";
    assert_says(&age, born("330106198705123171", json!([])), &[]);
    // Seventeen, and fourteen.
    assert_says(&age, born(&id("33010620090512317"), json!([])), &[&format!("proof {at}")]);
    assert_says(&age, born(&id("33010620090512317"), json!(["student-card"])), &[]);
    assert_says(&age, born(&id("33010620120512317"), json!(["student-card"])), &[&format!("itself {at}")]);
}

/// With its check character.
fn id(first: &str) -> String {
    let sum: usize = first.bytes().zip([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]).map(|(b, w)| usize::from(b - b'0') * w).sum();
    format!("{first}{}", &"10X98765432"[sum % 11..sum % 11 + 1])
}

#[test]
fn a_card_from_elsewhere() {
    let local = rule("local_id = { unless_any = [\"residence-permit\", \"social-insurance\"] }", "subject.certificate.number", &[]);
    let card = |region: &str, number: &str, address: &str, materials: Value| json!({ "region": region, "subject": { "nature": "individual", "certificate": { "kind": "resident-id", "number": number, "address": address } }, "materials": materials });
    let here = "330106198705123171";
    let at = "itself /subject/certificate/number";
    assert_says(&local, card("33", here, "", json!([])), &[]);
    assert_says(&local, card("34", here, "", json!([])), &[at]);
    assert_says(&local, card("34", here, "", json!(["social-insurance"])), &[]);
    // The number is that of the first card: who has moved lives where the card says.
    assert_says(&local, card("34", here, "安徽省合肥市蜀山区潜山路190号", json!([])), &[]);
    assert_says(&local, card("33", here, "安徽省合肥市蜀山区潜山路190号", json!([])), &[at]);
    let told = rule("local_id = {}", "subject.certificate.number", &["number"]);
    assert_says(&told, card("34", here, "", json!([])), &["number /subject/certificate/number"]);
    assert_says(&told, card("33", here, "安徽省合肥市蜀山区潜山路190号", json!([])), &[at]);
    // 990106 is no place at all: another rule's business. Nor is a residence permit a resident's card.
    assert_says(&local, card("34", &id("99010619870512317"), "", json!([])), &[]);
    let permit = json!({ "region": "34", "subject": { "nature": "individual", "certificate": { "kind": "residence-permit-hk-macau-taiwan", "number": id("81000019870512317") } } });
    assert_says(&local, permit, &[]);
}

#[test]
fn heads_of_different_names_have_different_numbers() {
    let apart = rule("heads_apart = true\nwhen = { person = [\"site-principal\"] }", "person.mobile", &["one-person"]);
    let heads = |a: (&str, &str), b: (&str, &str)| json!({ "principal": { "name": a.0, "mobile": a.1 }, "sites": [{ "name": "a", "principal": { "name": b.0, "mobile": b.1 } }] });
    let at = "/sites/0/principal/mobile";
    assert_says(&apart, heads(("钟明远", "13800000001"), ("费知秋", "13800000002")), &[]);
    assert_says(&apart, heads(("钟明远", "13800000001"), ("费知秋", "138 0000 0001")), &[&format!("itself {at}")]);
    assert_says(&apart, heads(("钟明远", "13800000001"), ("钟明远", "13800000001")), &[]);
    assert_says(&apart, heads(("钟明远", "13800000001"), (" 钟明远", "13800000002")), &[&format!("one-person {at}")]);
    assert_says(&apart, heads(("", "13800000001"), ("费知秋", "13800000001")), &[]);
}

#[test]
fn so_many_different_numbers() {
    let numbers = rule("different_numbers = { one_person = 2, several = 3 }\nwhen = { person = [\"principal\"] }", "person.emergencyPhone", &[]);
    let of = |mobile: &str, emergency: &str, sites: Value| json!({ "principal": { "name": "钟明远", "mobile": mobile, "emergencyPhone": emergency }, "sites": sites });
    let at = "itself /principal/emergencyPhone";
    assert_says(&numbers, of("13800000001", "13800000001", json!([])), &[at]);
    assert_says(&numbers, of("13800000001", "13800000002", json!([])), &[]);
    let other = |mobile: &str| json!([{ "name": "a", "principal": { "name": "费知秋", "mobile": mobile } }]);
    assert_says(&numbers, of("13800000001", "13800000002", other("13800000002")), &[at]);
    assert_says(&numbers, of("13800000001", "13800000002", other("13800000003")), &[]);
    // What is not filled in yet could still be another number.
    assert_says(&numbers, of("13800000001", "13800000002", other("")), &[]);
    assert_says(&numbers, of("13800000001", "", json!([])), &[]);
}

#[test]
fn an_area_code_of_several_regions() {
    let area = rule("area_code_of = [\"11\", \"12\", \"13\"]", "person.phone", &[]);
    let phone = |number: &str| json!({ "region": "13", "principal": { "phone": number } });
    assert_says(&area, phone("010-62178954"), &[]);
    assert_says(&area, phone("0571-88974132"), &["itself /principal/phone"]);
    assert_says(&area, phone("13800000001"), &[]);
}

#[test]
fn two_addresses_in_one_city() {
    let same = rule("same_city_as = \"subject.certificate.address\"", "subject.address", &[]);
    let addresses = |a: &str, b: &str| json!({ "subject": { "address": a, "certificate": { "address": b } } });
    let at = "itself /subject/address";
    assert_says(&same, addresses("河南省郑州市金水区花园路27号", "河南省郑州市中原区建设西路8号"), &[]);
    assert_says(&same, addresses("河南省郑州市金水区花园路27号", "河南省洛阳市涧西区中州西路8号"), &[at]);
    assert_says(&same, addresses("湖北省武汉市洪山区珞喻路66号", "河南省洛阳市涧西区中州西路8号"), &[at]);
    assert_says(&same, addresses("北京市朝阳区望京街道8号", "北京市海淀区中关村8号"), &[]);
    assert_says(&same, addresses("湖北省仙桃市沔州大道118号", "湖北省潜江市章华中路8号"), &[at]);
    assert_says(&same, addresses("河南省郑州市金水区花园路27号", ""), &[]);
    // Where the certificate says nothing the filing's region does, as far as it goes.
    let of_region = |region: &str| json!({ "region": region, "subject": { "address": "河南省郑州市金水区花园路27号" } });
    assert_says(&same, of_region("河南省"), &[]);
    assert_says(&same, of_region("河南省郑州市"), &[]);
    assert_says(&same, of_region("河南省洛阳市"), &[at]);
    assert_says(&same, of_region("河北省"), &[at]);
}

#[test]
fn limits_count_what_they_say() {
    let sites = |count: usize| Value::Array((0..count).map(|i| json!({ "name": "a", "domains": [format!("a{i}.cn")] })).collect());
    let both = rule("site_limit = { unit = 3, counts = \"both\" }", "sites", &[]);
    assert_says(&both, unit(json!({ "filed": { "siteCount": 1 }, "sites": sites(2) })), &[]);
    assert_says(&both, unit(json!({ "filed": { "siteCount": 2 }, "sites": sites(2) })), &["itself /sites"]);
    let order = rule("site_limit = { unit = 1 }", "sites", &[]);
    assert_says(&order, unit(json!({ "filed": { "siteCount": 9 }, "sites": sites(1) })), &[]);
    // An app beside a website is no second website.
    assert_says(&order, unit(json!({ "sites": [{ "name": "a" }, { "name": "b", "service": "app" }] })), &[]);
    let prefixes = rule("site_limit = { individual = 2, unit = 2, of = \"prefixes\", counts = \"both\" }", "sites", &[]);
    let domains = |names: &[&str]| json!({ "sites": [{ "name": "a", "domains": names }], "filed": { "domains": ["tingyu.com"] } });
    assert_says(&prefixes, unit(domains(&["tingyu.cn", "tingyu.com.cn", "shanwu.cn"])), &[]);
    assert_says(&prefixes, unit(domains(&["tingyu.cn", "shanju.cn", "shanwu.cn"])), &["itself /sites"]);
    let further = rule("further_sites = { above = 2, of = \"domains\", counts = \"order\", materials = [\"site-plan\"] }", "sites", &[]);
    assert_says(&further, unit(domains(&["a1.cn", "a2.cn", "a3.cn"])), &["itself /sites"]);
    assert_says(&further, unit(domains(&["a1.cn", "a2.cn"])), &[]);
}

#[test]
fn an_empty_remark_is_a_case_of_its_own() {
    let pledge = rule("holds_one = [\"个人{any}承诺\"]", "site.remark", &["empty"]);
    let remark = |text: &str| json!({ "sites": [{ "remark": text }] });
    assert_says(&pledge, remark(""), &["empty /sites/0/remark"]);
    assert_says(&pledge, remark("读书笔记"), &["itself /sites/0/remark"]);
    assert_says(&pledge, remark("个人网站，我承诺"), &[]);
    // Without the case the record's own words are said.
    let plain = rule("holds_one = [\"个人{any}承诺\"]", "site.remark", &[]);
    assert_says(&plain, remark(" "), &["itself /sites/0/remark"]);
}

#[test]
fn words_unless_one_of_these_papers() {
    let unless = rule("[holds_none_unless]\nwords = [\"教育咨询\"]\nmaterials = [\"commitment-letter\", \"approval-document\"]", "subject.name", &[]);
    let named = |materials: Value| json!({ "subject": { "name": "南京山屋教育咨询有限公司" }, "materials": materials });
    assert_says(&unless, named(json!([])), &["itself /subject/name"]);
    assert_says(&unless, named(json!(["commitment-letter"])), &[]);
    assert_says(&unless, named(json!(["site-plan"])), &["itself /subject/name"]);
}

#[test]
fn a_domain_s_ending() {
    let ending = rule("domain_ending = [\"gov.cn\", \"政务\"]", "site.domain", &[]);
    let domain = |name: &str| json!({ "sites": [{ "domains": [name] }] });
    assert_says(&ending, domain("tingyu.gov.cn"), &[]);
    assert_says(&ending, domain("听雨.政务"), &[]);
    assert_says(&ending, domain("tingyugov.cn"), &["itself /sites/0/domains/0"]);
    assert_says(&ending, domain("xn--4kqv6d6rj.xn--zfr164b"), &[]);
}

#[test]
fn names_that_repeat() {
    let unique = rule("unique_name = true", "site.name", &["filed"]);
    assert_says(&unique, json!({ "sites": [{ "name": "山间小屋" }, { "name": "江边小屋" }, { "name": "山间 小屋" }] }), &[]);
    assert_says(&unique, json!({ "sites": [{ "name": "山间小屋" }, { "name": " 山间小屋" }] }), &["itself /sites/1/name"]);
    let filed = |kind: &str| json!({ "filingType": kind, "filed": { "siteName": "山间小屋" }, "sites": [{ "name": "山间小屋" }] });
    assert_says(&unique, filed("new-site"), &["filed /sites/0/name"]);
    assert_says(&unique, filed("access"), &[]);
}

#[test]
fn an_order_holds_websites_or_apps() {
    let sort = rule("one_sort_of_service = true", "sites", &[]);
    assert_says(&sort, json!({ "sites": [{ "name": "a" }, { "name": "b", "service": "website" }] }), &[]);
    assert_says(&sort, json!({ "sites": [{ "name": "a", "service": "mini-program" }, { "name": "b", "service": "app" }] }), &[]);
    assert_says(&sort, json!({ "sites": [{ "name": "a" }, { "name": "b", "service": "app" }] }), &["itself /sites"]);
}

fn app(platforms: Value) -> Value {
    json!({ "sites": [{ "name": "山间小屋", "service": "app", "app": { "platforms": platforms } }] })
}

#[test]
fn the_package_of_an_app() {
    let package = rule("app = \"package\"", "app.package", &[]);
    for (os, good) in
        [("android", "com.example.reader"), ("ios", "cn.example-inc.Reader2"), ("ios", "A1B2.reader"), ("harmony", "com.example.my_reader")]
    {
        assert_says(&package, app(json!([{ "os": os, "package": good }])), &[]);
    }
    for (os, bad) in [
        ("android", "reader"),
        ("android", "com.example-inc.reader"),
        ("android", "com..reader"),
        ("android", "com.2reader"),
        ("ios", "com.山间"),
        ("harmony", "com.a b"),
    ] {
        assert_says(&package, app(json!([{ "os": os, "package": bad }])), &["itself /sites/0/app/platforms/0/package"]);
    }
    // A website has no such entry, whatever stands there.
    assert_says(&package, json!({ "sites": [{ "name": "a", "app": { "platforms": [{ "package": "x" }] } }] }), &[]);
}

#[test]
fn the_fingerprint_of_an_app() {
    let fingerprint = rule("app = \"fingerprint\"", "app.fingerprint", &["other-digest"]);
    let md5 = "0123456789abcdef0123456789ABCDEF";
    let sha1 = "01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67";
    let at = "/sites/0/app/platforms/0/fingerprint";
    assert_says(&fingerprint, app(json!([{ "os": "android", "fingerprint": md5 }, { "os": "ios", "fingerprint": sha1 }])), &[]);
    assert_says(&fingerprint, app(json!([{ "os": "android", "fingerprint": sha1 }])), &[&format!("other-digest {at}")]);
    assert_says(&fingerprint, app(json!([{ "os": "ios", "fingerprint": md5 }])), &[&format!("other-digest {at}")]);
    assert_says(&fingerprint, app(json!([{ "os": "harmony", "fingerprint": sha1 }])), &[]);
    assert_says(&fingerprint, app(json!([{ "os": "android", "fingerprint": "0123" }])), &[&format!("itself {at}")]);
    assert_says(&fingerprint, app(json!([{ "os": "android", "fingerprint": "" }])), &[]);
}

#[test]
fn a_package_in_two_apps() {
    let repeated = rule("app = \"not-repeated\"", "app.package", &[]);
    let two = |a: &str, b: &str| {
        let site = |os: &str| json!({ "name": "a", "service": "app", "app": { "platforms": [{ "os": os, "package": "com.example.reader" }] } });
        json!({ "sites": [site(a), site(b)] })
    };
    assert_says(&repeated, two("android", "android"), &["itself /sites/1/app/platforms/0/package"]);
    assert_says(&repeated, two("android", "ios"), &[]);
}

#[test]
fn a_case_stands_on_its_own_sources() {
    let lines = "no_idiom = true\n[cases.holds]\nsays = { zh = \"holds\", en = \"holds\" }\nsource = { document = \"manual\", section = \"9\", as_of = 2019-09-21 }\n";
    let rule = rule(lines, "site.name", &[]);
    let check = |name: &str| {
        let filing = Filing::from_json(&json!({ "sites": [{ "name": name }] }).to_string()).unwrap();
        let finding = checker(vec![rule.clone()]).check(&filing).unwrap().findings.remove(0);
        (finding.verdict.name(), finding.message.to_string(), finding.source.as_of.clone())
    };
    assert_eq!(check("画龙点睛"), ("reject", "itself".to_owned(), "2026-09-21".to_owned()));
    assert_eq!(check("画龙点睛手记"), ("risk", "holdsaged 2019-09-21".to_owned(), "2019-09-21".to_owned()));
}

/// Where a region's record is for site principals, the nation's still speaks of the others.
#[test]
fn what_replaces_a_record_does_so_for_whom_it_is() {
    let national = rule("at_least_years = 18", "person.certificate.number", &[]);
    let mut region =
        rule("at_least_years = 14\nwhen = { person = [\"site-principal\"] }\nreplaces = [\"some/rule\"]", "person.certificate.number", &[]);
    (region.region, region.id, region.says) = ("33".into(), "some/other".into(), "region".into());
    let number = id("33010620110512317");
    let person = json!({ "certificate": { "kind": "resident-id", "number": number } });
    let filing = Filing::from_json(&json!({ "region": "33", "principal": person, "sites": [{ "principal": person }] }).to_string()).unwrap();
    let findings = checker(vec![national, region]).check(&filing).unwrap().findings;
    assert_eq!(findings.iter().map(|f| (f.message.as_str(), f.path.as_str())).collect::<Vec<_>>(), [("itself", "/principal/certificate/number")]);
}
