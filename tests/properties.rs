//! What must be true of any input: nothing panics, spans and fixes are what they say, order does not matter, nothing private
//! is repeated. `PROPTEST_RNG_SEED` and `PROPTEST_CASES` make it look elsewhere and longer.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use beian_check::numbers::{half_width, tidy};
use beian_check::rulebook::RuleBook;
use beian_check::rulebook::field::Field;
use beian_check::rulebook::plan_record::Plan;
use beian_check::{Checker, Filing, Finding, Options, certificate};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use serde_json::{Value, json};

#[path = "rust/arbitrary.rs"]
mod arbitrary;
#[path = "rust/filings.rs"]
mod filings;
#[path = "rust/slips.rs"]
mod slips;
#[path = "rust/sound.rs"]
mod sound;

use sound::{Sound, fixes_mend, has_a_source, is_mended, is_sound, shuffled, span_lies_in};

/// The same cases on every run, unless the environment asks for others.
fn cases(count: u32) -> Config {
    let asked = Config::default();
    let seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(20_261_122) } else { asked.rng_seed };
    let count = std::env::var("PROPTEST_CASES").ok().and_then(|c| c.parse().ok()).unwrap_or(count);
    Config { cases: count, rng_seed: seed, failure_persistence: None, ..asked }
}

const DAYS: [&str; 4] = ["2020-10-01", "2026-11-22", "1999-12-31", "9999-12-31"];

/// Checkers take a while to make; each day and language has one.
fn checker(day: usize, locale: &str) -> &'static Checker {
    static ALL: OnceLock<Vec<Checker>> = OnceLock::new();
    let all = ALL.get_or_init(|| DAYS.iter().flat_map(|day| ["zh-CN", "en"].map(|locale| Checker::new(day, locale).unwrap())).collect());
    &all[day * 2 + usize::from(locale == "en")]
}

fn today() -> &'static Checker {
    checker(1, "zh-CN")
}

fn read(filing: &Value) -> Filing {
    Filing::from_json(&filing.to_string()).unwrap()
}

/// As proptest tells it.
fn holds(sound: Sound) -> Result<(), TestCaseError> {
    sound.map_err(TestCaseError::fail)
}

fn text_fields() -> impl Strategy<Value = &'static str> {
    let names: Vec<&str> = Field::ALL.iter().filter(|f| f.is_text()).map(|f| f.name()).collect();
    prop::sample::select(names)
}

/// A field as it is typed, with what else is known: the cases of the fixtures.
#[derive(Clone, Debug)]
struct Typed {
    field: String,
    value: String,
    context: Value,
}

fn typed() -> impl Strategy<Value = Typed> {
    typed_in(|_| true)
}

fn typed_in(wanted: fn(&str) -> bool) -> impl Strategy<Value = Typed> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/field");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let read = |path| serde_json::from_str::<Vec<Value>>(&std::fs::read_to_string(path).unwrap()).unwrap();
    let one = |case: Value| Typed {
        field: case["field"].as_str().unwrap().to_owned(),
        value: case["value"].as_str().unwrap().to_owned(),
        context: case.get("context").cloned().unwrap_or_else(|| json!({})),
    };
    let all: Vec<Typed> = paths.into_iter().flat_map(read).map(one).filter(|t| wanted(&t.field)).collect();
    // Each field as often as every other: there are ten times as many site names as e-mail addresses.
    let fields: BTreeSet<String> = all.iter().map(|t| t.field.clone()).collect();
    prop::sample::select(fields.into_iter().collect::<Vec<_>>()).prop_flat_map(move |field| {
        let of_field: Vec<Typed> = all.iter().filter(|t| t.field == field).cloned().collect();
        prop::sample::select(of_field)
    })
}

/// The same with a slip or two.
fn slipped() -> impl Strategy<Value = Typed> {
    (typed(), prop::collection::vec(slips::slip(), 1..3))
        .prop_map(|(typed, slips)| Typed { value: slips.iter().fold(typed.value.clone(), |text, slip| slip.on(&text)), ..typed })
}

/// Strings of a good filing, one of them with a slip: the filing, and where.
fn slipped_filing() -> impl Strategy<Value = Value> {
    static GOOD: OnceLock<Vec<Value>> = OnceLock::new();
    let good = GOOD.get_or_init(|| filings::fixtures("good").iter().map(|s| serde_json::from_str(&s.filing).unwrap()).collect());
    (0..good.len(), any::<prop::sample::Index>(), slips::slip()).prop_map(move |(filing, at, slip)| {
        let mut filing = good[filing].clone();
        let paths: Vec<String> = strings(&filing).into_iter().filter(|(p, _)| !is_choice(p)).map(|(p, _)| p).collect();
        let path = at.get(&paths);
        let value = filing.pointer_mut(path).unwrap();
        *value = Value::from(slip.on(value.as_str().unwrap()));
        filing
    })
}

