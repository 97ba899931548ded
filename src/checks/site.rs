//! The site beside its name and domains: how many, where its home page is, what it holds.

use super::{Context, Hit, Hits, tell};
use crate::domain_name::{DomainName, host};
use crate::filing::{Filing, Service, Site};
use crate::lexicon::suffixes;
use crate::pieces;
use crate::rulebook::record::{Approvals, Countable, Counted, FurtherSites, SiteLimit};
use crate::spot::Spot;
use crate::text::half_width;

/// At most so many sites (or domains, where those are counted) in one order.
pub fn limit(limit: &SiteLimit, cx: &Context<'_>, out: &mut Hits) {
    let individual = cx.filing.is_individual();
    let Some(most) = (if individual { limit.individual } else { limit.unit }) else { return };
    let of = if limit.unit_counts_domains && !individual { Countable::Domains } else { limit.of };
    let counted = count(of, limit.counts.unwrap_or(Counted::Order), cx.filing);
    if counted <= most as usize {
        return;
    }
    let papers = &limit.unless_materials;
    if papers.is_empty() || !papers.iter().all(|kind| cx.has_any(kind)) {
        over(out, if papers.is_empty() { "" } else { "papers" }, counted, most);
    }
}

/// Papers that are asked for with further sites.
pub fn further_sites(further: &FurtherSites, cx: &Context<'_>, out: &mut Hits) {
    let own = if cx.filing.is_individual() { further.individual_above } else { further.unit_above };
    let Some(above) = own.or(further.above) else { return };
    let count = count(further.of, further.counts, cx.filing);
    if count > above as usize && !further.materials.iter().all(|kind| cx.has_any(kind)) {
        over(out, "", count, above);
    }
}

fn over(out: &mut Hits, case: &'static str, count: usize, limit: u32) {
    tell(out, case, None, &[("count", &count.to_string()), ("limit", &limit.to_string())]);
}

/// How many there are. Apps are no sites here: the limits are older than they.
fn count(of: Countable, counted: Counted, filing: &Filing) -> usize {
    let websites = || filing.sites.iter().filter(|s| s.service.is_none_or(|service| service == Service::Website));
    let sites = filing.filed.site_count.filter(|n| n.is_finite() && *n > 0.0).unwrap_or(0.0) as usize;
    let sites = sites.max(usize::from(filing.filed.subject == Some(true)));
    let domains = &filing.filed.domains;
    let (filed, order) = match of {
        Countable::Sites => (sites, websites().count()),
        // Of filed sites whose domains are not said each has one.
        Countable::Domains => (sites.max(domains.len()), websites().map(|s| s.domains.len().max(1)).sum()),
        Countable::Prefixes => {
            let filed = prefixes(domains.iter().map(|d| &**d), &[]);
            let order = prefixes(websites().flat_map(|s| &s.domains).map(|d| &*d.name), &filed);
            (if domains.is_empty() { sites } else { filed.len() }, order.len())
        }
    };
    match counted {
        Counted::Filed => filed,
        Counted::Order => order,
        Counted::Both => filed.saturating_add(order),
    }
}

/// The names before the endings, each once: example for example.com and example.com.cn.
fn prefixes<'a>(domains: impl Iterator<Item = &'a str>, without: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in domains.filter_map(|d| DomainName::parse(d.trim()).ok()) {
        let own = suffixes::split(&name.ascii).registrable.unwrap_or(&name.ascii);
        let prefix = own.split('.').next().unwrap_or_default();
        if !without.iter().chain(&out).any(|known| known == prefix) {
            out.push(prefix.to_owned());
        }
    }
    out
}

/// Websites, or apps of whatever kind, but not both.
pub fn one_sort_of_service(cx: &Context<'_>, out: &mut Hits) {
    let is_website = |site: &Site| site.service.is_none_or(|service| service == Service::Website);
    if cx.filing.sites.iter().any(is_website) && !cx.filing.sites.iter().all(is_website) {
        tell(out, "", None, &[]);
    }
}

/// At most so many of a site's service types.
pub fn at_most(most: u32, spot: &Spot<'_>, out: &mut Hits) {
    let count = spot.site.map_or(0, |(_, s)| s.service_types.iter().filter(|t| !t.is_blank()).count());
    if count > most as usize {
        over(out, "", count, most);
    }
}

