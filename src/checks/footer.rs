//! The foot of the site's pages: the filing numbers' form, whether they are there, where they link, and whose page it says it is.

use super::{Context, Hit, Hits};
use crate::filing::{Foot, Place};
use crate::foot::link::{Target, is_under, target};
use crate::foot::{Line, Page, Shown, Wrapped};
use crate::numbers::icp::{self, IcpNumber, Kind};
use crate::numbers::psb::{self, PsbNumber};
use crate::pieces;
use crate::plan::footer;
use crate::rulebook::RuleBook;
use crate::rulebook::field::Field;
use crate::rulebook::record::{CopyrightLine, LinkHosts};
use crate::spot::Spot;
use crate::text::is_han;

/// No name of a unit is longer; a longer text is not searched for.
const LONGEST_NAME: usize = 200;

/// A number of the ICP register, in a field or on the page. Cases: `letter`, `police-letter`.
pub fn icp_number(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    format(icp_fault, |page| &page.icp, cx, spot, out);
}

/// A public-security number. Cases: `letter`, `icp-letter`, `region`, `old`, `unusual`.
pub fn psb_number(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    format(psb_fault, |page| &page.psb, cx, spot, out);
}

/// What is wrong with a number's form: nothing, the record's own outcome, or a case of it.
type Fault = Result<(), Option<&'static str>>;

/// In a field, or on the page for all to see: there each number once.
fn format(judge: fn(&RuleBook, &str) -> Fault, of: fn(&Page) -> &[Shown], cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let faulty = |text: &str| judge(cx.book, text).err().map(|case| in_case(Hit::default().hole("number", text), case));
    let Some((page, _)) = spot.foot(cx.filing) else {
        let hit = faulty(spot.value.trim()).filter(|_| !spot.is_empty());
        out.extend(hit.map(|hit| hit.span(spot.whole())));
        return;
    };
    let mut told: Vec<&str> = Vec::new();
    for one in of(page).iter().filter(|s| s.place == Place::Page) {
        if let Some(hit) = faulty(&one.text).filter(|_| told.len() < 20 && !told.contains(&one.text.as_str())) {
            told.push(&one.text);
            out.push(at_number(hit, one, page));
        }
    }
}

fn in_case(hit: Hit, case: Option<&'static str>) -> Hit {
    match case {
        Some(case) => hit.in_case(case),
        None => hit,
    }
}

fn icp_fault(book: &RuleBook, text: &str) -> Fault {
    let regions = &book.book().regions;
    let number = icp::parse(text).map_err(|_| None)?;
    // A model's name may have the form of a telecom licence.
    if number.class.is_some() || regions.iter().any(|r| r.icp.starts_with(number.letter)) {
        Ok(())
    } else {
        let of_the_police = regions.iter().any(|r| r.police.starts_with(number.letter));
        Err(Some(if of_the_police { "police-letter" } else { "letter" }))
    }
}

fn psb_fault(book: &RuleBook, text: &str) -> Fault {
    let number = psb::parse(text).map_err(|_| None)?;
    let regions = &book.book().regions;
    let police = regions.iter().find(|r| r.police.starts_with(number.letter));
    let region = police.or_else(|| regions.iter().find(|r| r.icp.starts_with(number.letter))).ok_or(Some("letter"))?;
    if !number.digits.starts_with(&region.code) {
        Err(Some("region"))
    } else if police.is_none() {
        Err(Some("icp-letter"))
    } else if number.old() {
        Err(Some("old"))
    } else if !number.place_7_8_is_02() {
        Err(Some("unusual"))
    } else {
        Ok(())
    }
}

#[inline(never)]
fn at_number(hit: Hit, shown: &Shown, page: &Page) -> Hit {
    match shown.place_in(page) {
        Some((piece, span)) => Hit { path: Some(text_of(piece)), span: Some(span), ..hit },
        None => hit,
    }
}

fn text_of(piece: usize) -> String {
    format!("/footer/page/{piece}/text")
}

