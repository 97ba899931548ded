//! A provider's own rules: what is read, what is refused and where, and what becomes of the book.

use beian_check::report::{Finding, Verdict};
use beian_check::rulebook::example;
use beian_check::rulebook::record::{EnglishRule, Example, HandbookRule, Rule, When};
use beian_check::{Checker, Error, Filing, Locale, Options};
use serde_json::{Value, json};

#[path = "rust/written.rs"]
mod written;

const TODAY: &str = "2026-11-22";

fn checker_on(today: &str, locale: &str, overlays: &Value) -> Result<Checker, Error> {
    let options = json!({ "today": today, "locale": locale, "overlays": overlays });
    Checker::with(&Options::from_json(&options.to_string())?)
}

fn with(overlays: Value) -> Checker {
    checker_on(TODAY, "zh-CN", &overlays).unwrap()
}

fn findings(checker: &Checker, filing: Value) -> Vec<Finding> {
    checker.check(&Filing::from_json(&filing.to_string()).unwrap()).unwrap().findings
}

fn of<'a>(findings: &'a [Finding], rule: &str) -> Vec<&'a Finding> {
    findings.iter().filter(|f| f.rule == rule).collect()
}

/// A rule of which only the condition matters.
fn rule(more: Value) -> Value {
    let mut rule = json!({ "id": "acme/word", "field": "site.name", "verdict": "reject", "says": { "zh": "本平台不接受“{word}”。" } });
    rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    rule
}

fn one(more: Value) -> Value {
    json!([{ "id": "acme", "rules": [rule(more)] }])
}

fn named(name: &str) -> Value {
    json!({ "sites": [{ "name": name }] })
}

#[test]
fn every_record_of_the_book_reads_the_same_as_an_overlay() {
    let book = Checker::new(TODAY, "zh-CN").unwrap();
    let own = book.book().rules().len();
    let mut read: Vec<(Rule, EnglishRule, HandbookRule)> = Vec::new();
    for records in written::of_list("rule").chunks(100) {
        let rules: Vec<Value> = records.iter().map(with_filings).collect();
        let laid = with(json!([{ "id": "the-book", "rules": rules }]));
        for (at, record) in records.iter().enumerate() {
            let mut rule: Rule = laid.book().rules()[own + at].clone();
            rule.region.clone_from(&record.region);
            if let Some(region) = book.book().region(&record.region) {
                // The book's own reader writes the region's whole name into its sources.
                rule.leave_region_out(&region.name);
                rule.put_region_in(&region.name);
            }
            read.push((rule, laid.book().laid().english(own + at).unwrap().clone(), laid.book().shown(own + at).unwrap().clone()));
        }
    }
    // In the book what lies apart comes last.
    let (last, mut first): (Vec<_>, Vec<_>) = read.into_iter().partition(|(rule, ..)| rule.lies_apart());
    first.extend(last);
    assert_eq!(first.len(), own);
    for (at, (rule, english, shown)) in first.iter().enumerate() {
        assert_eq!(rule, &book.book().rules()[at]);
        assert_eq!(english, &book.book().english().unwrap().rules[at], "{}", rule.id);
        assert_eq!(shown, &book.book().handbook().unwrap().rules[at], "{}", rule.id);
    }
}

/// In an overlay an example is a filing; in the book a text can stand for one.
fn with_filings(record: &written::WrittenRecord) -> Value {
    let mut rule = record.json.clone();
    let fields: Vec<String> = match &rule["field"] {
        Value::String(one) => vec![one.clone()],
        many => serde_json::from_value(many.clone()).unwrap(),
    };
    let when: When = rule.get("when").map(|when| serde_json::from_value(when.clone()).unwrap()).unwrap_or_default();
    for key in ["good", "bad"] {
        let examples: Vec<Example> = serde_json::from_value(rule[key].clone()).unwrap();
        let filing = |example| serde_json::from_str::<Value>(&example::filing(example, &fields, &record.region, &when)).unwrap();
        rule[key] = examples.into_iter().map(filing).collect();
    }
    rule
}

