//! The traps of the field, each under its name: what a careless checker gets wrong.

use beian_check::report::{Overall, Verdict};
use beian_check::rulebook::record::{Day, Rule};
use beian_check::rulebook::{Standing, standing};
use beian_check::{Checker, Filing, Finding, Report};
use serde_json::{Value, json};

/// The word lists of 2020 speak with their own verdict on this day, and are doubtful on the other.
const THEN: &str = "2020-10-01";
const TODAY: &str = "2026-11-22";

fn check(today: &str, filing: &Value) -> Report {
    Checker::new(today, "zh-CN").unwrap().check(&Filing::from_json(&filing.to_string()).unwrap()).unwrap()
}

fn named(region: &str, nature: &str, name: &str) -> Value {
    json!({ "filingType": "first", "region": region, "subject": { "nature": nature }, "sites": [{ "name": name, "remark": "记录读书心得。" }] })
}

/// What is found at the site's name, less notes.
fn at_name(today: &str, region: &str, nature: &str, name: &str) -> Vec<Finding> {
    let findings = check(today, &named(region, nature, name)).findings;
    findings.into_iter().filter(|f| f.path == "/sites/0/name" && f.verdict != Verdict::Note).collect()
}

type Brief<'a> = (&'a str, &'a str, Option<(u32, u32)>);

fn brief(findings: &[Finding]) -> Vec<Brief<'_>> {
    findings.iter().map(|f| (f.rule.as_str(), f.verdict.name(), f.span)).collect()
}

fn ids(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|f| f.rule.as_str()).collect()
}

fn field(name: &str, value: &str, context: Value) -> Vec<Finding> {
    let context = Filing::from_json(&context.to_string()).unwrap();
    let found = Checker::new(TODAY, "zh-CN").unwrap().check_field(name, value, Some(context)).unwrap();
    found.into_iter().filter(|f| f.verdict != Verdict::Note).collect()
}

fn person() -> Value {
    json!({ "region": "33", "subject": { "nature": "individual" } })
}

#[test]
fn the_words_that_one_region_demands_are_banned_elsewhere() {
    for name in ["慢半拍的个人博客", "慢半拍的个人主页", "周舟的个人博客", "苏州的个人主页", "水滴石穿的个人博客"]
    {
        assert_eq!(brief(&at_name(THEN, "32", "individual", name)), [], "{name}");
        assert!(at_name(THEN, "33", "individual", name).iter().any(|f| f.verdict == Verdict::Reject), "{name}");
    }
}

#[test]
fn the_template_holds_for_individuals_only_and_to_its_end() {
    for name in ["慢半拍个人博客", "的个人主页", "慢半拍的个人博客站", "山间小屋手记"] {
        assert_eq!(brief(&at_name(THEN, "32", "individual", name))[0].0, "site-name/region-template", "{name}");
    }
    assert_eq!(brief(&at_name(THEN, "32", "enterprise", "山间小屋手记")), []);
}

#[test]
fn the_template_does_not_lift_what_it_does_not_name() {
    let found = at_name(THEN, "32", "individual", "中国赌博的个人博客");
    assert_eq!(brief(&found), [("site-name/state-prefix", "reject", Some((0, 2))), ("site-name/sensitive-word", "reject", Some((2, 4)))]);
}

#[test]
fn the_longest_word_at_a_place() {
    // 购, 网购, 团购, 购物, 导购 all stand in these lists, and 网 in one of them.
    assert_eq!(brief(&at_name(THEN, "41", "individual", "网购吐槽日记")), [("site-name/region-word", "reject", Some((0, 2)))]);
    assert_eq!(brief(&at_name(THEN, "64", "individual", "抄书团购记")), [("site-name/region-word", "reject", Some((2, 4)))]);
    assert_eq!(brief(&at_name(THEN, "64", "individual", "抄书网站记")), [("site-name/region-word", "reject", Some((2, 4)))]);
    let found = at_name(THEN, "64", "individual", "抄书网络记");
    assert!(found.len() == 1 && found[0].message.contains("“网络”"), "{found:?}");
}

#[test]
fn every_word_that_stands_apart_is_found() {
    let found = at_name(THEN, "41", "individual", "团购与旺铺与折扣");
    assert_eq!(found.iter().map(|f| f.span).collect::<Vec<_>>(), [Some((0, 2)), Some((3, 5)), Some((6, 8))]);
}