/// The numbers that can be seen.
fn on_page<'p>(page: &'p Page, book: &RuleBook) -> Vec<(&'p Shown, IcpNumber)> {
    let regional = |n: &IcpNumber| n.class.is_none() || book.book().regions.iter().any(|r| r.icp.starts_with(n.letter));
    page.icp.iter().filter(|s| s.place == Place::Page).filter_map(|s| Some((s, icp::parse(&s.text).ok().filter(regional)?))).collect()
}

/// The number that is known, where it is one.
fn wanted(foot: &Foot) -> Option<IcpNumber> {
    icp::parse(&foot.icp_number).ok()
}

/// The same subject's: with or without the site's own tail, since regions differ in which of the two they ask for.
fn same_subject(a: &IcpNumber, b: &IcpNumber) -> bool {
    (a.letter, a.kind, &a.serial) == (b.letter, b.kind, &b.serial)
}

/// The number is on the page. Cases: `other` (only another subject's), `other-site`, `licence`, `hidden`, `script`, `drawn`.
pub fn shows_icp_number(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((page, foot)) = spot.foot(cx.filing) else { return };
    let wanted = wanted(foot);
    let shown = on_page(page, cx.book);
    let (case, at) = match (&wanted, shown.first()) {
        (_, None) => {
            let any = |place| page.icp.iter().any(|s| s.place == place && (place != Place::Page || !s.is_number));
            if any(Place::Page) {
                // Something is there that should be a number: its form is the fault.
                return;
            }
            let case = if any(Place::Script) {
                Some("script")
            } else if foot.drawn == Some(true) {
                Some("drawn")
            } else if any(Place::Hidden) {
                Some("hidden")
            } else {
                None
            };
            (case, None)
        }
        (None, Some(_)) => return,
        (Some(wanted), Some((first, number))) => {
            let mut same = shown.iter().filter(|(_, n)| same_subject(n, wanted));
            let is_own = |(_, n): &&(&Shown, IcpNumber)| !is_other_site(n, wanted);
            match same.clone().next() {
                None if number.kind == Kind::Licence && wanted.kind == Kind::Filing => (Some("licence"), Some(*first)),
                None => (Some("other"), Some(*first)),
                Some(_) if same.any(|one| is_own(&one)) => return,
                Some((other, _)) => (Some("other-site"), Some(*other)),
            }
        }
    };
    let own = wanted.as_ref().map_or_else(String::new, ToString::to_string);
    let hit = in_case(Hit { fix: wanted.map(|n| footer::icp(&cx.book.book().footer, &n)), ..Hit::default() }.hole("number", own), case);
    out.push(match at {
        Some(at) => at_number(hit.hole("shown", at.text.as_str()), at, page),
        None => hit,
    });
}

fn is_other_site(shown: &IcpNumber, wanted: &IcpNumber) -> bool {
    shown.site.is_some() && wanted.site.is_some() && (shown.site, shown.service) != (wanted.site, wanted.service)
}

/// How a link is judged, the best first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Leads {
    Right,
    /// The right address, and only a part of the number is the link.
    Part,
    /// A page of the same office that is not the address.
    Near,
    Scripted,
    Old,
    NoScheme,
    Elsewhere,
    Nowhere,
    None,
}

impl Leads {
    fn case(&self) -> Option<&'static str> {
        match self {
            Leads::Part => Some("part"),
            Leads::Near => Some("near"),
            Leads::Scripted => Some("scripted"),
            Leads::Old => Some("old"),
            Leads::NoScheme => Some("no-scheme"),
            Leads::Elsewhere => Some("elsewhere"),
            Leads::Nowhere => Some("nowhere"),
            Leads::Right | Leads::None => None,
        }
    }
}

fn leads(hosts: &LinkHosts, href: &str) -> Leads {
    let target = target(href);
    let meant = target.meant();
    let known = |list: &[String]| list.iter().any(|h| is_under(meant, h));
    match &target {
        Target::Host(host) if hosts.hosts.iter().any(|h| h == host) => Leads::Right,
        Target::Host(_) if known(&hosts.old) => Leads::Old,
        Target::Host(_) if known(&hosts.near) => Leads::Near,
        Target::Own(_) if known(&hosts.hosts) || known(&hosts.old) || known(&hosts.near) => Leads::NoScheme,
        Target::Host(_) | Target::Own(_) => Leads::Elsewhere,
        Target::Nowhere => Leads::Nowhere,
    }
}