#[test]
fn every_material_of_the_book_reads_the_same_as_an_overlay() {
    let book = Checker::new(TODAY, "zh-CN").unwrap();
    let records = written::of_list("material");
    let materials: Vec<&Value> = records.iter().map(|r| &r.json).collect();
    let laid = with(json!([{ "id": "the-book", "materials": materials }]));
    assert_eq!(laid.book().laid().materials().len(), records.len());
    for ((read, record), own) in laid.book().laid().materials().iter().zip(&records).zip(&book.book().plan().unwrap().materials) {
        let mut read = read.clone();
        read.region.clone_from(&record.region);
        assert_eq!(read, *own, "{}", record.file);
    }
}

#[test]
fn nothing_laid_is_the_book_itself() {
    let plain = Checker::new(TODAY, "zh-CN").unwrap();
    for overlays in [Value::Null, json!([]), json!([{ "id": "acme" }])] {
        let laid = with(overlays);
        let filing = json!({ "region": "44", "subject": { "nature": "individual" }, "sites": [{ "name": "中国商城" }] });
        assert_eq!(findings(&laid, filing.clone()), findings(&plain, filing));
        assert_eq!(serde_json::to_value(laid.rules()).unwrap(), serde_json::to_value(plain.rules()).unwrap());
    }
}

#[test]
fn a_rule_is_added_and_names_its_overlay() {
    let checker = with(json!([{
        "id": "acme", "name": "某云", "version": "7",
        "rules": [rule(json!({ "holds_none": ["荐股", { "word": "购", "except": ["采购学"] }] }))],
    }]));
    let found = findings(&checker, named("山间荐股手记"));
    let found = of(&found, "acme/word");
    assert_eq!(found.len(), 1);
    let finding = found[0];
    assert_eq!((finding.verdict, finding.span, finding.overlay.as_deref()), (Verdict::Reject, Some((2, 4)), Some("acme")));
    assert_eq!(finding.message, "本平台不接受“荐股”。");
    assert_eq!(
        (finding.source.document.as_str(), finding.source.section.as_str(), finding.source.as_of.as_str()),
        ("某云", "7", TODAY),
        "the overlay itself is the source"
    );
    assert!(of(&findings(&checker, named("采购学手记")), "acme/word").is_empty());
    let typed = checker.check_field("site.name", "山间荐股手记", None).unwrap();
    assert_eq!(of(&typed, "acme/word").len(), 1);
}

#[test]
fn a_rule_without_english_speaks_chinese_and_one_with_it_english() {
    let says = json!({ "zh": "不接受。", "en": "Not accepted." });
    for (more, message) in [(json!({}), "本平台不接受“荐股”。"), (json!({ "says": says }), "Not accepted.")] {
        let mut more = more;
        more["holds_none"] = json!(["荐股"]);
        let checker = checker_on(TODAY, "en", &one(more)).unwrap();
        assert_eq!(of(&findings(&checker, named("荐股手记")), "acme/word")[0].message, message);
    }
}

#[test]
fn a_source_of_its_own_does_not_make_a_rule_old() {
    let source = json!({ "document": "平台规范", "section": "三", "as_of": "2016-01-01" });
    let found = findings(&with(one(json!({ "holds_none": ["荐股"], "source": source }))), named("荐股手记"));
    let finding = of(&found, "acme/word")[0];
    assert_eq!((finding.verdict, finding.source.document.as_str(), finding.source.as_of.as_str()), (Verdict::Reject, "平台规范", "2016-01-01"));
    assert!(!finding.message.contains("2016"));
}

