//! The linter of the rule book: what it refuses, with which file, line and words; and what is true of the book as it is.

use std::collections::BTreeSet;

use beian_check::codes::CodeInfo;
use beian_check::rulebook::record::Condition;
use beian_check::rulebook::{RuleBook, field, names, plan_record, record, refusal_record};
use beian_check::{Checker, Filing, Options};

#[path = "rust/draft.rs"]
mod draft;
#[path = "rust/examples.rs"]
mod examples;
#[path = "rust/filings.rs"]
mod filings;
// The build's reader, on the library's own records.
#[path = "../src/rulebook/files.rs"]
mod files;

use draft::{Draft, NATIONAL_FILE, REGION_FILE};

/// Exactly one problem, in this file and line, in words that hold all of these.
#[track_caller]
fn assert_refused(draft: &Draft, file: &str, line: usize, holds: &[&str]) {
    let problems = files::read_book(&draft.written()).expect_err("a broken book must be refused");
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let [problem] = problems.as_slice() else { panic!("one problem is wanted: {shown:#?}") };
    assert_eq!((problem.file.as_path(), problem.line), (std::path::Path::new("rules").join(file).as_path(), line), "{shown:?}");
    for words in holds {
        assert!(problem.message.contains(words), "{words:?} is not in {shown:?}");
    }
    assert!(shown[0].starts_with(&format!("rules/{file}:{line}: ")), "an editor can jump to it: {shown:?}");
}

#[test]
fn the_draft_itself_is_in_order() {
    let books = files::read_book(&Draft::new().written()).unwrap();
    assert_eq!((books.book.rules.len(), books.book.regions.len(), books.book.documents.len()), (3, 1, 2));
    assert_eq!((books.english.rules.len(), books.handbook.rules.len()), (3, 3));
}

/// The build packs what its reader reads, and the engine unpacks it: nothing is lost on the way.
#[test]
fn the_engine_carries_what_the_files_say() {
    let mut read = files::read_book(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap();
    let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
    let carried = checker.book();
    // Sources of a region's records say its name, which is put in as the book is opened.
    for rule in &mut read.book.rules {
        let name = carried.region(&rule.region).map_or("", |region| &region.name);
        rule.put_region_in(name);
    }
    assert!(carried.book() == &read.book, "the rules");
    assert!(carried.english() == Some(&read.english), "the English");
    assert!(carried.handbook() == Some(&read.handbook), "the handbook");
    assert!(carried.plan() == Some(&read.plan), "the plan and the refusals");
    assert_eq!(carried.as_of(), read.book.as_of);
    assert_ne!(carried.as_of(), record::Day::default());
    assert!(carried.rules().iter().any(|rule| rule.region == "11" && rule.source.section.starts_with("北京市：")));
    // What the first engine leaves to the regions' own rules.
    for (region, ids) in &read.book.stood_in_for {
        assert!(ids.iter().all(|id| read.book.is_stood_in_for(region, id)), "{region}");
        assert!(!read.book.is_stood_in_for(region, "") && !read.book.is_stood_in_for("", &ids[0]));
    }
    assert!(!read.book.stood_in_for.is_empty());
}

#[test]
fn a_rule_without_a_source() {
    let draft = Draft::new().with(NATIONAL_FILE, "source = { document = \"manual\", section = \"1\", as_of = 2020-09-21 }\n", "");
    assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "[[rule]]", 1), &["missing field", "source"]);
}

#[test]
fn a_source_without_a_day() {
    let draft = Draft::new().with(NATIONAL_FILE, ", as_of = 2020-09-21", "");
    assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "source = ", 1), &["missing field", "as_of"]);
}

#[test]
fn a_day_that_is_none() {
    let draft = Draft::new().with(NATIONAL_FILE, "as_of = 2020-09-21", "as_of = \"2020-9\"");
    assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "source = ", 1), &["2020-9", "a day such as 2020-09-21"]);
}

/// Another record with the id and region of the one that is there.
fn another(lines: &str) -> String {
    format!(
        r#"
[[rule]]
id = "site-name/region-word"
field = "site.name"
verdict = "reject"
title = {{ zh = "禁用的词", en = "Banned words" }}
{lines}
holds_none = ["旺铺"]
says = {{ zh = "不能含“{{word}}”。", en = "Cannot hold “{{word}}”." }}
source = {{ document = "manual", as_of = 2020-09-21 }}
good = ["山间小屋手记"]
bad = ["山间旺铺"]
"#
    )
}

