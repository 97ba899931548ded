//! A site's domains: their form, whether one can file them, who holds them and for how long.

use time::{Date, Duration};

use super::{Context, Hit, Hits, tell};
use crate::date;
use crate::domain_name::{DomainName, Fault};
use crate::filing::{Certificate, FilingType};
use crate::lexicon::suffixes;
use crate::numbers::is_same_number;
use crate::pieces;
use crate::rulebook::record::DomainAspect;
use crate::spot::Spot;
use crate::text::{is_same, whole};

pub fn aspect(aspect: DomainAspect, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    match aspect {
        DomainAspect::Format => format(spot, out),
        DomainAspect::Registrable => registrable(spot, out),
        DomainAspect::ApprovedSuffix => approved_suffix(spot, out),
        DomainAspect::NotRepeated => not_repeated(cx, spot, out),
        DomainAspect::Verified => {
            if spot.domain.is_some_and(|(_, d)| d.verified == Some(false)) {
                out.push(Hit::default());
            }
        }
        DomainAspect::HeldBySubject => held_by_subject(cx, spot, out),
        DomainAspect::Unchanged => unchanged(cx, spot, out),
    }
}

fn format(spot: &Spot<'_>, out: &mut Hits) {
    let Err(fault) = spot.domain_name() else { return };
    if is_bare_suffix(spot) {
        return;
    }
    let hit = Hit::default().span(spot.whole());
    let hit = match fault {
        Fault::More => hit.in_case("more"),
        Fault::Ip => hit.in_case("ip"),
        Fault::Character(c) => {
            let at = spot.text().chars().iter().position(|x| x.original.to_ascii_lowercase() == *c);
            hit.in_case("character").span(at.and_then(|at| spot.text().span(at, at + 1))).hole("character", *c)
        }
        Fault::Dots | Fault::Hyphen | Fault::TooLong => hit,
    };
    // The domain itself at once: a fix that only strips the scheme would leave the next complaint behind.
    let fix =
        DomainName::meant(spot.typed()).and_then(|name| suffixes::split(&name.ascii).registrable.map(str::to_owned)).map(|ascii| as_read(&ascii));
    out.push(Hit { fix, ..hit });
}

/// The form that people read.
fn as_read(ascii: &str) -> String {
    DomainName::parse(ascii).map_or_else(|_| ascii.to_owned(), |name| name.unicode)
}

/// `cn`, `中国`: an ending of one label, which is no domain and yet no slip of the keyboard.
fn is_bare_suffix(spot: &Spot<'_>) -> bool {
    matches!(spot.domain_name(), Err(Fault::Dots)) && suffixes::knows(&spot.typed().to_ascii_lowercase())
}

fn registrable(spot: &Spot<'_>, out: &mut Hits) {
    if is_bare_suffix(spot) {
        tell(out, "suffix", spot.whole(), &[]);
    }
    let Ok(name) = spot.domain_name() else { return };
    let split = suffixes::split(&name.ascii);
    if !split.known {
        return;
    }
    let hit = Hit::default().span(spot.whole());
    match split.registrable {
        None => out.push(hit.in_case("suffix")),
        Some(own) if own != name.ascii => {
            let own = as_read(own);
            out.push(hit.hole("domain", &own).fix(own));
        }
        Some(_) => {}
    }
}

fn approved_suffix(spot: &Spot<'_>, out: &mut Hits) {
    let Ok(name) = spot.domain_name() else { return };
    let shown = name.unicode.rsplit('.').next().unwrap_or_default().to_owned();
    if !suffixes::approved(&shown) {
        let length = shown.chars().count().min(spot.text().len());
        tell(out, "", spot.text().span(spot.text().len() - length, spot.text().len()), &[("suffix", &shown)]);
    }
}

fn not_repeated(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let (Some((site, _)), Some((index, _))) = (spot.site, spot.domain) else { return };
    if (site, index) == (0, 0) {
        return;
    }
    if let Some((first, _)) = spot.first_with_domain(cx.filing).filter(|first| *first < (site, index)) {
        tell(out, "", spot.whole(), &[("site", &(first + 1).to_string())]);
    }
}

