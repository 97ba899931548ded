//! What a condition asks, at its limits, in a rule of an overlay: a provider may use those that no record of the book uses now.

use beian_check::{Checker, Filing, Options};
use serde_json::{Map, Value, json};

const TODAY: &str = "2026-11-22";

/// What a rule of an overlay with this condition on this field finds.
struct Tried {
    condition: Value,
    checker: Checker,
}

impl Tried {
    fn new(field: &str, condition: Value) -> Self {
        Self::with_cases(field, condition, &[])
    }

    /// Each case says its own name and what stands behind it, the record nothing.
    fn with_cases(field: &str, condition: Value, cases: &[&str]) -> Self {
        let mut rule = json!({ "id": "acme/tried", "field": field, "verdict": "reject", "says": { "zh": "-" } });
        let cases: Map<String, Value> =
            cases.iter().map(|says| (says.split(' ').next().unwrap().to_owned(), json!({ "says": { "zh": says } }))).collect();
        rule.as_object_mut().unwrap().extend([("cases".to_owned(), Value::from(cases))]);
        rule.as_object_mut().unwrap().extend(condition.as_object().unwrap().clone());
        let options = json!({ "today": TODAY, "overlays": [{ "id": "acme", "rules": [rule] }] });
        Tried { condition, checker: Checker::with(&Options::from_json(&options.to_string()).unwrap()).unwrap() }
    }

    /// The case, the characters (`2..5`), and what is offered: `width 0..3 abc`, `- 0..2`.
    fn finds(&self, filing: &Value) -> Vec<String> {
        let report = self.checker.check(&Filing::from_json(&filing.to_string()).unwrap()).unwrap();
        let own = report.findings.iter().filter(|finding| finding.rule == "acme/tried");
        own.map(|finding| {
            let span = finding.span.map_or_else(String::new, |(from, to)| format!(" {from}..{to}"));
            let fix = finding.fix.as_ref().map_or_else(String::new, |fix| format!(" {fix}"));
            format!("{}{span}{fix}", finding.message)
        })
        .collect()
    }

    #[track_caller]
    fn all(&self, filings: impl IntoIterator<Item = (Value, &'static [&'static str])>) {
        for (filing, wanted) in filings {
            assert_eq!(self.finds(&filing), wanted, "{} of {filing}", self.condition);
        }
    }
}