#[test]
fn a_word_inside_an_innocent_longer_one_does_not_count() {
    for (region, name) in [("64", "网球练习手记"), ("41", "广大众人的歌"), ("43", "一定做到的小事"), ("44", "交流电入门笔记")]
    {
        assert_eq!(brief(&at_name(THEN, region, "individual", name)), [], "{name}");
    }
}

#[test]
fn a_word_that_only_one_region_bans() {
    for (name, region) in [("老电影利润表", "44"), ("露营返现手记", "44")] {
        let word = |found: &[Finding]| found.iter().any(|f| f.rule == "site-name/region-word");
        assert!(word(&at_name(THEN, region, "individual", name)), "{name}");
        assert!(!word(&at_name(THEN, "51", "individual", name)), "{name}");
        assert!(!word(&at_name(THEN, region, "enterprise", name)), "{name}: lists are for individuals");
    }
}

#[test]
fn the_region_speaks_before_the_nation_at_the_same_characters() {
    // 论坛: on the region's list, on the national one, and among the words that need an approval.
    let found = at_name(THEN, "44", "individual", "老电影论坛");
    assert_eq!(brief(&found), [("site-name/region-word", "reject", Some((3, 5)))]);
    assert!(found[0].source.section.contains("附录二"), "{:?}", found[0].source);
    // Elsewhere the ban speaks, and not the approval.
    assert_eq!(brief(&at_name(THEN, "51", "individual", "老电影论坛")), [("site-name/personal-format", "reject", Some((3, 5)))]);
}

#[test]
fn a_ban_before_an_approval_in_the_nation_too() {
    // 博客 needs an approval document; with it the name passes, where no list bans it.
    let mut filing = named("51", "individual", "老电影博客");
    assert!(ids(&check(THEN, &filing)).contains(&"site-name/personal-approval"));
    filing["materials"] = json!(["approval-document"]);
    assert!(!ids(&check(THEN, &filing)).contains(&"site-name/personal-approval"));
    // A ban is not lifted by paper.
    filing["sites"][0]["name"] = json!("老电影社区");
    assert!(ids(&check(THEN, &filing)).contains(&"site-name/personal-format"));
}

#[test]
fn a_region_s_milder_word_does_not_hide_a_reject_of_the_nation() {
    // 河南 has 中国 on a list that is a risk; at the beginning of a name the nation rejects it.
    assert_eq!(brief(&at_name(TODAY, "41", "individual", "中国面食手记"))[0].0, "site-name/state-prefix");
    assert_eq!(brief(&at_name(TODAY, "41", "individual", "中国面食手记"))[0].1, "reject");
    assert_eq!(brief(&at_name(TODAY, "41", "individual", "爱吃中国面食手记")), [("site-name/personal-format", "risk", Some((2, 4)))]);
}

#[test]
fn a_region_s_doubt_does_not_hide_a_reject_of_the_nation() {
    // Today the region's list of 2020 alone would be a risk; the nation's younger sources still reject the same word.
    let only_there = at_name(TODAY, "44", "individual", "老电影利润表");
    assert_eq!(brief(&only_there), [("site-name/region-word", "risk", Some((3, 5)))]);
    let confirmed = at_name(TODAY, "44", "individual", "老电影论坛");
    assert_eq!(brief(&confirmed), [("site-name/region-word", "reject", Some((3, 5)))]);
    assert!(!confirmed[0].message.contains("2020-09-21"), "what is confirmed is not called old: {}", confirmed[0].message);
}

#[test]
fn age_makes_a_reject_a_risk_and_says_so() {
    let then = at_name(THEN, "41", "individual", "露营旺铺");
    assert_eq!(brief(&then), [("site-name/region-word", "reject", Some((2, 4)))]);
    assert!(!then[0].message.contains("2020-09-21"), "{}", then[0].message);
    let today = at_name(TODAY, "41", "individual", "露营旺铺");
    assert_eq!(brief(&today), [("site-name/region-word", "risk", Some((2, 4)))]);
    assert!(today[0].message.contains("2020-09-21"), "{}", today[0].message);
    assert_eq!(today[0].source.as_of, "2020-09-21");
}