#[test]
fn a_key_used_twice_for_the_same_time() {
    let draft = Draft::new().and(REGION_FILE, &another(""));
    let (first, second) = (draft.line(REGION_FILE, "[[rule]]", 1), draft.line(REGION_FILE, "[[rule]]", 2));
    assert_refused(&draft, REGION_FILE, second, &["site-name/region-word", &format!("{REGION_FILE}:{first}")]);
}

#[test]
fn a_key_used_twice_for_times_that_overlap_by_a_day() {
    let draft = Draft::new().with(REGION_FILE, "replaces =", "to = 2023-01-02\nreplaces =").and(REGION_FILE, &another("from = 2023-01-01"));
    assert_refused(&draft, REGION_FILE, draft.line(REGION_FILE, "[[rule]]", 2), &["site-name/region-word"]);
}

#[test]
fn a_key_may_be_used_again_for_another_time_or_another_region() {
    let later = Draft::new().with(REGION_FILE, "replaces =", "to = 2023-01-01\nreplaces =").and(REGION_FILE, &another("from = 2023-01-01"));
    assert_eq!(files::read_book(&later.written()).map(|b| b.book.rules.len()), Ok(4));
    let national = Draft::new().and(NATIONAL_FILE, &another(""));
    assert_eq!(files::read_book(&national.written()).map(|b| b.book.rules.len()), Ok(4));
}

/// Records that can never speak of the same filing, person or site share a key: each its own words for its own people.
#[test]
fn a_key_may_be_used_again_for_other_filings() {
    let with = |first: &str, second: &str| {
        let when = |what: &str| another(&format!("when = {{ {what} }}"));
        files::read_book(&Draft::new().and(NATIONAL_FILE, &when(first)).and(NATIONAL_FILE, &when(second)).written()).map(|_| ())
    };
    for (a, b) in [
        ("nature = [\"individual\"]", "nature = [\"unit\"]"),
        ("nature = [\"government\"]", "not_nature = [\"government\"]"),
        ("nature = [\"unit\"], not_nature = [\"self-employed\"]", "nature = [\"self-employed\"]"),
        ("filing_type = [\"first\"]", "filing_type = [\"access\", \"new-site\"]"),
        ("service = [\"website\"]", "service = [\"app\"]"),
    ] {
        assert_eq!(with(a, b), Ok(()), "{a} {b}");
        assert_eq!(with(b, a), Ok(()), "{b} {a}");
    }
    for (a, b) in [
        ("nature = [\"enterprise\"]", "nature = [\"unit\"]"),
        ("nature = [\"unit\"]", "not_nature = [\"government\"]"),
        ("service = [\"website\"]", "nature = [\"individual\"]"),
    ] {
        assert_eq!(with(a, b).unwrap_err().len(), 1, "{a} {b}");
        assert_eq!(with(b, a).unwrap_err().len(), 1, "{b} {a}");
    }
}

#[test]
fn a_word_twice_in_a_list_is_named_with_its_own_line() {
    let draft = Draft::new().with(REGION_FILE, "  \"团购\",\n", "  \"团购\",\n  \"旺铺\",\n  \"商城\",\n");
    let problems = files::read_book(&draft.written()).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("商城"), "{}", problems[0]);
    // Either of the two is the clerk's to strike; the line must be one of them.
    let lines = [1, 2].map(|nth| draft.line(REGION_FILE, "\"商城\"", nth));
    assert!(lines.contains(&problems[0].line), "{} is none of {lines:?}", problems[0]);
}

#[test]
fn a_word_twice_where_one_has_exceptions() {
    let draft = Draft::new().with(REGION_FILE, "  \"团购\",\n", "  \"团购\",\n  \"购\",\n");
    assert_refused(&draft, REGION_FILE, draft.line(REGION_FILE, "\"购\"", 1), &["购", "twice"]);
}

#[test]
fn an_unknown_key_with_the_one_that_was_meant() {
    let draft = Draft::new().with(NATIONAL_FILE, "at_least_han", "at_lest_han");
    assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "at_lest_han", 1), &["at_lest_han", "did you mean at_least_han?"]);
}

#[test]
fn a_key_of_another_world_has_no_suggestion() {
    let draft = Draft::new().with(NATIONAL_FILE, "at_least_han = 3", "at_least_han = 3\nzzzzzzzzzzzzzzzz = 1");
    let problems = files::read_book(&draft.written()).unwrap_err();
    assert!(problems.len() == 1 && problems[0].message.contains("zzzzzzzzzzzzzzzz") && !problems[0].message.contains("did you mean"));
}

