//! The front door's work: for each place of a filing, which rules hold here, what they find, and which finding speaks.

use crate::checks::{self, Context, Hit, Only};
use crate::date::{self, Moment};
use crate::filing::{Domain, Filing, FilingType, Listed, Person, Site};
use crate::handed_in::HandedIn;
use crate::json::Json;
use crate::lexicon::divisions::find_region;
use crate::lexicon::idioms::Idioms;
use crate::lexicon::regions;
use crate::overlay::Overlays;
use crate::pieces::fill;
use crate::plan::{self, Demand};
use crate::report::{Finding, Overall, Report, RulebookInfo, Verdict};
use crate::rulebook::field::Field;
use crate::rulebook::record::{Condition, Day, RecordVerdict, Rule};
use crate::rulebook::{Circumstances, RuleBook, Selected, Standing, standing};
use crate::shelf::{Said, Shelf};
use crate::spot::{Nothing, Spot, walk};
use crate::{Error, Options, Sentence, WHOLE};

/// Limits of what comes in, in UTF-16 units and in sites; more is `too-large`.
pub const MOST_TEXT: usize = 4_096;
pub const MOST_SITES: usize = 10_000;

const TOO_MANY_SITES: &Sentence = &Sentence { zh: "网站超过 10000 个。", en: "There are more than 10000 sites." };
pub(crate) const TOO_LONG: &Sentence = &Sentence { zh: "文本超过 4096 个字符。", en: "The text is longer than 4096 characters." };
const BAD_LOCALE: &Sentence = &Sentence { zh: "locale 只能是 zh-CN 或 en。", en: "locale must be zh-CN or en." };
const BAD_DAY: &Sentence = &Sentence {
    zh: "应为日期，例如 2026-11-22，或 ISO 8601 的日期和时间。",
    en: "This must be a day such as 2026-11-22, or an ISO 8601 date-time.",
};
const BAD_FIELD: &Sentence = &Sentence { zh: "没有这个字段。", en: "There is no such field." };

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// `zh-CN`
    #[default]
    Chinese,
    /// `en`
    English,
}

impl Locale {
    /// By its name; an empty one is Chinese.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "" | "zh-CN" => Some(Locale::Chinese),
            "en" => Some(Locale::English),
            _ => None,
        }
    }
}

/// A rule book, a day and a language: what a filing is judged by.
///
/// ```
/// use beian_check::{Checker, Filing};
///
/// let checker = Checker::new("2020-10-01", "zh-CN")?;
/// let filing = Filing::from_json(r#"{"region":"广东","subject":{"nature":"individual"},"sites":[{"name":"山间小屋商城"}]}"#)?;
/// let report = checker.check(&filing)?;
/// let finding = report.findings.iter().find(|f| f.path == "/sites/0/name").ok_or("nothing found")?;
/// assert_eq!((finding.rule.as_str(), finding.span), ("site-name/region-word", Some((4, 6))));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Checker {
    book: RuleBook,
    now: Moment,
    locale: Locale,
    idioms: Option<Idioms>,
    /// Overlays that wait for the whole book.
    overlays: Json,
    shelf: Shelf,
}

impl Checker {
    /// `today`: `YYYY-MM-DD` or an ISO 8601 date-time. `locale`: `zh-CN` or `en`.
    pub fn new(today: &str, locale: &str) -> Result<Self, Error> {
        Self::with(&Options { today: today.into(), locale: locale.into(), ..Options::default() })
    }

    /// As [`Checker::new`], with overlays. An error is `bad-options` or `bad-overlay`.
    pub fn with(options: &Options) -> Result<Self, Error> {
        Self::of_book(RuleBook::packed()?, options)
    }

    /// By another book than the one that is built in.
    pub fn of_book(book: RuleBook, options: &Options) -> Result<Self, Error> {
        let locale = Locale::from_name(&options.locale).ok_or_else(|| Error::new("bad-options", BAD_LOCALE).at("/locale"))?;
        // What is wrong with an overlay is said at once; it is laid on when the whole book is there.
        if WHOLE {
            Overlays::read(&options.overlays)?;
        }
        let mut checker =
            Checker { book, now: now(&options.today)?, locale, idioms: None, overlays: options.overlays.clone(), shelf: Shelf::default() };
        checker.lay()?;
        Ok(checker)
    }

