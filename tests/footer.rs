//! What is said of a page's foot: which of a rule's cases it is, where it is shown, and whether a mended foot is offered.

use beian_check::{Checker, Filing, Finding};
use serde_json::{Value, json};

const ICP: &str = "京ICP备12345678号-1";
const PSB: &str = "京公网安备11000002999999号";
const OF_PSB: &str = "https://beian.mps.gov.cn/#/query/webSearch?code=11000002999999";

fn findings(footer: Value, rule: &str) -> Vec<Finding> {
    let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
    let filing = Filing::from_json(&json!({ "footer": footer }).to_string()).unwrap();
    checker.check(&filing).unwrap().findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// Nothing where `says` is empty; else one finding with these words, at this place.
#[track_caller]
fn says(footer: Value, rule: &str, says: &str, path: &str) -> Option<Finding> {
    let mut found = findings(footer.clone(), rule);
    if says.is_empty() {
        assert!(found.is_empty(), "{footer}: {found:?}");
        return None;
    }
    let one = found.pop().unwrap_or_else(|| panic!("{footer}: nothing is found"));
    assert!(found.is_empty(), "{footer}: {found:?}");
    assert!(one.message.contains(says), "{footer}: {}", one.message);
    assert_eq!(one.path, path, "{footer}");
    // The whole of a link is marked, where there is any of it.
    if let Some(href) = footer.pointer(path.strip_prefix("/footer").unwrap()).and_then(Value::as_str).filter(|_| path.ends_with("/href")) {
        let length = href.encode_utf16().count() as u32;
        assert_eq!(one.span, (length > 0).then_some((0, length)), "{footer}");
    }
    Some(one)
}

#[test]
fn the_number_that_is_shown() {
    let rule = "footer/icp-missing";
    let known = |page: Value| json!({ "icpNumber": ICP, "page": page });
    says(known(json!(["京ICP备12345678号-1"])), rule, "", "");
    says(known(json!(["京ICP备12345678号"])), rule, "", "");
    says(known(json!(["京ICP备12345678号-2", "京ICP备12345678号-1"])), rule, "", "");
    says(known(json!(["京ICP备12345678号-2"])), rule, "后缀不同", "/footer/page/0/text");
    says(known(json!(["京ICP备12345678号-1A"])), rule, "后缀不同", "/footer/page/0/text");
    says(known(json!(["沪ICP备12345678号-1"])), rule, "不是这个主体的备案号", "/footer/page/0/text");
    says(known(json!(["京ICP备12345679号-1"])), rule, "不是这个主体的备案号", "/footer/page/0/text");
    says(known(json!(["首页", "京ICP证070345号"])), rule, "只有许可证号", "/footer/page/1/text");
    says(json!({ "icpNumber": "京ICP证070345号", "page": ["京ICP证070346号"] }), rule, "不是这个主体的备案号", "/footer/page/0/text");
    says(known(json!(["首页"])), rule, "没有看到备案号", "/footer");
    says(json!({ "page": [{ "text": ICP, "place": "hidden" }] }), rule, "隐藏的位置", "/footer");
    says(json!({ "page": [{ "text": ICP, "place": "script" }] }), rule, "由脚本写到", "/footer");
    says(json!({ "page": ["加载中"], "drawn": true }), rule, "页面是由脚本生成的", "/footer");
}

#[test]
fn where_the_number_links() {
    let rule = "footer/icp-link";
    let linked = |href: &str| json!({ "page": [{ "text": ICP, "href": href }] });
    let mended = |footer: Value, words: &str, path: &str| {
        let fix = says(footer, rule, words, path).unwrap().fix.unwrap();
        assert!(fix.contains(ICP) && fix.contains("https://beian.miit.gov.cn/"), "{fix}");
    };
    says(linked("https://beian.miit.gov.cn/"), rule, "", "");
    mended(linked("http://www.miitbeian.gov.cn/"), "旧网址 www.miitbeian.gov.cn", "/footer/page/0/href");
    mended(linked("https://www.miit.gov.cn/"), "链接到了 www.miit.gov.cn", "/footer/page/0/href");
    mended(linked("beian.miit.gov.cn"), "缺了 https://", "/footer/page/0/href");
    mended(linked("miitbeian.gov.cn"), "缺了 https://", "/footer/page/0/href");
    mended(linked("www.miit.gov.cn/"), "缺了 https://", "/footer/page/0/href");
    mended(linked("https://example.com/beian.miit.gov.cn"), "不是工信部的备案系统", "/footer/page/0/href");
    mended(linked("/about"), "不是工信部的备案系统", "/footer/page/0/href");
    mended(linked("#"), "不会打开网页", "/footer/page/0/href");
    mended(linked(""), "不会打开网页", "/footer/page/0/href");
    mended(json!({ "page": [ICP] }), "没有链接", "/footer/page/0/text");
    mended(json!({ "page": [ICP, { "text": "查询", "href": "https://beian.miit.gov.cn/" }] }), "本身没有链接", "/footer/page/0/text");
    mended(json!({ "page": [ICP, { "text": "查询", "href": "https://example.com/" }] }), "没有链接", "/footer/page/0/text");
    // Of a number that is there twice, the better link counts, whichever comes first.
    let (good, bad) = (json!({ "text": ICP, "href": "https://beian.miit.gov.cn/" }), json!({ "text": ICP, "href": "https://example.com/" }));
    says(json!({ "page": [good, bad] }), rule, "", "");
    says(json!({ "page": [bad, good] }), rule, "", "");
    mended(json!({ "page": [bad, { "text": ICP, "href": "https://www.miit.gov.cn/" }] }), "链接到了 www.miit.gov.cn", "/footer/page/1/href");
    // Another subject's number, another site's, and a licence have no link to ask for.
    says(json!({ "icpNumber": ICP, "page": ["京ICP备12345679号-1"] }), rule, "", "");
    says(json!({ "icpNumber": ICP, "page": ["京ICP备12345678号-2"] }), rule, "", "");
    says(json!({ "page": ["京ICP证070345号"] }), rule, "", "");
    mended(json!({ "icpNumber": "京ICP证070345号", "page": ["京ICP证070345号", ICP] }), "没有链接", "/footer/page/1/text");
}

#[test]
fn the_number_of_the_police() {
    let rule = "footer/psb";
    let badge = json!({ "image": "/badge.png" });
    let linked = |href: &str| json!({ "page": [badge, { "text": PSB, "href": href, "joined": true }] });
    says(linked(OF_PSB), rule, "", "");
    says(json!({ "psbNumber": PSB, "page": ["首页"] }), rule, "没有看到公安备案号", "/footer");
    says(json!({ "psbNumber": PSB, "page": ["京公网安备11000002999998号"] }), rule, "不是 京公网安备11000002999999号", "/footer/page/0/text");
    // A number that is none has a finding of its own.
    says(json!({ "psbNumber": PSB, "page": ["京公网安备1100000299999号"] }), rule, "", "");
    let cases = [
        (json!({ "page": [badge, PSB] }), "没有链接", "/footer/page/1/text"),
        (linked("http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11000002999999"), "旧网址", "/footer/page/1/href"),
        (linked("https://www.mps.gov.cn/"), "链接到了 www.mps.gov.cn", "/footer/page/1/href"),
        (linked("beian.mps.gov.cn/#/query/webSearch?code=11000002999999"), "缺了 https://", "/footer/page/1/href"),
        (linked("https://example.com/"), "不是公安备案的查询页", "/footer/page/1/href"),
        (linked("#"), "不会打开网页", "/footer/page/1/href"),
        (linked("https://beian.mps.gov.cn/#/query/webSearch?code=32010002999999"), "查到的会是别的网站", "/footer/page/1/href"),
    ];
    for (footer, words, path) in cases {
        let fix = says(footer, rule, words, path).unwrap().fix.unwrap();
        assert!(fix.contains(PSB) && fix.contains(OF_PSB), "{fix}");
    }
    // A style sheet may put the badge there: nothing is offered to be pasted.
    let no_badge = says(json!({ "page": [{ "text": PSB, "href": OF_PSB }] }), rule, "图标", "/footer/page/0/text").unwrap();
    assert_eq!(no_badge.fix, None);
    says(json!({ "page": [badge, { "text": PSB, "href": "https://beian.mps.gov.cn/", "joined": true }] }), rule, "", "");
}

#[test]
fn the_forms_of_both_numbers() {
    let cases = [
        ("icp-number/format", "京ICP备1234567号", "不是"),
        ("icp-number/format", "川ICP备12345678号", "公安备案用的简称"),
        ("icp-number/format", "港ICP备12345678号", "不是省份简称"),
        ("psb-number/format", "京公网安备1100000299999号", "不是完整的公安备案号"),
        ("psb-number/format", "港公网安备81010402000001号", "不是省份简称"),
        ("psb-number/format", "湘公网安备31010402000001号", "不是同一个省份"),
        ("psb-number/format", "蜀公网安备51010002999999号", "ICP 备案用的简称"),
        ("psb-number/format", "川公网安备510100999999号", "只有 12 位数字"),
        ("psb-number/format", "京公网安备11000003999999号", "不是 02"),
    ];
    for (rule, number, words) in cases {
        let member = if rule.starts_with("icp") { "icpNumber" } else { "psbNumber" };
        says(json!({ member: number }), rule, words, &format!("/footer/{member}"));
        // On the page: each number once, where it stands first.
        let found = says(json!({ "page": ["首页", number, number] }), rule, words, "/footer/page/1/text").unwrap();
        assert_eq!(found.span.map(|(from, _)| from), Some(0), "{number}");
        says(json!({ "page": [{ "text": number, "place": "hidden" }] }), rule, "", "");
    }
}

#[test]
fn whose_page_it_says_it_is() {
    let rule = "footer/copyright";
    let of = |name: &str, page: Value| {
        let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
        let filing = json!({ "region": "35", "subject": { "nature": "enterprise", "name": name }, "footer": { "page": page } });
        let report = checker.check(&Filing::from_json(&filing.to_string()).unwrap()).unwrap();
        let own = report.findings.into_iter().filter(|finding| finding.rule.starts_with(rule));
        own.map(|finding| (finding.message.contains("没有"), finding.fix.is_some())).collect::<Vec<_>>()
    };
    let name = "半枝园艺有限公司";
    assert_eq!(of(name, json!(["© 2026 半枝园艺有限公司"])), []);
    assert_eq!(of(name, json!(["首页"])).len(), 1);
    assert_eq!(of(name, json!(["© 2026 某某园艺有限公司"])).len(), 1);
    assert_eq!(of(name, json!(["© 2026 新半枝园艺有限公司"])).len(), 1);
    // In the line before or behind, and not two lines away.
    assert_eq!(of(name, json!(["半枝园艺有限公司", "© 2026"])), []);
    assert_eq!(of(name, json!(["© 2026", "半枝园艺有限公司"])), []);
    assert_eq!(of(name, json!(["半枝园艺有限公司", "首页", "© 2026"])).len(), 1);
    assert!(of(name, json!(["首页"])).iter().all(|(_, offered)| *offered));
    // A text that is no unit's name is not searched for.
    let long = "园".repeat(200);
    assert_eq!(of(&long, json!(["© 2026 某某"])).len(), 1);
    assert_eq!(of(&"园".repeat(201), json!(["© 2026 某某"])), []);
}
