//! Reads JSON by the shapes of records, and writes it in packed form: what an overlay holds is then unpacked by the code that
//! unpacks the book. One interpreter over tables, where a reader for each type would be most of the bytes; and it notes the
//! first thing that is wrong and goes on, so that nothing here answers a `Result`.

use super::{Overlays, bad, step, step_to, too_large};
use crate::checker::{TOO_LONG, is_too_large};
use crate::checks::template;
use crate::json::{self, Json};
use crate::pieces;
use crate::rulebook::names::nearest;
use crate::rulebook::packing::{self, END, Packed, push_number};
use crate::rulebook::record::{Condition, Day};
use crate::rulebook::shape::{Group, MATERIAL, Need, OVERLAY, RULE, Shape};
use crate::{Error, Sentence};

const UNREADABLE: &Sentence = &Sentence { zh: "读不出来。", en: "This cannot be read." };
const NO_SUCH_KEY: &Sentence = &Sentence { zh: "这里没有叫 {name} 的键。", en: "No key is called {name} here." };
const MISSING: &Sentence = &Sentence { zh: "缺少 {name}。", en: "{name} is missing." };
const TWO_CONDITIONS: &Sentence = &Sentence {
    zh: "有 {name} 和 {other} 两个条件，请写成两条规则。",
    en: "There are two conditions, {name} and {other}: make two rules of it.",
};
const NO_CONDITION: &Sentence =
    &Sentence { zh: "没有条件。每条规则要有下面的一个：{names}。", en: "There is no condition. A rule has one of: {names}." };
const ASKS_NOTHING: &Sentence =
    &Sentence { zh: "只能是 true。什么也不要求的规则不必写。", en: "This must be true; a rule that asks for nothing is left out." };
const HAS_NUL: &Sentence = &Sentence { zh: "文本不能含字符 U+0000。", en: "This must be a text without the character U+0000." };

/// The overlays and their rules, or what is wrong: where, and what was expected.
pub fn read(list: &[Json]) -> Result<Overlays<'_>, Error> {
    let mut reading = Reading::default();
    for (at, overlay) in list.iter().enumerate() {
        reading.inside(step_to("", at), &Shape::Group(&OVERLAY), overlay);
    }
    let Reading { rules, materials, parts: [rule, english, handbook, material, _], wrong, .. } = reading;
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    match (rule.unpack(rules), english.unpack(rules), handbook.unpack(rules), material.unpack(materials)) {
        (Some(rules), Some(english), Some(handbook), Some(materials)) => Ok(Overlays { list, rules, english, handbook, materials }),
        _ => Err(bad(UNREADABLE, &[], String::new())),
    }
}

/// The parts of a rule, as the book keeps them; materials; and what is of neither, which nobody reads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Rule,
    English,
    Handbook,
    Material,
    Nowhere,
}

/// Values in packed form, while they are being written.
#[derive(Default)]
struct Packing {
    texts: String,
    body: Vec<u8>,
}

impl Packing {
    fn unpack<T: Packed>(&self, count: u32) -> Option<Vec<T>> {
        packing::from_bytes(&self.bytes(count))
    }

