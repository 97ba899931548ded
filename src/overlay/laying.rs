//! Overlays on a book: their rules stand behind the book's own, and what they change of a rule is noted by its number.

use super::{MOST_RULES, Overlays, bad, step, too_large};
use crate::json::Json;
use crate::rulebook::names::nearest;
use crate::rulebook::plan_record::Material;
use crate::rulebook::record::{Book, DocumentKind, EnglishRule, HandbookRule, PackedDocument, RecordSource, RecordVerdict, Rule};
use crate::{Error, Sentence};

const TOO_MANY_RULES: &Sentence = &Sentence { zh: "规则一共超过 1000 条。", en: "There are more than 1000 rules together." };
const WHOSE: &Sentence = &Sentence {
    zh: "请写明是谁的（for），或者由规则来要（\"by_rule\": true）。",
    en: "Say whose it is (for), or that a rule asks for it (\"by_rule\": true).",
};
const SAME_ID: &Sentence = &Sentence { zh: "另一份 overlay 已经用了这个 id。", en: "Another overlay has this id." };
const NO_SUCH_CASE: &Sentence = &Sentence { zh: "这条规则没有这个 case。", en: "The rule has no such case." };
const ENDS_EARLY: &Sentence = &Sentence { zh: "to 不晚于 from。", en: "It ends before it begins." };
const NO_SUCH_REGION: &Sentence = &Sentence { zh: "没有这个代码的地区。", en: "No region has this code." };
const NO_SUCH_RULE: &Sentence = &Sentence { zh: "没有编号为 {name} 的规则。", en: "No rule is called {name}." };

/// What overlays have added to a book and changed in it. Without any it is empty.
#[derive(Default)]
pub struct Laid {
    /// So many rules are the book's own; behind them are those of overlays, each of which is a document.
    own: usize,
    /// The other parts of the rules that were added, in their order.
    english: Vec<EnglishRule>,
    handbook: Vec<HandbookRule>,
    /// For each rule of book and overlays.
    changes: Vec<Change>,
    materials: Vec<Material>,
    /// English messages, each with the number of its rule.
    messages: Vec<(usize, String)>,
}

/// What happened to a rule.
#[derive(Clone, Copy, Default)]
struct Change {
    /// The document of the overlay that it comes from, or of the last one that changed it; nought for none.
    by: usize,
    off: bool,
    /// An overlay gave its verdict.
    decided: bool,
}

impl Laid {
    /// Lays the overlays on the book, one after the other.
    pub fn on(book: &mut Book, overlays: Overlays<'_>) -> Result<Self, Error> {
        let Overlays { list, mut rules, english, handbook, materials } = overlays;
        if rules.len() > MOST_RULES {
            return Err(too_large(TOO_MANY_RULES, String::new()));
        }
        let own = book.rules.len();
        book.rules.append(&mut rules);
        let mut changes = Vec::new();
        changes.resize(book.rules.len(), Change::default());
        let laid = Laid { own, english, handbook, changes, materials, messages: Vec::new() };
        let own_documents = book.documents.len();
        let mut laying = Laying { book, laid, own_documents, known: own, known_materials: 0, at: String::new(), wrong: None };
        for (at, overlay) in list.iter().enumerate() {
            laying.at = at.to_string();
            laying.overlay(overlay);
        }
        match laying.wrong {
            Some(wrong) => Err(wrong),
            None => Ok(laying.laid),
        }
    }

    pub fn is_off(&self, index: usize) -> bool {
        self.changes.get(index).is_some_and(|change| change.off)
    }

    /// Does the rule come from an overlay?
    pub fn is_added(&self, index: usize) -> bool {
        !self.changes.is_empty() && index >= self.own
    }

    /// Has an overlay said how grave it is? Then neither age nor another source makes it milder.
    pub fn is_decided(&self, index: usize) -> bool {
        self.is_added(index) || self.changes.get(index).is_some_and(|change| change.decided)
    }

