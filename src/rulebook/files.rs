//! Reads `rules/` and checks it hard. The build uses it, and so does the clerk's `npm run rules:check`.

use std::fmt;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::field::Field;
use super::names::nearest;
use super::plan_record::{Plan, PlanTexts, WrittenMaterial, WrittenSms, WrittenStep};
use super::record::{
    Bilingual, Book, Code, Codes, Condition, Document, English, EnglishRule, FooterTexts, Handbook, HandbookRule, Known, PackedDocument,
    RecordSource, RegionRecord, Rule, Topic, When, Written, WrittenKnown,
};
use super::refusal_record::{WrittenLanguage, WrittenRefusal};

#[path = "lint_names.rs"]
mod lint_names;
#[path = "plan_files.rs"]
mod plan_files;

#[allow(unused_imports)]
pub use lint_names::outcomes;

/// What is wrong with the book, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub file: PathBuf,
    pub line: usize,
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BookFile {
    version: String,
    aged: Bilingual,
    disputed: Bilingual,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentsFile {
    document: Vec<Spanned<Document>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicsFile {
    topic: Vec<Topic>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodesFile {
    source: RecordSource,
    nature: Vec<Code>,
    certificate: Vec<Code>,
    approval: Vec<Code>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NationalFile {
    #[serde(default)]
    rule: Vec<Spanned<Written>>,
    #[serde(default)]
    material: Vec<Spanned<WrittenMaterial>>,
    #[serde(default)]
    sms: Vec<Spanned<WrittenSms>>,
    #[serde(default)]
    step: Vec<Spanned<WrittenStep>>,
    #[serde(default)]
    texts: Option<PlanTexts>,
    /// refusals.toml: what refusals sound like.
    language: Option<WrittenLanguage>,
    #[serde(default)]
    refusal: Vec<Spanned<WrittenRefusal>>,
    /// footer.toml: the words of the foot that is made to be pasted.
    footer: Option<FooterTexts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Letters {
    icp: String,
    police: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionFile {
    code: String,
    name: String,
    name_en: String,
    short: String,
    letter: Letters,
    #[serde(default)]
    rule: Vec<Spanned<Written>>,
    #[serde(default)]
    known: Vec<Spanned<WrittenKnown>>,
    #[serde(default)]
    material: Vec<Spanned<WrittenMaterial>>,
    #[serde(default)]
    step: Vec<Spanned<WrittenStep>>,
}

/// A file that has been read, to turn offsets into lines.
struct Read {
    file: PathBuf,
    text: String,
}

impl Read {
    fn line(&self, offset: usize) -> usize {
        self.text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
    }

    fn problem(&self, span: &Range<usize>, message: impl Into<String>) -> Problem {
        Problem { file: self.file.clone(), line: self.line(span.start), message: message.into() }
    }

    /// At the place of `text` inside `span`, so that a word of a long list is found.
    fn problem_at(&self, span: &Range<usize>, text: &str, message: String) -> Problem {
        let inside = self.text.get(span.start..).unwrap_or_default();
        let offset = span.start + inside.find(text).unwrap_or(0);
        Problem { file: self.file.clone(), line: self.line(offset), message }
    }
}

struct Reader {
    root: PathBuf,
    problems: Vec<Problem>,
}

impl Reader {
    fn read<T: for<'de> Deserialize<'de>>(&mut self, path: &Path) -> Option<(Read, T)> {
        let file = path.strip_prefix(self.root.parent().unwrap_or(&self.root)).unwrap_or(path).to_owned();
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                self.problems.push(Problem { file, line: 1, message: format!("读不出来。It cannot be read: {error}") });
                return None;
            }
        };
        let read = Read { file, text };
        match toml::from_str::<T>(&read.text) {
            Ok(value) => Some((read, value)),
            Err(error) => {
                let message = with_suggestion(error.message());
                let span = error.span().unwrap_or(0..0);
                self.problems.push(read.problem(&span, message));
                None
            }
        }
    }

    fn toml_files(&mut self, folder: &str) -> Vec<PathBuf> {
        let folder = self.root.join(folder);
        let mut files: Vec<PathBuf> = fs::read_dir(&folder)
            .map(|entries| entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect())
            .unwrap_or_default();
        if files.is_empty() {
            self.problems.push(Problem { file: folder, line: 1, message: "这里没有规则文件。There are no rule files here.".to_owned() });
        }
        files.sort();
        files
    }
}

/// The book with its parts that lie apart.
#[derive(Debug, Default)]
pub struct Books {
    pub book: Book,
    pub english: English,
    pub handbook: Handbook,
    pub plan: Plan,
    /// Where each rule of the book stands, without a message.
    #[allow(dead_code)]
    pub places: Vec<Problem>,
}

/// A record that has been read, and its place.
struct Placed {
    rule: Rule,
    english: EnglishRule,
    handbook: HandbookRule,
    at: Problem,
}

/// The book in `root` (the folder `rules/`), or everything that is wrong with it.
pub fn read_book(root: &Path) -> Result<Books, Vec<Problem>> {
    let mut reader = Reader { root: root.to_owned(), problems: Vec::new() };
    let Books { mut book, mut english, mut handbook, .. } = Books::default();

    if let Some((_, file)) = reader.read::<BookFile>(&root.join("book.toml")) {
        (book.version, book.aged, book.disputed) = (file.version, file.aged.zh, file.disputed.zh);
        (english.aged, english.disputed) = (file.aged.en, file.disputed.en);
    }
    if let Some((read, file)) = reader.read::<DocumentsFile>(&root.join("documents.toml")) {
        for document in file.document {
            let span = document.span();
            let document = document.into_inner();
            if book.documents.iter().any(|d| d.key == document.key) {
                reader.problems.push(read.problem(&span, format!("资料 {0} 写了两次。The document {0} is there twice.", document.key)));
            }
            english.documents.push(document.title.en);
            book.documents.push(PackedDocument { key: document.key, kind: document.kind, title: document.title.zh, url: document.url });
        }
    }

    if let Some((_, file)) = reader.read::<TopicsFile>(&root.join("topics.toml")) {
        handbook.topics = file.topic;
    }

    if let Some((read, file)) = reader.read::<CodesFile>(&root.join("codes.toml")) {
        lint_source(&file.source, &book, &mut |message| reader.problems.push(read.problem(&(0..0), message)));
        handbook.codes = Codes { source: Some(file.source), natures: file.nature, certificates: file.certificate, approvals: file.approval };
    }

    let mut placed: Vec<Placed> = Vec::new();
    let mut plan = plan_files::Taking::default();
    for path in reader.toml_files("national") {
        if let Some((read, file)) = reader.read::<NationalFile>(&path) {
            book.footer = file.footer.unwrap_or(book.footer);
            take_rules(&mut reader, &mut placed, &book, &read, file.rule, ("", ""));
            let records = plan_files::Records { material: file.material, sms: file.sms, step: file.step };
            plan.take(records, &book, &read, "", &mut reader.problems);
            if let Some(texts) = file.texts {
                plan.plan.texts = texts;
            }
            if let Some(language) = file.language {
                plan.take_refusals(&language, file.refusal, &book, &read, &mut reader.problems);
            }
        }
    }
    for path in reader.toml_files("regions") {
        let Some((read, file)) = reader.read::<RegionFile>(&path) else { continue };
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !stem.starts_with(&format!("{}-", file.code)) {
            reader
                .problems
                .push(read.problem(&(0..0), format!("文件名应以代码 {0} 开头。The file's name does not begin with the code {0}.", file.code)));
        }
        take_rules(&mut reader, &mut placed, &book, &read, file.rule, (&file.code, &file.name));
        for known in file.known {
            let span = known.span();
            let WrittenKnown { topic, says, source, confirmed_by, disputed_by } = known.into_inner();
            for source in std::iter::once(&source).chain(&confirmed_by).chain(&disputed_by) {
                lint_source(source, &book, &mut |message| reader.problems.push(read.problem(&span, message)));
            }
            if !handbook.topics.iter().any(|t| t.key == topic) {
                let [zh, en] = meant(nearest(&topic, &mut handbook.topics.iter().map(|t| t.key.as_str())));
                reader.problems.push(read.problem(&span, format!("topics.toml 里没有 {topic}{zh}topics.toml has no topic {topic}{en}")));
            }
            handbook.known.push(Known { region: file.code.clone(), topic, says, source, confirmed_by, disputed_by });
        }
        let records = plan_files::Records { material: file.material, sms: Vec::new(), step: file.step };
        plan.take(records, &book, &read, &file.code, &mut reader.problems);
        book.regions.push(RegionRecord { code: file.code, name: file.name, short: file.short, icp: file.letter.icp, police: file.letter.police });
        english.regions.push(file.name_en);
    }

    same_key_twice(&placed, &mut reader.problems);
    // With a record that could not be read, whoever names it is not to blame.
    let all_read = reader.problems.is_empty();
    for Placed { rule, at, .. } in &placed {
        for id in rule.replaces.iter().chain(&rule.silences) {
            if all_read && !placed.iter().any(|other| other.rule.id == *id) {
                let [zh, en] = meant(nearest(id, &mut placed.iter().map(|other| other.rule.id.as_str())));
                let message = format!("{0}：没有编号为 {id} 的规则{zh}{0} names {id}, which no rule is called{en}", rule.id);
                reader.problems.push(Problem { message, ..at.clone() });
            }
        }
    }
    if all_read {
        let is_told = |rule: &Rule| rule.region.is_empty() || handbook.topics.iter().any(|topic| topic.rules.contains(&rule.id));
        for Placed { rule, at, .. } in placed.iter().filter(|one| !is_told(&one.rule)) {
            let message = format!(
                "{0}：请把这个编号写进 topics.toml 里一个主题的 rules，地区的概览才会提到它。Write {0} among the rules of a topic in topics.toml, or what the region has will not tell of it.",
                rule.id
            );
            reader.problems.push(Problem { message, ..at.clone() });
        }
        for Placed { rule, at, .. } in &placed {
            for kind in plan.not_described(rule) {
                let message = format!(
                    "{0}：要求的材料 {kind} 没有说明，请加一条带 by_rule 的 [[material]]。{0} asks for {kind}, which no [[material]] with by_rule describes.",
                    rule.id
                );
                reader.problems.push(Problem { message, ..at.clone() });
            }
        }
    }
    if all_read {
        for reason in &plan.plan.refusals.reasons {
            for id in reason.rules.iter().filter(|id| !placed.iter().any(|other| other.rule.id == **id)) {
                let [zh, en] = meant(nearest(id, &mut placed.iter().map(|other| other.rule.id.as_str())));
                let message = format!("{0}：没有编号为 {id} 的规则{zh}{0} names {id}, which no rule is called{en}", reason.title.zh);
                reader.problems.push(Problem { file: "rules/national/refusals.toml".into(), line: 1, message });
            }
        }
    }
    handbook.plan = plan.examples;
    let sources = placed.iter().flat_map(|one| std::iter::once(&one.rule.source).chain(&one.rule.confirmed_by));
    book.as_of = sources.map(|s| s.as_of).max().unwrap_or_default();
    let (apart, first): (Vec<Placed>, Vec<Placed>) = placed.into_iter().partition(|one| one.rule.lies_apart());
    for region in &book.regions {
        let own = apart.iter().filter(|one| one.rule.region == region.code).flat_map(|one| &one.rule.replaces);
        let mut ids: Vec<String> = own.filter(|id| first.iter().any(|one| one.rule.id == **id)).cloned().collect();
        ids.sort();
        ids.dedup();
        if !ids.is_empty() {
            book.stood_in_for.push((region.code.clone(), ids));
        }
    }
    let mut places = Vec::new();
    for one in first.into_iter().chain(apart) {
        places.push(one.at);
        book.rules.push(one.rule);
        english.rules.push(one.english);
        handbook.rules.push(one.handbook);
    }
    if reader.problems.is_empty() { Ok(Books { book, english, handbook, plan: plan.plan, places }) } else { Err(reader.problems) }
}

fn take_rules(reader: &mut Reader, placed: &mut Vec<Placed>, book: &Book, read: &Read, rules: Vec<Spanned<Written>>, (region, name): (&str, &str)) {
    for written in rules {
        let span = written.span();
        match written.into_inner().pack(region) {
            Err(message) => reader.problems.push(read.problem(&span, message)),
            Ok((mut rule, english, handbook)) => {
                rule.leave_region_out(name);
                let one = Placed { rule, english, handbook, at: read.problem(&span, "") };
                lint(&one, book, read, &span, &mut reader.problems);
                placed.push(one);
            }
        }
    }
}

/// What must be true of a record by itself.
fn lint(one: &Placed, book: &Book, read: &Read, span: &Range<usize>, problems: &mut Vec<Problem>) {
    let Placed { rule, english, handbook, .. } = one;
    let mut say = |message: String| problems.push(read.problem(span, format!("{}: {message}", rule.id)));
    let part = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !rule.id.split_once('/').is_some_and(|(a, b)| part(a) && part(b)) {
        say("编号是两段小写字母和连字符，例如 site-name/too-few-han。An id is two names of small letters and hyphens, as in site-name/too-few-han."
            .to_owned());
    }
    for field in &rule.fields {
        if Field::from_name(field).is_none() {
            let [zh, en] = meant(nearest(field, &mut Field::NAMES.iter().copied()));
            say(format!("没有 {field} 这一项{zh}No field is called {field}{en}"));
        }
    }
    if handbook.good.is_empty() || handbook.bad.is_empty() {
        say("好例子（good）和坏例子（bad）各要至少一个。Give at least one good and one bad example.".to_owned());
    }
    let mut texts = vec![&handbook.title.zh, &handbook.title.en, &rule.says, &english.says];
    texts.extend(rule.cases.iter().map(|c| &c.says).chain(&english.cases));
    if texts.iter().any(|t| t.trim().is_empty()) {
        say("title 和 says 都要写中文（zh）和英文（en）。Title and messages are needed in Chinese (zh) and English (en).".to_owned());
    }
    if rule.from.zip(rule.to).is_some_and(|(from, to)| from >= to) {
        say("结束（to）早于开始（from）。It ends before it begins (from, to).".to_owned());
    }
    let of_cases = rule.cases.iter().flat_map(|c| c.source.iter().chain(&c.confirmed_by).chain(&c.disputed_by));
    for source in std::iter::once(&rule.source).chain(&rule.confirmed_by).chain(&rule.disputed_by).chain(of_cases) {
        lint_source(source, book, &mut say);
    }
    if rule.cases.iter().any(|c| c.source.is_none() && !(c.confirmed_by.is_empty() && c.disputed_by.is_empty())) {
        say("有 confirmed_by 或 disputed_by 的 case 要有自己的 source。A case with confirmed_by or disputed_by needs a source of its own.".to_owned());
    }
    for (name, message) in lint_names::misspelt(rule, &texts) {
        problems.push(read.problem_at(span, &name, format!("{}: {message}", rule.id)));
    }
    let words: Vec<&str> = match &rule.condition {
        Condition::HoldsNone(w) | Condition::HoldsNoneUnlessApproved(w) | Condition::NoOtherUnit(w) => w.0.iter().map(|w| w.text.as_str()).collect(),
        Condition::HoldsNoneUnless(u) => u.words.0.iter().map(|w| w.text.as_str()).collect(),
        Condition::BeginsWithNone(b) => b.words.iter().map(String::as_str).collect(),
        Condition::NotOnlyOf(w) | Condition::OneOf(w) | Condition::Matches(w) | Condition::HoldsOne(w) => w.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    };
    for (at, word) in words.iter().enumerate() {
        if word.trim() != *word || word.is_empty() {
            let message = format!("{}: “{word}”是空的，或者前后有空格。A word is empty, or has spaces around it.", rule.id);
            problems.push(read.problem_at(span, &format!("\"{word}\""), message));
        }
        if words.iter().take(at).any(|w| w == word) {
            problems.push(read.problem_at(
                span,
                &format!("\"{word}\""),
                format!("{}: “{word}”写了两次，请删去一个。The word {word} is in the list twice.", rule.id),
            ));
        }
    }
}

fn lint_source(source: &RecordSource, book: &Book, say: &mut impl FnMut(String)) {
    if !book.documents.iter().any(|d| d.key == source.document) {
        let [zh, en] = meant(nearest(&source.document, &mut book.documents.iter().map(|d| d.key.as_str())));
        say(format!("documents.toml 里没有 {0}{zh}documents.toml has no document {0}{en}", source.document));
    }
}

/// (id, region, period) is the key of a record: two of them may not hold on the same day, unless it is for different filings.
fn same_key_twice(placed: &[Placed], problems: &mut Vec<Problem>) {
    let overlap =
        |a: &Rule, b: &Rule| a.from.is_none_or(|from| b.to.is_none_or(|to| from < to)) && b.from.is_none_or(|from| a.to.is_none_or(|to| from < to));
    for (at, Placed { rule, at: place, .. }) in placed.iter().enumerate() {
        let same = |other: &&Placed| {
            let other = &other.rule;
            other.id == rule.id && other.region == rule.region && overlap(other, rule) && !are_apart(&other.when, &rule.when)
        };
        if let Some(Placed { at: first, .. }) = placed.iter().take(at).find(same) {
            let message = format!(
                "{0}：这个地区、这段时间已有这条规则，在 {1}:{2}。It is there already for this region and time, in {1}:{2}.",
                rule.id,
                first.file.display(),
                first.line
            );
            problems.push(Problem { message, ..place.clone() });
        }
    }
}

/// Can no filing, or no person or site of one, be meant by both?
fn are_apart(a: &When, b: &When) -> bool {
    let apart = |a: &[String], b: &[String]| !a.is_empty() && !b.is_empty() && !a.iter().any(|one| b.contains(one));
    let covers = |list: &[String], nature: &String| list.contains(nature) || (list.iter().any(|n| n == "unit") && nature != "individual");
    let nature_apart = |a: &When, b: &When| {
        let is_in_none = |nature: &String| {
            covers(&b.not_nature, nature)
                || !(b.nature.is_empty() || covers(&b.nature, nature) || nature == "unit" && b.nature.iter().any(|n| n != "individual"))
        };
        !a.nature.is_empty() && a.nature.iter().all(is_in_none)
    };
    nature_apart(a, b) || nature_apart(b, a) || apart(&a.filing_type, &b.filing_type) || apart(&a.service, &b.service) || apart(&a.person, &b.person)
}

/// What is said of the [`nearest`] name at the end of a sentence, in Chinese and in English.
fn meant(near: &str) -> [String; 2] {
    if near.is_empty() { ["。".to_owned(), String::new()] } else { [format!("，是不是想写 {near}？"), format!("; did you mean {near}?")] }
}

/// serde says ``unknown field `titel`, expected one of `id`, …``: name the one that was meant.
fn with_suggestion(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match quoted.split_first() {
        Some((unknown, known)) if message.starts_with("unknown field") => {
            let [zh, en] = meant(nearest(unknown, &mut known.iter().copied()));
            format!("没有 {unknown} 这个键{zh}The key {unknown} is not known{en}")
        }
        Some((unknown, known)) if message.starts_with("unknown variant") => {
            let [zh, en] = meant(nearest(unknown, &mut known.iter().copied()));
            let all = known.join(", ");
            format!("不能写 {unknown}{zh}可以写：{all}。{unknown} is none of: {all}{en}")
        }
        Some((missing, [])) if message.starts_with("missing field") => format!("缺少 {missing}。{}", message.replace('\n', " ")),
        _ => format!("{}{}", what_to_write(message), message.replace('\n', " ")),
    }
}

/// What the TOML reader's sentence asks for, in Chinese, by words that stand in it; the sentence itself stands behind.
fn what_to_write(message: &str) -> &'static str {
    const KNOWN: &[(&str, &str)] = &[
        ("expected a day", "日期写成 2020-09-21 这样，四位年、两位月、两位日。"),
        ("invalid date", "日期写成 2020-09-21 这样，四位年、两位月、两位日。"),
        ("expected u32", "这里要一个整数，例如 12，不加引号。"),
        ("expected a sequence", "这里要一个列表，放在方括号里，例如 [\"individual\"]。"),
        ("expected a string", "这里要文字，放在英文引号里，例如 \"…\"。"),
        ("expected a boolean", "这里要 true 或 false，不加引号。"),
        ("string values must be quoted", "文字要放在英文引号 \"…\" 里；日期写成 2020-09-21 这样，用连字符。"),
        ("missing comma", "列表里两项之间要有英文逗号“,”：看看这里或上一行。"),
        ("duplicate key", "这个键写了两次，请删去一个；多条规则之间写 [[rule]]，两层方括号。"),
        ("invalid unquoted key", "这里有不能用的字符：键名和等号要用英文的，空格也是。"),
        ("invalid basic string", "引号没有配对，或文字里有不能直接写的字符。"),
        ("unclosed array", "方括号没有配对：看看上面的列表有没有写完。"),
    ];
    KNOWN.iter().find(|(words, _)| message.contains(words)).map_or("写法不对。", |(_, zh)| zh)
}