/// Values that are chosen and not typed.
fn is_choice(path: &str) -> bool {
    ["/filingType", "/serverLocation", "/service", "/domainSubject", "/kind", "/nature", "/os"].iter().any(|end| path.ends_with(end))
}

/// Every string of a JSON value, with its pointer.
fn strings(value: &Value) -> Vec<(String, String)> {
    let below = |key: &str, inner: &Value| strings(inner).into_iter().map(|(p, s)| (format!("/{key}{p}"), s)).collect::<Vec<_>>();
    match value {
        Value::String(text) => vec![(String::new(), text.clone())],
        Value::Array(list) => list.iter().enumerate().flat_map(|(i, v)| below(&i.to_string(), v)).collect(),
        Value::Object(members) => members.iter().flat_map(|(k, v)| below(k, v)).collect(),
        _ => Vec::new(),
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_partial_filing_has_a_sound_report(filing in arbitrary::filing(), day in 0..DAYS.len()) {
        let typed = read(&filing);
        for locale in ["zh-CN", "en"] {
            holds(is_sound(&checker(day, locale).check(&typed).unwrap(), &filing))?;
        }
    }

    #[test]
    fn both_languages_find_the_same(filing in arbitrary::filing(), day in 0..DAYS.len()) {
        let find = |locale| checker(day, locale).check(&read(&filing)).unwrap().findings;
        let brief = |found: Vec<Finding>| found.into_iter().map(|f| (f.rule, f.verdict, f.path, f.span, f.fix, f.fix_path)).collect::<Vec<_>>();
        prop_assert_eq!(brief(find("zh-CN")), brief(find("en")));
    }

    #[test]
    fn the_order_of_keys_does_not_matter_and_neither_does_a_second_look(filing in arbitrary::filing(), turn in 0usize..1000) {
        let report = today().check(&read(&filing)).unwrap();
        prop_assert_eq!(&today().check(&Filing::from_json(&shuffled(&filing, turn)).unwrap()).unwrap(), &report);
        prop_assert_eq!(&today().check(&read(&filing)).unwrap(), &report);
    }

    #[test]
    fn any_text_in_any_field(field in text_fields(), value in arbitrary::text(), context in arbitrary::filing(), day in 0..DAYS.len()) {
        for finding in checker(day, "zh-CN").check_field(field, &value, Some(read(&context))).unwrap() {
            holds(span_lies_in(&finding, Some(&value)))?;
            holds(has_a_source(&finding))?;
        }
    }

    #[test]
    fn any_text_in_any_field_with_nothing_around_it(field in text_fields(), value in prop::collection::vec(any::<char>(), 0..60)) {
        let value: String = value.into_iter().collect();
        for finding in today().check_field(field, &value, None).unwrap() {
            holds(span_lies_in(&finding, Some(&value)))?;
        }
    }

    #[test]
    fn any_text_as_a_number(kind in prop::sample::select(&["resident-id", "passport", "unified-social-credit", "organisation-code", "officer-card", ""][..]), text in arbitrary::text()) {
        let _ = certificate::facts(kind, &text);
        let _ = today().read_icp_number(&text);
        let _ = today().read_psb_number(&text);
    }

    #[test]
    fn any_json_is_a_filing_or_says_where_it_is_none(value in arbitrary::json()) {
        if let Err(error) = Filing::from_json(&value.to_string()) {
            prop_assert_eq!(error.code, "bad-filing");
            let path = error.path.unwrap_or_default();
            prop_assert!(value.pointer(&path).is_some(), "{path} is not in {value}");
        }
    }

    #[test]
    fn any_text_as_json(text in arbitrary::text()) {
        let _ = Filing::from_json(&text);
        let _ = Filing::from_json(&format!("{{\"region\":{text}}}"));
    }

    #[test]
    fn folding_a_second_time_changes_nothing(text in prop_oneof![arbitrary::text(), slipped().prop_map(|t| t.value)]) {
        let once = tidy(&text);
        prop_assert_eq!(tidy(&once), once.clone());
        let half = half_width(&text);
        prop_assert_eq!(half_width(&half), half);
    }

    #[test]
    fn words_are_the_same_across_width_and_case(typed in typed_in(|field| field == "site.name")) {
        let words = |value: &str| {
            let found = today().check_field("site.name", value, Some(read(&typed.context))).unwrap();
            found.into_iter().filter(|f| f.rule != "site-name/special-character").map(|f| (f.rule, f.verdict, f.span)).collect::<Vec<_>>()
        };
        let wide: String = typed.value.chars().map(slips::wide).collect();
        prop_assert_eq!(words(&wide), words(&typed.value));
        prop_assert_eq!(words(&typed.value.to_ascii_uppercase()), words(&typed.value.to_ascii_lowercase()));
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn a_fix_mends_the_field_it_is_for(typed in slipped()) {
        let check = |value: &str| today().check_field(&typed.field, value, Some(read(&typed.context))).unwrap();
        let before = check(&typed.value);
        for finding in before.iter().filter(|f| f.fix_path.is_none()) {
            let Some(fix) = &finding.fix else { continue };
            prop_assert_ne!(fix, &typed.value, "a fix that changes nothing: {:?}", finding);
            holds(is_mended(finding, &finding.path, &before, &check(fix)))?;
        }
    }

    #[test]
    fn a_fix_mends_the_filing_it_is_for(filing in slipped_filing()) {
        holds(fixes_mend(today(), &filing, &today().check(&read(&filing)).unwrap()).map(|_| ()))?;
    }

    #[test]
    fn a_fix_mends_any_filing(filing in arbitrary::filing()) {
        holds(fixes_mend(today(), &filing, &today().check(&read(&filing)).unwrap()).map(|_| ()))?;
    }

    #[test]
    fn a_field_as_it_is_typed_says_nothing_that_the_filing_does_not(filing in slipped_filing(), field in text_fields()) {
        let rest = field.split_once('.').unwrap().1.replace('.', "/");
        let is_bare = filing.pointer("/sites/0/domains/0").is_none_or(Value::is_string);
        let path = match field {
            "site.domain" if is_bare => "/sites/0/domains/0".to_owned(),
            "site.domain" => "/sites/0/domains/0/name".to_owned(),
            "site.ip" => "/sites/0/ip/0".to_owned(),
            _ if field.starts_with("site.") => format!("/sites/0/{rest}"),
            _ if field.starts_with("person.") => format!("/principal/{rest}"),
            _ => format!("/subject/{rest}"),
        };
        let value = filing.pointer(&path).and_then(Value::as_str).unwrap_or_default();
        let whole = today().check(&read(&filing)).unwrap().findings;
        let alone = today().check_field(field, value, Some(read(&filing))).unwrap();
        for finding in &alone {
            prop_assert!(whole.contains(finding), "only as it is typed: {finding:?}");
        }
        // What is left out compares people.
        let compares = ["principal/individual-is-subject", "principal/legal-representative"];
        for finding in whole.iter().filter(|f| f.path == path && !compares.contains(&f.rule.as_str())) {
            prop_assert!(alone.contains(finding) || finding.rule == "agent/materials", "not as it is typed: {finding:?}");
        }
    }

    /// A message, in an error too, never holds the number, the telephone or the address that somebody typed.
    #[test]
    fn nothing_private_is_repeated(filing in slipped_filing()) {
        let private = |path: &str| ["/number", "/mobile", "/phone", "/emergencyPhone", "/email", "ddress"].iter().any(|end| path.ends_with(end));
        let secrets: Vec<String> = strings(&filing).into_iter().filter(|(path, _)| private(path)).map(|(_, text)| text.trim().to_owned()).filter(|s| s.chars().count() >= 8).collect();
        prop_assume!(!secrets.is_empty());
        for locale in ["zh-CN", "en"] {
            for finding in checker(1, locale).check(&read(&filing)).unwrap().findings {
                for secret in &secrets {
                    // A number that is made up can be the one with which a message shows how to write one.
                    let told = windows(secret).into_iter().find(|part| finding.message.contains(part) && !messages_of_the_book().contains(part));
                    prop_assert!(told.is_none(), "{told:?} of {secret}: {finding:?}");
                }
            }
        }
    }
}

/// Every message, its holes unfilled.
fn messages_of_the_book() -> &'static str {
    static ALL: OnceLock<String> = OnceLock::new();
    ALL.get_or_init(|| today().book().rules().iter().flat_map(|r| std::iter::once(&*r.says).chain(r.cases.iter().map(|c| &*c.says))).collect())
}

/// The pieces of a text that are enough to know it by: eight characters of a number; twelve of an address, since a message may
/// name the province or the county; of an e-mail address the whole, since its parts stand in domains and in examples.
fn windows(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let length = if text.contains(['@', '＠']) {
        chars.len()
    } else if text.contains(['省', '市', '区', '路']) {
        12
    } else {
        8
    };
    chars.windows(length).map(|w| w.iter().collect()).collect()
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn every_region_judges_any_filing(filing in arbitrary::filing()) {
        let verdicts = today().compare_regions(&read(&filing)).unwrap();
        prop_assert_eq!(verdicts.len(), 31);
        prop_assert!(verdicts.iter().all(|v| !v.rules.iter().any(|r| r.ends_with("/required"))));
    }

    #[test]
    fn more_than_the_limit_is_too_large_and_is_not_repeated(field in text_fields(), piece in prop::sample::select(&["长", "a", "𠮷", "1", "\u{202E}", "１．"][..])) {
        let value = piece.repeat(5_000);
        let error = today().check_field(field, &value, None).unwrap_err();
        prop_assert_eq!(error.code, "too-large");
        prop_assert!(error.path.is_some() && error.to_string().chars().count() < 100);
        // 4,096 units pass the door.
        let units: usize = piece.encode_utf16().count();
        prop_assert!(today().check_field(field, &piece.repeat(4_096 / units), None).is_ok());
    }

    #[test]
    fn a_value_of_the_wrong_type_is_not_repeated(number in 100_000_000_000_000_000u64..1_000_000_000_000_000_000) {
        for filing in [json!({"subject": {"certificate": {"number": number}}}), json!({"principal": {"mobile": number}}), json!({"subject": {"address": [number.to_string()]}})] {
            let error = Filing::from_json(&filing.to_string()).unwrap_err();
            prop_assert_eq!(error.code, "bad-filing");
            prop_assert!(!error.to_string().contains(&number.to_string()), "{error}");
        }
    }
}

/// The book with every hole of its messages marked, so that one which nothing fills can be seen.
fn with_marked_holes(today: &str, locale: &str) -> Checker {
    let packed = RuleBook::packed().unwrap();
    let (mut book, mut english, handbook) = (packed.book().clone(), packed.english().unwrap().clone(), packed.handbook().unwrap().clone());
    let mark = |text: &mut String| *text = text.replace('{', "⟦{").replace('}', "}⟧");
    for rule in &mut book.rules {
        mark(&mut rule.says);
        rule.cases.iter_mut().for_each(|case| mark(&mut case.says));
    }
    for rule in &mut english.rules {
        mark(&mut rule.says);
        rule.cases.iter_mut().for_each(mark);
    }
    let options = Options { today: today.to_owned(), locale: locale.to_owned(), ..Options::default() };
    Checker::of_book(RuleBook::of(book, english, handbook, Plan::default()), &options).unwrap()
}

/// Every fix that a filing of the project's own brings: the refused ones first of all.
#[test]
fn every_fix_of_every_filing_that_is_shown_mends_it() {
    let mut checker = Checker::new("2026-11-22", "zh-CN").unwrap();
    let (mut applied, mut wrong) = (0, Vec::new());
    for shown in filings::all() {
        checker.set_today(&shown.today).unwrap();
        let filing: Value = serde_json::from_str(&shown.filing).unwrap();
        match fixes_mend(&checker, &filing, &checker.check(&read(&filing)).unwrap()) {
            Ok(count) => applied += count,
            Err(problem) => wrong.push(format!("{}: {problem}", shown.from)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(applied > 100, "{applied}");
}

#[test]
fn every_hole_of_a_message_is_filled() {
    for locale in ["zh-CN", "en"] {
        let mut checker = with_marked_holes("2026-11-22", locale);
        let mut filled = 0;
        for shown in filings::all() {
            checker.set_today(&shown.today).unwrap();
            for finding in checker.check(&Filing::from_json(&shown.filing).unwrap()).unwrap().findings {
                filled += finding.message.matches('⟦').count();
                assert!(!finding.message.contains("⟦⟧"), "{}: {finding:?}", shown.from);
            }
        }
        assert!(filled > 1000, "{filled}");
    }
}

#[test]
fn messages_read_as_sentences() {
    const SLIPS: [&str; 18] =
        ["。。", "，，", "，。", "。，", "、、", "；；", "：。", "“”", "..", ",,", ",.", ". .", " ,", " .", "  ", "{", "}", "（）"];
    let mut seen = BTreeSet::new();
    let mut wrong = BTreeSet::new();
    for locale in ["zh-CN", "en"] {
        let mut checker = Checker::new("2026-11-22", locale).unwrap();
        for shown in filings::all() {
            checker.set_today(&shown.today).unwrap();
            for finding in checker.check(&Filing::from_json(&shown.filing).unwrap()).unwrap().findings {
                seen.insert((finding.rule.clone(), locale));
                let message = &finding.message;
                let ends = message.ends_with(['。', '）', '.', ')', '？', '?']);
                let slip = SLIPS.iter().any(|s| message.contains(s));
                if slip || !ends || message.trim() != message.as_str() {
                    wrong.insert(format!("{} {}: {message}", finding.rule, shown.from));
                }
            }
        }
    }
    assert!(seen.len() > 180, "{}", seen.len());
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}