#[test]
fn age_never_makes_a_finding_graver() {
    // Of an old source, and a risk by its own verdict: it stays one, and says how old its source is.
    let (then, today) = (at_name(THEN, "41", "individual", "陶笛个人笔记"), at_name(TODAY, "41", "individual", "陶笛个人笔记"));
    assert_eq!(brief(&then), [("site-name/personal-format", "risk", Some((2, 4)))]);
    assert_eq!(brief(&today), brief(&then));
    assert!(today[0].message.starts_with(then[0].message.as_str()) && today[0].message.contains(&today[0].source.as_of), "{}", today[0].message);
}

/// Every finding of an aged source says how old it is, and no other does.
#[test]
fn whatever_rests_on_an_old_source_alone_says_so() {
    let checker = Checker::new(TODAY, "zh-CN").unwrap();
    let mut aged = 0;
    for (rule, shown) in checker.book().rules().iter().zip(&checker.book().handbook().unwrap().rules) {
        for example in &shown.bad {
            let report = checker.check(&Filing::from_json(example).unwrap()).unwrap();
            for finding in report.findings.iter().filter(|f| f.rule == rule.id) {
                let says = finding.message.contains(&format!("依据 {} 的资料", finding.source.as_of));
                aged += usize::from(says);
                assert!(!says || finding.verdict != Verdict::Reject, "{} is old and a reject: {}", finding.rule, finding.message);
            }
        }
    }
    assert!(aged > 40, "{aged}");
}

fn three_sites(region: &str, count: usize) -> Value {
    let sites: Vec<Value> = (0..count).map(|i| json!({ "name": format!("第{}号小屋手记", ["一", "二", "三", "四", "五"][i]) })).collect();
    json!({ "filingType": "first", "region": region, "subject": { "nature": "individual" }, "sites": sites })
}

#[test]
fn five_sites_where_one_is_taken() {
    for today in [THEN, TODAY] {
        let report = check(today, &three_sites("43", 5));
        let limit: Vec<&Finding> = report.findings.iter().filter(|f| f.rule == "site-count/region-limit").collect();
        assert_eq!(limit.len(), 1, "one finding for the order, not one for each site");
        assert_eq!((limit[0].verdict, limit[0].path.as_str()), (Verdict::Reject, "/sites"));
        assert!(limit[0].message.contains('5') && limit[0].message.contains('1'), "{}", limit[0].message);
    }
    assert!(!ids(&check(TODAY, &three_sites("43", 1))).contains(&"site-count/region-limit"));
}

#[test]
fn two_sites_where_several_are_taken() {
    for today in [THEN, TODAY] {
        assert!(!ids(&check(today, &three_sites("51", 2))).contains(&"site-count/region-limit"));
    }
}

#[test]
fn sources_that_disagree_are_a_risk_and_both_are_shown() {
    let before = check(THEN, &three_sites("41", 4));
    let after = check(TODAY, &three_sites("41", 4));
    let limit = |report: &Report| report.findings.iter().find(|f| f.rule == "site-count/region-limit").cloned().unwrap();
    assert_eq!((limit(&before).verdict, limit(&before).disputed_by.len()), (Verdict::Reject, 0));
    let disputed = limit(&after);
    assert_eq!(disputed.verdict, Verdict::Risk);
    assert!(!disputed.disputed_by.is_empty() && !disputed.confirmed_by.is_empty());
    let titles: Vec<&str> = disputed.disputed_by.iter().map(|s| s.document.as_str()).collect();
    assert!(titles.iter().all(|t| !t.is_empty() && *t != disputed.source.document), "{titles:?}");
    assert!(disputed.message.contains("说法不一"), "{}", disputed.message);
}

#[test]
fn a_state_level_unit_may_use_the_word() {
    let filing = |subject: &str, name: &str| json!({ "filingType": "first", "region": "11", "subject": { "nature": "enterprise", "name": subject }, "sites": [{ "name": name }] });
    let has = |subject: &str, name: &str| ids(&check(THEN, &filing(subject, name))).contains(&"site-name/state-prefix");
    assert!(!has("中国山屋旅行社有限公司", "中国山屋旅行"));
    assert!(has("山屋旅行社有限公司", "中国山屋旅行"));
    assert!(has("北京中国山屋旅行社有限公司", "中国山屋旅行"), "the unit's name has to begin with the word");
    assert!(has("中国山屋旅行社有限公司", "国家山屋旅行"), "and with the same word");
    assert!(!has("山屋旅行社有限公司", "我爱中国史"), "inside a name the word is free");
}

