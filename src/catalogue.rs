//! The book as answers: `rules()` and `regions()`, for help pages and to show why.

use serde::Serialize;

use crate::pieces;
use crate::report::{Source, Verdict};
use crate::rulebook::record::{Condition, Rule};
use crate::{Checker, Locale};

/// A record of the book.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleInfo {
    pub id: String,
    pub title: String,
    /// The places it is about, with a space between them.
    pub field: String,
    pub verdict: Verdict,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub natures: Vec<String>,
    pub source: Source,
    pub examples: Vec<ExampleInfo>,
}

/// A filing (its JSON text), and whether the record finds something in it.
#[derive(Clone, Debug, Serialize)]
pub struct ExampleInfo {
    pub filing: String,
    pub found: bool,
}

/// One of the 31.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RegionInfo {
    pub code: String,
    pub name: String,
    pub abbreviation: String,
    pub rules: Vec<String>,
    pub site_limit: SiteLimitInfo,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct SiteLimitInfo {
    /// `null`: no limit is known.
    pub individual: Option<u32>,
    pub unit: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub disputed: bool,
}

impl Checker {
    /// Every record that holds on the checker's day.
    pub fn rules(&self) -> Vec<RuleInfo> {
        let today = self.today();
        let holds = |rule: &Rule| rule.from.is_none_or(|from| from <= today) && rule.to.is_none_or(|to| today < to);
        let rules = self.book().rules().iter().enumerate();
        rules.filter(|(_, rule)| holds(rule)).map(|(index, rule)| self.info(index, rule)).collect()
    }

    fn info(&self, index: usize, rule: &Rule) -> RuleInfo {
        let shown = self.book().handbook().and_then(|h| h.rules.get(index));
        let example = |found: bool| move |text: &String| ExampleInfo { filing: text.clone(), found };
        RuleInfo {
            id: rule.id.clone(),
            title: shown.map(|s| if self.locale() == Locale::English { &s.title.en } else { &s.title.zh }).cloned().unwrap_or_default(),
            field: pieces::joined(&rule.fields, " "),
            verdict: rule.verdict.into(),
            regions: if rule.region.is_empty() { Vec::new() } else { vec![rule.region.clone()] },
            natures: rule.when.nature.clone(),
            source: self.source(&rule.source),
            examples: shown.map_or_else(Vec::new, |s| s.bad.iter().map(example(true)).chain(s.good.iter().map(example(false))).collect()),
        }
    }

    pub fn regions(&self) -> Vec<RegionInfo> {
        let today = self.today();
        let holds = |rule: &&Rule| rule.from.is_none_or(|from| from <= today) && rule.to.is_none_or(|to| today < to);
        let mut out: Vec<RegionInfo> = Vec::new();
        for region in &self.book().book().regions {
            let own: Vec<&Rule> = self.book().rules().iter().filter(|r| r.region == region.code).filter(holds).collect();
            let mut rules: Vec<String> = own.iter().map(|r| r.id.clone()).collect();
            rules.dedup();
            let limit = own.iter().find_map(|r| match &r.condition {
                Condition::SiteLimit(limit) => {
                    Some(SiteLimitInfo { individual: limit.individual, unit: limit.unit, disputed: !r.disputed_by.is_empty() })
                }
                _ => None,
            });
            out.push(RegionInfo {
                code: region.code.clone(),
                name: self.book().region_name(self.locale(), &region.code).to_owned(),
                abbreviation: region.short.clone(),
                rules,
                site_limit: limit.unwrap_or_default(),
            });
        }
        out
    }
}
