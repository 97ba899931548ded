//! The steps of a filing on the calendar: who acts, how long it takes, until when, and what is late.
//!
//! Days are reckoned from today, or from what is known to have happened. `from` is the earliest day on which a step can begin
//! (everybody before it was quick), `until` the latest on which it ends (everybody took the time they have).

use time::Date;

use super::facts::About;
use super::{Desk, working_days};
use crate::date::{self, Moment};
use crate::filing::{Dates, Filing};
use crate::report::TimelineStep;
use crate::rulebook::plan_record::{Actor, Deadline, Milestone, Step};
use crate::shared::Shared;

pub fn timeline(desk: &Desk<'_>, about: About<'_>) -> Vec<Shared<TimelineStep>> {
    let steps = &desk.plan.steps;
    let holds = |step: &&Step| about.meets(&step.region, &step.when, step.without_filing);
    let mut cursor = Cursor { earliest: desk.now.day, latest: desk.now.day };
    let undated = is_undated(desk.cx.filing);
    let regional: Vec<&Step> = steps.iter().filter(|step| !step.region.is_empty()).filter(holds).collect();
    let mut out: Vec<Shared<TimelineStep>> = Vec::with_capacity(steps.len());
    for step in steps.iter().filter(holds) {
        if out.iter().any(|other| other.step == step.step) {
            continue;
        }
        // Regions stand behind the nation; what they say takes the nation's place in the order.
        let step = regional.iter().copied().find(|other| other.step == step.step).unwrap_or(step);
        out.push(if undated { desk.known_step(step, &mut cursor) } else { desk.step(step, &mut cursor).into() });
    }
    out
}

/// Nothing has happened yet: the steps are reckoned from today, the same for everybody.
fn is_undated(filing: &Filing) -> bool {
    let Dates { order_created, order_touched, sms_received, filed, opened, psb_approved } = &filing.dates;
    [order_created, order_touched, sms_received, filed, opened, psb_approved].iter().all(|day| day.is_blank())
}

/// Between which days the step at hand begins.
struct Cursor {
    earliest: Date,
    latest: Date,
}

impl Desk<'_> {
    fn known_step(&self, step: &Step, cursor: &mut Cursor) -> Shared<TimelineStep> {
        let from = (cursor.earliest, cursor.latest);
        let known = self.checker.shelf().step(step, from, || {
            let mut cursor = Cursor { earliest: from.0, latest: from.1 };
            let made = self.step(step, &mut cursor);
            (made, (cursor.earliest, cursor.latest))
        });
        *cursor = Cursor { earliest: known.to.0, latest: known.to.1 };
        known.step
    }

    fn step(&self, step: &Step, cursor: &mut Cursor) -> TimelineStep {
        let done = step.done_by.iter().any(|milestone| self.day_of(*milestone).is_some_and(|at| !at.is_after(self.now)));
        let deadline = step.deadline.iter().filter_map(|rule| Some((rule, self.after(rule, rule.after)?)));
        let deadline = deadline.reduce(|a, b| if a.1.is_after(b.1) { b } else { a });
        let mut notes = step.note.iter().map(|note| self.says(note).to_owned()).collect::<Vec<_>>();
        let mut out = TimelineStep {
            step: step.step.clone(),
            title: self.says(&step.title).to_owned(),
            by: actor(step.by),
            working_days: step.working_days,
            deadline: deadline.map(|(_, at)| at.to_string()),
            overdue: None,
            done: done.then_some(true),
            from: None,
            until: None,
            note: None,
            source: self.checker.source(&step.source),
        };
        if !done {
            out.overdue = deadline.map(|(rule, at)| self.now.is_after(at) && !self.is_put_off(rule));
            if !step.aside {
                self.reckon(step, deadline, cursor, &mut out, &mut notes);
            }
            if let Some((_, at)) = deadline
                && at.minute.is_none()
                && !working_days::is_working(at.day)
            {
                notes.push(self.fill(self.says(&self.plan.texts.rest_day), &[("date", date::format(working_days::before(at.day)))]));
            }
        }
        if !notes.is_empty() {
            out.note = Some(crate::pieces::joined(&notes, if self.is_english() { " " } else { "" }));
        }
        out
    }

    fn reckon(&self, step: &Step, deadline: Option<(&Deadline, Moment)>, cursor: &mut Cursor, out: &mut TimelineStep, notes: &mut Vec<String>) {
        // What is known to have begun is reckoned from that day.
        if let Some(begun) = deadline.filter(|_| step.calendar_days.is_some()).and_then(|(rule, _)| self.day_of(rule.after)) {
            *cursor = Cursor { earliest: begun.day, latest: begun.day };
        }
        out.from = Some(date::format(cursor.earliest));
        let (least, most) = step.calendar_days.unwrap_or_default();
        cursor.earliest = working_days::days_after(cursor.earliest, least);
        cursor.latest = working_days::days_after(cursor.latest, most);
        if let Some((least, most)) = step.working_days {
            let latest = working_days::after(cursor.latest, most);
            cursor.earliest = working_days::after(cursor.earliest, least).day;
            cursor.latest = latest.day;
            if !latest.known {
                let year = crate::lexicon::holidays::known_until().to_string();
                notes.push(self.fill(self.says(&self.plan.texts.holidays_unknown), &[("year", year)]));
            }
        }
        out.until = Some(date::format(cursor.latest));
    }

    /// The order was touched since, and the time after that is not over.
    fn is_put_off(&self, rule: &Deadline) -> bool {
        rule.unless_after.iter().filter_map(|milestone| self.after(rule, *milestone)).any(|at| !self.now.is_after(at))
    }

    fn after(&self, rule: &Deadline, milestone: Milestone) -> Option<Moment> {
        let from = self.day_of(milestone)?;
        Some(Moment { day: working_days::days_after(from.day, rule.days), ..from }.later(rule.hours))
    }

    fn day_of(&self, milestone: Milestone) -> Option<Moment> {
        let dates = &self.cx.filing.dates;
        let (text, to_the_minute) = match milestone {
            Milestone::OrderCreated => (&dates.order_created, false),
            Milestone::OrderTouched => (&dates.order_touched, false),
            Milestone::SmsReceived => (&dates.sms_received, true),
            Milestone::Filed => (&dates.filed, false),
            Milestone::Opened => (&dates.opened, false),
            Milestone::PsbApproved => (&dates.psb_approved, false),
        };
        let moment = date::moment(text)?;
        Some(if to_the_minute { moment } else { Moment { minute: None, ..moment } })
    }
}

fn actor(by: Actor) -> &'static str {
    match by {
        Actor::User => "user",
        Actor::Provider => "provider",
        Actor::Ministry => "ministry",
        Actor::Administration => "administration",
        Actor::Police => "police",
    }
}
