//! What follows from a filing: which one it is, what to hand in, who gets an SMS, and when what happens.

mod facts;
mod filing_type;
pub mod footer;
mod materials;
mod papers;
mod people;
mod sms;
mod timeline;
pub mod working_days;

pub use filing_type::{Misfit, by_another, filing_needed, filing_type, misfit};
pub use papers::{Demand, ask_for_papers};

use crate::checks::Context;
use crate::date::Moment;
use crate::pieces::fill;
use crate::report::{Material, Sms, TimelineStep};
use crate::rulebook::plan_record::Plan;
use crate::rulebook::record::Bilingual;
use crate::shared::Shared;
use crate::{Checker, Locale};

/// What lies on the desk when a plan is made.
struct Desk<'a> {
    checker: &'a Checker,
    cx: &'a Context<'a>,
    plan: &'a Plan,
    now: Moment,
}

impl Desk<'_> {
    fn is_english(&self) -> bool {
        self.checker.locale() == Locale::English
    }

    fn says<'t>(&self, text: &'t Bilingual) -> &'t str {
        if self.is_english() { &text.en } else { &text.zh }
    }

    fn fill(&self, template: &str, holes: &[(&'static str, String)]) -> String {
        fill(template, holes, self.checker.book().region_name(self.checker.locale(), self.cx.at.region))
    }
}

/// The three lists of a report.
#[derive(Default)]
pub struct Lists {
    pub materials: Vec<Shared<Material>>,
    pub sms: Vec<Sms>,
    pub timeline: Vec<Shared<TimelineStep>>,
}

/// Empty while the plan has not been loaded.
pub fn lists(checker: &Checker, cx: &Context<'_>, asked: &[Demand]) -> Lists {
    let Some(plan) = checker.book().plan() else { return Lists::default() };
    let desk = Desk { checker, cx, plan, now: cx.now };
    let not_needed = filing_needed(cx.filing) == Some(false);
    let about = facts::About { filing: cx.filing, at: cx.at, not_needed, post: false, site: None, person: None };
    let (materials, post) = materials::materials(&desk, about, asked);
    let sms = if not_needed { Vec::new() } else { sms::sms(plan, cx.filing, cx.at.filing_type) };
    let timeline = timeline::timeline(&desk, facts::About { post, ..about });
    Lists { materials, sms, timeline }
}
