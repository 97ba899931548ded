//! The JSON schemas (2020-12) of rules, overlays and filings, printed from the tables that the engine reads by.

use beian_check::Checker;
use beian_check::filing::{App, Certificate, Contact, Dates, Domain, Filed, Filing, Holder, Material, Person, Platform, Provider, Site, Subject};
use beian_check::rulebook::field::Field;
use beian_check::rulebook::record::Condition;
use beian_check::rulebook::shape::{Group, MATERIAL, Member, Need, OVERLAY, RULE, Shape, Shaped};
use serde_json::{Map, Value, json};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A rule as the book writes it, or as an overlay does, who need not say everything.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Book,
    Overlay,
}

/// What people read in an editor, by group and member.
const ABOUT: &[(&str, &str)] = &[
    ("overlay", "一家服务商自己的规则。A provider's own rules on top of the rule book."),
    ("overlay.$schema", "给编辑器用。For editors."),
    ("overlay.id", "出现在它的规则给出的结果里（overlay）。Stands in the findings of its rules."),
    ("overlay.name", "规则没有写出处时，结果里以它为出处。The source of its rules that name none."),
    ("overlay.version", "服务商自己的版本号。The provider's own count."),
    ("overlay.rules", "新增的规则。Rules to add."),
    ("overlay.off", "关掉的规则编号。Ids of rules to switch off."),
    ("overlay.verdicts", "改变结论，按规则编号。Other verdicts, by rule id; for every outcome of the rule."),
    ("overlay.messages", "改变说法，按规则编号。Other messages, by rule id; for every outcome of the rule."),
    ("overlay.materials", "新增的材料。Papers to ask for; one of the book's own kind speaks in the place of the book's."),
    ("material", "一份要交的材料。A paper that is asked for."),
    ("material.kind", "上传材料里的名字。What filing.materials calls it."),
    ("material.for", "是谁的。Whose it is; may be left out where a rule asks for it (by_rule)."),
    ("material.by_rule", "有规则查出缺它才要。Asked for where a rule finds it missing, and nowhere else."),
    ("material.without_filing", "不需要 ICP 备案时也要。Asked for too where the server needs no ICP filing."),
    ("material.by_post", "原件要寄。The originals go by post."),
    ("material.notes", "上面要有什么。What must be on it."),
    ("material.file_name", "文件名；{subject} 和 {provider} 会被填上。Its file's name; {subject} and {provider} are filled in."),
    ("materialWhen.so", "这些情况都成立时。When all of these are so."),
    ("rule", "一条规则：条件不成立时给出结果。A rule: it is found where its one condition does not hold."),
    ("rule.id", "公开的编号，永不改变。Its public id, never changed."),
    ("rule.field", "查哪一项。What it looks at."),
    ("rule.verdict", "必改、待填、可能退回、提示。What a finding means."),
    ("rule.title", "几个字说明它是什么。What it is about, in a few words."),
    ("rule.when", "何时适用；不写就是总适用。When it holds; always, where nothing is said."),
    ("rule.replaces", "取代哪些规则。Rules that it stands in for, where it holds."),
    ("rule.silences", "它给出结果时，哪些规则不再说话。Rules that are silent where it is found."),
    ("rule.from", "从哪一天起。The first day."),
    ("rule.to", "到哪一天为止（不含）。The day after the last."),
    ("rule.says", "错在哪里，怎么改；{word}、{region} 等会被填上。What is wrong, what to do; {word}, {region} and others are filled in."),
    ("rule.cases", "同一条件的其他结果，各有自己的说法。Other outcomes of the condition, each with its own words."),
    ("rule.source", "出处。Where it comes from; the overlay itself, where nothing is said."),
    ("rule.confirmed_by", "还有谁这样说。Further sources that say the same."),
    ("rule.disputed_by", "谁说的不一样。Sources that say otherwise."),
    ("rule.good", "不该触发它的例子。Examples that must not trigger it."),
    ("rule.bad", "必须触发它的例子。Examples that must trigger it."),
    ("when.nature", "主办者性质；unit 是除 individual 以外的全部。Natures; unit stands for all but individual."),
    ("when.person", "说的是谁。Of whom a rule on person.* speaks."),
    ("when.region", "地区代码（仅用于 overlay）。Regions, by their codes (in overlays only)."),
    ("when.provider", "备案资料里 provider.id 是这些之一（仅用于 overlay）。The filing's provider.id is one of these (in overlays only)."),
    ("source.as_of", "那份资料的日期，不是规则开始的日期。The day of the document, not the day the rule began."),
    ("word.except", "包含这个词但无关的长词。Innocent longer words in which it does not count."),
    ("word.case", "用 cases 里的哪一种说法。One of the rule's cases."),
];

