//! Two books that differ in one place, and what is told of it.

#[path = "rust/diff.rs"]
mod diff;
#[path = "rust/draft.rs"]
#[allow(dead_code)]
mod draft;

use draft::{Draft, NATIONAL_FILE, REGION_FILE};

fn told(old: &Draft, new: &Draft) -> String {
    diff::changelog(&diff::read(&old.written()).unwrap(), &diff::read(&new.written()).unwrap())
}

/// The lines below the heading that are told when the draft is changed in this way.
fn of_change(change: impl Fn(Draft) -> Draft) -> Vec<String> {
    told(&Draft::new(), &change(Draft::new())).lines().skip(1).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

const REGION_WORD: &str = "- `site-name/region-word` [99 某某省] 禁用的词 · Banned words";

#[test]
fn nothing() {
    assert_eq!(told(&Draft::new(), &Draft::new()), "## 规则手册 2020.1 · Rule book 2020.1\n\n没有改动。Nothing has changed.\n");
    // An example more changes nothing for a filing.
    assert_eq!(of_change(|d| d.with(REGION_FILE, "bad = [\"山间团购\"]", "bad = [\"山间团购\", \"山间商城\"]")), ["没有改动。Nothing has changed."]);
}

#[test]
fn words_that_came_and_went() {
    let lines = of_change(|d| d.with(REGION_FILE, "  \"团购\",\n", "  \"导航\",\n  \"优选\",\n"));
    assert_eq!(lines, ["### 改动 · Changed（1）", REGION_WORD, "  - 词 words：+ 优选、导航", "  - 词 words：− 团购"]);
}

#[test]
fn an_exception_of_a_word() {
    let lines = of_change(|d| d.with(REGION_FILE, "except = [\"采购学\"]", "except = [\"采购学\", \"团购学\"]"));
    assert_eq!(lines, ["### 改动 · Changed（1）", REGION_WORD, "  - 词 words[购].except：+ 团购学"]);
    let lines = of_change(|d| d.with(REGION_FILE, "  \"商城\",\n", "  { word = \"商城\", except = [\"商城县\"] },\n"));
    assert_eq!(lines, ["### 改动 · Changed（1）", REGION_WORD, "  - 词 words[商城].except：+ 商城县"]);
}

#[test]
fn verdict_message_source_and_period() {
    let lines = of_change(|d| {
        d.with(NATIONAL_FILE, "verdict = \"reject\"", "verdict = \"risk\"")
            .with(NATIONAL_FILE, "要有 3 个汉字。", "至少写 3 个汉字。")
            .with(NATIONAL_FILE, "Three Han characters.", "At least three Han characters.")
            .with(NATIONAL_FILE, "section = \"1\", as_of = 2020-09-21", "section = \"2\", as_of = 2023-09-21")
            .with(NATIONAL_FILE, "at_least_han = 3", "at_least_han = 4\nfrom = 2021-01-01")
    });
    assert_eq!(
        lines,
        [
            "### 改动 · Changed（1）",
            "- `site-name/too-few-han` 汉字太少 · Too few Han characters",
            "  - at_least_han：3 → 4",
            "  - 开始 from：+ 2021-01-01",
            "  - 英文说法 message in English：Three Han characters. → At least three Han characters.",
            "  - 说法 message：要有 3 个汉字。 → 至少写 3 个汉字。",
            "  - 出处 source：manual 1 2020-09-21 → manual 2 2023-09-21",
            "  - 结论 verdict：reject → risk",
        ]
    );
}

#[test]
fn another_outcome() {
    let case = "[rule.cases.later]\nverdict = \"risk\"\nsays = { zh = \"可能。\", en = \"Perhaps.\" }\nsource = { document = \"manual\", as_of = 2021-01-01 }\n";
    let lines = of_change(|d| d.and(REGION_FILE, case));
    assert_eq!(lines[2..], ["  - 其他结果 cases.later：+ risk 可能。 （manual 2021-01-01）"]);
}

#[test]
fn a_confirmation() {
    let more = "bad = [\"小屋\"]\nconfirmed_by = [{ document = \"statute\", as_of = 2021-01-01 }]\n";
    let lines = of_change(|d| d.with(NATIONAL_FILE, "bad = [\"小屋\"]\n", more));
    assert_eq!(lines[2..], ["  - 佐证 confirmed by：+ statute 2021-01-01"]);
}

const ANOTHER: &str = r#"
[[rule]]
id = "site-name/region-word"
field = "site.name"
verdict = "risk"
title = { zh = "可疑的词", en = "Doubtful words" }
when = { nature = ["enterprise"] }
holds_none = ["旺铺"]
says = { zh = "可能。", en = "Perhaps." }
source = { document = "manual", as_of = 2020-09-21 }
good = ["山间小屋手记"]
bad = ["山间旺铺"]
"#;

#[test]
fn a_rule_that_came_or_went() {
    let lines = of_change(|d| d.and(REGION_FILE, ANOTHER));
    assert_eq!(lines, ["### 新增 · Added（1）", "- `site-name/region-word` [99 某某省] 可疑的词 · Doubtful words（risk）"]);
    let gone = told(&Draft::new().and(REGION_FILE, ANOTHER), &Draft::new());
    assert!(gone.contains("### 删去 · Removed（1）\n\n- `site-name/region-word` [99 某某省] 可疑的词 · Doubtful words（risk）"), "{gone}");
}

#[test]
fn of_two_records_with_one_id_the_right_ones_are_compared() {
    // The new one stands first, and the old one has changed besides.
    let both = Draft::new().with(REGION_FILE, "\n[[rule]]\n", &format!("{ANOTHER}\n[[rule]]\n")).with(REGION_FILE, "  \"团购\",\n", "");
    let lines = told(&Draft::new(), &both);
    assert!(lines.contains("新增 · Added（1）") && lines.contains("（risk）"), "{lines}");
    assert!(lines.contains(&format!("{REGION_WORD}\n  - 词 words：− 团购")), "{lines}");
}

#[test]
fn another_version_of_the_book() {
    let new = Draft::new().with("book.toml", "version = \"2020.1\"", "version = \"2020.2\"");
    assert!(told(&Draft::new(), &new).starts_with("## 规则手册 2020.1 → 2020.2 · Rule book 2020.1 → 2020.2\n"));
}

#[test]
fn a_book_in_a_form_that_is_no_longer_read() {
    let old = Draft::new().with(NATIONAL_FILE, "at_least_han = 3", "han_at_least = 3\nunknown = { deep = [1] }");
    let lines = told(&old, &Draft::new());
    assert!(lines.contains("  - at_least_han：+ 3\n  - han_at_least：− 3\n  - unknown：− deep 1"), "{lines}");
}

#[test]
fn what_cannot_be_read_is_named() {
    let broken = Draft::new().with(NATIONAL_FILE, "bad = [\"小屋\"]", "bad = [");
    let said = diff::read(&broken.written()).err().unwrap().to_string();
    assert!(said.contains(NATIONAL_FILE), "{said}");
    assert!(diff::read(std::path::Path::new("/nowhere")).err().unwrap().to_string().contains("book.toml"));
}