    /// The bytes of a list of so many.
    #[inline(never)]
    fn bytes(&self, count: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_number(&mut bytes, self.texts.len() as u32);
        bytes.extend_from_slice(self.texts.as_bytes());
        push_number(&mut bytes, count);
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

struct Reading {
    parts: [Packing; 5],
    /// The part that is being written.
    part: Part,
    rules: u32,
    materials: u32,
    way: String,
    wrong: Option<Error>,
}

impl Default for Reading {
    fn default() -> Self {
        Reading { parts: Default::default(), part: Part::Nowhere, rules: 0, materials: 0, way: String::new(), wrong: None }
    }
}

impl Reading {
    fn value(&mut self, shape: &Shape, value: &Json) {
        match (shape, value) {
            (Shape::Day, Json::Text(text)) if Day::from_text(text).is_some() => self.number(Day::from_text(text).map_or(0, |day| day.0)),
            (Shape::Choice(names), Json::Text(text)) if names.contains(&text.as_str()) => {
                self.number(names.iter().position(|name| name == text).unwrap_or(0) as u32);
            }
            (shape, Json::Text(text)) if is_text(shape, text) => self.text(text),
            (Shape::Flag, Json::Bool(flag)) => self.number(u32::from(*flag)),
            (Shape::Number, Json::Number(number)) if *number >= 0.0 && *number <= 1e9 && number.trunc() == *number => self.number(*number as u32),
            (Shape::List(of), Json::List(list)) => self.list(of, list),
            (Shape::OneOrMany(of), Json::List(list)) if !list.is_empty() => self.list(of, list),
            (Shape::OneOrMany(_), Json::List(_)) => self.expected(shape, value),
            (Shape::OneOrMany(of) | Shape::Maybe(of), value) => {
                self.number(1);
                self.value(of, value);
            }
            (Shape::Pairs(of) | Shape::Cases(of), Json::Object(pairs)) => {
                self.number(pairs.len() as u32);
                if let Shape::Cases(_) = shape {
                    self.in_part(Part::English, |english| english.number(pairs.len() as u32));
                }
                for (name, value) in pairs {
                    self.text(name);
                    self.inside(step(&self.way, name), of, value);
                }
            }
            (Shape::Bare(group), Json::Text(_)) => {
                for (at, member) in group.members.iter().enumerate() {
                    if at == 0 { self.value(&member.shape, value) } else { self.absent(&member.shape) }
                }
            }
            (Shape::Group(group) | Shape::Bare(group), Json::Object(members)) => self.group(group, members),
            (Shape::Rule, Json::Object(members)) => {
                self.rules += 1;
                self.in_part(Part::Rule, |reading| reading.group(&RULE, members));
            }
            (Shape::Material, Json::Object(members)) => {
                self.materials += 1;
                self.in_part(Part::Material, |reading| reading.group(&MATERIAL, members));
            }
            (Shape::Said(group), Json::Object(members)) => {
                // Each text is judged where it stands; Chinese is written here, English beside it.
                self.in_part(Part::Nowhere, |reading| reading.group(group, members));
                self.text(value.get("zh").text());
                let english = [value.get("en"), value.get("zh")].map(Json::text).into_iter().find(|text| !text.is_empty());
                self.in_part(Part::English, |reading| reading.text(english.unwrap_or_default()));
            }
            (Shape::Shown(of), value) => self.in_part(self.aside(), |reading| reading.value(of, value)),
            (Shape::Example, Json::Object(_)) => self.text(&value.to_text()),
            _ => self.expected(shape, value),
        }
    }

    #[inline(never)]
    fn inside(&mut self, way: String, shape: &Shape, value: &Json) {
        let outside = std::mem::replace(&mut self.way, way);
        self.value(shape, value);
        self.way = outside;
    }

    fn in_part(&mut self, part: Part, write: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.part, part);
        write(self);
        self.part = before;
    }

    #[inline(never)]
    fn list(&mut self, of: &Shape, list: &[Json]) {
        self.number(list.len() as u32);
        for (index, value) in list.iter().enumerate() {
            self.inside(step_to(&self.way, index), of, value);
        }
    }

    #[inline(never)]
    fn group(&mut self, group: &Group, members: &[(String, Json)]) {
        for (name, _) in members {
            if !group.keys().any(|known| known == name) {
                let near = nearest(name, &mut group.keys());
                self.wrong_at(step(&self.way, name), NO_SUCH_KEY, &[("name", name), ("near", near)]);
            }
        }
        for member in group.members {
            if let Shape::Condition = member.shape {
                self.condition(members);
                continue;
            }
            match find(members, member.name) {
                Some(value) => self.inside(step(&self.way, member.name), &member.shape, value),
                None => {
                    if member.needed() == Need::Always {
                        self.wrong(MISSING, &[("name", member.name)]);
                    }
                    self.absent(&member.shape);
                }
            }
        }
    }

    /// The one condition of a rule: its number, and what it asks.
    #[inline(never)]
    fn condition(&mut self, members: &[(String, Json)]) {
        let mut found: Option<&str> = None;
        for (number, (key, shape)) in Condition::KEYS.iter().zip(Condition::ASKED).enumerate() {
            let Some(value) = find(members, key) else { continue };
            if let Some(first) = found {
                self.wrong(TWO_CONDITIONS, &[("name", first), ("other", key)]);
                return;
            }
            self.byte(number as u8);
            if matches!(shape, Shape::Flag) && *value == Json::Bool(false) {
                self.wrong_at(step(&self.way, key), ASKS_NOTHING, &[]);
            }
            self.inside(step(&self.way, key), shape, value);
            found = Some(key);
        }
        if found.is_none() {
            self.wrong(NO_CONDITION, &[("names", &pieces::joined(Condition::KEYS, ", "))]);
        }
    }

    /// What a member is that is left out.
    #[inline(never)]
    fn absent(&mut self, shape: &Shape) {
        match shape {
            Shape::Group(group) | Shape::Bare(group) => group.members.iter().for_each(|m| self.absent(&m.shape)),
            Shape::Shown(of) => self.in_part(self.aside(), |reading| reading.absent(of)),
            Shape::Cases(_) => {
                self.byte(0);
                self.in_part(Part::English, |english| english.byte(0));
            }
            _ if is_text(shape, "") || is_text_at_all(shape) => self.text(""),
            _ => self.byte(0),
        }
    }

    /// Where titles and examples go.
    fn aside(&self) -> Part {
        if self.part == Part::Rule { Part::Handbook } else { Part::Nowhere }
    }

    fn packing(&mut self) -> &mut Packing {
        let [rule, english, handbook, material, nowhere] = &mut self.parts;
        match self.part {
            Part::Rule => rule,
            Part::English => english,
            Part::Handbook => handbook,
            Part::Material => material,
            Part::Nowhere => nowhere,
        }
    }

    #[inline(never)]
    fn number(&mut self, number: u32) {
        push_number(&mut self.packing().body, number);
    }

    fn byte(&mut self, byte: u8) {
        self.packing().body.push(byte);
    }

    /// A text, the next of the table.
    #[inline(never)]
    fn text(&mut self, text: &str) {
        if is_too_large(text) {
            let wrong = too_large(TOO_LONG, self.way.clone());
            self.wrong.get_or_insert(wrong);
        }
        if pieces::has(text, END) {
            self.wrong(HAS_NUL, &[]);
        }
        let packing = self.packing();
        packing.texts.push_str(text);
        packing.texts.push(END);
        packing.body.push(0);
    }

    fn wrong(&mut self, says: &'static Sentence, holes: &[(&'static str, &str)]) {
        self.wrong_at(self.way.clone(), says, holes);
    }

    #[inline(never)]
    fn wrong_at(&mut self, way: String, says: &'static Sentence, holes: &[(&'static str, &str)]) {
        self.wrong.get_or_insert(bad(says, holes, way));
    }

    /// Says what should stand here.
    #[inline(never)]
    fn expected(&mut self, shape: &Shape, value: &Json) {
        let (known, near) = match shape {
            Shape::Template => ("{any}, {digits:8}, {letters}, {hex:4}, {alphanumeric}, {han:2}".to_owned(), ""),
            Shape::OneOf(names) | Shape::Choice(names) => (pieces::joined(names, ", "), nearest(value.text(), &mut names.iter().copied())),
            _ => Default::default(),
        };
        self.wrong(expected(shape), &[("names", &known), ("near", near)]);
    }
}