#[test]
fn an_unknown_field_with_the_one_that_was_meant() {
    let draft = Draft::new().with(NATIONAL_FILE, "field = \"site.name\"", "field = \"site.nmae\"");
    assert_refused(
        &draft,
        NATIONAL_FILE,
        draft.line(NATIONAL_FILE, "[[rule]]", 1),
        &["site-name/too-few-han", "site.nmae", "did you mean site.name?"],
    );
}

#[test]
fn an_unknown_document_with_the_one_that_was_meant() {
    for from in ["document = \"manual\", section = \"1\"", "bad = [\"小屋\"]\n"] {
        let to = if from.starts_with("bad") {
            "bad = [\"小屋\"]\nconfirmed_by = [{ document = \"manuel\", as_of = 2020-09-21 }]\n"
        } else {
            "document = \"manuel\", section = \"1\""
        };
        let draft = Draft::new().with(NATIONAL_FILE, from, to);
        assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "[[rule]]", 1), &["manuel", "documents.toml", "did you mean manual?"]);
    }
}

#[test]
fn a_document_twice() {
    let again = "\n[[document]]\nkey = \"manual\"\nkind = \"vendor\"\ntitle = { zh = \"手册\", en = \"Manual\" }\nas_of = 2020-09-21\n";
    let draft = Draft::new().and("documents.toml", again);
    assert_refused(&draft, "documents.toml", draft.line("documents.toml", "[[document]]", 3), &["manual", "twice"]);
}

#[test]
fn no_condition() {
    let draft = Draft::new().with(NATIONAL_FILE, "at_least_han = 3\n", "");
    let line = draft.line(NATIONAL_FILE, "[[rule]]", 1);
    assert_refused(&draft, NATIONAL_FILE, line, &["site-name/too-few-han", "no condition", "at_least_han", "holds_none", "matches"]);
}

#[test]
fn two_conditions() {
    let draft = Draft::new().with(NATIONAL_FILE, "at_least_han = 3\n", "at_least_han = 3\nno_domain = true\n");
    assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "[[rule]]", 1), &["two conditions", "at_least_han", "no_domain"]);
}

#[test]
fn no_example_of_one_sort() {
    for (from, to) in [("bad = [\"小屋\"]", "bad = []"), ("good = [\"山间小屋\"]", "good = []")] {
        let draft = Draft::new().with(NATIONAL_FILE, from, to);
        assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "[[rule]]", 1), &["at least one good and one bad example"]);
    }
    let draft = Draft::new().with(NATIONAL_FILE, "bad = [\"小屋\"]\n", "");
    assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "[[rule]]", 1), &["missing field", "bad"]);
}

#[test]
fn a_message_without_english() {
    let absent = Draft::new().with(NATIONAL_FILE, ", en = \"Three Han characters.\"", "");
    assert_refused(&absent, NATIONAL_FILE, absent.line(NATIONAL_FILE, "says = ", 1), &["missing field", "en"]);
    let empty = Draft::new().with(NATIONAL_FILE, "Three Han characters.", " ");
    assert_refused(&empty, NATIONAL_FILE, empty.line(NATIONAL_FILE, "[[rule]]", 1), &["Chinese (zh) and English (en)"]);
    let of_a_case = Draft::new().and("national/site.toml", "[rule.cases.holds]\nsays = { zh = \"有域名。\", en = \"\" }\n");
    assert_refused(&of_a_case, "national/site.toml", of_a_case.line("national/site.toml", "[[rule]]", 1), &["Chinese (zh) and English (en)"]);
}

#[test]
fn an_end_before_the_beginning() {
    for to in ["2020-01-01", "2021-01-01"] {
        let draft = Draft::new().with(NATIONAL_FILE, "at_least_han = 3", &format!("from = 2021-01-01\nto = {to}\nat_least_han = 3"));
        assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "[[rule]]", 1), &["ends before it begins"]);
    }
}

#[test]
fn an_id_that_no_rule_has() {
    let draft = Draft::new().with(REGION_FILE, "replaces = [\"site-name/is-domain\"]", "replaces = [\"site-name/is-domian\"]");
    let line = draft.line(REGION_FILE, "[[rule]]", 1);
    assert_refused(&draft, REGION_FILE, line, &["site-name/region-word", "site-name/is-domian", "did you mean site-name/is-domain?"]);
    let draft = Draft::new().with(REGION_FILE, "replaces = [\"site-name/is-domain\"]", "silences = [\"elsewhere/not-there\"]");
    assert_refused(&draft, REGION_FILE, line, &["elsewhere/not-there"]);
}