#[test]
fn when_it_holds_can_be_narrowed() {
    let when = json!({ "nature": ["enterprise"], "region": ["54", "65"], "filing_type": ["access"], "provider": ["acme-cn"] });
    let checker = with(one(json!({ "when": when, "holds_none": ["荐股"] })));
    let filing = json!({
        "filingType": "access", "region": "西藏", "provider": { "id": "acme-cn" }, "subject": { "nature": "enterprise" }, "sites": [{ "name": "荐股手记" }],
    });
    assert_eq!(of(&findings(&checker, filing.clone()), "acme/word").len(), 1);
    for (pointer, other) in [
        ("/filingType", "first"),
        ("/region", "44"),
        ("/provider/id", "other"),
        ("/subject/nature", "individual"),
        ("/region", ""),
        ("/provider/id", ""),
    ] {
        let mut filing = filing.clone();
        *filing.pointer_mut(pointer).unwrap() = json!(other);
        assert!(of(&findings(&checker, filing), "acme/word").is_empty(), "{pointer} {other}");
    }
}

#[test]
fn a_rule_replaces_those_of_the_book_where_it_holds() {
    let number = |n: &str| json!({ "sites": [{ "providerServiceNumber": n }] });
    let book = "site/provider-service-number";
    let plain = Checker::new(TODAY, "zh-CN").unwrap();
    assert_eq!(of(&findings(&plain, number("BA-20260001")), book).len(), 1);
    let own = json!({
        "id": "acme/service-number", "field": "site.providerServiceNumber", "replaces": [book], "matches": ["BA-{digits:8}"],
        "says": { "zh": "写成 {templates}。" },
    });
    let checker = with(one(own));
    assert!(of(&findings(&checker, number("BA-20260001")), book).is_empty());
    let found = findings(&checker, number("32a43232-a888-4c1d-9f00-0123456789ab"));
    assert!(of(&found, book).is_empty());
    assert_eq!(of(&found, "acme/service-number")[0].message, "写成 BA-00000000。");
}

#[test]
fn at_the_same_characters_the_overlay_speaks_unless_it_is_milder() {
    // 购 is Guangdong's in 2020: a reject.
    let filing = json!({ "region": "44", "subject": { "nature": "individual" }, "sites": [{ "name": "山间小屋商城" }] });
    let rules_at_the_word = |verdict: &str| {
        let checker = checker_on("2020-10-01", "zh-CN", &one(json!({ "verdict": verdict, "holds_none": ["商城"] }))).unwrap();
        let found = findings(&checker, filing.clone());
        found.iter().filter(|f| f.span == Some((4, 6))).map(|f| f.rule.clone()).collect::<Vec<_>>()
    };
    assert_eq!(rules_at_the_word("reject"), ["acme/word"]);
    assert_eq!(rules_at_the_word("risk"), ["site-name/region-word"]);
    assert_eq!(rules_at_the_word("note"), ["site-name/region-word"]);
}

#[test]
fn what_is_off_is_silent_and_is_in_no_list() {
    let checker = with(json!([{ "id": "acme", "off": ["site-name/too-few-han"] }]));
    assert!(of(&findings(&checker, named("小屋")), "site-name/too-few-han").is_empty());
    assert!(checker.rules().iter().all(|r| r.id != "site-name/too-few-han"));
    // What it had replaced speaks again.
    let filing = json!({ "region": "32", "subject": { "nature": "individual" }, "sites": [{ "name": "周舟的博客论坛", "remark": "记录山居" }] });
    let found = |overlays| findings(&checker_on("2020-10-01", "zh-CN", &overlays).unwrap(), filing.clone());
    assert!(of(&found(json!([])), "site-name/personal-format").is_empty());
    assert!(!of(&found(json!([{ "id": "acme", "off": ["site-name/region-template"] }])), "site-name/personal-format").is_empty());
}