/// A condition on a field; filings that keep it, and filings that do not.
#[track_caller]
fn holds(field: &str, condition: Value, kept: &[Value], broken: &[Value]) {
    let tried = Tried::new(field, condition);
    for filing in kept {
        assert_eq!(tried.finds(filing).len(), 0, "{} is kept by {filing}", tried.condition);
    }
    for filing in broken {
        assert_ne!(tried.finds(filing).len(), 0, "{} is not kept by {filing}", tried.condition);
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
    holds("person.phone", json!({ "second_contact": "mobile" }), std::slice::from_ref(&mobile), &[landline.clone(), neither.clone()]);
    holds("person.phone", json!({ "second_contact": "landline" }), std::slice::from_ref(&landline), &[mobile.clone(), neither]);
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

fn named(name: &str) -> Value {
    json!({ "sites": [{ "name": name }] })
}

#[test]
fn a_domain_in_a_name() {
    Tried::with_cases("site.name", json!({ "no_domain": true }), &["holds"]).all([
        (named("example.com"), &["- 0..11"] as &[_]),
        (named("example.com.cn"), &["- 0..14"]),
        (named("www.example.com/shop"), &["holds 0..15"]),
        (named("茶话example.com首页"), &["holds 2..13"]),
        (named("a-b.cn与c.com"), &["holds 0..6", "holds 7..12"]),
        (named("茶话.com"), &["- 0..6"]),
        (named("山间小屋.公司官网"), &["holds 0..7"]),
        (named("山间小屋.公司"), &["- 0..7"]),
        (named(".com茶话"), &[]),
        (named("茶话.某某"), &[]),
        (named("a.notatopleveldomain"), &[]),
        (named("3.5茶话"), &[]),
    ]);
}

#[test]
fn characters_of_a_name() {
    let tried = Tried::with_cases("site.name", json!({ "only_chars": "·" }), &["width", "blank"]);
    tried.all([
        (named("山间·小屋2号ab"), &[] as &[_]),
        (named("山间ＡＢ小屋"), &["width 2..4 山间AB小屋"]),
        (named("山间 小屋"), &["blank 2..3 山间小屋"]),
        (named("山间\u{3000}小屋"), &["blank 2..3 山间小屋"]),
        (named("山间\u{200b}小屋"), &["blank 2..3 山间小屋"]),
        (named("山间！！小屋?"), &["- 2..4", "- 6..7"]),
        (named("山 Ａ!"), &["blank 1..2 山A!", "width 2..3 山A!", "- 3..4"]),
    ]);
    let three_to_five = json!({ "length": { "min": 3, "max": 5 } });
    holds("site.name", three_to_five, &["山间小", "山间小屋手"].map(named), &["山间", "山间小屋手记"].map(named));
    let words = json!({ "not_only_of": ["个人", "网站"] });
    holds("site.name", words, &["个人茶话", "人个", "网站个"].map(named), &["个人", "网站个人网站"].map(named));
}

#[test]
fn whose_certificate_runs_out() {
    let of = |nature: &str, kind: &str, expires: &str| subject(json!({ "nature": nature, "certificate": { "kind": kind, "expires": expires } }));
    Tried::with_cases("subject.certificate.expires", json!({ "valid_for_months": 3 }), &["expired", "unreadable", "other"]).all([
        (of("individual", "resident-id", "2026-11-21"), &["expired 0..10"] as &[_]),
        (of("individual", "resident-id", "2026-11-22"), &["- 0..10"]),
        (of("individual", "", "2027-02-22"), &["- 0..10"]),
        (of("individual", "passport", "2027-02-22"), &["other 0..10"]),
        (of("enterprise", "", "2027-02-22"), &["other 0..10"]),
        (of("enterprise", "unified-social-credit", "2027-02-22"), &["other 0..10"]),
        (of("individual", "resident-id", "2027-02-23"), &[]),
        (of("individual", "resident-id", "长期"), &[]),
        (of("individual", "resident-id", "long-term"), &[]),
        (of("individual", "resident-id", "某一天"), &["unreadable 0..3"]),
    ]);
}

#[test]
fn whose_number_it_is() {
    let of = |nature: &str, kind: &str, number: &str| subject(json!({ "nature": nature, "certificate": { "kind": kind, "number": number } }));
    // What nobody chose is told by the nature and by what the number looks like.
    Tried::with_cases("subject.certificate.number", json!({ "certificate": "check-digit" }), &["organisation-code"]).all([
        (of("individual", "", "11010519491231002X"), &[] as &[_]),
        (of("individual", "", "110105194912310021"), &["- 0..18"]),
        (of("enterprise", "", "110105194912310021"), &["- 0..18"]),
        (of("enterprise", "", "91110105MA0000000X"), &["- 0..18"]),
    ]);
    Tried::with_cases("subject.certificate.number", json!({ "certificate": "format" }), &["character", "length", "width", "other-kind"]).all([
        (of("enterprise", "", "9111010549123I0021"), &["character 13..14"] as &[_]),
        (of("individual", "resident-id", "1101051949123I002X"), &["character 13..14"]),
        (of("individual", "resident-id", "11010519491231002"), &["length 0..17"]),
        (of("individual", "resident-id", "110105 19491231 002X"), &["width 0..20 11010519491231002X"]),
        (of("individual", "resident-id", "11010519491231002Ｘ"), &["width 0..18 11010519491231002X"]),
        (of("individual", "resident-id", "11010519491231002x"), &[]),
    ]);
}

#[test]
fn two_papers_of_one_person() {
    let of = |kind: &str, number: &str| {
        let certificate = |kind: &str, number: &str| json!({ "kind": kind, "number": number });
        json!({
            "subject": { "nature": "individual", "name": "王小明", "certificate": certificate("resident-id", "11010519491231002X") },
            "principal": { "name": "王小明", "certificate": certificate(kind, number) },
        })
    };
    holds(
        "person.certificate.number",
        json!({ "same_as_subject": true }),
        &[of("resident-id", "11010519491231002X"), of("", "11010519491231002x"), of(" resident-id ", ""), of("passport", "")],
        &[of("resident-id", "110105194912310011"), of("", "110105194912310011"), of("passport", "11010519491231002X")],
    );
}

#[test]
fn an_address_of_the_internet() {
    let at = |ip: &str| json!({ "sites": [{ "ip": [ip] }] });
    Tried::with_cases("site.ip", json!({ "public_ip": true }), &["reserved"]).all([
        (at("47.96.1.1"), &[] as &[_]),
        (at("10.0.0.1"), &["reserved 0..8"]),
        (at("47。96。1。1"), &["- 0..9 47.96.1.1"]),
        (at("４７.96.1.1"), &["- 0..9 47.96.1.1"]),
        (at("47. 96.1.1"), &["- 0..10 47.96.1.1"]),
        (at("10。0。0。1"), &["- 0..8"]),
        (at("47.96.1"), &["- 0..7"]),
    ]);
}

#[test]
fn two_addresses_of_one_subject() {
    let at = |address: &str, other: &str| subject(json!({ "address": address, "certificate": { "address": other } }));
    Tried::with_cases("subject.address", json!({ "same_city_as": "subject.certificate.address" }), &["certificate"]).all([
        (at("湖南省长沙市五一大道1号", "湖南省长沙市芙蓉路2号"), &[] as &[_]),
        (at("湖南省长沙市五一大道1号", "湖南省湘潭市芙蓉路2号"), &["certificate 3..6"]),
        (at("湖南省五一大道1号", "广东省芙蓉路2号"), &["certificate 0..3"]),
        (at("北京市海淀区五一大道1号", "北京市朝阳区芙蓉路2号"), &[]),
        (at("河南省济源市五一大道1号", "河南省济源市芙蓉路2号"), &[]),
        (at("河南省济源市五一大道1号", "河南省郑州市芙蓉路2号"), &["certificate 3..6"]),
        (at("湖南省浏阳市五一大道1号", "湖南省湘潭市芙蓉路2号"), &["certificate 3..6"]),
        (at("海南省文昌市五一大道1号", "海南省琼海市芙蓉路2号"), &["certificate 3..6"]),
        (at("五一大道1号", "湖南省长沙市芙蓉路2号"), &[]),
    ]);
}

#[test]
fn a_home_page_of_the_site() {
    let site = |url: &str, domains: Value| json!({ "sites": [{ "homeUrl": url, "domains": domains }] });
    Tried::with_cases("site.homeUrl", json!({ "home_url": true }), &["elsewhere"]).all([
        (site("https://www.example.cn/", json!(["example.cn"])), &[] as &[_]),
        (site("https://example.cn/", json!(["www.example.cn"])), &[]),
        (site("https://example.com/a", json!(["example.cn"])), &["elsewhere 8..19"]),
        (site("http://例子.com?a", json!(["example.cn", "example.net"])), &["elsewhere 7..13"]),
        (site("https://example.net", json!(["example.cn", "example.net"])), &[]),
        (site("https://example.com/a", json!([])), &[]),
        (site("www.example.cn", json!(["example.cn"])), &["- 0..14 https://www.example.cn"]),
        (site("https://www。example。cn", json!(["example.cn", "example.net"])), &["- 0..22 https://www.example.cn"]),
        (site("www.example.com", json!(["example.cn"])), &["- 0..15"]),
        (site("www.example.com", json!([])), &["- 0..15 https://www.example.com"]),
        (site("ftp://example.cn", json!(["example.cn"])), &["- 0..16"]),
    ]);
}

#[test]
fn a_whole_name() {
    let unit = |nature: &str, name: &str| subject(json!({ "nature": nature, "name": name }));
    let person = |name: &str| principal(json!({ "name": name }));
    let full = json!({ "full_name": { "titles": ["先生", "经理"], "forms": ["公司", "店"] } });
    Tried::with_cases("subject.name", full.clone(), &["individual"]).all([
        (unit("enterprise", "长沙茶话公司"), &[] as &[_]),
        (unit("enterprise", "茶公司"), &["- 0..3"]),
        (unit("enterprise", "长沙茶话"), &["- 0..4"]),
        (unit("government", "长沙茶局"), &[]),
        (unit("government", "茶话局"), &["- 0..3"]),
        (unit("", "茶话"), &[]),
        (unit("individual", "王小明"), &[]),
        (unit("individual", "王"), &["individual 0..1"]),
    ]);
    Tried::with_cases("person.name", full, &["individual"]).all([
        (person("王先生"), &["individual 1..3"] as &[_]),
        (person("欧阳经理"), &["individual 2..4"]),
        // Somebody may be called so.
        (person("王小先生"), &["individual 2..4"]),
        (person("王小明先生"), &[]),
        (person("先生"), &[]),
        (person("王小明1"), &["individual 0..4"]),
        (person("John"), &["individual 0..4"]),
        (person("买买提·艾力"), &[]),
    ]);
}

#[test]
fn where_an_address_is_said_to_be() {
    let at = |region: &str, address: &str| json!({ "region": region, "subject": { "address": address } });
    let of_region = json!({ "address": "region", "says": { "zh": "- {place}" } });
    Tried::with_cases("subject.address", of_region, &["city {place}"]).all([
        (at("430100", "湖南省长沙市五一大道1号"), &[] as &[_]),
        (at("430100", "广东省广州市五一大道1号"), &["- 广东省 3..6"]),
        (at("430100", "湖南省湘潭市五一大道1号"), &["city 湘潭市 3..6"]),
        (at("430100", "五一大道1号"), &[]),
    ]);
    let at = |address: &str, other: &str| subject(json!({ "address": address, "certificate": { "address": other } }));
    Tried::with_cases("subject.address", json!({ "same_city_as": "subject.certificate.address" }), &["certificate {place} {other}"]).all([
        (at("湖南省长沙市五一大道1号", "广东省芙蓉路2号"), &["certificate 湖南省 广东省 3..6"] as &[_]),
        (at("湖南省长沙市五一大道1号", "湖南省湘潭市芙蓉路2号"), &["certificate 长沙市 湘潭市 3..6"]),
        (at("河南省济源市五一大道1号", "河南省郑州市芙蓉路2号"), &["certificate 济源市 郑州市 3..6"]),
    ]);
}

#[test]
fn how_old_somebody_is() {
    let born = |number: &str| principal(json!({ "name": "王小明", "certificate": { "kind": "resident-id", "number": number } }));
    let age = json!({ "age": { "refused_under": 16, "proof_under": 18, "proof": ["work-proof"] } });
    Tried::with_cases("person.certificate.number", age, &["proof"]).all([
        (born("11010520101122002X"), &["proof 6..14"] as &[_]),
        (born("110105201011230025"), &["- 6..14"]),
        (born("110105200811220023"), &[]),
        (born("110105200811230029"), &["proof 6..14"]),
        (born(" 110105 200811230029"), &["proof 8..16"]),
    ]);
    Tried::new("person.certificate.number", json!({ "at_least_years": 18 })).all([
        (born("110105200811220023"), &[] as &[_]),
        (born("110105200811230029"), &["- 6..14"]),
        (born("110105202611230023"), &[]),
    ]);
    Tried::with_cases("person.certificate.number", json!({ "certificate": "birth-date" }), &["not-yet-born"]).all([
        (born("110105202611220028"), &[] as &[_]),
        (born("110105202611230023"), &["not-yet-born 6..14"]),
        (born("110105189601010023"), &[]),
        (born("110105189512310024"), &["not-yet-born 6..14"]),
        (born("110105199013010026"), &["- 6..14"]),
    ]);
    let x = json!({ "certificate": "lowercase-x" });
    Tried::new("person.certificate.number", x).all([(born("11010519491231002x"), &["- 17..18 11010519491231002X"] as &[_])]);
    let of = json!({ "region": "43", "principal": { "name": "王小明", "certificate": { "kind": "resident-id", "number": "11010519491231002X" } } });
    Tried::with_cases("person.certificate.number", json!({ "local_id": {} }), &["number {place}"]).all([(of, &["number 北京市 0..6"] as &[_])]);
}

#[test]
fn a_code_whose_letters_were_mistaken() {
    let of = |kind: &str, number: &str| subject(json!({ "nature": "enterprise", "certificate": { "kind": kind, "number": number } }));
    let format = json!({ "certificate": "format", "says": { "zh": "-" } });
    Tried::with_cases("subject.certificate.number", format, &["character {place}"]).all([
        (of("unified-social-credit", "9135O100M000100Y43"), &["character 5 4..5 91350100M000100Y43"] as &[_]),
        (of("business-licence", "9135O100M000100Y43"), &["character 5 4..5 91350100M000100Y43"]),
        (of("unified-social-credit", "913501O0M000100Y4S"), &["character 7 6..7"]),
    ]);
}

#[test]
fn several_people_and_their_numbers() {
    let two = |first: Value, second: Value| json!({ "principal": first, "sites": [{ "principal": second }] });
    let (wang, li) = (|mobile: &str| json!({ "name": "王小明", "mobile": mobile }), |mobile: &str| json!({ "name": "李小红", "mobile": mobile }));
    Tried::with_cases("person.mobile", json!({ "heads_apart": true, "says": { "zh": "- {name}" } }), &["one-person {name}"]).all([
        (two(wang("13800138000"), li("13900139000")), &[] as &[_]),
        (two(wang("13800138000"), li("138 0013 8000")), &["- 王小明 0..13"]),
        (two(wang("13800138000"), wang("13800138000")), &[]),
        (two(wang("13800138000"), wang("13900139000")), &["one-person 王小明 0..11"]),
        (two(wang("13800138000"), li("")), &[]),
        (two(wang(""), li("13800138000")), &[]),
        (two(wang("13800138000"), json!({ "mobile": "13800138000" })), &[]),
        (two(json!({ "mobile": "13800138000" }), li("13800138000")), &[]),
        // Only the later one of two is told.
        (json!({ "sites": [{ "principal": wang("13800138000") }, { "principal": li("13800138000") }] }), &["- 王小明 0..11"]),
    ]);
    let mail = |name: &str, email: &str| json!({ "name": name, "email": email });
    Tried::new("person.email", json!({ "heads_apart": true })).all([
        (two(mail("王小明", "a@example.cn"), mail("李小红", "a@example.cn")), &["- 0..12"] as &[_]),
        (two(mail("王小明", "a@example.cn"), mail("李小红", "b@example.cn")), &[]),
    ]);
}

#[test]
fn an_address_for_mail() {
    let mail = |email: &str| principal(json!({ "email": email }));
    Tried::new("person.email", json!({ "email": true })).all([
        (mail("a@example.cn"), &[] as &[_]),
        (mail("a＠example。cn"), &["- 0..12 a@example.cn"]),
        (mail("a @example,cn"), &["- 0..13 a@example.cn"]),
        (mail("a\u{200b}@example.cn"), &["- 0..13 a@example.cn"]),
        (mail("a.example.cn"), &["- 0..12"]),
    ]);
}

#[test]
fn a_number_that_is_no_mobile() {
    let mobile = |mobile: &str| principal(json!({ "mobile": mobile }));
    Tried::with_cases("person.mobile", json!({ "mobile": true }), &["virtual {prefix}", "machine-number", "unallotted {prefix}"]).all([
        (mobile("13800138000"), &[] as &[_]),
        (mobile("17012345678"), &["virtual 170 0..3"]),
        (mobile("138 0013 8000"), &["- 0..13 13800138000"]),
        (mobile("1380013800"), &["- 0..10"]),
        (mobile("1064812345678"), &["machine-number 0..13"]),
    ]);
}

#[test]
fn a_domain_and_its_days() {
    let site = |members: Value| json!({ "sites": [{ "domains": [members] }] });
    let until = |expires: &str| site(json!({ "name": "example.cn", "expires": expires }));
    Tried::with_cases("domain.expires", json!({ "domain_valid_for_days": 45, "says": { "zh": "- {left}" } }), &["expired {left}"]).all([
        (until("2026-11-21"), &["expired 0"] as &[_]),
        (until("2026-11-22"), &["- 0"]),
        (until("2027-01-05"), &["- 44"]),
        (until("2027-01-06"), &[]),
        (until(""), &[]),
    ]);
    let held = |name: &str, number: &str| {
        json!({
            "subject": {
                "nature": "enterprise", "name": "长沙某某科技有限公司", "legalRepresentative": "王小明",
                "certificate": { "kind": "unified-social-credit", "number": "91350100M000100Y43" },
            },
            "sites": [{ "domains": [{ "name": "example.cn", "holder": { "name": name, "certificate": { "number": number } } }] }],
        })
    };
    Tried::with_cases("domain.holder", json!({ "domain": "held-by-subject" }), &["representative", "certificate"]).all([
        (held("长沙某某科技有限公司", "91350100M000100Y43"), &[] as &[_]),
        (held("长沙某某科技有限公司", ""), &[]),
        (held("长沙某某科技有限公司", "91350100M000100Y44"), &["certificate 0..18"]),
        (held("王小明", ""), &["representative 0..3"]),
        (held("李小红", ""), &["- 0..3"]),
        (held("", ""), &[]),
    ]);
    let domains = json!({ "sites": [{ "domains": ["example.cn"] }, { "domains": ["example.net", "EXAMPLE.cn"] }] });
    let repeated = json!({ "domain": "not-repeated", "says": { "zh": "- {site}" } });
    Tried::new("site.domain", repeated).all([(domains, &["- 1 0..10"] as &[_])]);
}

#[test]
fn a_package_in_two_apps() {
    let app = |package: &str| json!({ "service": "app", "app": { "platforms": [{ "os": "android", "package": package }] } });
    let repeated = json!({ "app": "not-repeated", "says": { "zh": "- {site}" } });
    Tried::new("app.package", repeated).all([
        (json!({ "sites": [app("cn.example.a"), app("cn.example.b")] }), &[] as &[_]),
        (json!({ "sites": [app("cn.example.a"), app("cn.example.b"), app("cn.example.b")] }), &["- 2 0..12"]),
    ]);
}

#[test]
fn what_a_name_has_to_do_with_the_unit() {
    let of = |unit: &str, name: &str| json!({ "subject": { "nature": "enterprise", "name": unit }, "sites": [{ "name": name }] });
    let relates = json!({ "relates_to": { "field": "subject.name", "ignoring": ["科技", "有限公司"] }, "says": { "zh": "- {name}" } });
    Tried::new("site.name", relates).all([
        (of("长沙市半枝科技有限公司", "半枝手记"), &[] as &[_]),
        (of("长沙市半枝科技有限公司", "长沙科技手记"), &["- 半枝 0..6"]),
        (of("半枝长沙科技有限公司", "市集"), &["- 半枝 0..2"]),
        (of("科技半枝科技有限公司", "科技手记"), &["- 半枝 0..4"]),
        (of("长沙市科技有限公司", "手记"), &[]),
    ]);
}

#[test]
fn the_kind_of_an_order() {
    let filed = |given: &str, filed: Value| json!({ "filingType": given, "filed": filed });
    let fits = json!({ "filing_type_fits": true });
    let cases = &["new-site", "first", "contradiction"];
    let (of_type, of_filed) = (Tried::with_cases("filingType", fits.clone(), cases), Tried::with_cases("filed", fits, cases));
    let wrong = filed("first", json!({ "subject": true, "domain": false }));
    let contradicts = filed("first", json!({ "subject": false, "domain": true, "domainSubject": "same" }));
    let nothing = filed("change-subject", json!({ "subject": false }));
    of_type.all([(wrong.clone(), &["new-site"] as &[_]), (contradicts.clone(), &[]), (nothing.clone(), &["-"])]);
    of_filed.all([(wrong, &[] as &[_]), (contradicts, &["contradiction"]), (nothing, &[])]);
}

#[test]
fn an_agent_and_the_papers() {
    let agent = |agent: Value| json!({ "agent": agent });
    let tried = Tried::with_cases("agent", json!({ "agent_materials": ["letter-of-authority"] }), &["field"]);
    let whole = json!({ "name": "李小红", "certificate": { "kind": "resident-id", "number": "11010519491231002X" }, "mobile": "13900139000", "email": "a@example.cn" });
    tried.all([
        (agent(whole.clone()), &["-"] as &[_]),
        (json!({ "agent": whole, "materials": [{ "kind": "letter-of-authority", "forPath": "/agent" }] }), &[]),
        (agent(json!({ "name": "李小红" })), &["field", "field", "field", "-"]),
    ]);
}
