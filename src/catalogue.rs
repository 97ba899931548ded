//! The book as answers: `rules()` and `regions()`, for help pages and to show why.

use serde::Serialize;

use crate::pieces;
use crate::report::{Source, Verdict};
use crate::rulebook::record::{Bilingual, Condition, Counted, HandbookRule, Known, PackedCase, Rule};
use crate::rulebook::{Sources, Standing, firm_until, standing};
use crate::shared::Shared;
use crate::{Checker, Locale};

/// A record of the book.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleInfo {
    /// Its public id, which never changes: `site-name/too-few-han`.
    pub id: String,
    /// What it is called, in the checker's language.
    pub title: String,
    /// The places it is about, with a space between them.
    pub field: String,
    /// The verdict of its source, whatever its age.
    pub verdict: Verdict,
    /// Codes of the regions that have a record of it; empty: the nation's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Whom it is for; empty: everybody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub natures: Vec<String>,
    /// Where it comes from.
    pub source: Shared<Source>,
    /// What a help page shows beside; only where titles are loaded, since the form does without.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_natures: Vec<String>,
    /// The kinds of filing it is for; empty: all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub filing_types: Vec<String>,
    /// The kinds of filing it is not for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_filing_types: Vec<String>,
    /// Websites, apps and so on; empty: all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// Of whom a rule on a person speaks; empty: of everybody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// The first day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The first day on which it holds no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The message, its holes as they are written: `{word}`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub says: String,
    /// Its other outcomes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseInfo>,
    /// The words of its list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Who says the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confirmed_by: Vec<Shared<Source>>,
    /// Who says otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputed_by: Vec<Shared<Source>>,
    /// After this day the age of its sources makes a reject a risk; none: they do not age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firm_until: Option<String>,
    /// Small filings that show it.
    pub examples: Vec<ExampleInfo>,
    /// The overlay that it comes from, or that changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overlay: Option<String>,
}

/// Another outcome of a record.
#[derive(Clone, Debug, Serialize)]
pub struct CaseInfo {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    pub says: String,
    /// Given: the case rests on this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Shared<Source>>,
}

/// A filing (its JSON text), and whether the record finds something in it.
#[derive(Clone, Debug, Serialize)]
pub struct ExampleInfo {
    /// A small filing, as JSON text.
    pub filing: String,
    /// Is the rule found in it?
    pub found: bool,
}

/// One of the 31.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RegionInfo {
    /// Two digits of GB/T 2260.
    pub code: String,
    /// Its name, in the checker's language.
    pub name: String,
    /// One character: 苏.
    pub abbreviation: String,
    /// How its numbers begin.
    pub letters: Letters,
    /// Ids of the rules that it has of its own.
    pub rules: Vec<String>,
    /// How many sites one order may have.
    pub site_limit: SiteLimitInfo,
    /// What of the region is known, where titles are loaded; and what is not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub covered: Vec<Covered>,
    /// Topics of which nobody has told anything.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_known: Vec<TopicInfo>,
}

/// What the region's numbers begin with: the ministry's, and those of the police.
#[derive(Clone, Debug, Serialize)]
pub struct Letters {
    pub icp: String,
    pub police: String,
}

/// Something that can differ from region to region.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TopicInfo {
    pub topic: String,
    pub title: String,
}

/// What is known of a topic, and how old that is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Covered {
    pub topic: String,
    pub title: String,
    /// The day of the youngest source.
    pub as_of: String,
    /// Its youngest source is older than a source speaks for itself, or sources disagree.
    pub doubtful: bool,
    /// The records that speak of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// What is known and asks for no record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
}

/// What is known of a region without a record, and who says so.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    pub says: String,
    pub source: Shared<Source>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confirmed_by: Vec<Shared<Source>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputed_by: Vec<Shared<Source>>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct SiteLimitInfo {
    /// `null`: no limit is known.
    pub individual: Option<u32>,
    pub unit: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub disputed: bool,
}

impl SiteLimitInfo {
    /// A record's limit on sites in one order beside what is known already: individuals and units can have records of their own.
    fn and(self, rule: &Rule) -> Self {
        match &rule.condition {
            Condition::SiteLimit(limit) if matches!(limit.counts, None | Some(Counted::Order)) => SiteLimitInfo {
                individual: self.individual.or(limit.individual),
                unit: self.unit.or(limit.unit),
                disputed: self.disputed || !rule.disputed_by.is_empty(),
            },
            _ => self,
        }
    }
}

impl Checker {
    /// Every record that holds on the checker's day.
    pub fn rules(&self) -> Vec<RuleInfo> {
        let today = self.today();
        let holds = |rule: &Rule| rule.from.is_none_or(|from| from <= today) && rule.to.is_none_or(|to| today < to);
        let rules = self.book().rules().iter().enumerate();
        rules.filter(|(index, rule)| holds(rule) && !self.book().laid().is_off(*index)).map(|(index, rule)| self.info(index, rule)).collect()
    }

