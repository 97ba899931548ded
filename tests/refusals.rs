//! Texts of refusals, made up in the manner of SMS, mails and providers' pages: which reasons are read in them, and in which
//! texts none is.

use beian_check::{Checker, Filing, RefusalReading};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Known {
    name: String,
    text: String,
    /// The first rule of each reason; the title where no rule can see it.
    rules: Vec<String>,
}

fn checker(locale: &str) -> Checker {
    Checker::new("2026-11-22", locale).unwrap()
}

fn brief(reading: &RefusalReading) -> Vec<&str> {
    reading.reasons.iter().map(|r| r.rules.first().unwrap_or(&r.title).as_str()).collect()
}

fn read(text: &str, filing: serde_json::Value) -> RefusalReading {
    checker("zh-CN").explain_refusal(text, Some(&Filing::from_json(&filing.to_string()).unwrap())).unwrap()
}

#[test]
fn the_reasons_of_texts_that_are_known() {
    let checker = checker("zh-CN");
    let texts: Vec<Known> = serde_json::from_str(include_str!("fixtures/refusals/known.json")).unwrap();
    let of_records: usize = checker.book().handbook().unwrap().plan.refusals.iter().map(Vec::len).sum();
    assert!(texts.len() + of_records >= 100, "{} and {of_records}", texts.len());
    let mut wrong = Vec::new();
    for Known { name, text, rules } in &texts {
        let reading = checker.explain_refusal(text, None).unwrap();
        if brief(&reading) != *rules || !reading.known {
            wrong.push(format!("{name}: {:?}, and not {rules:?}", brief(&reading)));
        }
        for reason in &reading.reasons {
            let units: Vec<u16> = text.encode_utf16().collect();
            assert!(units.get(reason.span.0 as usize..reason.span.1 as usize).is_some_and(|s| !s.is_empty()), "{name}");
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), texts.len(), wrong.join("\n"));
}

#[test]
fn a_text_that_is_not_known_is_said_to_be_unknown() {
    let checker = checker("zh-CN");
    let texts: Vec<String> = serde_json::from_str(include_str!("fixtures/refusals/unknown.json")).unwrap();
    assert!(texts.len() >= 20);
    let wrong: Vec<String> = texts
        .iter()
        .map(|text| (text, checker.explain_refusal(text, None).unwrap()))
        .filter(|(_, reading)| reading.known || !reading.reasons.is_empty())
        .map(|(text, reading)| format!("{text}: {:?}", brief(&reading)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_marked_goes_to_the_end_of_its_clause() {
    let marked = |text: &str| -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let reading = checker("zh-CN").explain_refusal(text, None).unwrap();
        reading.reasons.iter().map(|r| String::from_utf16(&units[r.span.0 as usize..r.span.1 as usize]).unwrap()).collect()
    };
    assert_eq!(
        marked("1、网站名称“山间小屋论坛”不符合命名要求，请改；2、通信地址请精确到门牌号。"),
        ["网站名称“山间小屋论坛”不符合命名要求", "通信地址请精确到门牌号"]
    );
    assert_eq!(marked("您好，域名持有者与主办者不一致"), ["域名持有者与主办者不一致"]);
}

#[test]
fn fields_are_those_of_the_filing() {
    let two_sites = json!({
        "subject": { "nature": "individual", "name": "沈听澜" },
        "principal": { "name": "沈听澜" },
        "sites": [
            { "name": "山间小屋手记", "domains": ["shanwu8811.cn"], "principal": { "name": "费知秋", "mobile": "13800000001" } },
            { "name": "溪边小屋手记", "domains": [{ "name": "xibian8811.cn", "holder": { "name": "沈听澜" } }] },
        ],
    });
    let paths = |text: &str| read(text, two_sites.clone()).reasons.remove(0).paths;
    assert_eq!(paths("网站“溪边小屋手记”的网站名称不妥。"), ["/sites/1/name"]);
    assert_eq!(paths("shanwu8811.cn：网站名称不妥，请修改"), ["/sites/0/name"]);
    assert_eq!(paths("网站名称不妥。"), ["/sites/0/name", "/sites/1/name"]);
    assert_eq!(paths("主体负责人手机无法接通。"), ["/principal/mobile"]);
    assert_eq!(paths("网站负责人手机无法接通。"), ["/sites/0/principal/mobile"]);
    assert_eq!(paths("域名持有者与主办者不一致。"), ["/sites/1/domains/0/holder"]);
    assert_eq!(paths("请上传授权书。"), ["/materials"]);
    assert_eq!(paths("底部未悬挂备案号。"), Vec::<String>::new());
    // What the check finds in the filing points at the very place.
    let found = json!({ "subject": { "nature": "individual", "certificate": { "kind": "resident-id", "number": "11010519491231002x" } },
        "principal": { "certificate": { "kind": "resident-id", "number": "11010519491231002X" } } });
    assert_eq!(read("证件号码填写错误。", found).reasons.remove(0).paths, ["/subject/certificate/number"]);
}

#[test]
fn without_a_filing_fields_are_patterns() {
    let reading = checker("en").explain_refusal("网站名称不妥；通信地址不详细；域名未实名认证", None).unwrap();
    let paths: Vec<&str> = reading.reasons.iter().flat_map(|r| r.paths.iter().map(String::as_str)).collect();
    assert_eq!(paths, ["/sites/*/name", "/subject/address", "/sites/*/domains"]);
    assert!(reading.reasons.iter().all(|r| r.message.is_ascii() || r.message.contains("通信地址") || r.message.contains("网站")), "{reading:?}");
    assert!(reading.reasons.iter().all(|r| !r.source.document.is_empty()));
}

#[test]
fn a_long_text_is_read_in_time_and_a_longer_one_refused() {
    let checker = checker("zh-CN");
    for piece in ["域名", "网站名称，", "域名持有者不一致。", "1、", "网站名称不", "，", "（1）", "主体负责人手机号无法接通"]
    {
        let text: String = piece.chars().cycle().take(16_384).collect();
        let began = std::time::Instant::now();
        checker.explain_refusal(&text, None).unwrap();
        assert!(began.elapsed().as_secs() < 10, "{piece}: {:?}", began.elapsed());
    }
    let text: String = "域".repeat(16_385);
    assert_eq!(checker.explain_refusal(&text, None).unwrap_err().code, "too-large");
}