pub fn one_domain(spot: &Spot<'_>, out: &mut Hits) {
    let count = spot.site.map_or(0, |(_, s)| s.domains.iter().filter(|d| !d.name.is_blank()).count());
    if count > 1 {
        tell(out, "", None, &[("count", &count.to_string())]);
    }
}

pub fn primary_domain(spot: &Spot<'_>, out: &mut Hits) {
    let Some((_, site)) = spot.site else { return };
    let names = names(site);
    let chosen = DomainName::parse(spot.value.trim()).ok();
    if names.len() > 1 && !chosen.is_some_and(|c| names.contains(&c)) {
        tell(out, "", None, &[]);
    }
}

fn names(site: &Site) -> Vec<DomainName> {
    site.domains.iter().filter_map(|d| DomainName::parse(d.name.trim()).ok()).collect()
}

/// The home URL is http(s) and lies under one of the site's domains.
pub fn home_url(spot: &Spot<'_>, out: &mut Hits) {
    let Some((_, site)) = spot.site else { return };
    let names = names(site);
    let typed = spot.typed();
    let hit = Hit::default().span(spot.whole());
    match read_url(typed) {
        Some(host) => {
            // Of a name under the registered one only that is wrong, which a rule of its own says.
            let under = names.iter().any(|name| host.is_under(name) || is_under_registered(&host, name));
            if !under && !names.is_empty() {
                let at = pieces::find(typed, "://").map_or(0, |at| typed.get(..at + 3).unwrap_or_default().chars().count());
                let shown = typed.chars().skip(at).take_while(|c| !pieces::has("/\\?#", *c)).count();
                let domain = names.first().map(|n| n.unicode.clone()).unwrap_or_default();
                out.push(hit.in_case("elsewhere").span(spot.text().span(at, at + shown)).hole("domain", domain));
            }
        }
        None => {
            let meant: String = typed.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '。' { '.' } else { half_width(c) }).collect();
            let meant = if pieces::holds(&meant, "://") { meant } else { format!("https://{}", meant.trim_start_matches('/')) };
            let safe = read_url(&meant).is_some_and(|host| names.is_empty() || names.iter().any(|name| host.is_under(name)));
            out.push(if safe { hit.fix(meant) } else { hit });
        }
    }
}

fn is_under_registered(host: &DomainName, name: &DomainName) -> bool {
    let registered = suffixes::split(&name.ascii).registrable.and_then(|own| DomainName::parse(own).ok());
    registered.is_some_and(|own| host.is_under(&own))
}

/// The host of an http(s) URL.
fn read_url(url: &str) -> Option<DomainName> {
    let (scheme, _) = pieces::split_once(url, "://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let clean = !url.chars().any(|c| c.is_whitespace() || c.is_control());
    DomainName::parse(host(url)?).ok().filter(|_| is_web && clean)
}

/// Whether an approval applies is said; and where one applies, its document is there.
pub fn approvals(asked: &Approvals, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((_, site)) = spot.site else { return };
    let Some(list) = &site.approvals else {
        tell(out, "", None, &[]);
        return;
    };
    let mut named = list.iter().map(|a| a.trim()).filter(|a| !matches!(*a, "" | "none")).peekable();
    if named.peek().is_none() || cx.has_approval(spot) {
        return;
    }
    let all_ended = named.all(|a| asked.ended.iter().any(|ended| ended == a));
    tell(out, if all_ended { "ended" } else { "document" }, None, &[]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_with_a_domain() {
        let host = |t: &str| read_url(t).map(|n| n.ascii);
        assert_eq!(host("HTTPS://www.example.cn/a b"), None);
        assert_eq!(host("https://www.example.cn:8443/?q").as_deref(), Some("www.example.cn"));
        assert_eq!(host("https://example.cn@evil.com/").as_deref(), Some("evil.com"));
        for bad in ["ftp://a.cn", "javascript:alert(1)", "https://1.2.3.4/", "https://", "a.cn", "https:///a"] {
            assert_eq!(host(bad), None, "{bad}");
        }
    }
}