/// A number on the page, with the best link that it has: how that leads, its piece and its address.
struct Linked<'f> {
    leads: Leads,
    shown: &'f Shown,
    link: Option<(usize, &'f str)>,
}

/// Of several numbers, or of one that is there several times, the one that is linked best.
#[inline(never)]
fn best_link<'f>(shown: &[&'f Shown], hosts: &LinkHosts, page: &Page, foot: &'f Foot) -> Option<Linked<'f>> {
    let mut best: Option<Linked<'f>> = None;
    for &one in shown {
        let (leads, link) = match one.wrapped(page, foot) {
            Wrapped::Whole(at, href) => (leads(hosts, href), Some((at, href))),
            Wrapped::Part(at, href) => (leads(hosts, href).max(Leads::Part), Some((at, href))),
            Wrapped::No { scripted: true } => (Leads::Scripted, None),
            Wrapped::No { scripted: false } => (Leads::None, None),
        };
        if best.as_ref().is_none_or(|b| leads < b.leads) {
            best = Some(Linked { leads, shown: one, link });
        }
    }
    best
}

impl Linked<'_> {
    #[inline(never)]
    fn hit(&self, hit: Hit) -> Hit {
        let hit = in_case(hit, self.leads.case());
        let Some((piece, href)) = self.link.filter(|_| self.leads != Leads::Part) else { return hit };
        let host = match target(href) {
            Target::Host(host) => host,
            Target::Own(_) | Target::Nowhere => href.chars().take(60).collect(),
        };
        at_link(hit.hole("host", host), piece, href)
    }
}

#[inline(never)]
fn at_link(hit: Hit, piece: usize, href: &str) -> Hit {
    let whole = href.encode_utf16().count() as u32;
    Hit { path: Some(format!("/footer/page/{piece}/href")), span: Some((0, whole)).filter(|_| whole > 0), ..hit }
}

/// The number links to the register. Cases: those of [`Leads`], and `beside` (a link to it stands elsewhere on the page).
pub fn icp_link(hosts: &LinkHosts, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((page, foot)) = spot.foot(cx.filing) else { return };
    let wanted = wanted(foot);
    let own = |n: &IcpNumber| {
        let letter = cx.book.book().regions.iter().any(|r| r.icp.starts_with(n.letter));
        letter && n.kind == Kind::Filing && wanted.as_ref().is_none_or(|w| w.kind == Kind::Licence || (same_subject(n, w) && !is_other_site(n, w)))
    };
    let numbers: Vec<&Shown> = on_page(page, cx.book).into_iter().filter(|(_, n)| own(n)).map(|(s, _)| s).collect();
    let Some(linked) = best_link(&numbers, hosts, page, foot).filter(|l| l.leads != Leads::Right) else { return };
    let fix = icp::parse(&linked.shown.text).ok().map(|n| footer::icp(&cx.book.book().footer, &n));
    let hit = at_number(Hit { fix, ..Hit::default() }.hole("number", linked.shown.text.as_str()), linked.shown, page);
    let beside = linked.leads == Leads::None && Page::links(foot).any(|(_, href)| leads(hosts, href) == Leads::Right);
    out.push(if beside { hit.in_case("beside") } else { linked.hit(hit) });
}

