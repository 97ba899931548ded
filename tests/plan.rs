//! What follows from a filing: papers, SMS, steps; and the traps among them.

use beian_check::report::{Material, Overall, TimelineStep, Verdict};
use beian_check::rulebook::record::Condition;
use beian_check::{Checker, Filing, Report, Shared};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-22";

fn on(today: &str, filing: &Value) -> Report {
    Checker::new(today, "zh-CN").unwrap().check(&Filing::from_json(&filing.to_string()).unwrap()).unwrap()
}

fn papers(report: &Report) -> Vec<(&str, &str)> {
    report.materials.iter().map(|m| (m.kind.as_str(), m.for_path.as_str())).collect()
}

#[track_caller]
fn paper<'r>(report: &'r Report, kind: &str) -> &'r Material {
    report.materials.iter().find(|m| m.kind == kind).unwrap_or_else(|| panic!("no {kind} among {:?}", papers(report)))
}

#[track_caller]
fn step<'r>(report: &'r Report, name: &str) -> &'r TimelineStep {
    report.timeline.iter().find(|s| s.step == name).unwrap_or_else(|| panic!("no step {name}"))
}

type Brief<'r> = (&'r str, &'r str, &'r str, Vec<&'r str>);

fn sms(report: &Report) -> Vec<Brief<'_>> {
    report.sms.iter().map(|s| (s.person, s.mobile.as_str(), s.last_six.as_str(), s.paths.iter().map(String::as_str).collect())).collect()
}

fn person(name: &str, mobile: &str, number: &str) -> Value {
    json!({ "name": name, "mobile": mobile, "certificate": { "number": number } })
}

fn unit(filing_type: &str) -> Value {
    json!({ "filingType": filing_type, "region": "33", "subject": { "nature": "enterprise", "name": "杭州听雨伞业有限公司" } })
}

fn enterprise(filing_type: &str, principal: Value, sites: Value) -> Value {
    let mut filing = unit(filing_type);
    (filing["principal"], filing["sites"]) = (principal, sites);
    filing
}

// SMS

#[test]
fn two_principals_on_one_phone_get_one_code_and_the_principal_s_certificate_is_asked_for() {
    let site = json!([{ "principal": person("岑晚照", "138 0000 0001", "C7654321") }]);
    let report = on(TODAY, &enterprise("first", person("陈维钧", "13800000001", "A1234567（8）"), site));
    assert_eq!(sms(&report), [("principal", "13800000001", "567（8）", vec!["/principal", "/sites/0/principal"])]);
}

#[test]
fn two_phones_get_two_codes() {
    let site = json!([{ "principal": person("岑晚照", "13800000002", "A123456X") }]);
    let report = on(TODAY, &enterprise("first", person("陈维钧", "13800000001", "A1234567(8)"), site));
    assert_eq!(
        sms(&report),
        [("principal", "13800000001", "567(8)", vec!["/principal"]), ("site-principal", "13800000002", "23456X", vec!["/sites/0/principal"]),]
    );
}

#[test]
fn two_sites_with_the_same_principal_get_one_code_and_one_paper() {
    let them = || json!({ "principal": person("岑晚照", "13800000002", "A123456X") });
    let report = on(TODAY, &enterprise("new-site", person("陈维钧", "13800000001", "B1"), json!([them(), them()])));
    assert_eq!(sms(&report), [("site-principal", "13800000002", "23456X", vec!["/sites/0/principal", "/sites/1/principal"])]);
    let cards: Vec<_> = papers(&report).into_iter().filter(|(kind, _)| *kind == "principal-id").collect();
    assert_eq!(cards, [("principal-id", "/principal"), ("principal-id", "/sites/0/principal")]);
    // Handed in for the other of the two sites, it is there.
    let mut filing = enterprise("new-site", person("陈维钧", "13800000001", "B1"), json!([them(), them()]));
    filing["materials"] = json!([{ "kind": "principal-id", "forPath": "/sites/1/principal" }]);
    let provided: Vec<bool> = on(TODAY, &filing).materials.iter().filter(|m| m.kind == "principal-id").map(|m| m.provided).collect();
    assert_eq!(provided, [false, true]);
}