#[test]
fn a_verdict_is_for_every_outcome_and_is_not_softened_by_age() {
    let filing = json!({ "region": "42", "subject": { "nature": "individual" }, "sites": [{ "name": "楚绣官网手记" }] });
    let plain = findings(&with(json!([])), filing.clone());
    let aged = of(&plain, "site-name/region-word");
    assert!(aged.iter().all(|f| f.verdict == Verdict::Risk) && !aged.is_empty());
    let found = findings(&with(json!([{ "id": "acme", "verdicts": { "site-name/region-word": "reject" } }])), filing);
    let decided = of(&found, "site-name/region-word");
    assert!(decided.iter().all(|f| f.verdict == Verdict::Reject && f.overlay.as_deref() == Some("acme") && !f.message.contains("现在可能")));
    assert_eq!(decided.len(), aged.len());
}

#[test]
fn a_message_is_replaced_in_the_language_that_is_given() {
    let overlays = json!([{ "id": "acme", "messages": { "site-name/too-few-han": { "zh-CN": "只有 {count} 个汉字，不够。" } } }]);
    let message =
        |locale: &str| of(&findings(&checker_on(TODAY, locale, &overlays).unwrap(), named("小屋")), "site-name/too-few-han")[0].message.clone();
    assert_eq!(message("zh-CN"), "只有 2 个汉字，不够。");
    let plain = Checker::new(TODAY, "en").unwrap();
    assert_eq!(message("en"), of(&findings(&plain, named("小屋")), "site-name/too-few-han")[0].message);
    let both = json!([{ "id": "acme", "messages": { "site-name/too-few-han": { "en": "{count} is too few." } } }]);
    let found = findings(&checker_on(TODAY, "en", &both).unwrap(), named("小屋"));
    assert_eq!(of(&found, "site-name/too-few-han")[0].message, "2 is too few.");
}

#[test]
fn overlays_are_laid_one_after_the_other() {
    let first = json!({ "id": "acme", "rules": [rule(json!({ "holds_none": ["荐股"] }))] });
    let second = json!({ "id": "shop", "verdicts": { "acme/word": "note" }, "messages": { "acme/word": { "zh-CN": "少用。" } } });
    let found = findings(&with(json!([first, second])), named("荐股手记"));
    let finding = of(&found, "acme/word")[0];
    assert_eq!((finding.verdict, finding.message.as_str(), finding.overlay.as_deref()), (Verdict::Note, "少用。", Some("shop")));
    let refused = checker_on(TODAY, "zh-CN", &json!([second, first])).err().unwrap();
    assert_eq!((refused.code, refused.path.as_deref()), ("bad-overlay", Some("/0/verdicts/acme~1word")));
}

#[test]
fn rules_lists_what_an_overlay_adds_with_its_examples() {
    let more = json!({
        "when": { "nature": ["individual"], "region": ["54"] }, "holds_none": ["荐股"],
        "bad": [{ "region": "54", "subject": { "nature": "individual" }, "sites": [{ "name": "荐股“手记”" }] }],
        "good": [{ "filed": { "siteCount": 2 } }, { "region": "44", "subject": { "nature": "individual" }, "sites": [{ "name": "荐股手记" }] }],
    });
    let checker = with(one(more));
    let rules = checker.rules();
    let info = rules.iter().find(|r| r.id == "acme/word").unwrap();
    assert_eq!((info.title.as_str(), info.overlay.as_deref(), info.regions.as_slice()), ("acme/word", Some("acme"), &["54".to_owned()][..]));
    for example in &info.examples {
        let found = findings(&checker, serde_json::from_str(&example.filing).unwrap());
        assert_eq!(!of(&found, "acme/word").is_empty(), example.found, "{}", example.filing);
    }
    assert_eq!(info.examples.len(), 3);
}

fn materials(checker: &Checker, filing: Value) -> Vec<beian_check::report::Material> {
    let report = checker.check(&Filing::from_json(&filing.to_string()).unwrap()).unwrap();
    report.materials.iter().map(|m| (**m).clone()).collect()
}

