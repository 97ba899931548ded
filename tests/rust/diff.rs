//! Two rule books, and what changed from one to the other. Files are read as plain TOML, so that a book of any age can be
//! compared: the build's own reader knows today's form alone.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// A book as it lies in its files.
pub struct Book {
    version: String,
    records: Vec<Record>,
}

/// One record of a kind: a rule, a material, a step of the way …
struct Record {
    kind: &'static Kind,
    /// Code and name; empty for the nation.
    region: String,
    id: String,
    table: Table,
}

/// The records that are told of, by the name of their lists in the files, with the key that names one.
struct Kind {
    list: &'static str,
    key: &'static str,
    /// What is put before its id.
    name: &'static str,
}

const KINDS: [Kind; 4] = [
    Kind { list: "rule", key: "id", name: "" },
    Kind { list: "material", key: "kind", name: "材料 material " },
    Kind { list: "step", key: "step", name: "步骤 step " },
    Kind { list: "sms", key: "who", name: "短信 SMS " },
];

/// What is said of a member; others are called by their own names.
const LABELS: [(&str, &str); 19] = [
    ("verdict", "结论 verdict"),
    ("title.zh", "标题 title"),
    ("title.en", "英文标题 title in English"),
    ("says.zh", "说法 message"),
    ("says.en", "英文说法 message in English"),
    ("field", "项目 field"),
    ("when", "适用 when"),
    ("from", "开始 from"),
    ("to", "结束 to"),
    ("replaces", "取代 replaces"),
    ("silences", "使其不说 silences"),
    ("cases", "其他结果 cases"),
    ("source", "出处 source"),
    ("confirmed_by", "佐证 confirmed by"),
    ("disputed_by", "异议 disputed by"),
    ("holds_none", "词 words"),
    ("holds_none_unless_approved", "词 words"),
    ("matches", "格式 templates"),
    ("notes", "说明 notes"),
];

/// Examples are for whoever keeps the book; they change nothing for a filing.
const NOT_TOLD: [&str; 4] = ["good", "bad", "there", "absent"];

/// The book in a folder.
pub fn read(root: &Path) -> io::Result<Book> {
    let mut book = Book { version: String::new(), records: Vec::new() };
    let version = table(&root.join("book.toml"))?.remove("version");
    book.version = version.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
    for folder in ["national", "regions"] {
        for file in toml_files(&root.join(folder))? {
            take(&mut book, table(&file)?);
        }
    }
    Ok(book)
}

fn take(book: &mut Book, mut file: Table) {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let region = [text(file.get("code")), text(file.get("name"))].join(" ").trim().to_owned();
    for kind in &KINDS {
        let Some(Value::Array(records)) = file.remove(kind.list) else { continue };
        for record in records {
            let Value::Table(table) = record else { continue };
            let id = shown(table.get(kind.key).unwrap_or(&Value::String(String::new())));
            book.records.push(Record { kind, region: region.clone(), id, table });
        }
    }
}

fn table(file: &Path) -> io::Result<Table> {
    let named = |error: &dyn std::fmt::Display| io::Error::other(format!("{}: {error}", file.display()));
    let text = fs::read_to_string(file).map_err(|error| named(&error))?;
    toml::from_str(&text).map_err(|error| named(&error))
}

fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| io::Error::other(format!("{}: {error}", folder.display())))? {
        files.push(entry?.path());
    }
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    Ok(files)
}

/// What changed, as a part of a CHANGELOG: Chinese first, English beside it.
pub fn changelog(old: &Book, new: &Book) -> String {
    let (added, removed, changed) = compared(&old.records, &new.records);
    let mut out = String::new();
    let versions = if old.version == new.version { new.version.clone() } else { format!("{} → {}", old.version, new.version) };
    let _ = writeln!(out, "## 规则手册 {versions} · Rule book {versions}");
    if added.is_empty() && removed.is_empty() && changed.is_empty() {
        let _ = writeln!(out, "\n没有改动。Nothing has changed.");
    }
    for (heading, records) in [("新增 · Added", &added), ("删去 · Removed", &removed)] {
        if !records.is_empty() {
            let _ = writeln!(out, "\n### {heading}（{}）\n", records.len());
        }
        for record in records {
            let verdict = record.table.get("verdict").map(|v| format!("（{}）", shown(v))).unwrap_or_default();
            let _ = writeln!(out, "- {}{verdict}", record.heading());
        }
    }
    if !changed.is_empty() {
        let _ = writeln!(out, "\n### 改动 · Changed（{}）\n", changed.len());
    }
    for (record, lines) in &changed {
        let _ = writeln!(out, "- {}", record.heading());
        for line in lines {
            let _ = writeln!(out, "  - {line}");
        }
    }
    out
}

impl Record {
    fn heading(&self) -> String {
        let title = |language: &str| self.table.get("title").and_then(|t| t.get(language)).and_then(Value::as_str).unwrap_or_default();
        let region = if self.region.is_empty() { String::new() } else { format!(" [{}]", self.region) };
        let titles = if title("zh").is_empty() { String::new() } else { format!(" {} · {}", title("zh"), title("en")) };
        format!("{}`{}`{region}{titles}", self.kind.name, self.id)
    }

    fn is_of_one_key_with(&self, other: &Record) -> bool {
        // A region that was renamed is still itself.
        let code = |record: &Record| record.region.split(' ').next().unwrap_or_default().to_owned();
        self.kind.list == other.kind.list && self.id == other.id && code(self) == code(other)
    }