#[test]
fn a_municipality_has_no_city_level() {
    let filing = |region: &str, address: &str| json!({ "filingType": "first", "region": region, "subject": { "nature": "enterprise", "name": "山屋科技有限公司", "address": address } });
    let wrong = |report: &Report| ids(report).iter().any(|id| matches!(*id, "address/region-mismatch" | "address/incomplete"));
    for (region, address) in [
        ("北京市", "北京市朝阳区建国路93号院9号楼1205室"),
        ("北京市海淀区", "北京市海淀区中关村大街27号11层1106室"),
        ("110101", "北京市海淀区中关村大街27号11层1106室"),
        ("50", "重庆市渝中区民权路28号18楼3室"),
        ("重庆市渝中区", "重庆市云阳县滨江东路66号3楼"),
    ] {
        assert!(!wrong(&check(TODAY, &filing(region, address))), "{region} {address}");
    }
    // It is still of another region than its neighbour.
    let report = check(TODAY, &filing("13", "北京市朝阳区建国路93号院9号楼1205室"));
    assert!(ids(&report).contains(&"address/region-mismatch"));
}

/// The last character of a resident number (ISO 7064 MOD 11-2): computed, so that no number of a real person is written here.
fn resident_number(area: &str, birth: &str, order: &str) -> String {
    let body = format!("{area}{birth}{order}");
    let sum: u32 = body.bytes().enumerate().map(|(i, b)| u32::from(b - b'0') * (2u32.pow(17 - i as u32) % 11)).sum();
    let check = (12 - sum % 11) % 11;
    format!("{body}{}", if check == 10 { "X".to_owned() } else { check.to_string() })
}

#[test]
fn a_code_that_begins_with_50_is_a_region() {
    for area in ["500103", "500235", "510202", "110103"] {
        let number = resident_number(area, "19790130", "228");
        assert_eq!(brief(&field("subject.certificate.number", &number, person())), [], "{area}");
    }
    let number = resident_number("990101", "19790130", "228");
    assert_eq!(field("subject.certificate.number", &number, person())[0].verdict, Verdict::Risk, "never more than a risk");
}

#[test]
fn a_character_beyond_the_basic_plane_has_two_units() {
    assert_eq!(brief(&at_name(THEN, "44", "individual", "𠮷野家商城"))[0], ("site-name/region-word", "reject", Some((4, 6))));
    assert_eq!(brief(&at_name(THEN, "51", "individual", "𠮷𠮷小★")), [("site-name/special-character", "reject", Some((5, 6)))]);
    assert_eq!(brief(&at_name(THEN, "51", "individual", "𠮷屋")), [("site-name/too-few-han", "reject", Some((0, 3)))]);
}

#[test]
fn chinese_numbers_are_numbers_of_houses() {
    let complaint = |address: &str| {
        field("subject.address", address, json!({ "region": "浙江省杭州市", "subject": { "nature": "individual" } }))
            .into_iter()
            .any(|f| f.rule == "address/no-door-number")
    };
    for address in ["浙江省杭州市西湖区文三路三号", "浙江省杭州市西湖区文三路三十二号二楼", "浙江省杭州市西湖区文三路３号"]
    {
        assert!(!complaint(address), "{address}");
    }
    // 文三路 has a number in its name, and none of a house.
    assert!(complaint("浙江省杭州市西湖区文三路"));
}

#[test]
fn a_domain_that_only_ends_like_another() {
    let url = |home: &str| {
        let context = json!({ "sites": [{ "domains": ["example.com"] }] });
        !field("site.homeUrl", home, context).is_empty()
    };
    for home in ["https://evilexample.com/", "https://example.com.evil.cn/", "https://example.com@evil.cn/", "https://evil.cn/example.com"] {
        assert!(url(home), "{home}");
    }
    for home in ["https://example.com/", "http://www.example.com", "https://EXAMPLE.com/a?b#c"] {
        assert!(!url(home), "{home}");
    }
}