#[test]
fn an_id_that_is_none() {
    for id in ["site-name", "Site-Name/x", "site-name/", "site name/x", "a/b/c"] {
        let draft = Draft::new().with(REGION_FILE, "id = \"site-name/region-word\"", &format!("id = \"{id}\""));
        assert_refused(&draft, REGION_FILE, draft.line(REGION_FILE, "[[rule]]", 1), &[id, "site-name/too-few-han"]);
    }
}

/// What a region has is shown by topics: a rule of no topic would be shown nowhere.
#[test]
fn a_rule_of_a_region_that_no_topic_names() {
    let draft = Draft::new().and(REGION_FILE, &another("").replace("site-name/region-word", "site-name/region-length"));
    assert_refused(&draft, REGION_FILE, draft.line(REGION_FILE, "[[rule]]", 2), &["site-name/region-length", "topics.toml"]);
}

/// A name in `when` that is misspelt would make a record that never holds.
#[test]
fn a_name_in_when_with_the_one_that_was_meant() {
    for (from, to, meant) in [
        ("when = { nature = [\"individual\"] }", "when = { nature = [\"individaul\"] }", "did you mean individual?"),
        ("when = { nature = [\"individual\"] }", "when = { not_nature = [\"militray\"] }", "did you mean military?"),
        ("when = { nature = [\"individual\"] }", "when = { filing_type = [\"frist\"] }", "did you mean first?"),
        ("when = { nature = [\"individual\"] }", "when = { not_filing_type = [\"acess\"] }", "did you mean access?"),
        ("when = { nature = [\"individual\"] }", "when = { service = [\"aplication\"] }", "There are: website, app"),
        ("when = { nature = [\"individual\"] }", "when = { person = [\"princpal\"] }", "did you mean principal?"),
        ("when = { nature = [\"individual\"] }", "when = { region = [\"54\"] }", "for overlays"),
        ("when = { nature = [\"individual\"] }", "when = { provider = [\"acme\"] }", "for overlays"),
    ] {
        let draft = Draft::new().with(REGION_FILE, from, to);
        assert_refused(&draft, REGION_FILE, draft.line(REGION_FILE, "when = ", 1), &["site-name/region-word", meant]);
    }
}

#[test]
fn a_case_that_a_word_names_and_the_record_lacks() {
    let draft = Draft::new().with(REGION_FILE, "except = [\"采购学\"] }", "except = [\"采购学\"], case = \"trade\" }");
    assert_refused(&draft, REGION_FILE, draft.line(REGION_FILE, "case = ", 1), &["trade", "case"]);
    let cases = "[rule.cases.trades]\nsays = { zh = \"可能。\", en = \"Perhaps.\" }\n";
    let draft = draft.and(REGION_FILE, cases);
    let problems = files::read_book(&draft.written()).unwrap_err();
    assert!(problems.len() == 2 && problems[0].message.contains("did you mean trades?"), "{problems:#?}");
    let told = draft.with(REGION_FILE, "rule.cases.trades", "rule.cases.trade");
    assert!(files::read_book(&told.written()).is_ok());
}

#[test]
fn a_case_that_is_no_outcome_of_the_condition() {
    let draft = Draft::new().and("national/site.toml", "[rule.cases.hold]\nsays = { zh = \"有域名。\", en = \"A domain.\" }\n");
    assert_refused(&draft, "national/site.toml", draft.line("national/site.toml", "hold]", 1), &["hold", "did you mean holds?"]);
}

#[test]
fn a_condition_that_asks_for_nothing() {
    let draft = Draft::new().with("national/site.toml", "no_domain = true", "no_domain = false");
    assert_refused(&draft, "national/site.toml", draft.line("national/site.toml", "[[rule]]", 1), &["no_domain", "leave it out"]);
}

#[test]
fn what_is_wrong_is_said_in_chinese_first() {
    let draft = Draft::new().with(NATIONAL_FILE, "at_least_han", "at_lest_han");
    let problems = files::read_book(&draft.written()).unwrap_err();
    assert!(problems[0].message.starts_with("没有 at_lest_han 这个键，是不是想写 at_least_han？"), "{}", problems[0]);
}