    /// The members of which something is told.
    fn told(&self) -> Table {
        self.table.iter().filter(|(name, _)| !NOT_TOLD.contains(&name.as_str())).map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}

type Compared<'b> = (Vec<&'b Record>, Vec<&'b Record>, Vec<(&'b Record, Vec<String>)>);

/// Several records can have one key, for other natures or years. Those that are the same go together first, then those of the
/// same `when` and beginning, and what is left in its order.
fn compared<'b>(old: &'b [Record], new: &'b [Record]) -> Compared<'b> {
    let mut left: Vec<&Record> = old.iter().collect();
    let mut partners: Vec<Option<&Record>> = vec![None; new.len()];
    let same_time = |a: &Record, b: &Record| a.table.get("when") == b.table.get("when") && a.table.get("from") == b.table.get("from");
    let rounds: [SamePair<'_>; 3] = [&|a, b| a.told() == b.told(), &same_time, &|_, _| true];
    for fits in rounds {
        for (record, partner) in new.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
            if let Some(at) = left.iter().position(|other| record.is_of_one_key_with(other) && fits(record, other)) {
                *partner = Some(left.remove(at));
            }
        }
    }
    let mut added = Vec::new();
    let mut changed = Vec::new();
    for (record, partner) in new.iter().zip(partners) {
        let Some(other) = partner else {
            added.push(record);
            continue;
        };
        let mut lines = Vec::new();
        differences("", &Value::Table(other.told()), &Value::Table(record.told()), &mut lines);
        if !lines.is_empty() {
            changed.push((record, lines));
        }
    }
    (added, left, changed)
}

fn differences(path: &str, old: &Value, new: &Value, out: &mut Vec<String>) {
    match (old, new) {
        (old, new) if old == new => {}
        // A source is told as one.
        (Value::Table(old_members), Value::Table(new_members)) if !old_members.contains_key("document") => {
            let names: BTreeSet<&String> = old_members.keys().chain(new_members.keys()).collect();
            for name in names {
                let inside = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                match (old_members.get(name), new_members.get(name)) {
                    (Some(old), Some(new)) => differences(&inside, old, new, out),
                    (None, Some(Value::Array(new))) => lists(&inside, &[], new, out),
                    (Some(Value::Array(old)), None) => lists(&inside, old, &[], out),
                    // The first of several outcomes.
                    (None, Some(new)) if name == "cases" => differences(&inside, &Value::Table(Table::new()), new, out),
                    (None, Some(new)) => out.push(format!("{}：+ {}", label(&inside), shown(new))),
                    (Some(old), None) => out.push(format!("{}：− {}", label(&inside), shown(old))),
                    (None, None) => {}
                }
            }
        }
        (Value::Array(old), Value::Array(new)) => lists(path, old, new, out),
        (old, new) => out.push(format!("{}：{} → {}", label(path), shown(old), shown(new))),
    }
}

/// What came into a list and what went; of a word that stayed, what changed of it.
fn lists(path: &str, old: &[Value], new: &[Value], out: &mut Vec<String>) {
    let names = |list: &[Value]| list.iter().map(name_of).collect::<BTreeSet<String>>();
    let (before, after) = (names(old), names(new));
    for (sign, words) in [("+", after.difference(&before)), ("−", before.difference(&after))] {
        let words: Vec<&str> = words.map(String::as_str).collect();
        if !words.is_empty() {
            out.push(format!("{}：{sign} {}", label(path), words.join("、")));
        }
    }
    for value in new {
        let name = name_of(value);
        if let Some(other) = old.iter().find(|other| name_of(other) == name).filter(|other| *other != value) {
            let bare =
                |value: &Value| if value.is_table() { value.clone() } else { Value::Table(Table::from_iter([("word".to_owned(), value.clone())])) };
            differences(&format!("{path}[{name}]"), &bare(other), &bare(value), out);
        }
    }
}

/// What a list's item is called: a word by itself, everything else as it is shown.
fn name_of(value: &Value) -> String {
    value.get("word").map_or_else(|| shown(value), shown)
}

fn label(path: &str) -> String {
    let known = LABELS.iter().find(|(name, _)| path == *name || path.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', '['])));
    match known {
        Some((name, label)) => format!("{label}{}", path.get(name.len()..).unwrap_or_default()),
        None => path.to_owned(),
    }
}

/// A value in one line.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Datetime(day) => day.to_string(),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join("、"),
        Value::Table(table) if table.contains_key("document") => {
            let part = |name: &str| table.get(name).map(shown).unwrap_or_default();
            let words = part("words");
            let of = if words.is_empty() { String::new() } else { format!("（{words}）") };
            format!("{} {} {}{of}", part("document"), part("section"), part("as_of")).replace("  ", " ")
        }
        // A text in two languages, or an outcome that says one.
        Value::Table(table) if table.contains_key("zh") => table.get("zh").map(shown).unwrap_or_default(),
        Value::Table(table) if table.contains_key("says") => {
            let part = |name: &str| table.get(name).map(shown).filter(|text| !text.is_empty());
            let parts = [part("verdict"), part("says"), part("source").map(|source| format!("（{source}）"))];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Value::Table(table) => table.iter().map(|(name, value)| format!("{name} {}", shown(value))).collect::<Vec<_>>().join("，"),
        other => other.to_string(),
    }
}

/// Are two records of two books one and the same?
type SamePair<'a> = &'a dyn Fn(&Record, &Record) -> bool;