/// The verified holder is the subject: by name, by certificate kind, by number.
fn held_by_subject(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some(holder) = spot.domain.and_then(|(_, d)| d.holder.as_ref()) else { return };
    let subject = &cx.filing.subject;
    let same = |a: &str, b: &str| a.trim().is_empty() || b.trim().is_empty() || is_same(a, b);
    let path = |rest: &str| Some(format!("{}/{rest}", spot.path()));
    if !same(&holder.name, &subject.name) {
        let known = |name: &str| !name.trim().is_empty() && same(&holder.name, name);
        let heads = [&subject.legal_representative, &cx.filing.principal.name, &subject.investor].into_iter();
        let heads = heads.chain(cx.filing.sites.iter().filter_map(|s| Some(&s.principal.as_ref()?.name)));
        let of_the_unit = !cx.filing.is_individual() && heads.into_iter().any(|name| known(name));
        let hit = Hit { path: path("name"), ..Hit::default() }.span(whole(&holder.name));
        out.push(if of_the_unit { hit.in_case("representative") } else { hit });
    } else if !same_number(&holder.certificate, &subject.certificate) {
        out.push(Hit { path: path("certificate/number"), ..Hit::case("certificate") }.span(whole(&holder.certificate.number)));
    } else if !same(&holder.certificate.kind, &subject.certificate.kind)
        // A unit's number stands on more than one paper; a person's is of one kind.
        && (cx.filing.is_individual() || !is_same_number(&holder.certificate.number, &subject.certificate.number))
    {
        out.push(Hit { path: path("certificate/kind"), ..Hit::case("certificate") });
    }
}

fn same_number(a: &Certificate, b: &Certificate) -> bool {
    a.number.is_blank() || b.number.is_blank() || is_same_number(&a.number, &b.number)
}

/// A change of a filed site: one domain stays as it is; of several some can be dropped, none added.
fn unchanged(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    if cx.at.filing_type != FilingType::ChangeSite {
        return;
    }
    let ascii = |t: &str| DomainName::parse(t.trim()).map_or_else(|_| t.trim().to_owned(), |n| n.ascii);
    let filed: Vec<String> = cx.filing.filed.domains.iter().filter(|d| !d.is_blank()).map(|d| ascii(d)).collect();
    if filed.is_empty() || cx.filing.sites.len() != 1 {
        return;
    }
    if !spot.is_empty() && !filed.contains(&ascii(spot.value)) {
        let hit = Hit::default().span(spot.whole());
        out.push(if filed.len() == 1 { hit } else { hit.in_case("several") });
    }
}

/// The domain ends with one of these: `gov.cn`, `政务`.
pub fn ending(endings: &[String], spot: &Spot<'_>, out: &mut Hits) {
    let Ok(name) = spot.domain_name() else { return };
    let ends = |ending: &String| name.unicode.strip_suffix(ending.as_str()).is_some_and(|before| before.ends_with('.'));
    if !endings.iter().any(ends) {
        tell(out, "", spot.whole(), &[("endings", &pieces::joined(endings, "、."))]);
    }
}

/// Registered or verified so few days ago that the registry's data may not have arrived.
pub fn days(least: u32, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((_, domain)) = spot.domain else { return };
    let youngest = [&domain.registered, &domain.verified_on].into_iter().filter_map(|t| date::parse(t)).max();
    let Some(day) = youngest.filter(|day| *day <= cx.today) else { return };
    let Some(ready) = day.checked_add(Duration::days(i64::from(least))) else { return };
    if cx.today < ready {
        tell(out, "", None, &[("days", &least.to_string()), ("date", &date::format(ready))]);
    }
}

pub fn valid_for_days(least: u32, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    runs_out(cx.today.checked_add(Duration::days(i64::from(least))), cx, spot, out);
}

/// More than so many months: on the day itself it is too short.
pub fn valid_for_months(months: u32, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    runs_out(date::add_months(cx.today, months as i32).next_day(), cx, spot, out);
}

fn runs_out(least: Option<Date>, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let (Some(end), Some(least)) = (spot.domain.and_then(|(_, d)| date::parse(&d.expires)), least) else { return };
    if end < least {
        let left = (end - cx.today).whole_days();
        let holes = [("left", &*left.max(0).to_string()), ("date", &date::format(end))];
        tell(out, if left < 0 { "expired" } else { "" }, None, &holes);
    }
}