/// The public-security number that is known is on the page; one that is there has its link, with its own digits, and its badge.
/// Cases: `other`, those of [`Leads`] with `unlinked` for none, `code` (the link asks for other digits), `badge`.
pub fn shows_psb_number(hosts: &LinkHosts, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((page, foot)) = spot.foot(cx.filing) else { return };
    let wanted = psb::parse(&foot.psb_number).ok();
    let fix = |n: &PsbNumber| footer::psb(&cx.book.book().footer, n, &foot.psb_badge_url);
    let visible: Vec<&Shown> = page.psb.iter().filter(|s| s.place == Place::Page).collect();
    let digits = |s: &Shown| psb::parse(&s.text).ok().map(|n| n.digits);
    let sound = |s: &&Shown| psb_fault(cx.book, &s.text).is_ok();
    let own: Vec<&Shown> = match &wanted {
        Some(wanted) => visible.iter().copied().filter(|s| digits(s).as_deref() == Some(&wanted.digits)).collect(),
        None => visible.iter().copied().filter(sound).collect(),
    };
    let Some(linked) = best_link(&own, hosts, page, foot) else {
        let Some(wanted) = &wanted else { return };
        let hit = Hit::default().fix(fix(wanted)).hole("number", wanted.to_string());
        match visible.iter().copied().find(sound) {
            Some(other) => out.push(at_number(hit.in_case("other").hole("shown", other.text.as_str()), other, page)),
            None if visible.is_empty() => out.push(hit),
            None => {}
        }
        return;
    };
    let shown = linked.shown;
    let Ok(number) = psb::parse(&shown.text) else { return };
    let hit = at_number(Hit::default().fix(fix(&number)).hole("number", shown.text.as_str()), shown, page);
    match (&linked.leads, linked.link) {
        (Leads::None, _) => out.push(hit.in_case("unlinked")),
        (Leads::Right | Leads::Part, Some((piece, href))) => {
            if code_in(href).is_some_and(|code| code != number.digits) {
                out.push(at_link(hit.in_case("code"), piece, href));
            } else if linked.leads == Leads::Part {
                out.push(linked.hit(hit));
            } else if !shown.has_image(page, foot) {
                // A picture that a style sheet puts there is not seen here: no fix, and no more than a word.
                out.push(Hit { fix: None, ..hit.in_case("badge") });
            }
        }
        _ => out.push(linked.hit(hit)),
    }
}

/// The digits that a link asks the register for.
fn code_in(href: &str) -> Option<String> {
    let (_, code) = pieces::split_once(href, "code=")?;
    let code: String = code.chars().take_while(char::is_ascii_digit).collect();
    Some(code).filter(|c| !c.is_empty())
}

/// A copyright line with the unit's exact name. Case `differs`: there is one, without that name.
pub fn copyright_line(asked: &CopyrightLine, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((page, foot)) = spot.foot(cx.filing) else { return };
    if foot.drawn == Some(true) {
        return;
    }
    let name = cx.filing.subject.name.trim();
    let lines = || page.lines.iter().filter(|l| l.place == Place::Page);
    let marked = |line: &&Line| asked.marks.iter().any(|mark| line.holds(mark));
    let fix = (!name.is_empty()).then(|| footer::copyright(&cx.book.book().footer, foot.years.trim(), name));
    let hit = Hit { fix, ..Hit::default() }.hole("name", name);
    let Some(first) = lines().position(|line| marked(&line)) else {
        out.push(hit);
        return;
    };
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return;
    }
    // The name may stand in the line before or behind the words.
    let near = |at: usize| lines().skip(at.saturating_sub(1)).take(3).any(|line| names(line, name, asked));
    let holds = lines().enumerate().skip(first).filter(|(_, line)| marked(line)).any(|(at, _)| near(at));
    if !holds {
        out.push(hit.in_case("differs"));
    }
}

/// The name, and not as a part of a longer one.
fn names(line: &Line, name: &str, asked: &CopyrightLine) -> bool {
    let length = name.chars().filter(|c| !crate::text::is_blank(*c)).count();
    line.find_all(name).any(|at| {
        let end = at + length;
        let before = !line.before(at).is_some_and(is_han) || asked.before.iter().any(|word| line.ends_before(at, word));
        let behind = !line.behind(end).is_some_and(is_han) || asked.after.iter().any(|word| line.has_at(end, word));
        before && behind
    })
}

/// Neither the page nor its owner knows of a public-security number.
pub fn no_psb_number(cx: &Context<'_>, spot: &Spot<'_>) -> bool {
    spot.field == Field::Footer
        && cx.region.is_some()
        && spot.foot(cx.filing).is_some_and(|(page, foot)| foot.psb_number.is_blank() && page.psb.is_empty() && foot.drawn != Some(true))
}