    fn info(&self, index: usize, rule: &Rule) -> RuleInfo {
        let shown = self.book().shown(index);
        let example = |found: bool| move |text: &String| ExampleInfo { filing: text.clone(), found };
        let info = RuleInfo {
            id: rule.id.clone(),
            title: self.title(rule, shown),
            field: pieces::joined(&rule.fields, " "),
            verdict: rule.verdict.into(),
            regions: if rule.region.is_empty() { rule.when.region.clone() } else { vec![rule.region.clone()] },
            natures: rule.when.nature.clone(),
            source: self.source(&rule.source),
            overlay: self.book().overlay(index).map(|overlay| overlay.key.clone()),
            ..RuleInfo::default()
        };
        let Some(shown) = shown else { return info };
        let case = |(at, case): (usize, &PackedCase)| CaseInfo {
            name: case.name.clone(),
            verdict: case.verdict.map(Verdict::from),
            says: self.book().says(self.locale(), index, rule, Some(at)).to_owned(),
            source: case.source.as_ref().map(|s| self.source(s)),
        };
        let firm_until = if rule.disputed_by.is_empty() { firm_until(self.book(), rule.sources(None)) } else { None };
        RuleInfo {
            not_natures: rule.when.not_nature.clone(),
            filing_types: rule.when.filing_type.clone(),
            not_filing_types: rule.when.not_filing_type.clone(),
            services: rule.when.service.clone(),
            people: rule.when.person.clone(),
            from: rule.from.map(|day| day.to_string()),
            to: rule.to.map(|day| day.to_string()),
            says: self.book().says(self.locale(), index, rule, None).to_owned(),
            cases: rule.cases.iter().enumerate().map(case).collect(),
            words: rule.condition.words().iter().map(|word| word.text.clone()).collect(),
            confirmed_by: rule.confirmed_by.iter().map(|s| self.source(s)).collect(),
            disputed_by: rule.disputed_by.iter().map(|s| self.source(s)).collect(),
            firm_until: firm_until.filter(|_| !self.book().laid().is_decided(index)).map(|day| day.to_string()),
            examples: shown.bad.iter().map(example(true)).chain(shown.good.iter().map(example(false))).collect(),
            ..info
        }
    }

    /// An overlay's rule may be without a title, or without an English one.
    fn title(&self, rule: &Rule, shown: Option<&HandbookRule>) -> String {
        let Some(HandbookRule { title, .. }) = shown else { return String::new() };
        let english = Some(&title.en).filter(|_| self.locale() == Locale::English);
        english.into_iter().chain([&title.zh, &rule.id]).find(|text| !text.is_empty()).cloned().unwrap_or_default()
    }

    /// What the book knows of each of the 31, in the order of GB/T 2260.
    pub fn regions(&self) -> Vec<RegionInfo> {
        let today = self.today();
        let holds = |rule: &&Rule| rule.from.is_none_or(|from| from <= today) && rule.to.is_none_or(|to| today < to);
        let mut out: Vec<RegionInfo> = Vec::new();
        for region in &self.book().book().regions {
            let on = self.book().rules().iter().enumerate().filter(|(at, _)| !self.book().laid().is_off(*at)).map(|(_, rule)| rule);
            let own: Vec<&Rule> = on.filter(|r| r.region == region.code).filter(holds).collect();
            let mut rules: Vec<String> = own.iter().map(|r| r.id.clone()).collect();
            rules.dedup();
            let (covered, not_known) = self.topics(&region.code, &own);
            let site_limit = own.iter().fold(SiteLimitInfo::default(), |known, rule| known.and(rule));
            out.push(RegionInfo {
                code: region.code.clone(),
                name: self.book().region_name(self.locale(), &region.code).to_owned(),
                abbreviation: region.short.clone(),
                letters: Letters { icp: region.icp.clone(), police: region.police.clone() },
                rules,
                site_limit,
                covered,
                not_known,
            });
        }
        out
    }

    /// The topics that the region's own records, or facts, speak of; and the others.
    fn topics(&self, code: &str, own: &[&Rule]) -> (Vec<Covered>, Vec<TopicInfo>) {
        let (mut covered, mut not_known) = (Vec::new(), Vec::new());
        let Some(handbook) = self.book().handbook() else { return (covered, not_known) };
        let in_words = |text: &Bilingual| if self.locale() == Locale::English { text.en.clone() } else { text.zh.clone() };
        for topic in &handbook.topics {
            let info = TopicInfo { topic: topic.key.clone(), title: in_words(&topic.title) };
            let rules: Vec<&Rule> = own.iter().copied().filter(|r| topic.rules.contains(&r.id)).collect();
            let known: Vec<&Known> = handbook.known.iter().filter(|k| k.region == code && k.topic == topic.key).collect();
            let of_rules = rules.iter().flat_map(|r| std::iter::once(&r.source).chain(&r.confirmed_by));
            let of_known = known.iter().flat_map(|k| std::iter::once(&k.source).chain(&k.confirmed_by));
            let Some(as_of) = of_rules.chain(of_known).map(|s| s.as_of).max() else {
                not_known.push(info);
                continue;
            };
            let is_doubtful = |sources: Sources<'_>| standing(self.book(), sources, None, self.today()) != Standing::Firm;
            let of = |k: &Known| is_doubtful(Sources { source: &k.source, confirmed_by: &k.confirmed_by, disputed_by: &k.disputed_by });
            let fact = |k: &&Known| Fact {
                says: in_words(&k.says),
                source: self.source(&k.source),
                confirmed_by: k.confirmed_by.iter().map(|s| self.source(s)).collect(),
                disputed_by: k.disputed_by.iter().map(|s| self.source(s)).collect(),
            };
            let mut ids: Vec<String> = rules.iter().map(|r| r.id.clone()).collect();
            ids.dedup();
            covered.push(Covered {
                topic: info.topic,
                title: info.title,
                as_of: as_of.to_string(),
                doubtful: rules.iter().any(|r| is_doubtful(r.sources(None))) || known.iter().any(|k| of(k)),
                rules: ids,
                facts: known.iter().map(fact).collect(),
            });
        }
        (covered, not_known)
    }
}