pub fn rules() -> Value {
    let mut printer = Printer { defs: Map::new(), regions: region_codes() };
    printer.shape(&Shape::Group(&OVERLAY), Where::Overlay);
    printer.shape(&Shape::Group(&RULE), Where::Book);
    printer.shape(&Shape::Group(&MATERIAL), Where::Book);
    json!({
        "$schema": DRAFT,
        "$id": "urn:beian-check:schema",
        "title": "beian-check: overlay",
        "description": "一家服务商自己的规则（createChecker 的 overlays 之一）；规则手册的一条规则见 #/$defs/ruleInBook，一份材料见 #/$defs/materialInBook。\
            A provider's own rules (one of createChecker's overlays); a rule of the rule book is #/$defs/ruleInBook, a material #/$defs/materialInBook. Generated: npm run rules:schema.",
        "$ref": "#/$defs/overlay",
        "$defs": printer.defs,
    })
}

fn region_codes() -> Vec<String> {
    let checker = Checker::new("2026-11-22", "zh-CN").expect("the book that is built in");
    checker.book().book().regions.iter().map(|region| region.code.clone()).collect()
}

struct Printer {
    defs: Map<String, Value>,
    regions: Vec<String>,
}

impl Printer {
    fn shape(&mut self, shape: &Shape, at: Where) -> Value {
        match shape {
            Shape::Text => json!({ "type": "string", "pattern": "\\S", "maxLength": 4096 }),
            Shape::AnyText => json!({ "type": "string", "maxLength": 4096 }),
            Shape::Anything => json!(true),
            Shape::Template => json!({
                "type": "string", "maxLength": 4096,
                "pattern": "^([^{]|\\{(any|digits|letters|hex|alphanumeric|han)(:(0?[1-9]|[1-5][0-9]|6[0-4]))?\\})+$",
            }),
            Shape::RuleId => json!({ "type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$", "maxLength": 4096 }),
            Shape::RegionCode => {
                let codes = json!({ "enum": self.regions });
                self.named("region", codes)
            }
            Shape::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" }),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Number => json!({ "type": "integer", "minimum": 0, "maximum": 1_000_000_000 }),
            Shape::OneOf(names) if *names == Field::NAMES => self.named("field", json!({ "enum": names })),
            Shape::OneOf(names) | Shape::Choice(names) => json!({ "enum": names }),
            Shape::List(of) => json!({ "type": "array", "items": self.shape(of, at) }),
            Shape::OneOrMany(of) => {
                let one = self.shape(of, at);
                json!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
            }
            Shape::Maybe(of) | Shape::Shown(of) => self.shape(of, at),
            Shape::Pairs(of) | Shape::Cases(of) => json!({ "type": "object", "additionalProperties": self.shape(of, at) }),
            Shape::Group(group) | Shape::Said(group) => self.group(group, at),
            Shape::Rule => self.group(&RULE, at),
            Shape::Material => self.group(&MATERIAL, at),
            Shape::Bare(group) => json!({ "anyOf": [{ "type": "string", "pattern": "\\S", "maxLength": 4096 }, self.group(group, at)] }),
            Shape::Example if at == Where::Book => json!({ "type": ["string", "object"] }),
            Shape::Example => json!({ "type": "object" }),
            Shape::Condition | Shape::OfFile => Value::Null,
        }
    }

    /// A group has a definition of its own; two, where the book asks for more.
    fn group(&mut self, group: &Group, at: Where) -> Value {
        let name =
            if at == Where::Book && group.members.iter().any(asks_more_in_book) { format!("{}InBook", group.name) } else { group.name.to_owned() };
        if !self.defs.contains_key(&name) {
            self.defs.insert(name.clone(), Value::Null);
            let definition = self.definition(group, at);
            self.defs.insert(name.clone(), definition);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    fn named(&mut self, name: &str, definition: Value) -> Value {
        self.defs.entry(name).or_insert(definition);
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    fn definition(&mut self, group: &Group, at: Where) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        let mut has_condition = false;
        for member in group.members.iter() {
            match member.shape {
                Shape::Condition => has_condition = true,
                Shape::OfFile => {}
                _ => {
                    let needed = member.needed() == Need::Always || (at == Where::Book && member.needed() == Need::InBook);
                    required.extend(needed.then_some(member.name));
                    let value = self.shape(&member.shape, at);
                    properties.insert(member.name.to_owned(), with_about(value, &format!("{}.{}", group.name, member.name)));
                }
            }
        }
        let mut definition = json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false });
        if has_condition {
            for ((key, shape), about) in Condition::KEYS.iter().zip(Condition::ASKED).zip(Condition::ABOUT) {
                // A condition that only says that it is there is true.
                let mut value = if matches!(shape, Shape::Flag) { json!({ "const": true }) } else { self.shape(shape, at) };
                value["description"] = json!(about.trim());
                definition["properties"][key] = value;
            }
            definition["oneOf"] = Condition::KEYS.iter().map(|key| json!({ "required": [key] })).collect();
        }
        with_about(definition, group.name)
    }
}