#[test]
fn what_a_clerk_mistypes_is_told_what_to_write() {
    for (written, instead, says) in [
        ("verdict = \"reject\"", "verdict = \"rejekt\"", "不能写 rejekt，是不是想写 reject？"),
        ("verdict = \"reject\"", "verdict = \"必改\"", "可以写：reject, missing, risk, note。"),
        ("at_least_han = 3", "at_least_han = \"3\"", "这里要一个整数"),
        ("at_least_han = 3", "at_least_han = -3", "这里要一个整数"),
        ("at_least_han = 3", "not_only_of = \"小屋\"", "这里要一个列表"),
        ("at_least_han = 3", "no_domain = \"true\"", "这里要 true 或 false"),
        ("bad = [\"小屋\"]", "bad = [“小屋”]", "英文引号"),
        ("bad = [\"小屋\"]", "bad = [\"小屋\" \"山\"]", "英文逗号"),
        ("as_of = 2020-09-21", "as_of = 2020/09/21", "日期写成 2020-09-21"),
        ("as_of = 2020-09-21", "as_of = \"2020/09/21\"", "日期写成 2020-09-21"),
        ("as_of = 2020-09-21", "as_of = \"2020年9月21日\"", "日期写成 2020-09-21"),
        ("as_of = 2020-09-21", "as_of = 2020-9-21", "日期写成 2020-09-21"),
        ("as_of = 2020-09-21", "as_of = \"2023-02-29\"", "日期写成 2020-09-21"),
        ("as_of = 2020-09-21", "as_of = 2020-09-31", "日期写成 2020-09-21"),
    ] {
        let draft = Draft::new().with(NATIONAL_FILE, written, instead);
        let problems = files::read_book(&draft.written()).unwrap_err();
        let of_the_file: Vec<_> = problems.iter().filter(|p| p.file.ends_with(NATIONAL_FILE)).collect();
        assert!(of_the_file.len() == 1 && of_the_file[0].message.contains(says), "{instead}: {problems:?}");
        assert_eq!(of_the_file[0].line, draft.line(NATIONAL_FILE, instead, 1), "{instead}: {}", of_the_file[0]);
    }
    let leap = Draft::new().with(NATIONAL_FILE, "as_of = 2020-09-21", "as_of = \"2024-02-29\"");
    assert!(files::read_book(&leap.written()).is_ok());
}

#[test]
fn a_word_that_no_text_can_hold() {
    for word in ["", "优选 ", " 优选", "\u{3000}"] {
        let words = format!("holds_none = [\"{word}\", \"小屋\"]");
        let draft = Draft::new().with(NATIONAL_FILE, "at_least_han = 3", &words);
        assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "holds_none", 1), &["前后有空格"]);
    }
}

#[test]
fn a_hole_that_nothing_fills() {
    let draft = Draft::new().with(NATIONAL_FILE, "要有 3 个汉字。", "现有 {cuont} 个汉字。");
    assert_refused(&draft, NATIONAL_FILE, draft.line(NATIONAL_FILE, "{cuont}", 1), &["没有 cuont，是不是想写 count？"]);
}

#[test]
fn a_file_whose_name_is_not_its_code() {
    let draft = Draft::new().renamed(REGION_FILE, "regions/98-nowhere.toml");
    assert_refused(&draft, "regions/98-nowhere.toml", 1, &["code 99"]);
}

#[test]
fn what_is_no_toml() {
    let draft = Draft::new().with(NATIONAL_FILE, "bad = [\"小屋\"]", "bad = [\"小屋\"");
    let problems = files::read_book(&draft.written()).unwrap_err();
    let of_the_file: Vec<_> = problems.iter().filter(|p| p.file.ends_with(NATIONAL_FILE)).collect();
    assert_eq!(of_the_file.len(), 1, "{problems:?}");
    let (first, last) = (draft.line(NATIONAL_FILE, "bad = [", 1), draft.line(NATIONAL_FILE, "bad = [", 1) + 1);
    assert!((first..=last).contains(&of_the_file[0].line), "{}", of_the_file[0]);
    assert!(!of_the_file[0].message.contains('\n') && !of_the_file[0].message.is_empty());
}