    /// Another day, from now on.
    pub fn set_today(&mut self, today: &str) -> Result<(), Error> {
        self.shelf.clear();
        self.now = now(today)?;
        Ok(())
    }

    /// The idioms, where they come beside the engine.
    pub fn set_idioms(&mut self, idioms: Idioms) {
        self.idioms = Some(idioms);
    }

    fn idioms(&self) -> Option<&Idioms> {
        #[cfg(not(target_arch = "wasm32"))]
        let built_in = Some(Idioms::built_in());
        #[cfg(target_arch = "wasm32")]
        let built_in = None;
        self.idioms.as_ref().or(built_in)
    }

    /// The messages in English, where they come beside the engine.
    pub fn set_english(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.shelf.clear();
        self.book.set_english(bytes)
    }

    /// Titles and examples, for [`Checker::rules`], where they come beside the engine.
    pub fn set_handbook(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.shelf.clear();
        self.book.set_handbook(bytes)
    }

    /// The rules of regions and of apps, where they come beside the engine; then overlays, which may name any of them.
    pub fn set_rules(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.shelf.clear();
        self.book.set_rules(bytes)?;
        self.lay()
    }

    fn lay(&mut self) -> Result<(), Error> {
        if WHOLE && self.book.is_whole() {
            self.shelf.clear();
            let overlays = std::mem::take(&mut self.overlays);
            self.book.lay(Overlays::read(&overlays)?)?;
        }
        Ok(())
    }

    /// What follows from a filing, where it comes beside the engine. Until then a report's three lists are empty.
    pub fn set_plan(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.shelf.clear();
        self.book.set_plan(bytes)
    }

    /// The rule book, with the overlays that lie on it.
    pub fn book(&self) -> &RuleBook {
        &self.book
    }

    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The language of messages.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The day for which filings are judged.
    pub fn today(&self) -> Day {
        Day::from(self.now.day)
    }

    /// The whole filing.
    pub fn check(&self, filing: &Filing) -> Result<Report, Error> {
        if filing.sites.len() > MOST_SITES {
            return Err(Error::new("too-large", TOO_MANY_SITES).at("/sites"));
        }
        let papers = HandedIn::with(filing);
        let cx = self.context(filing, &papers, Only::Everything);
        let mut demands = self.book.plan().map(|_| Vec::new());
        let findings = self.findings(&cx, demands.as_mut())?;
        let plan::Lists { materials, sms, timeline } = plan::lists(self, &cx, &demands.unwrap_or_default());
        Ok(Report {
            verdict: Overall::of(findings.iter().map(|f| f.verdict)),
            findings,
            filing_type: plan::filing_type(filing),
            filing_needed: plan::filing_needed(filing),
            materials,
            sms,
            timeline,
            rulebook: RulebookInfo { version: self.book.book().version.clone(), as_of: self.book.as_of().to_string() },
        })
    }

    /// One field as it is typed. `context` is whatever else of the filing is known; the value takes the place of the field there.
    pub fn check_field(&self, field: &str, value: &str, context: Option<Filing>) -> Result<Vec<Finding>, Error> {
        let field = Field::from_name(field).filter(|f| f.is_text()).ok_or_else(|| Error::new("bad-field", BAD_FIELD))?;
        let mut filing = context.unwrap_or_default();
        put(&mut filing, field, value);
        self.findings(&self.context(&filing, &HandedIn::with(&filing), Only::Field(field)), None)
    }

    /// As if the filing were of another region.
    pub(crate) fn findings_in(&self, filing: &Filing, code: &str) -> Result<Vec<Finding>, Error> {
        self.findings(&self.context(filing, &HandedIn::with(filing), Only::Region(code)), None)
    }

    /// The foot of a page: the filing's `footer`, in its region and nature.
    pub(crate) fn footer_findings(&self, filing: &Filing) -> Result<Vec<Finding>, Error> {
        self.findings(&self.context(filing, &HandedIn::with(filing), Only::Footer), None)
    }