#[test]
fn full_width_digits_are_understood_reported_and_put_right() {
    let number = resident_number("330106", "19870512", "317");
    let wide: String = number.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect();
    let found = field("subject.certificate.number", &wide, person());
    assert_eq!(brief(&found), [("certificate/format", "reject", Some((0, 18)))]);
    assert_eq!(found[0].fix.as_deref(), Some(number.as_str()));
    assert_eq!(brief(&field("subject.certificate.number", &number, person())), []);
    let found = field("person.mobile", "１３８００００２４６８", person());
    assert_eq!((found.len(), found[0].fix.as_deref()), (1, Some("13800002468")));
    // Words of a list are found across width.
    assert_eq!(brief(&at_name(THEN, "51", "individual", "１２３４５")), [("site-name/only-digits", "reject", Some((0, 5)))]);
}

#[test]
fn empty_is_missing_and_never_wrong() {
    for empty in ["", " ", "　", "\u{200B}", "\u{FEFF} \n"] {
        let filing = json!({
            "filingType": "first", "region": "44",
            "subject": { "nature": "individual", "name": empty, "address": empty, "certificate": { "kind": "resident-id", "number": empty } },
            "principal": { "name": empty, "mobile": empty, "email": empty, "emergencyPhone": empty },
            "sites": [{ "name": empty, "domains": [empty], "homeUrl": empty, "ip": [empty] }],
        });
        let report = check(TODAY, &filing);
        let wrong: Vec<_> =
            report.findings.iter().filter(|f| !matches!(f.verdict, Verdict::Missing | Verdict::Note)).map(|f| (&f.rule, &f.path)).collect();
        assert!(wrong.is_empty(), "{empty:?}: {wrong:?}");
        assert_eq!(report.verdict, Overall::Incomplete);
        assert!(report.findings.iter().any(|f| f.rule == "site-name/required" && f.path == "/sites/0/name"), "{empty:?}");
    }
    let nothing = check(TODAY, &json!({}));
    assert_eq!(nothing.verdict, Overall::Incomplete);
    assert!(nothing.findings.iter().all(|f| matches!(f.verdict, Verdict::Missing | Verdict::Note)));
}

#[test]
fn a_remark_of_the_subject_counts_and_the_finding_stands_at_the_site() {
    let filing = |subject: &str, site: &str| json!({ "filingType": "first", "region": "32", "subject": { "nature": "individual", "remark": subject }, "sites": [{ "name": "慢半拍的个人博客", "remark": site }] });
    let remark = |subject: &str, site: &str| {
        let report = check(THEN, &filing(subject, site));
        report.findings.into_iter().find(|f| f.rule == "site-name/region-remark").map(|f| (f.verdict, f.path))
    };
    assert_eq!(remark("", ""), Some((Verdict::Missing, "/sites/0/remark".to_owned())));
    assert_eq!(remark(" ", "　"), Some((Verdict::Missing, "/sites/0/remark".to_owned())));
    assert_eq!(remark("网站开通后的主要内容是读书摘录。", ""), None);
    assert_eq!(remark("", "网站开通后的主要内容是读书摘录。"), None);
}

#[test]
fn a_remark_about_the_door_number_counts_wherever_it_stands() {
    let filing = |subject: &str, site: &str| json!({ "filingType": "first", "region": "33", "subject": { "nature": "individual", "address": "浙江省杭州市西湖区文三路", "remark": subject }, "sites": [{ "remark": site }] });
    let complaint =
        |subject: &str, site: &str| check(TODAY, &filing(subject, site)).findings.into_iter().find(|f| f.rule == "address/no-door-number");
    let found = complaint("读书摘录。", "").unwrap();
    let fix = found.fix.clone().unwrap();
    assert_eq!(found.fix_path.as_deref(), Some("/subject/remark"));
    assert!(fix.starts_with("读书摘录；"), "what stood there is kept: {fix}");
    assert!(complaint(&fix, "").is_none() && complaint("", &fix).is_none());
}