#[test]
fn a_book_that_is_not_there() {
    let problems = files::read_book(std::path::Path::new("/nowhere/rules")).unwrap_err();
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for part in ["book.toml", "documents.toml", "national", "regions"] {
        assert!(shown.iter().any(|p| p.contains(part)), "{part}: {shown:?}");
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let draft = Draft::new()
        .with(NATIONAL_FILE, "bad = [\"小屋\"]", "bad = []")
        .with(REGION_FILE, "document = \"manual\"", "document = \"menu\"")
        .with(REGION_FILE, "  \"团购\",\n", "  \"团购\",\n  \"商城\",\n");
    assert_eq!(files::read_book(&draft.written()).unwrap_err().len(), 3);
}

/// What the records' own examples do, in the book of a draft.
fn broken_examples(draft: Draft) -> Vec<String> {
    // Examples are judged in their region, which has to be one.
    let draft = draft.with(REGION_FILE, "code = \"99\"", "code = \"51\"").renamed(REGION_FILE, "regions/51-somewhere.toml");
    let books = files::read_book(&draft.written()).unwrap();
    let records: Vec<_> = books.book.rules.iter().cloned().zip(books.handbook.rules.iter().cloned()).collect();
    let options = Options { today: "2026-11-22".to_owned(), ..Options::default() };
    let mut checker = Checker::of_book(RuleBook::of(books.book, books.english, books.handbook, books.plan), &options).unwrap();
    records.iter().flat_map(|(rule, shown)| examples::broken_examples(&mut checker, rule, shown)).collect()
}

#[test]
fn an_example_that_does_not_do_what_it_says() {
    assert_eq!(broken_examples(Draft::new()), Vec::<String>::new());
    let silent = broken_examples(Draft::new().with(NATIONAL_FILE, "bad = [\"小屋\"]", "bad = [\"小屋手记\"]"));
    assert!(silent.len() == 1 && silent[0].contains("site-name/too-few-han") && silent[0].contains("小屋手记"), "{silent:?}");
    assert!(silent[0].contains("坏例子没有触发它"), "{silent:?}");
    let loud = broken_examples(Draft::new().with(NATIONAL_FILE, "good = [\"山间小屋\"]", "good = [\"山间\"]"));
    assert!(loud.len() == 1 && loud[0].contains("好例子触发了它"), "{loud:?}");
}

// The book as it is.

fn checker(today: &str) -> Checker {
    Checker::new(today, "zh-CN").unwrap()
}

#[test]
fn there_are_31_regions_in_the_order_of_their_codes() {
    let checker = checker("2026-11-22");
    let codes: Vec<&str> = checker.book().book().regions.iter().map(|r| r.code.as_str()).collect();
    assert_eq!(codes.len(), 31);
    assert!(codes.is_sorted() && codes.iter().collect::<BTreeSet<_>>().len() == 31);
    let letters = |of: fn(&record::RegionRecord) -> &str| checker.book().book().regions.iter().map(of).collect::<BTreeSet<_>>().len();
    assert_eq!((letters(|r| &r.icp), letters(|r| &r.police), letters(|r| &r.short)), (31, 31, 31));
    let records = |code: &str| checker.book().rules().iter().filter(|r| r.region == code).count();
    assert_eq!(codes.iter().filter(|code| records(code) == 0).count(), 0, "a region without one record of its own");
}

/// Appendix 2 of the manual, every word once.
const WORD_LISTS: [(&str, usize); 11] = [
    ("北京市", 11),
    ("河北省", 14),
    ("内蒙古自治区", 24),
    ("辽宁省", 43),
    ("浙江省", 19),
    ("河南省", 68),
    ("湖北省", 8),
    ("湖南省", 33),
    ("广东省", 16),
    ("贵州省", 43),
    ("宁夏回族自治区", 43),
];

#[test]
fn the_word_lists_of_2020_are_whole() {
    let checker = checker("2020-10-01");
    let regions = &checker.book().book().regions;
    let named = |code: &str| regions.iter().find(|r| r.code == code).map(|r| r.name.as_str()).unwrap();
    let lists: Vec<(&str, usize)> = checker
        .book()
        .rules()
        .iter()
        .filter(|r| r.id == "site-name/region-word")
        .map(|r| match &r.condition {
            // A word of a younger source has a case of its own.
            Condition::HoldsNone(words) => (named(&r.region), words.0.iter().filter(|word| word.case.is_none()).count()),
            other => panic!("{} in {}", other.key(), r.region),
        })
        .collect();
    assert_eq!(lists, WORD_LISTS);
}

/// Ids that callers see, and that so never change.
const IDS: &str = "
    filing-type/domain-filed-by-another filing-type/old-certificate filing-type/site-offline filing-type/access-name-differs
    filing-type/earlier-sites filing-type/empty-shell
    subject/region-mismatch subject/certificate-kind subject/certificate-address subject/investor subject/name subject/keep-true
    certificate/format certificate/check-digit certificate/region-code certificate/birth-date certificate/lowercase-x
    certificate/first-generation certificate/expires-soon certificate/under-age domain-holder/mismatch
    address/special-character address/incomplete address/no-door-number address/region-mismatch address/withdrawn-division
    principal/individual-is-subject principal/legal-representative phone/mobile phone/mobile-region phone/second-contact phone/area-code
    phone/emergency email/format agent/materials
    site-name/too-few-han site-name/only-digits site-name/only-latin site-name/special-character site-name/is-domain
    site-name/state-prefix site-name/sensitive-word site-name/unrelated site-name/names-another-unit site-name/needs-approval
    site-name/personal-format site-name/personal-approval site-name/personal-trade site-name/personal-name site-name/place-name
    site-name/idiom site-name/shows-content site-name/region-template site-name/region-remark site-name/region-word
    site-count/region-limit site-count/next-site-materials site-count/one-domain
    domain/format domain/not-registrable domain/suffix-not-approved domain/duplicate domain/too-new domain/unverified
    domain/expires-soon domain/change-forbidden
    site/home-url site/primary-domain site/ip site/provider-service-number site/content-category site/content-scope
    site/approval-category site/interactive site/commercial-licence
";

#[test]
fn every_public_id_is_in_the_book_on_both_days() {
    for today in ["2020-10-01", "2026-11-22"] {
        let rules = checker(today).rules();
        let gone: Vec<&str> = IDS.split_whitespace().filter(|id| !rules.iter().any(|r| r.id == *id)).collect();
        assert!(gone.is_empty(), "{today}: {gone:?}");
    }
}

#[test]
fn no_source_is_younger_than_the_book_and_none_is_without_a_day() {
    let checker = checker("2026-11-22");
    for rule in checker.book().rules() {
        for source in std::iter::once(&rule.source).chain(&rule.confirmed_by).chain(&rule.disputed_by) {
            assert!((19_870_101..=20_261_122).contains(&source.as_of.0), "{} {}: {}", rule.id, rule.region, source.as_of);
        }
    }
}

/// What the handbook says of each record is what happens: firm on that day, aged on the next.
#[test]
fn a_record_is_firm_until_the_day_that_rules_names() {
    use beian_check::rulebook::record::Day;
    use beian_check::rulebook::{Standing, standing};
    let checker = checker("2026-11-22");
    let today = Day(20_261_122);
    let (mut aging, mut ageless) = (0, 0);
    let held = checker.book().rules().iter().filter(|r| r.from.is_none_or(|from| from <= today) && r.to.is_none_or(|to| today < to));
    for (rule, told) in held.zip(checker.rules()) {
        assert_eq!((&told.id, &told.says), (&rule.id, &rule.says));
        if !rule.disputed_by.is_empty() {
            assert_eq!((told.firm_until, told.disputed_by.len()), (None, rule.disputed_by.len()), "{}", rule.id);
            continue;
        }
        let on = |day: Day| standing(checker.book(), rule.sources(None), None, day);
        let Some(last) = told.firm_until.as_deref().and_then(Day::from_text) else {
            ageless += 1;
            assert_eq!(on(Day(20_991_231)), Standing::Firm, "{} {}", rule.id, rule.region);
            continue;
        };
        aging += 1;
        assert_eq!((on(last), on(Day(last.0 + 1))), (Standing::Firm, Standing::Aged), "{} {}", rule.id, rule.region);
    }
    assert!(aging > 200 && ageless > 20, "{aging} {ageless}");
}

/// That none is told in vain is the linter's.
#[test]
fn every_outcome_of_a_condition_is_told() {
    let mut wrong = Vec::new();
    for rule in checker("2026-11-22").book().rules() {
        let untold = files::outcomes(&rule.condition).iter().filter(|case| !rule.cases.iter().any(|told| told.name == **case));
        wrong.extend(untold.map(|case| format!("{} [{}] does not tell {case}", rule.id, rule.region)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Rules that speak of the name as a whole, each for a reason of its own: a short name can be unrelated too, and a name that
/// shows nothing can hold a word besides.
const BOTH_AT_ONCE: [(&str, &str); 2] = [("site-name/too-few-han", "site-name/unrelated"), ("site-name/personal-format", "site-name/shows-content")];

/// One finding for one fault: no two rules point at the same characters.
#[test]
fn one_finding_for_one_fault() {
    let mut twice = BTreeSet::new();
    let mut looked = 0;
    let mut checker = checker("2026-11-22");
    for shown in filings::all() {
        checker.set_today(&shown.today).unwrap();
        let report = checker.check(&Filing::from_json(&shown.filing).unwrap()).unwrap();
        let spans: Vec<_> = report.findings.iter().filter_map(|f| Some((f, f.span?))).collect();
        looked += spans.len();
        for (at, (a, s)) in spans.iter().enumerate() {
            for (b, t) in spans.iter().take(at) {
                let pair = (a.rule.as_str().min(&b.rule), a.rule.as_str().max(&b.rule));
                if a.path == b.path && s.0 < t.1 && t.0 < s.1 && !BOTH_AT_ONCE.contains(&pair) {
                    twice.insert(format!("{pair:?} {s:?} {t:?}  {} {}", shown.from, shown.filing.chars().take(200).collect::<String>()));
                }
            }
        }
    }
    assert!(looked > 500, "{looked}");
    assert!(twice.is_empty(), "{}", twice.into_iter().collect::<Vec<_>>().join("\n"));
}

/// `regions()` says what is covered: every record of a region belongs to a topic, and nothing is covered and unknown at once.
#[test]
fn what_is_known_of_a_region_is_told_by_topic() {
    let checker = checker("2026-11-22");
    let handbook = checker.book().handbook().unwrap();
    for region in checker.regions() {
        assert_eq!(region.covered.len() + region.not_known.len(), handbook.topics.len(), "{}", region.name);
        assert!(region.covered.iter().all(|c| !region.not_known.iter().any(|n| n.topic == c.topic)), "{}", region.name);
        assert!(region.covered.iter().any(|c| c.topic == "principal"), "{}", region.name);
    }
    let henan = checker.regions().into_iter().find(|r| r.code == "41").unwrap();
    let age = |topic: &str| henan.covered.iter().find(|c| c.topic == topic).map(|c| (c.as_of.clone(), c.doubtful));
    assert_eq!(age("content"), Some(("2022-01-01".into(), true)), "an old source is called so");
    assert_eq!(age("address"), Some(("2025-12-31".into(), false)));
    // What asks for no rule is told with all who say so.
    let facts = |code: &str, topic: &str| {
        let region = checker.regions().into_iter().find(|r| r.code == code).unwrap();
        region.covered.into_iter().find(|c| c.topic == topic).map(|c| (c.rules.len(), c.facts.len(), c.doubtful, c.facts[0].confirmed_by.len()))
    };
    assert_eq!(facts("12", "outside-id"), Some((0, 1, false, 1)));
    assert_eq!(facts("12", "site-principal"), Some((1, 1, true, 1)), "sources disagree");
}

#[test]
fn what_is_known_without_a_record_is_of_a_topic() {
    let known = |topic: &str| {
        format!(
            "\n[[known]]\ntopic = \"{topic}\"\nsays = {{ zh = \"无\", en = \"None\" }}\nsource = {{ document = \"manual\", as_of = 2020-09-21 }}\n"
        )
    };
    let draft = Draft::new().and(REGION_FILE, &known("naming"));
    assert_eq!(files::read_book(&draft.written()).unwrap().handbook.known.len(), 1);
    let draft = Draft::new().and(REGION_FILE, &known("namin"));
    assert_refused(&draft, REGION_FILE, draft.line(REGION_FILE, "[[known]]", 1), &["topics.toml has no topic namin", "did you mean naming?"]);
}

/// The ministry's codes agree with the pairs by which a filing is judged, and lead back where they came from.
#[test]
fn codes_and_pairs_are_one() {
    let checker = checker("2026-11-22");
    let codes = checker.codes();
    let rule = checker.book().rules().iter().find(|r| r.id == "subject/certificate-kind").unwrap();
    let Condition::CertificateKinds(pairs) = &rule.condition else { panic!("{:?}", rule.condition) };
    for certificate in &codes.certificates {
        assert!(codes.natures.iter().any(|n| n.name == certificate.nature), "{certificate:?}");
        let fitting = pairs.0.iter().find(|(nature, _)| *nature == certificate.nature).map(|(_, kinds)| kinds);
        assert!(fitting.is_some_and(|kinds| kinds.contains(&certificate.name)), "{certificate:?}");
    }
    // `nobody` is no nature: the papers that no subject files with.
    for (nature, _) in pairs.0.iter().filter(|(nature, _)| nature != "nobody") {
        assert!(codes.natures.iter().any(|n| n.name == *nature), "{nature} has no code");
    }
    let once = |list: &[CodeInfo]| list.iter().filter(|c| !c.also).map(|c| (c.code, c.nature.clone())).collect::<BTreeSet<_>>().len();
    assert_eq!(once(&codes.natures), codes.natures.iter().filter(|c| !c.also).count());
    assert_eq!(once(&codes.certificates), codes.certificates.len());
    assert!(codes.approvals.iter().all(|a| a.code.is_power_of_two()), "bits are added up");
    let both =
        |nature: &str, name: &str| codes.certificates.iter().filter(|c| c.nature == nature && c.name == name).map(|c| c.code).collect::<Vec<_>>();
    assert_eq!((both("enterprise", "organisation-code"), both("individual", "residence-permit-hk-macau-taiwan")), (vec![12], vec![41, 42]));
}