    /// What a filing is judged in: its region, nature and kind, on the checker's day.
    fn context<'a>(&'a self, filing: &'a Filing, papers: &'a HandedIn<'a>, only: Only<'a>) -> Context<'a> {
        let region = match only {
            Only::Region(code) => code.parse().ok().map(|code: u32| code * 10_000),
            _ => find_region(&filing.region).map(|r| r.code),
        };
        // 香港 is a place, and none that files.
        let region = region.filter(|code| regions::by_code(code / 10_000).is_some());
        let code = region.map(|r| (r / 10_000).to_string()).and_then(|code| self.book.region(&code));
        let at = Circumstances {
            today: self.today(),
            region: code.map_or("", |region| &region.code),
            nature: filing.subject.nature.trim(),
            filing_type: plan::filing_type(filing).unwrap_or(FilingType::First),
            provider: filing.provider.id.trim(),
        };
        Context { filing, papers, book: &self.book, idioms: self.idioms(), today: self.now.day, now: self.now, at, region, only, empty_handed: false }
    }

    /// `demands`: where the papers go that rules would ask for.
    fn findings(&self, cx: &Context<'_>, mut demands: Option<&mut Vec<Demand>>) -> Result<Vec<Finding>, Error> {
        let (selected, nothing) = (self.book.selected(cx.at), Nothing::of(cx.filing));
        let mut findings = Vec::new();
        let mut too_large = None;
        walk(cx.filing, &nothing, &mut |spot| {
            if is_too_large(spot.value) {
                too_large.get_or_insert_with(|| spot.path());
            } else if cx.only.is_about(&spot) {
                self.look(cx, &selected, &spot, &mut findings, demands.as_deref_mut());
            }
        });
        match too_large {
            Some(path) => Err(Error::new("too-large", TOO_LONG).at(path)),
            None => Ok(findings),
        }
    }

    /// Everything that is found at one spot, less what another finding there says better.
    fn look(&self, cx: &Context<'_>, selected: &Selected<'_>, spot: &Spot<'_>, findings: &mut Vec<Finding>, mut demands: Option<&mut Vec<Demand>>) {
        let mut found: Vec<Found<'_>> = Vec::new();
        for (index, rule) in selected.about(spot.field, spot.bearer()) {
            if cx.only.leaves_out(&rule.condition) || !WHOLE && self.book.book().is_stood_in_for(cx.at.region, &rule.id) {
                continue;
            }
            let hits = match demands.as_deref_mut() {
                Some(demands) if WHOLE && rule.condition.asks_for_papers() => plan::ask_for_papers(rule, cx, spot, demands),
                _ => checks::run(rule, cx, spot),
            };
            for hit in hits {
                found.extend(self.weigh(index, rule, hit, cx));
            }
        }
        if found.is_empty() {
            return;
        }
        let first = findings.len();
        for found in speaking(found) {
            findings.push(self.finding(found, cx, spot));
        }
        let new = findings.split_off(first);
        findings.extend(ordered(new, |f| f.verdict));
    }

    /// Where no filing is needed nothing is missing, and what would send one back is worth knowing and no more.
    fn weigh<'a>(&self, index: usize, rule: &'a Rule, hit: Hit, cx: &Context<'_>) -> Option<Found<'a>> {
        let case = hit.case.as_deref().and_then(|name| rule.cases.iter().position(|c| c.name == name));
        let sources = rule.sources(case);
        let standing = standing(&self.book, sources, hit.word.as_deref(), cx.at.today);
        // What an overlay has decided, its own rules and their verdicts, neither age nor another source makes milder.
        let standing = if self.book.laid().is_decided(index) { Standing::Firm } else { standing };
        let own = case.and_then(|c| rule.cases.get(c)?.verdict).unwrap_or(rule.verdict).into();
        let verdict = if own == Verdict::Reject && standing != Standing::Firm { Verdict::Risk } else { own };
        let is_added = self.book.laid().is_added(index);
        let found = Found { index, rule, case, hit, verdict, standing, softened: verdict != own, is_added };
        match plan::filing_needed(cx.filing) {
            Some(false) if verdict == Verdict::Missing => None,
            Some(false) => Some(Found { verdict: Verdict::Note, softened: false, ..found }),
            _ => Some(found),
        }
    }

    fn finding(&self, found: Found<'_>, cx: &Context<'_>, spot: &Spot<'_>) -> Finding {
        let Found { index, rule, case, hit, standing, verdict, .. } = found;
        let sources = rule.sources(case);
        let source = sources.in_force(hit.word.as_deref(), cx.at.today);
        let message = || {
            let region = self.book.region_name(self.locale, cx.at.region);
            let mut message = fill(self.book.says(self.locale, index, rule, case), &hit.holes, region);
            match standing {
                Standing::Firm => {}
                Standing::Aged => message.push_str(&fill(self.book.aged(self.locale), &[("date", source.as_of.to_string())], region)),
                Standing::Disputed => message.push_str(self.book.disputed(self.locale)),
            }
            message
        };
        // What fills a hole comes from the filing.
        let message = if WHOLE && hit.holes.is_empty() {
            self.shelf.message(Said::of(index, case, standing, cx.at.region, source), message)
        } else {
            message().into()
        };
        let path = hit.path.unwrap_or_else(|| spot.path());
        Finding {
            rule: rule.id.clone(),
            verdict,
            message,
            span: hit.span,
            fix_path: hit.fix_path.filter(|p| *p != path),
            fix: hit.fix,
            path,
            source: self.source(source),
            confirmed_by: sources.beside(source).map(|s| self.source(s)).collect(),
            disputed_by: sources.disputed_by.iter().map(|s| self.source(s)).collect(),
            overlay: self.book.overlay(index).map(|overlay| overlay.key.clone()),
        }
    }
}