/// Does the book ask for what an overlay may leave out, here or further in?
fn asks_more_in_book(member: &Member) -> bool {
    fn inside(shape: &Shape) -> bool {
        match shape {
            Shape::Group(group) | Shape::Said(group) | Shape::Bare(group) => group.members.iter().any(asks_more_in_book),
            Shape::List(of) | Shape::OneOrMany(of) | Shape::Maybe(of) | Shape::Pairs(of) | Shape::Cases(of) | Shape::Shown(of) => inside(of),
            _ => false,
        }
    }
    member.need == Need::InBook || inside(&member.shape)
}

fn with_about(mut value: Value, of: &str) -> Value {
    if let Some((_, about)) = ABOUT.iter().find(|(name, _)| *name == of) {
        value["description"] = json!(about);
    }
    value
}

/// The groups of a filing, and what is said of their members.
const FILING: [(&str, &[(&str, &str)]); 14] = [
    ("Filing", Filing::ABOUT),
    ("Filed", Filed::ABOUT),
    ("Provider", Provider::ABOUT),
    ("Subject", Subject::ABOUT),
    ("Person", Person::ABOUT),
    ("Contact", Contact::ABOUT),
    ("Certificate", Certificate::ABOUT),
    ("Site", Site::ABOUT),
    ("App", App::ABOUT),
    ("Platform", Platform::ABOUT),
    ("Dates", Dates::ABOUT),
    ("Holder", Holder::ABOUT),
    ("Domain", Domain::ABOUT),
    ("Material", Material::ABOUT),
];

/// What `checkFooter` has read of a page, which no caller hands over.
const FOOT: &str = "footer";

pub fn filing() -> Value {
    let mut defs = Map::new();
    filing_shape(&Filing::SHAPE, &mut defs);
    json!({
        "$schema": DRAFT,
        "$id": "urn:beian-check:filing",
        "title": "beian-check: filing",
        "description": "一份备案资料，可以只填了一部分；null 等于没填，不认识的成员会被忽略。\
            A filing, complete or half filled in; null is \"not filled in\", members with other names are left alone. Generated: npm run rules:schema.",
        "$ref": "#/$defs/Filing",
        "$defs": defs,
    })
}

fn filing_shape(shape: &Shape, defs: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::AnyText => json!({ "type": "string", "maxLength": 4096 }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number => json!({ "type": "number" }),
        Shape::OneOf(names) => json!({ "enum": names }),
        Shape::List(of) => json!({ "type": "array", "items": filing_shape(of, defs) }),
        Shape::Maybe(of) => filing_shape(of, defs),
        Shape::Bare(group) => json!({ "anyOf": [{ "type": "string", "maxLength": 4096 }, filing_group(group, defs)] }),
        Shape::Group(group) => filing_group(group, defs),
        other => panic!("a filing has no {other:?}"),
    }
}

fn filing_group(group: &Group, defs: &mut Map<String, Value>) -> Value {
    if !defs.contains_key(group.name) {
        defs.insert(group.name.to_owned(), Value::Null);
        let (_, about) = FILING.iter().find(|(name, _)| *name == group.name).unwrap_or_else(|| panic!("add {} to FILING", group.name));
        let mut properties = Map::new();
        for member in group.members.iter().filter(|member| member.name != FOOT) {
            let value = filing_shape(&member.shape, defs);
            // Not there yet is a value too.
            let mut value = json!({ "anyOf": [value, { "type": "null" }] });
            if let Some((_, about)) = about.iter().find(|(name, about)| *name == member.name && !about.is_empty()) {
                value["description"] = json!(about.trim());
            }
            properties.insert(member.name.to_owned(), value);
        }
        defs.insert(group.name.to_owned(), json!({ "type": "object", "properties": properties }));
    }
    json!({ "$ref": format!("#/$defs/{}", group.name) })
}

/// A schema as it lies in its file.
pub fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}
