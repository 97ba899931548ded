//! The register of records, `rules/records.tsv`: which region has which rule, and how grave it is. A record carries its own examples, so
//! that one that is deleted takes its tests along; the register is what misses it.

use beian_check::rulebook::record::{RecordVerdict, RegionRecord, Rule};

const HEADER: &str = "# 每个地区有哪些规则、各是什么结论。由 npm run rules:accept 写出，不用手改。\n\
                      # Which rules each region has, and how grave they are. Written by npm run rules:accept.\n";

/// One record: where, which, how grave, and for what days.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    place: String,
    rule: String,
    says: String,
}

impl Entry {
    fn of(rule: &Rule, regions: &[RegionRecord]) -> Self {
        let region = regions.iter().find(|region| region.code == rule.region);
        let mut says = vec![verdict(rule.verdict).to_owned()];
        if !rule.disputed_by.is_empty() {
            says.push("disputed".to_owned());
        }
        says.extend(rule.cases.iter().filter_map(|case| Some(format!("{}={}", case.name, verdict(case.verdict?)))));
        says.extend(rule.from.map(|day| format!("from {day}")));
        says.extend(rule.to.map(|day| format!("to {day}")));
        Entry { place: region.map_or("全国".to_owned(), |r| format!("{} {}", r.code, r.name)), rule: rule.id.clone(), says: says.join(", ") }
    }

    fn line(&self) -> String {
        [self.place.as_str(), &self.rule, &self.says].join("\t")
    }

    fn from_line(line: &str) -> Option<Self> {
        let [place, rule, says] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
        Some(Entry { place: place.to_owned(), rule: rule.to_owned(), says: says.to_owned() })
    }

    fn is_of_the_same(&self, other: &Entry) -> bool {
        self.place == other.place && self.rule == other.rule
    }
}

fn verdict(verdict: RecordVerdict) -> &'static str {
    match verdict {
        RecordVerdict::Reject => "reject",
        RecordVerdict::Missing => "missing",
        RecordVerdict::Risk => "risk",
        RecordVerdict::Note => "note",
    }
}

/// The records of a book, in its order.
pub fn entries(rules: &[Rule], regions: &[RegionRecord]) -> Vec<Entry> {
    rules.iter().map(|rule| Entry::of(rule, regions)).collect()
}

/// The register as it is written.
pub fn written(entries: &[Entry]) -> String {
    let mut lines: Vec<String> = entries.iter().map(Entry::line).collect();
    lines.sort();
    format!("{HEADER}{}\n", lines.join("\n"))
}

/// Where book and register differ: one sentence for each record. With the number of its line: what the book does not have.
pub fn differences(entries: &[Entry], register: &str) -> Vec<(Option<usize>, String)> {
    let lines = register.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let mut new: Vec<&Entry> = entries.iter().collect();
    let mut gone = Vec::new();
    let mut out = Vec::new();
    for (at, line) in lines {
        match Entry::from_line(line) {
            Some(entry) => match new.iter().position(|other| **other == entry) {
                Some(place) => drop(new.swap_remove(place)),
                None => gone.push((at + 1, entry)),
            },
            None => out.push((Some(at + 1), format!("这一行看不懂：{line}。{ACCEPT_ZH}This line cannot be read. {ACCEPT}"))),
        }
    }
    for (at, was) in gone {
        let Entry { place, rule, says } = &was;
        let message = match new.iter().position(|other| other.is_of_the_same(&was)) {
            Some(found) => {
                let is = &new.swap_remove(found).says;
                format!("{place}：{rule} 原来是 {says}，现在是 {is}。{ACCEPT_ZH}{rule} was {says} and is {is}. {ACCEPT}")
            }
            None => format!("{place}：{rule}（{says}）不见了。{ACCEPT_ZH}The record {rule} ({says}) is gone. {ACCEPT}"),
        };
        out.push((Some(at), message));
    }
    out.extend(new.into_iter().map(|Entry { place, rule, says }| {
        (None, format!("{place}：{rule}（{says}）是新的。{ACCEPT_ZH}The record {rule} ({says}) is new. {ACCEPT}"))
    }));
    out
}

const ACCEPT_ZH: &str = "是有意的，就运行 npm run rules:accept。";
const ACCEPT: &str = "If that is meant, run npm run rules:accept.";