#[test]
fn a_region_as_people_and_programs_name_it() {
    for region in ["32", "3201", "320102", "江苏", "江苏省", "南京", "南京市", "江苏省南京市", "江苏省南京市玄武区", " 江苏 "]
    {
        let filing = json!({ "filingType": "first", "region": region, "subject": { "nature": "individual" }, "sites": [{ "name": "山间小屋手记" }] });
        let report = check(THEN, &filing);
        assert!(ids(&report).contains(&"site-name/region-template"), "{region}");
        assert!(!ids(&report).contains(&"region/unknown"), "{region}");
    }
    let filing = json!({ "filingType": "first", "region": "某某省", "subject": { "nature": "individual" }, "sites": [{ "name": "山间小屋手记" }] });
    let report = check(THEN, &filing);
    assert!(ids(&report).contains(&"region/unknown") && !ids(&report).contains(&"site-name/region-template"));
}

#[test]
fn a_source_speaks_for_itself_three_years_to_the_day() {
    let verdict = |today: &str| at_name(today, "41", "individual", "露营旺铺")[0].verdict;
    assert_eq!(verdict("2020-09-21"), Verdict::Reject);
    assert_eq!(verdict("2023-09-21"), Verdict::Reject, "within three years of its source");
    assert_eq!(verdict("2023-09-22"), Verdict::Risk);
    // A source's day is not the day on which the rule began.
    assert_eq!(verdict("2019-01-01"), Verdict::Reject);
}

/// A record of the book whose sources are replaced by these days of a vendor's documents.
fn with_sources(checker: &Checker, days: [u32; 2]) -> Rule {
    let mut rule = checker.book().rules().iter().find(|r| r.id == "site-name/region-word").unwrap().clone();
    rule.confirmed_by = vec![rule.source.clone()];
    rule.confirmed_by[0].document = "UC22".to_owned();
    (rule.source.as_of, rule.confirmed_by[0].as_of) = (Day(days[0]), Day(days[1]));
    rule
}

#[test]
fn two_sources_that_agree_hold_five_years_to_the_day() {
    let checker = Checker::new(TODAY, "zh-CN").unwrap();
    let on = |days, today| standing(checker.book(), with_sources(&checker, days).sources(None), Some("旺铺"), Day(today));
    assert_eq!(on([20_200_921, 20_200_921], 20_230_921), Standing::Firm);
    assert_eq!(on([20_200_921, 20_211_001], 20_250_921), Standing::Firm, "both are five years old at most");
    assert_eq!(on([20_200_921, 20_211_001], 20_250_922), Standing::Aged, "the elder is older by a day");
    assert_eq!(on([20_211_001, 20_200_921], 20_250_922), Standing::Aged, "whichever of the two it is");
    let mut one = with_sources(&checker, [20_200_921, 20_211_001]);
    one.confirmed_by.clear();
    assert_eq!(standing(checker.book(), one.sources(None), None, Day(20_250_921)), Standing::Aged, "one alone holds three years only");
}

#[test]
fn a_confirmation_for_some_words_is_for_those_words() {
    let checker = Checker::new(TODAY, "zh-CN").unwrap();
    let mut rule = with_sources(&checker, [20_200_921, 20_260_101]);
    rule.confirmed_by[0].words = vec!["旺铺".to_owned()];
    let today = Day(20_261_122);
    assert_eq!(standing(checker.book(), rule.sources(None), Some("旺铺"), today), Standing::Firm);
    assert_eq!(standing(checker.book(), rule.sources(None), Some("团购"), today), Standing::Aged);
}

#[test]
fn law_does_not_age_and_disagreement_is_stronger_than_law() {
    let checker = Checker::new(TODAY, "zh-CN").unwrap();
    let mut rule = with_sources(&checker, [20_050_208, 20_050_208]);
    rule.source.document = "miit-order-33".to_owned();
    assert_eq!(standing(checker.book(), rule.sources(None), None, Day(20_261_122)), Standing::Firm);
    rule.disputed_by = vec![rule.source.clone()];
    assert_eq!(standing(checker.book(), rule.sources(None), None, Day(20_261_122)), Standing::Disputed);
}

/// XN's list of 2023 has neither 博客 nor idioms any more: a doubt from then on, not before; its other words stay.
#[test]
fn what_a_later_list_leaves_out_is_a_risk_from_then_on() {
    for (name, rule) in
        [("老电影博客", "site-name/personal-approval"), ("水滴石穿", "site-name/idiom"), ("老电影爱好者", "site-name/personal-format")]
    {
        let (then, today) = (at_name(THEN, "51", "individual", name), at_name(TODAY, "51", "individual", name));
        assert_eq!((then[0].rule.as_str(), then[0].verdict), (rule, Verdict::Reject), "{name}");
        assert_eq!((today[0].rule.as_str(), today[0].verdict), (rule, Verdict::Risk), "{name}");
        assert!(today[0].message.contains("说法不一") && !today[0].disputed_by.is_empty(), "{}", today[0].message);
        assert!(!then[0].message.contains("说法不一"), "{}", then[0].message);
    }
    assert_eq!(at_name(TODAY, "51", "individual", "老电影社区")[0].verdict, Verdict::Reject);
}