#[test]
fn who_gets_an_sms_by_kind_of_filing() {
    let of = |filing_type: &str| {
        let mut principal = person("陈维钧", "13800000001", "B1234567");
        principal["filedMobile"] = json!("13900000001");
        let mut other = person("岑晚照", "13800000002", "C1234567");
        other["filedMobile"] = json!("13900000002");
        let report = on(TODAY, &enterprise(filing_type, principal, json!([{ "principal": other }])));
        report.sms.iter().map(|s| s.mobile.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("first"), ["13800000001", "13800000002"]);
    assert_eq!(of("new-site"), ["13800000002"]);
    assert_eq!(of("access"), ["13900000002"], "the number that is filed with the old provider");
    assert_eq!((of("change-subject"), of("cancel-subject")), (vec!["13800000001".to_owned()], vec!["13800000001".to_owned()]));
    assert_eq!((of("change-site"), of("cancel-site")), (vec!["13800000002".to_owned()], vec!["13800000002".to_owned()]));
    assert_eq!(of("cancel-access"), Vec::<String>::new());
}

#[test]
fn one_person_with_two_numbers_gets_two_codes() {
    let site = json!([{ "principal": person("陈维钧", "13800000002", "B1234567") }]);
    let report = on(TODAY, &enterprise("first", person("陈维钧", "13800000001", "B1234567"), site));
    assert_eq!(report.sms.len(), 2);
}

#[test]
fn an_individual_s_number_is_the_subject_s() {
    let filing = json!({ "filingType": "first", "region": "33", "subject": { "nature": "individual", "certificate": { "number": "11010519491231002X" } }, "principal": { "mobile": "13800000001" } });
    assert_eq!(sms(&on(TODAY, &filing)), [("principal", "13800000001", "31002X", vec!["/principal"])]);
}

#[test]
fn cancelling_the_access_needs_no_sms() {
    let report = on(TODAY, &enterprise("cancel-access", person("陈维钧", "13800000001", "B1"), json!([{}])));
    assert!(report.sms.is_empty() && !report.timeline.iter().any(|s| s.step == "sms"));
    assert!(report.timeline.iter().any(|s| s.step == "administration"));
}

// Papers

#[test]
fn who_files_decides_which_papers() {
    let mut filing =
        enterprise("first", person("陈维钧", "13800000001", "B1"), json!([{ "domains": ["example.com", "example.cn"], "approvals": [] }]));
    let kinds = |filing: &Value| papers(&on(TODAY, filing)).into_iter().map(|(k, p)| format!("{k} {p}")).collect::<Vec<_>>();
    let own = kinds(&filing);
    for paper in
        ["subject-certificate /subject", "principal-id /principal", "domain-certificate /sites/0/domains/0", "domain-certificate /sites/0/domains/1"]
    {
        assert!(own.iter().any(|p| p == paper), "{paper} in {own:?}");
    }
    assert!(!own.iter().any(|p| p.starts_with("agent-id") || p.starts_with("letter") || p.starts_with("approval")), "{own:?}");
    filing["agent"] = json!({ "name": "费知秋" });
    filing["sites"][0]["approvals"] = json!(["publishing"]);
    let by_agent = kinds(&filing);
    for paper in ["agent-id /agent", "letter-of-authority /agent", "approval-document /sites/0"] {
        assert!(by_agent.iter().any(|p| p == paper), "{paper} in {by_agent:?}");
    }
}

#[test]
fn provided_is_what_was_handed_in_for_that_place() {
    let mut filing = enterprise("first", json!({}), json!([{ "domains": ["a.cn"] }, { "domains": ["b.cn"] }]));
    filing["materials"] = json!(["subject-certificate", { "kind": "domain-certificate", "forPath": "/sites/1" }]);
    let report = on(TODAY, &filing);
    assert!(paper(&report, "subject-certificate").provided);
    let domains: Vec<bool> = report.materials.iter().filter(|m| m.kind == "domain-certificate").map(|m| m.provided).collect();
    assert_eq!(domains, [false, true]);
}

#[test]
fn hunan_names_file_and_subject_line() {
    let mut filing = json!({
        "filingType": "new-site", "region": "43", "filed": { "subject": true, "siteCount": 2 }, "provider": { "name": "某某云" },
        "subject": { "nature": "enterprise", "name": "长沙听雨伞业有限公司" }, "sites": [{ "name": "听雨伞业官网" }],
    });
    let report = on("2020-10-01", &filing);
    let plan = paper(&report, "site-plan");
    assert_eq!(plan.file_name.as_deref(), Some("长沙听雨伞业有限公司.pdf"));
    assert_eq!(plan.mail_to.as_deref(), Some("hunanbeian@xca.gov.cn"));
    assert_eq!(plan.mail_subject.as_deref(), Some("某某云+长沙听雨伞业有限公司"));
    let notes = plan.notes.join("\n");
    for words in ["长沙听雨伞业有限公司.pdf", "hunanbeian@xca.gov.cn", "某某云+长沙听雨伞业有限公司"] {
        assert!(notes.contains(words), "{words} in {notes}");
    }
    assert_eq!(report.materials.iter().filter(|m| m.kind == "site-plan").count(), 1);
    // Handed in, it stays on the list, and nothing is found.
    filing["materials"] = json!(["site-plan"]);
    let done = on("2020-10-01", &filing);
    assert!(paper(&done, "site-plan").provided && !done.findings.iter().any(|f| f.rule == "site-count/next-site-materials"));
    filing["provider"] = json!({});
    assert!(paper(&on("2020-10-01", &filing), "site-plan").mail_subject.as_deref().unwrap().contains("接入商"));
}

#[test]
fn shaanxi_s_originals_go_by_post() {
    let sites: Vec<Value> = (0..6).map(|_| json!({ "name": "山间小屋手记" })).collect();
    let filing = json!({ "filingType": "first", "region": "61", "subject": { "nature": "individual" }, "sites": sites });
    let report = on("2020-10-01", &filing);
    for kind in ["office-video", "site-plan", "commitment-letter"] {
        assert_eq!(paper(&report, kind).for_path, "/sites");
    }
    assert!(step(&report, "post").until.is_some(), "it takes its days");
}

/// Where a rule says that papers are missing (a note only says that they may be), the list has one of them, and says that it is not there.
#[test]
fn the_list_and_the_findings_agree() {
    let checker = Checker::new(TODAY, "zh-CN").unwrap();
    let book = checker.book();
    let mut seen = 0;
    for (rule, shown) in book.rules().iter().zip(&book.handbook().unwrap().rules) {
        let kinds: Vec<&str> = match &rule.condition {
            Condition::FurtherSites(further) => further.materials.iter().map(String::as_str).collect(),
            Condition::HoldsNoneUnlessApproved(_) => vec!["approval-document"],
            Condition::HoldsNoneUnless(unless) => unless.materials.iter().map(String::as_str).collect(),
            Condition::SiteLetter(kinds) => kinds.iter().map(String::as_str).collect(),
            Condition::LocalId(local) => local.unless_any.iter().map(String::as_str).collect(),
            _ => continue,
        };
        for example in &shown.bad {
            let report = checker.check(&Filing::from_json(example).unwrap()).unwrap();
            if !kinds.is_empty()
                && report.findings.iter().any(|f| f.rule == rule.id && f.verdict != Verdict::Note)
                && report.filing_needed != Some(false)
            {
                let missing = |m: &Shared<Material>| kinds.contains(&m.kind.as_str()) && !m.provided;
                assert!(report.materials.iter().any(missing), "{} asks for {kinds:?}: {example} has {:?}", rule.id, papers(&report));
                seen += 1;
            }
        }
    }
    assert!(seen >= 20, "only {seen}");
}

#[test]
fn a_server_abroad_needs_the_public_security_filing_alone() {
    let mut filing = enterprise("first", person("陈维钧", "13800000001", "B1"), json!([{}]));
    filing["serverLocation"] = json!("hong-kong");
    let report = on(TODAY, &filing);
    assert!(report.sms.is_empty());
    assert_eq!(report.timeline.iter().map(|s| s.step.as_str()).collect::<Vec<_>>(), ["psb", "psb-review", "psb-number"]);
    assert!(report.materials.iter().all(|m| m.kind == "holding-id-photo"), "{:?}", papers(&report));
}

#[test]
fn of_a_server_abroad_there_are_notes_only() {
    let mut filing = enterprise("first", person("陈维钧", "1380000", "B1"), json!([{ "name": "赌博", "domains": ["www.example.io"] }]));
    assert_eq!(on(TODAY, &filing).verdict, Overall::Reject);
    filing["serverLocation"] = json!("hong-kong");
    let report = on(TODAY, &filing);
    assert_eq!(report.verdict, Overall::Pass);
    assert!(report.findings.iter().all(|f| f.verdict == Verdict::Note), "{:?}", report.findings);
    assert!(report.findings.iter().any(|f| f.rule == "site-name/sensitive-word"));
}

// Steps

fn dated(dates: Value) -> Value {
    let mut filing = enterprise("first", person("陈维钧", "13800000001", "B1"), json!([{}]));
    filing["dates"] = dates;
    filing
}

#[test]
fn deadlines_and_what_is_late() {
    let order = |today: &str, dates: Value| {
        let report = on(today, &dated(dates));
        let order = step(&report, "order");
        (order.deadline.clone().unwrap_or_default(), order.overdue)
    };
    let created = json!({ "orderCreated": "2026-10-01" });
    assert_eq!(order("2026-11-15", created.clone()), ("2026-11-15".to_owned(), Some(false)));
    assert_eq!(order("2026-11-16", created), ("2026-11-15".to_owned(), Some(true)));
    // Touched since: the order lives on, and both days are shown.
    let touched = on("2026-11-16", &dated(json!({ "orderCreated": "2026-10-01", "orderTouched": "2026-10-20" })));
    assert_eq!(step(&touched, "order").overdue, Some(false));
    assert_eq!((step(&touched, "order-touched").deadline.as_deref(), step(&touched, "order-touched").overdue), (Some("2026-12-04"), Some(false)));
    // Filed: nothing is late any more.
    assert_eq!(order("2026-12-30", json!({ "orderCreated": "2026-10-01", "filed": "2026-11-10" })), ("2026-11-15".to_owned(), None));
}

#[test]
fn an_sms_is_answered_within_24_hours() {
    let at = |today: &str, received: &str| {
        let report = on(today, &dated(json!({ "smsReceived": received })));
        let sms = step(&report, "sms");
        (sms.deadline.clone().unwrap_or_default(), sms.overdue)
    };
    assert_eq!(at("2026-11-22", "2026-11-21"), ("2026-11-22".to_owned(), Some(false)));
    assert_eq!(at("2026-11-23", "2026-11-21"), ("2026-11-22".to_owned(), Some(true)));
    let minute = "2026-11-22T10:30:00+08:00".to_owned();
    assert_eq!(at("2026-11-22T10:30", "2026-11-21T10:30"), (minute.clone(), Some(false)));
    assert_eq!(at("2026-11-22T10:31", "2026-11-21T10:30"), (minute.clone(), Some(true)));
    assert_eq!(at("2026-11-22T02:31:00Z", "2026-11-21T02:30:00Z"), (minute.clone(), Some(true)), "both in China's time");
    assert_eq!(at("2026-11-22", "2026-11-21T10:30"), (minute, Some(false)), "on the day itself nobody knows");
}

#[test]
fn thirty_days_for_the_police_and_thirty_for_their_number() {
    let filing = dated(json!({ "filed": "2026-10-01", "opened": "2026-10-10" }));
    let report = on("2026-11-10", &filing);
    assert_eq!((step(&report, "psb").deadline.as_deref(), step(&report, "psb").overdue), (Some("2026-11-09"), Some(true)));
    assert_eq!(step(&report, "administration").done, Some(true));
    let mut in_shanghai = filing;
    in_shanghai["region"] = json!("上海");
    assert_eq!(step(&on("2026-10-20", &in_shanghai), "psb").deadline.as_deref(), Some("2026-10-31"), "counted from the ICP filing");
    let approved = on("2026-11-22", &dated(json!({ "filed": "2026-09-01", "opened": "2026-09-02", "psbApproved": "2026-10-25" })));
    assert_eq!((step(&approved, "psb-number").deadline.as_deref(), step(&approved, "psb-number").overdue), (Some("2026-11-24"), Some(false)));
    assert_eq!(step(&approved, "psb").done, Some(true));
}

#[test]
fn a_filing_that_ends_on_a_holiday() {
    // The order's 45th day is in the October holidays.
    let report = on("2026-09-01", &dated(json!({ "orderCreated": "2026-08-20" })));
    let order = step(&report, "order");
    assert_eq!(order.deadline.as_deref(), Some("2026-10-04"));
    assert!(order.note.as_deref().unwrap().contains("2026-09-30"), "{:?}", order.note);
    // Working days leave the holidays out: 1 to 7 October, and count the worked Saturday, the 10th.
    let report = on("2026-10-01", &dated(json!({ "smsReceived": "2026-09-30" })));
    let decided = step(&report, "administration");
    assert_eq!((decided.from.as_deref(), decided.until.as_deref()), (Some("2026-09-30"), Some("2026-11-03")));
}

#[test]
fn behind_the_last_known_year_the_note_says_so() {
    let last = beian_check::lexicon::holidays::known_until();
    let note = |today: String| step(&on(&today, &dated(json!({}))), "administration").note.clone().unwrap();
    assert!(note(format!("{last}-12-20")).contains(&format!("{last} 年以后")));
    assert!(!note(format!("{last}-06-01")).contains("年以后"));
}

#[test]
fn each_kind_of_filing_has_its_steps() {
    let steps = |filing_type: &str| on(TODAY, &unit(filing_type)).timeline.iter().map(|s| s.step.clone()).collect::<Vec<_>>().join(" ");
    assert_eq!(
        steps("first"),
        "prepare fill-in order provider-review post hand-over sms administration result open psb psb-review psb-number keep-true"
    );
    assert_eq!(steps("new-site"), steps("first"));
    assert_eq!(steps("access"), "prepare fill-in order provider-review post hand-over sms administration result keep-true");
    assert_eq!(steps("change-site"), "prepare fill-in order provider-review hand-over sms administration result keep-true");
    assert_eq!(steps("cancel-site"), "fill-in order provider-review hand-over sms administration result remove-number");
    assert_eq!(steps("cancel-access"), "fill-in order provider-review hand-over administration result");
}

#[test]
fn days_only_grow_along_the_steps() {
    for today in ["2026-01-30", "2026-09-28", TODAY, "2027-02-01"] {
        let report = on(today, &unit("first"));
        let mut before = String::new();
        for one in report.timeline.iter().filter(|s| s.from.is_some()) {
            let (from, until) = (one.from.clone().unwrap(), one.until.clone().unwrap());
            assert!(before <= from && from <= until, "{today} {}: {before} {from} {until}", one.step);
            before = from;
        }
    }
}

#[test]
fn the_lists_change_no_verdict() {
    let report = on(TODAY, &json!({ "filingType": "cancel-access" }));
    assert!(matches!(report.verdict, Overall::Pass | Overall::Incomplete));
    assert_eq!(on(TODAY, &json!({})).filing_type, None);
}