/// Bytes are counted first: they are never fewer than UTF-16 units.
pub(crate) fn is_too_large(text: &str) -> bool {
    text.len() > MOST_TEXT && text.encode_utf16().count() > MOST_TEXT
}

fn now(text: &str) -> Result<Moment, Error> {
    date::moment(text).ok_or_else(|| Error::new("bad-options", BAD_DAY).at("/today"))
}

/// What a rule found, before it is known whether it speaks.
struct Found<'a> {
    index: usize,
    rule: &'a Rule,
    case: Option<usize>,
    hit: Hit,
    verdict: Verdict,
    standing: Standing,
    /// A reject that age or disagreement made a risk.
    softened: bool,
    /// The rule is an overlay's.
    is_added: bool,
}

impl Found<'_> {
    /// Another rule finds the same characters, and is surer of it: where age had made this one a risk, it is none.
    fn is_confirmed_by(&mut self, other: &Found<'_>) {
        if self.softened && self.standing == Standing::Aged && other.verdict == Verdict::Reject {
            (self.verdict, self.softened, self.standing) = (Verdict::Reject, false, Standing::Firm);
        }
    }
}

/// One finding for one fault. A rule that is found silences those that it names; and of findings at the same characters one speaks:
/// the gravest, an overlay's before a region's before the nation's, a ban before an approval, the longest word before a shorter one.
fn speaking(mut found: Vec<Found<'_>>) -> Vec<Found<'_>> {
    if found.len() < 2 {
        return found;
    }
    let silenced: Vec<&String> = found.iter().flat_map(|f| &f.rule.silences).collect();
    if !silenced.is_empty() {
        found.retain(|f| !silenced.contains(&&f.rule.id));
    }
    if found.len() < 2 {
        return found;
    }
    let names_words = |f: &Found<'_>| names_words(&f.rule.condition);
    let is_approval = |f: &Found<'_>| matches!(f.rule.condition, Condition::HoldsNoneUnlessApproved(_) | Condition::HoldsNoneUnless(_));
    let length = |f: &Found<'_>| f.hit.span.map_or(0, |(from, to)| to - from);
    // A reject is never hidden behind what is milder, nor a risk behind a note: only a region's own reject that age has softened goes first.
    let own = |f: &Found<'_>| if f.softened && !f.rule.region.is_empty() { Verdict::Reject } else { f.verdict };
    let weight = |f: &Found<'_>| match own(f) {
        Verdict::Reject => 0,
        Verdict::Missing | Verdict::Risk => 1,
        Verdict::Note => 2,
    };
    let whose = |f: &Found<'_>| (!f.is_added, f.rule.region.is_empty());
    let found = ordered(found, |f| (weight(f), whose(f), f.verdict, is_approval(f), std::cmp::Reverse(length(f))));
    let mut spoken: Vec<Found<'_>> = Vec::new();
    for one in found {
        let says_it = |other: &&mut Found<'_>| names_words(&one) && names_words(other) && at_same_characters(one.hit.span, other.hit.span);
        match spoken.iter_mut().find(says_it) {
            Some(other) => other.is_confirmed_by(&one),
            None => spoken.push(one),
        }
    }
    ordered(spoken, |f| f.hit.span.map_or(0, |(from, _)| from))
}