#[test]
fn a_finding_names_the_source_that_was_there_on_its_day() {
    let filing = json!({ "filingType": "first", "region": "35", "subject": { "nature": "enterprise", "legalRepresentative": "钟明远" }, "principal": { "name": "费知秋" } });
    let as_of = |today: &str| {
        let findings = check(today, &filing).findings;
        let finding = findings.into_iter().find(|f| f.rule == "principal/legal-representative").unwrap();
        (finding.source.as_of.clone(), finding.confirmed_by.len())
    };
    let (then, today) = (as_of("2022-06-01"), as_of(TODAY));
    assert!(then.0.as_str() <= "2022-06-01" && today.0.as_str() > "2022-06-01", "{then:?} {today:?}");
    assert_eq!(then.1, today.1, "the others are still shown");
}

/// Drugs and devices: an approval, then one that vendors still list, then a filing. Health care: no approval since 2015.
#[test]
fn approvals_are_those_of_the_day() {
    let at = |today: &str, name: &str| {
        let filing = named("51", "enterprise", name);
        let found = check(today, &filing).findings.into_iter().find(|f| f.rule == "site-name/needs-approval").unwrap();
        (found.verdict.name(), found.source.as_of.clone())
    };
    assert_eq!(at(THEN, "老电影药品").0, "reject");
    assert_eq!(at("2024-01-01", "老电影药品").0, "risk");
    assert_eq!(at(TODAY, "老电影药品"), ("risk", "2025-12-22".to_owned()));
    assert_eq!((at(THEN, "老电影医疗保健").0, at(TODAY, "老电影医疗保健").0), ("reject", "note"));
    assert_eq!(at(TODAY, "老电影新闻").0, "reject");
    let chosen = |today: &str, kind: &str| {
        let filing = json!({ "filingType": "first", "subject": { "nature": "enterprise" }, "sites": [{ "approvals": [kind] }] });
        check(today, &filing).findings.into_iter().find(|f| f.rule == "site/approval-category").map(|f| f.verdict.name())
    };
    assert_eq!((chosen(THEN, "education"), chosen(TODAY, "education")), (Some("missing"), Some("note")));
    assert_eq!((chosen(TODAY, "news"), chosen(TODAY, "none")), (Some("missing"), None));
}

/// What is for websites does not fire for apps: lists of before there were app filings, registered domains, limits of sites.
#[test]
fn an_app_is_no_website() {
    let site = |name: &str, service: &str| json!({ "name": name, "service": service, "domains": ["api.tingyusanye.com", "m.tingyusanye.com"] });
    let of = |today: &str, sites: Value| {
        let filing =
            json!({ "filingType": "first", "region": "43", "subject": { "nature": "enterprise", "name": "长沙听雨伞业有限公司" }, "sites": sites });
        let report = check(today, &filing);
        report.findings.iter().filter(|f| matches!(f.verdict, Verdict::Reject | Verdict::Risk)).map(|f| f.rule.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of(TODAY, json!([site("QQ小窝", "app"), site("Reader山居", "mini-program")])), Vec::<String>::new());
    let website = of(TODAY, json!([site("QQ小窝", "website")]));
    for rule in ["site-name/too-few-han", "site-name/unrelated", "site-count/one-domain"] {
        assert!(website.iter().any(|r| r == rule), "{rule} {website:?}");
    }
    // Bans of law hold for both.
    assert_eq!(of(TODAY, json!([site("中国听雨", "app")])), ["site-name/state-prefix"]);
    // Nobody filed an app in 2020.
    let asked = |today: &str| {
        check(today, &json!({ "filingType": "first", "sites": [{ "service": "app" }] })).findings.iter().any(|f| f.rule.starts_with("app/"))
    };
    assert!(asked(TODAY) && !asked(THEN));
}