    /// The overlay that added a rule or changed it.
    pub fn overlay<'b>(&self, book: &'b Book, index: usize) -> Option<&'b PackedDocument> {
        self.changes.get(index).filter(|change| change.by > 0).and_then(|change| book.documents.get(change.by))
    }

    /// Another English message than the rule's own.
    pub fn message(&self, index: usize) -> Option<&str> {
        self.messages.iter().rfind(|(own, _)| *own == index).map(|(_, text)| text.as_str())
    }

    pub fn materials(&self) -> &[Material] {
        &self.materials
    }

    pub fn english(&self, index: usize) -> Option<&EnglishRule> {
        self.english.get(index.checked_sub(self.own)?)
    }

    pub fn handbook(&self, index: usize) -> Option<&HandbookRule> {
        self.handbook.get(index.checked_sub(self.own)?)
    }
}

/// A book on which overlays are being laid. The first thing that is wrong is kept, and laying goes on.
struct Laying<'b> {
    book: &'b mut Book,
    laid: Laid,
    own_documents: usize,
    /// So many rules are known: the book's, those of the overlays before, and of the one at hand. What comes later is not there yet.
    known: usize,
    known_materials: usize,
    /// The number of the overlay at hand.
    at: String,
    wrong: Option<Error>,
}

/// What is done to the rules of an id.
#[derive(Clone, Copy)]
enum Edit<'j> {
    /// Nothing: they are only to be there.
    Named,
    Off,
    Verdict(&'j str),
    Message(&'j Json),
}

impl Laying<'_> {
    fn overlay(&mut self, overlay: &Json) {
        self.name(overlay.get("id").text(), overlay.get("name").text());
        let rules = overlay.get("rules").items();
        let first = self.known;
        self.known += rules.len();
        for (at, rule) in rules.iter().enumerate() {
            self.added(first + at, overlay.get("version").text());
            self.judge(rule, &at.to_string());
        }
        for (at, material) in overlay.get("materials").items().iter().enumerate() {
            let at = at.to_string();
            if material.get("for").text().is_empty() && *material.get("by_rule") != Json::Bool(true) {
                self.wrong(WHOSE, &[], &["materials", &at]);
            }
            self.regions(material, &["materials", &at]);
            self.material(overlay.get("version").text());
        }
        for (at, id) in overlay.get("off").items().iter().enumerate() {
            self.edit(id.text(), Edit::Off, &["off", &at.to_string()]);
        }
        for (id, verdict) in overlay.get("verdicts").members() {
            self.edit(id, Edit::Verdict(verdict.text()), &["verdicts", id]);
        }
        for (id, message) in overlay.get("messages").members() {
            self.edit(id, Edit::Message(message), &["messages", id]);
        }
    }

    /// The overlay becomes a document of the book.
    #[inline(never)]
    fn name(&mut self, id: &str, name: &str) {
        if self.book.documents.iter().skip(self.own_documents).any(|other| other.key == id) {
            self.wrong(SAME_ID, &[], &["id"]);
        }
        let title = if name.is_empty() { id } else { name };
        self.book.documents.push(PackedDocument { key: id.to_owned(), kind: DocumentKind::Vendor, title: title.to_owned(), url: String::new() });
    }

    fn by(&self) -> usize {
        self.book.documents.len() - 1
    }

    /// A rule of the overlay at hand.
    #[inline(never)]
    fn added(&mut self, index: usize, version: &str) {
        let by = self.by();
        if let Some(change) = self.laid.changes.get_mut(index) {
            change.by = by;
        }
        if let Some(rule) = self.book.rules.get_mut(index) {
            come_from(&mut rule.source, self.book.documents.last(), version);
        }
    }

    /// What no table of shapes can say of a rule: that what it names is there.
    fn judge(&mut self, rule: &Json, at: &str) {
        for key in ["replaces", "silences"] {
            for (place, id) in rule.get(key).items().iter().enumerate() {
                self.edit(id.text(), Edit::Named, &["rules", at, key, &place.to_string()]);
            }
        }
        self.regions(rule, &["rules", at]);
        for (key, asked) in rule.members() {
            // A list of words, or a list and something beside it.
            for (words, inside) in [(asked, None), (asked.get("words"), Some("words"))] {
                for (place, word) in words.items().iter().enumerate() {
                    let case = word.get("case").text();
                    if !case.is_empty() && rule.get("cases").get(case).members().is_empty() {
                        let place = place.to_string();
                        let way = [Some("rules"), Some(at), Some(key), inside, Some(&place), Some("case")];
                        self.wrong(NO_SUCH_CASE, &[], &way.into_iter().flatten().collect::<Vec<_>>());
                    }
                }
            }
        }
        // Days as texts are in the order of days.
        let [from, to] = [rule.get("from"), rule.get("to")].map(Json::text);
        if !to.is_empty() && to <= from {
            self.wrong(ENDS_EARLY, &[], &["rules", at, "to"]);
        }
    }

    #[inline(never)]
    fn regions(&mut self, record: &Json, place: &[&str]) {
        for (at, code) in record.get("when").get("region").items().iter().enumerate() {
            if !self.book.regions.iter().any(|region| region.code == code.text()) {
                let [list, number] = place else { return };
                self.wrong(NO_SUCH_REGION, &[], &[list, number, "when", "region", &at.to_string()]);
            }
        }
    }

    /// What a material leaves out: English is Chinese, and it comes from the overlay.
    #[inline(never)]
    fn material(&mut self, version: &str) {
        let Some(material) = self.laid.materials.get_mut(self.known_materials) else { return };
        self.known_materials += 1;
        for text in material.notes.iter_mut().chain([&mut material.title]).filter(|text| text.en.is_empty()) {
            text.zh.clone_into(&mut text.en);
        }
        come_from(&mut material.source, self.book.documents.last(), version);
    }

    #[inline(never)]
    fn edit(&mut self, id: &str, edit: Edit<'_>, place: &[&str]) {
        let by = self.by();
        let mut is_there = false;
        for (index, rule) in self.book.rules.iter_mut().enumerate().take(self.known) {
            if rule.id != id {
                continue;
            }
            is_there = true;
            let Some(change) = self.laid.changes.get_mut(index) else { continue };
            match edit {
                Edit::Named => {}
                Edit::Off => change.off = true,
                Edit::Verdict(verdict) => {
                    (change.by, change.decided) = (by, true);
                    decide(rule, verdict);
                }
                Edit::Message(message) => {
                    change.by = by;
                    say(rule, message.get("zh-CN").text());
                    let english = message.get("en").text();
                    if !english.is_empty() {
                        self.laid.messages.push((index, english.to_owned()));
                    }
                }
            }
        }
        if !is_there {
            let near = nearest(id, &mut self.book.rules.iter().take(self.known).map(|rule| rule.id.as_str())).to_owned();
            self.wrong(NO_SUCH_RULE, &[("name", id), ("near", &near)], place);
        }
    }

    #[inline(never)]
    fn wrong(&mut self, says: &'static Sentence, holes: &[(&'static str, &str)], place: &[&str]) {
        let mut way = step("", &self.at);
        for name in place {
            way = step(&way, name);
        }
        self.wrong.get_or_insert(bad(says, holes, way));
    }
}

/// What names no document comes from its overlay, in this version.
fn come_from(source: &mut RecordSource, overlay: Option<&PackedDocument>, version: &str) {
    if let Some(overlay) = overlay.filter(|_| source.document.is_empty()) {
        overlay.title.clone_into(&mut source.document);
        version.clone_into(&mut source.section);
    }
}

/// The verdict of every outcome.
fn decide(rule: &mut Rule, verdict: &str) {
    rule.verdict = RecordVerdict::named(verdict).unwrap_or(rule.verdict);
    rule.cases.iter_mut().for_each(|case| case.verdict = None);
}

/// The Chinese message of every outcome.
fn say(rule: &mut Rule, message: &str) {
    if message.is_empty() {
        return;
    }
    for case in &mut rule.cases {
        message.clone_into(&mut case.says);
    }
    message.clone_into(&mut rule.says);
}