/// JSON's last of two members with one name.
fn find<'j>(members: &'j [(String, Json)], name: &str) -> Option<&'j Json> {
    members.iter().rfind(|(own, _)| own == name).map(|(_, value)| value)
}

/// Is this one of the texts that may stand here?
fn is_text(shape: &Shape, text: &str) -> bool {
    match shape {
        Shape::Text => !text.trim().is_empty(),
        Shape::AnyText => true,
        Shape::Template => template::is_template(text),
        Shape::RuleId => is_rule_id(text),
        Shape::RegionCode => text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()),
        Shape::OneOf(names) => names.contains(&text),
        _ => false,
    }
}

/// Is a text what lies in packed form here?
fn is_text_at_all(shape: &Shape) -> bool {
    matches!(shape, Shape::Text | Shape::AnyText | Shape::Template | Shape::RuleId | Shape::RegionCode | Shape::OneOf(_) | Shape::OfFile)
}

/// `site-name/too-few-han`
fn is_rule_id(id: &str) -> bool {
    let part = |p: &str| !p.is_empty() && p.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    id.split_once('/').is_some_and(|(what, fault)| part(what) && part(fault))
}

fn expected(shape: &Shape) -> &'static Sentence {
    match shape {
        Shape::Text => &Sentence { zh: "应为不空的文本。", en: "This must be a text that is not empty." },
        Shape::AnyText => json::NOT_TEXT,
        Shape::Template => &Sentence {
            zh: "应为模板：文字里可以有这样的空：{names}。",
            en: "This must be a template: text with holes such as {names}.",
        },
        Shape::RuleId => &Sentence {
            zh: "应为编号：两段小写字母、数字和连字符，例如 site-name/too-few-han。",
            en: "This must be an id: two names of small letters, digits and hyphens, as in site-name/too-few-han.",
        },
        Shape::RegionCode => {
            &Sentence { zh: "应为地区的两位代码，例如 \"54\"。", en: "This must be the two digits of a region, as in \"54\"." }
        }
        Shape::Day => &Sentence { zh: "应为日期，例如 \"2026-11-22\"。", en: "This must be a day such as \"2026-11-22\"." },
        Shape::Flag => json::NOT_A_FLAG,
        Shape::Number => &Sentence { zh: "应为整数。", en: "This must be a whole number." },
        Shape::OneOf(_) | Shape::Choice(_) => json::NONE_OF_THEM,
        Shape::List(_) => json::NOT_A_LIST,
        Shape::OneOrMany(_) => &Sentence { zh: "应为一个，或不空的数组。", en: "This must be one, or an array that is not empty." },
        Shape::Bare(_) => json::NEITHER_TEXT_NOR_OBJECT,
        Shape::Example => &Sentence { zh: "应为一份备案资料。", en: "This must be a filing." },
        _ => json::NOT_AN_OBJECT,
    }
}