#[test]
fn a_material_is_added_and_comes_first() {
    let own = json!({
        "kind": "provider-form", "title": { "zh": "某云承诺书", "en": "Pledge to the provider" }, "for": "subject",
        "when": { "nature": ["unit"], "filing_type": ["first"] },
        "notes": [{ "zh": "单位盖章。" }], "file_name": "{subject}-承诺书.pdf",
    });
    let mut checker = with(json!([{ "id": "acme", "name": "某云", "version": "7", "materials": [own] }]));
    let filing = |nature: &str| json!({ "filingType": "first", "subject": { "nature": nature, "name": "山间小屋有限公司" } });
    let asked = materials(&checker, filing("enterprise"));
    let first = &asked[0];
    assert_eq!(
        (first.kind.as_str(), first.title.as_str(), first.for_path.as_str(), first.provided),
        ("provider-form", "某云承诺书", "/subject", false)
    );
    assert_eq!(first.file_name.as_deref(), Some("山间小屋有限公司-承诺书.pdf"));
    assert_eq!(first.notes[0], "单位盖章。");
    assert_eq!((first.source.document.as_str(), first.source.section.as_str(), first.source.as_of.as_str()), ("某云", "7", TODAY));
    let plain = materials(&Checker::new(TODAY, "zh-CN").unwrap(), filing("enterprise"));
    assert_eq!(asked[1..], plain[..]);
    assert!(materials(&checker, filing("individual")).iter().all(|m| m.kind != "provider-form"));
    let mut handed_in = filing("enterprise");
    handed_in["materials"] = json!(["provider-form"]);
    assert!(materials(&checker, handed_in)[0].provided);
    // "Today" is the checker's own.
    checker.set_today("2027-01-02").unwrap();
    assert_eq!(materials(&checker, filing("enterprise"))[0].source.as_of, "2027-01-02");
}

#[test]
fn a_material_of_the_books_kind_speaks_in_its_place() {
    let own = json!({ "kind": "subject-certificate", "title": { "zh": "营业执照彩色扫描件" }, "for": "subject", "notes": [] });
    let checker = checker_on(TODAY, "en", &json!([{ "id": "acme", "materials": [own] }])).unwrap();
    let asked = materials(&checker, json!({ "filingType": "first", "subject": { "nature": "enterprise" } }));
    let of_kind: Vec<_> = asked.iter().filter(|m| m.kind == "subject-certificate").collect();
    assert_eq!((of_kind.len(), of_kind[0].title.as_str()), (1, "营业执照彩色扫描件"), "without English Chinese speaks");
}

#[test]
fn a_rule_of_an_overlay_asks_for_a_material_of_it() {
    let more = json!({ "holds_none": null, "holds_none_unless": { "words": ["贷"], "materials": ["loan-licence"] } });
    let mut rule = rule(more);
    rule.as_object_mut().unwrap().remove("holds_none");
    let material = json!({ "kind": "loan-licence", "title": { "zh": "金融业务许可证" }, "by_rule": true });
    let checker = with(json!([{ "id": "acme", "rules": [rule], "materials": [material] }]));
    let asked = |name: &str| materials(&checker, json!({ "filingType": "first", "sites": [{ "name": name }] }));
    assert!(asked("山间快贷手记").iter().any(|m| m.kind == "loan-licence" && m.for_path == "/sites/0"));
    assert!(asked("山间小屋手记").iter().all(|m| m.kind != "loan-licence"));
}

#[test]
fn the_book_says_its_own_age() {
    let source = json!({ "document": "规范", "as_of": "2031-01-01" });
    let filing = Filing::default();
    let plain = Checker::new(TODAY, "zh-CN").unwrap().check(&filing).unwrap().rulebook;
    assert_eq!(with(one(json!({ "holds_none": ["荐股"], "source": source }))).check(&filing).unwrap().rulebook, plain);
}

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