/// In the order of a key, those with one key as they came. For a handful of things: the standard library's sort is made for
/// many, and each use of it is 4 KB of wasm.
fn ordered<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut out: Vec<T> = Vec::with_capacity(items.len());
    for item in items {
        let place = key(&item);
        let at = out.iter().rposition(|other| key(other) <= place).map_or(0, |at| at + 1);
        out.insert(at, item);
    }
    out
}

/// Conditions that point at words and characters of a text, and not at the text as a whole.
fn names_words(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::OnlyChars(_)
            | Condition::BeginsWithNone(_)
            | Condition::HoldsNone(_)
            | Condition::HoldsNoneUnlessApproved(_)
            | Condition::HoldsNoneUnless(_)
            | Condition::NoDomain(_)
            | Condition::NoIdiom(_)
            | Condition::NoPlace(_)
            | Condition::NoPersonName(_)
            | Condition::NoOtherUnit(_)
    )
}

fn at_same_characters(a: Option<(u32, u32)>, b: Option<(u32, u32)>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.0 < b.1 && b.0 < a.1)
}

/// The value in the place of the field.
fn put(filing: &mut Filing, field: Field, value: &str) {
    let value = crate::filing::Text::from(value);
    let subject = &mut filing.subject;
    match field {
        Field::SubjectName => subject.name = value,
        Field::SubjectCertificateNumber => subject.certificate.number = value,
        Field::SubjectCertificateAddress => subject.certificate.address = value,
        Field::SubjectAddress => subject.address = value,
        Field::SubjectInvestor => subject.investor = value,
        Field::SubjectRemark => subject.remark = value,
        _ if field < Field::SiteName => put_in_person(&mut filing.principal, field, value),
        _ => {
            if filing.sites.is_empty() {
                filing.sites.push(Site::default());
            }
            if let Some(site) = filing.sites.first_mut() {
                put_in_site(site, field, value);
            }
        }
    }
}

fn put_in_person(person: &mut Person, field: Field, value: crate::filing::Text) {
    match field {
        Field::PersonName => person.name = value,
        Field::PersonCertificateNumber => person.certificate.number = value,
        Field::PersonMobile => person.mobile = value,
        Field::PersonPhone => person.phone = value,
        Field::PersonEmergencyPhone => person.emergency_phone = value,
        _ => person.email = value,
    }
}

fn put_in_site(site: &mut Site, field: Field, value: crate::filing::Text) {
    match field {
        Field::SiteName => site.name = value,
        Field::SiteHomeUrl => site.home_url = value,
        Field::SiteProviderServiceNumber => site.provider_service_number = value,
        Field::SiteRemark => site.remark = value,
        Field::SiteDomain => match site.domains.first_mut() {
            Some(domain) => domain.value.name = value,
            None => site.domains.push(Listed { value: Domain::from(value), bare: true }),
        },
        _ => match site.ip.first_mut() {
            Some(ip) => *ip = value,
            None => site.ip.push(value),
        },
    }
}

impl From<RecordVerdict> for Verdict {
    fn from(verdict: RecordVerdict) -> Self {
        match verdict {
            RecordVerdict::Reject => Verdict::Reject,
            RecordVerdict::Missing => Verdict::Missing,
            RecordVerdict::Risk => Verdict::Risk,
            RecordVerdict::Note => Verdict::Note,
        }
    }
}
