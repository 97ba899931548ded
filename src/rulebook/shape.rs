//! What records look like in JSON, as data. An overlay is read by it (`src/overlay/`), and `rules/schema.json` is printed
//! from it, so that the two cannot say different things. `build.rs` compiles this file too.

use std::collections::BTreeMap;

use super::field::Field;
use super::names::{FILING_TYPES, NATURES, PEOPLE, SERVICES};
use super::plan_record::{Fact, Owner, PlanWhen};
use super::record::*;

/// What a value may be, and so how it is packed.
#[derive(Debug)]
pub enum Shape {
    /// A text that says something.
    Text,
    /// Any text, an empty one too.
    AnyText,
    Anything,
    /// A text with holes, as in `{any}的个人博客`, `BA-{digits:8}`.
    Template,
    /// `site-name/too-few-han`
    RuleId,
    /// `54`
    RegionCode,
    /// `2026-11-22`
    Day,
    Flag,
    /// A whole number, nought or more.
    Number,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// The same, packed as its number.
    Choice(&'static [&'static str]),
    List(&'static Shape),
    /// One, or a list of one or more.
    OneOrMany(&'static Shape),
    Maybe(&'static Shape),
    /// An object with names of its own.
    Pairs(&'static Shape),
    Group(&'static Group),
    /// A text alone stands for a group that has nothing but its first member.
    Bare(&'static Group),
    /// A text for the rule's field, or a small filing.
    Example,

    // What is particular to a rule, since the book keeps a rule in three parts.
    /// A text in both languages: Chinese stays with the rule, English goes to the book's English.
    Said(&'static Group),
    /// The outcomes of a condition, by their names: each says something.
    Cases(&'static Shape),
    /// A rule of an overlay, and a material of one.
    Rule,
    Material,
    /// Goes to the handbook, of a rule; nowhere, of a material.
    Shown(&'static Shape),
    /// One of the conditions, each a member of the group.
    Condition,
    /// The region that the file says; an overlay's rule has none here.
    OfFile,
}

impl Shape {
    /// A group, or a text in its place.
    pub const fn bare(group: Shape) -> Shape {
        match group {
            Shape::Group(group) => Shape::Bare(group),
            other => other,
        }
    }
}

/// An object with known members.
#[derive(Debug)]
pub struct Group {
    pub name: &'static str,
    pub members: &'static [Member],
}

impl Group {
    /// The keys that it can have.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        let conditions = if self.members.iter().any(|m| matches!(m.shape, Shape::Condition)) { Condition::KEYS } else { &[] };
        self.members.iter().map(|m| m.name).filter(|name| !name.is_empty()).chain(conditions.iter().copied())
    }
}

#[derive(Debug)]
pub struct Member {
    pub name: &'static str,
    pub shape: Shape,
    pub need: Need,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Always,
    /// In the book, where everything is said in two languages, with its source and its examples; not in an overlay.
    InBook,
    Never,
}

impl Member {
    pub const fn needed(&self) -> Need {
        match self.shape {
            Shape::Maybe(_) => Need::Never,
            _ => self.need,
        }
    }
}

/// A type that records are made of, as it is written.
#[diagnostic::on_unimplemented(
    message = "nobody has said what `{Self}` looks like in an overlay",
    note = "add it to `shapes!` in src/rulebook/shape.rs, its fields in the order of `packed!`"
)]
pub trait Shaped {
    const SHAPE: Shape;
}

impl Shaped for String {
    const SHAPE: Shape = Shape::Text;
}

impl Shaped for bool {
    const SHAPE: Shape = Shape::Flag;
}

impl Shaped for u32 {
    const SHAPE: Shape = Shape::Number;
}

impl Shaped for Day {
    const SHAPE: Shape = Shape::Day;
}

impl Shaped for Example {
    const SHAPE: Shape = Shape::Example;
}

impl<T: Shaped> Shaped for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = Shape::Maybe(&T::SHAPE);
}

impl<T: Shaped> Shaped for OneOrMany<T> {
    const SHAPE: Shape = Shape::OneOrMany(&T::SHAPE);
}

impl<T: Shaped> Shaped for BTreeMap<String, T> {
    const SHAPE: Shape = Shape::Pairs(&T::SHAPE);
}

impl Shaped for WrittenWord {
    const SHAPE: Shape = Shape::Bare(&Group {
        name: "word",
        members: &[
            Member { name: "word", shape: Shape::Text, need: Need::Always },
            Member { name: "except", shape: Shape::List(&Shape::Text), need: Need::Never },
            Member { name: "case", shape: Shape::Maybe(&Shape::Text), need: Need::Never },
        ],
    });
}

/// The shape that is given, else that of the type.
macro_rules! shape_of {
    ($ty:ty) => {
        <$ty as Shaped>::SHAPE
    };
    ($ty:ty, $shape:expr) => {
        $shape
    };
}
pub(crate) use shape_of;

/// Groups, their fields in the order in which they are packed: `name: type`, `as` another shape than the type's own,
/// `= Never` or `= InBook` where it can be left out.
macro_rules! shapes {
    ($($ty:ident $name:literal { $($field:ident: $of:ty $(as $shape:expr)? $(, = $need:ident)?);+ $(;)? })+) => {
        $(impl Shaped for $ty {
            const SHAPE: Shape = Shape::Group(&Group {
                name: $name,
                members: &[$(Member {
                    name: stringify!($field),
                    shape: shape_of!($of $(, $shape)?),
                    need: need!($($need)?),
                }),+],
            });
        }

        const _: fn($ty) = |value| {
            // All fields are here, each with its type.
            let $ty { $($field),+ } = value;
            $(let _: $of = $field;)+
        };)+
    };
}

macro_rules! need {
    () => {
        Need::Always
    };
    ($need:ident) => {
        Need::$need
    };
}

/// Closed choices, each name in the order of its variants.
macro_rules! choices {
    ($($ty:ident { $($name:literal),+ $(,)? })+) => {
        $(impl Shaped for $ty {
            const SHAPE: Shape = Shape::Choice(&[$($name),+]);
        })+
    };
}

static TEXT: Group = Group { name: "text", members: &[member("zh", Shape::Text, Need::Always), member("en", Shape::Text, Need::InBook)] };

impl Shaped for Bilingual {
    const SHAPE: Shape = Shape::Group(&TEXT);
}

/// In the order of `RecordVerdict`.
pub const VERDICTS: &[&str] = &["reject", "missing", "risk", "note"];

impl Shaped for RecordVerdict {
    const SHAPE: Shape = Shape::Choice(VERDICTS);
}

const FIELD: Shape = Shape::OneOf(Field::NAMES);

shapes! {
    RecordSource "source" { document: String; section: String, = Never; as_of: Day; words: Vec<String>, = Never }
    When "when" {
        nature: Vec<String> as Shape::List(&Shape::OneOf(NATURES)), = Never;
        not_nature: Vec<String> as Shape::List(&Shape::OneOf(NATURES)), = Never;
        filing_type: Vec<String> as Shape::List(&Shape::OneOf(FILING_TYPES)), = Never;
        not_filing_type: Vec<String> as Shape::List(&Shape::OneOf(FILING_TYPES)), = Never;
        service: Vec<String> as Shape::List(&Shape::OneOf(SERVICES)), = Never;
        person: Vec<String> as Shape::List(&Shape::OneOf(PEOPLE)), = Never;
        region: Vec<String> as Shape::List(&Shape::RegionCode), = Never;
        provider: Vec<String>, = Never;
    }
    PlanWhen "materialWhen" {
        nature: Vec<String> as Shape::List(&Shape::OneOf(NATURES)), = Never;
        filing_type: Vec<String> as Shape::List(&Shape::OneOf(FILING_TYPES)), = Never;
        region: Vec<String> as Shape::List(&Shape::RegionCode), = Never;
        so: Vec<Fact>, = Never;
    }
    Case "case" {
        verdict: Option<RecordVerdict>;
        says: Bilingual as Shape::Said(&TEXT);
        source: Option<RecordSource>;
        confirmed_by: Vec<RecordSource>, = Never;
        disputed_by: Vec<RecordSource>, = Never;
    }
    Beginnings "beginnings" { words: Vec<String>; unless_begins: Option<String> as Shape::Maybe(&FIELD) }
    Relation "relation" { field: String as FIELD; ignoring: Vec<String>, = Never; keeps_places: bool, = Never }
    SiteLimit "siteLimit" {
        individual: Option<u32>;
        unit: Option<u32>;
        unit_counts_domains: bool, = Never;
        of: Countable, = Never;
        counts: Option<Counted>;
        unless_materials: Vec<String>, = Never;
    }
    FurtherSites "furtherSites" {
        above: Option<u32>;
        individual_above: Option<u32>;
        unit_above: Option<u32>;
        counts: Counted, = Never;
        of: Countable, = Never;
        materials: Vec<String>, = Never;
    }
    WrittenUnless "wordsUnless" { words: Vec<WrittenWord>; materials: Vec<String> }
    Deputy "deputy" {
        materials: Vec<String>, = Never;
        one_person: bool, = Never;
        foreigners_only: bool, = Never;
        foreigners_must: bool, = Never;
    }
    Age "age" { refused_under: u32, = Never; proof_under: Option<u32>; proof: Vec<String>, = Never }
    LocalId "localId" { unless_any: Vec<String>, = Never }
    Approvals "approvals" { ended: Vec<String>, = Never }
    LinkHosts "linkHosts" { hosts: Vec<String>; old: Vec<String>, = Never; near: Vec<String>, = Never }
    CopyrightLine "copyrightLine" { marks: Vec<String>; before: Vec<String>, = Never; after: Vec<String>, = Never }
    Numbers "numbers" { one_person: u32; several: u32 }
    DoorNumber "doorNumber" { remarks: Vec<String>; offer: String }
    Length "length" { min: Option<u32>; max: Option<u32> }
    FullName "fullName" { titles: Vec<String>; forms: Vec<String> }
}

choices! {
    Counted { "filed", "order", "both" }
    Countable { "sites", "domains", "prefixes" }
    AppAspect { "package", "fingerprint", "not-repeated" }
    CharacterClass { "digits", "latin" }
    Owner { "subject", "principal", "principals", "site-principals", "agent", "domains", "site", "sites" }
    Fact {
        "agent", "same-provider", "other-provider", "empty-shell", "site-paid", "site-interactive", "not-legal-representative", "order-touched", "post",
    }
    CertificateAspect { "format", "check-digit", "region-code", "birth-date", "lowercase-x", "first-generation" }
    AddressAspect { "special-character", "complete", "region", "withdrawn-division" }
    DomainAspect { "format", "registrable", "approved-suffix", "not-repeated", "verified", "held-by-subject", "unchanged" }
    ContactKind { "any", "mobile", "landline" }
    Circumstance {
        "filled", "site-interactive", "site-paid", "agent-files", "filing-not-needed", "domain-filed-by-another", "empty-shell", "always", "no-psb-number",
    }
}

const fn member(name: &'static str, shape: Shape, need: Need) -> Member {
    Member { name, shape, need }
}

const IDS: Shape = Shape::List(&Shape::RuleId);
const SOURCES: Shape = Shape::List(&RecordSource::SHAPE);
const EXAMPLES: Shape = Shape::Shown(&Shape::List(&Shape::Example));

/// A rule as it is written, in the order in which its parts are packed.
pub static RULE: Group = Group {
    name: "rule",
    members: &[
        member("id", Shape::RuleId, Need::Always),
        member("", Shape::OfFile, Need::Never),
        member("field", Shape::OneOrMany(&FIELD), Need::Always),
        member("verdict", RecordVerdict::SHAPE, Need::Always),
        member("when", When::SHAPE, Need::Never),
        member("replaces", IDS, Need::Never),
        member("silences", IDS, Need::Never),
        member("from", Shape::Maybe(&Shape::Day), Need::Never),
        member("to", Shape::Maybe(&Shape::Day), Need::Never),
        member("", Shape::Condition, Need::Always),
        member("says", Shape::Said(&TEXT), Need::Always),
        member("cases", Shape::Cases(&Case::SHAPE), Need::Never),
        member("source", RecordSource::SHAPE, Need::InBook),
        member("confirmed_by", SOURCES, Need::Never),
        member("disputed_by", SOURCES, Need::Never),
        member("title", Shape::Shown(&Bilingual::SHAPE), Need::InBook),
        member("good", EXAMPLES, Need::InBook),
        member("bad", EXAMPLES, Need::InBook),
    ],
};

/// A provider's own rules: the contract's `Overlay`.
pub static OVERLAY: Group = Group {
    name: "overlay",
    members: &[
        // For editors.
        member("$schema", Shape::AnyText, Need::Never),
        member("id", Shape::Text, Need::Always),
        member("name", Shape::Text, Need::Never),
        member("version", Shape::Text, Need::Never),
        member("rules", Shape::List(&Shape::Rule), Need::Never),
        member("materials", Shape::List(&Shape::Material), Need::Never),
        member("off", IDS, Need::Never),
        member("verdicts", Shape::Pairs(&RecordVerdict::SHAPE), Need::Never),
        member("messages", Shape::Pairs(&Shape::Group(&MESSAGE)), Need::Never),
    ],
};

/// A paper that is asked for, in the order in which its parts are packed.
pub static MATERIAL: Group = Group {
    name: "material",
    members: &[
        member("kind", Shape::Text, Need::Always),
        member("", Shape::OfFile, Need::Never),
        member("title", Bilingual::SHAPE, Need::Always),
        member("for", Shape::Maybe(&Owner::SHAPE), Need::Never),
        member("when", PlanWhen::SHAPE, Need::Never),
        member("by_rule", Shape::Flag, Need::Never),
        member("without_filing", Shape::Flag, Need::Never),
        member("by_post", Shape::Flag, Need::Never),
        member("notes", Shape::List(&Bilingual::SHAPE), Need::Never),
        member("file_name", Shape::AnyText, Need::Never),
        member("mail_to", Shape::AnyText, Need::Never),
        member("mail_subject", Shape::AnyText, Need::Never),
        member("source", RecordSource::SHAPE, Need::InBook),
        member("there", EXAMPLES, Need::Never),
        member("absent", EXAMPLES, Need::InBook),
    ],
};

static MESSAGE: Group = Group { name: "message", members: &[member("zh-CN", Shape::Text, Need::Never), member("en", Shape::Text, Need::Never)] };