#[track_caller]
fn refused(overlays: Value, path: &str, holds: &[&str]) {
    let error = checker_on(TODAY, "zh-CN", &overlays).err().unwrap_or_else(|| panic!("this must be refused: {overlays}"));
    assert_eq!((error.code, error.path.as_deref()), ("bad-overlay", Some(path)), "{error}");
    let [zh, en] = [Locale::Chinese, Locale::English].map(|locale| error.message(locale));
    for words in holds {
        assert!(en.contains(words), "{words:?} is not in {en:?}");
    }
    // Each language has its own words; names are in both.
    assert!(has_han(&zh) && !has_han(&en), "{error}");
    assert!(zh.ends_with(['。', '？']) && en.ends_with(['.', '?']), "{error}");
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_what_was_expected() {
    let word = json!({ "holds_none": ["荐股"] });
    let but = |more: Value| {
        let mut rule = word.clone();
        rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        one(rule)
    };
    refused(json!({}), "", &["an array of overlays"]);
    refused(json!([5]), "/0", &["an object"]);
    refused(json!([{}]), "/0", &["id is missing."]);
    refused(json!([{ "id": "a" }, { "id": "a" }]), "/1/id", &["Another overlay"]);
    refused(json!([{ "id": " " }]), "/0/id", &["not empty"]);
    refused(json!([{ "id": "a", "rule": [] }]), "/0/rule", &["No key is called rule here.", "Did you mean rules?"]);
    refused(json!([{ "id": "a", "rules": {} }]), "/0/rules", &["an array"]);
    refused(
        json!([{ "id": "a" }, { "id": "b", "rules": [rule(json!({ "no_idiom": true })), rule(json!({ "says": { "zh": 5 }, "no_idiom": true }))] }]),
        "/1/rules/1/says/zh",
        &["a text that is not empty"],
    );
    refused(but(json!({ "says": { "en": "No." } })), "/0/rules/0/says", &["zh is missing"]);
    refused(but(json!({ "titel": { "zh": "词" } })), "/0/rules/0/titel", &["Did you mean title?"]);
    refused(but(json!({ "field": "site.nmae" })), "/0/rules/0/field", &["Did you mean site.name?"]);
    refused(but(json!({ "field": ["site.name", "site.nmae"] })), "/0/rules/0/field/1", &["Did you mean site.name?"]);
    refused(but(json!({ "field": [] })), "/0/rules/0/field", &["not empty"]);
    refused(but(json!({ "verdict": "rejekt" })), "/0/rules/0/verdict", &["reject, missing, risk, note", "Did you mean reject?"]);
    refused(but(json!({ "id": "Word" })), "/0/rules/0/id", &["site-name/too-few-han"]);
    refused(but(json!({ "from": "2026-13-01" })), "/0/rules/0/from", &["a day such as"]);
    refused(but(json!({ "from": "2026-02-01", "to": "2026-01-01" })), "/0/rules/0/to", &["ends before it begins"]);
    refused(but(json!({ "when": { "nature": ["individaul"] } })), "/0/rules/0/when/nature/0", &["Did you mean individual?"]);
    refused(but(json!({ "when": { "filing_type": "first" } })), "/0/rules/0/when/filing_type", &["an array"]);
    refused(but(json!({ "when": { "region": ["99"] } })), "/0/rules/0/when/region/0", &["No region"]);
    refused(but(json!({ "when": { "region": ["西藏"] } })), "/0/rules/0/when/region/0", &["two digits"]);
    refused(but(json!({ "replaces": ["site-name/is-domian"] })), "/0/rules/0/replaces/0", &["Did you mean site-name/is-domain?"]);
    refused(but(json!({ "source": { "document": "规范" } })), "/0/rules/0/source", &["as_of is missing"]);
    refused(but(json!({ "good": [5] })), "/0/rules/0/good/0", &["a filing"]);
    refused(but(json!({ "no_domain": true })), "/0/rules/0", &["two conditions", "no_domain", "holds_none"]);
    refused(one(json!({})), "/0/rules/0", &["no condition", "holds_none", "matches"]);
    refused(one(json!({ "hold_none": ["荐股"] })), "/0/rules/0/hold_none", &["Did you mean holds_none?"]);
    refused(one(json!({ "holds_none": ["荐股", { "word": "购", "exept": [] }] })), "/0/rules/0/holds_none/1/exept", &["Did you mean except?"]);
    refused(one(json!({ "holds_none": ["荐股", ""] })), "/0/rules/0/holds_none/1", &["not empty"]);
    refused(one(json!({ "holds_none": [{ "word": "购", "case": "trade" }] })), "/0/rules/0/holds_none/0/case", &["no such case"]);
    refused(one(json!({ "no_domain": false })), "/0/rules/0/no_domain", &["must be true"]);
    refused(one(json!({ "at_least_han": -1 })), "/0/rules/0/at_least_han", &["a whole number"]);
    refused(one(json!({ "at_least_han": 1.5 })), "/0/rules/0/at_least_han", &["a whole number"]);
    refused(one(json!({ "matches": ["BA-{digit:8}"] })), "/0/rules/0/matches/0", &["{digits:8}"]);
    refused(json!([{ "id": "a", "off": ["site-name/is-domian"] }]), "/0/off/0", &["Did you mean site-name/is-domain?"]);
    refused(json!([{ "id": "a", "verdicts": { "nothing/here": "note" } }]), "/0/verdicts/nothing~1here", &["No rule is called nothing/here"]);
    refused(json!([{ "id": "a", "verdicts": { "site-name/is-domain": "fatal" } }]), "/0/verdicts/site-name~1is-domain", &["one of: reject"]);
    refused(json!([{ "id": "a", "messages": { "site-name/is-domain": "x" } }]), "/0/messages/site-name~1is-domain", &["an object"]);
    refused(json!([{ "id": "a", "messages": { "site-name/is-domain": { "zh": "x" } } }]), "/0/messages/site-name~1is-domain/zh", &["No key"]);
    let material = |more: Value| {
        let mut material = json!({ "kind": "form", "title": { "zh": "表" }, "for": "subject" });
        material.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!([{ "id": "a", "materials": [material] }])
    };
    refused(material(json!({ "for": "subjects" })), "/0/materials/0/for", &["Did you mean subject?"]);
    refused(material(json!({ "titel": {} })), "/0/materials/0/titel", &["Did you mean title?"]);
    refused(material(json!({ "when": { "so": ["agents"] } })), "/0/materials/0/when/so/0", &["Did you mean agent?"]);
    refused(material(json!({ "when": { "region": ["99"] } })), "/0/materials/0/when/region/0", &["No region"]);
    refused(json!([{ "id": "a", "materials": [{ "kind": "form", "title": { "zh": "表" } }] }]), "/0/materials/0", &["by_rule"]);
    refused(json!([{ "id": "a\u{0}b" }]), "/0/id", &["U+0000"]);
}

#[test]
fn there_is_an_end_to_it() {
    let code = |overlays: Value| checker_on(TODAY, "zh-CN", &overlays).err().map(|e| (e.code, e.path.unwrap_or_default()));
    let many = |count: usize| (0..count).map(|i| json!({ "id": format!("a{i}") })).collect::<Value>();
    assert_eq!((code(many(16)), code(many(17))), (None, Some(("too-large", String::new()))));
    let rules = |count: usize| json!([{ "id": "a", "rules": vec![rule(json!({ "no_idiom": true })); count] }]);
    assert_eq!((code(rules(1_000)), code(rules(1_001))), (None, Some(("too-large", String::new()))));
    let long = |length: usize| one(json!({ "holds_none": ["词".repeat(length)] }));
    assert_eq!((code(long(4_096)), code(long(4_097))), (None, Some(("too-large", "/0/rules/0/holds_none/0".to_owned()))));
}
