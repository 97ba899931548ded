//! What must be true of any answer, whatever was asked: said once, for the property tests and for the fuzz targets.

use std::collections::BTreeSet;

use beian_check::report::{Overall, Verdict};
use beian_check::{Checker, Filing, Finding, Report};
use serde_json::{Value, json};

/// What is not as it must be.
pub type Sound = Result<(), String>;

macro_rules! must {
    ($holds:expr, $($said:tt)+) => {
        if !$holds {
            return Err(format!($($said)+));
        }
    };
}

/// The characters of a span in UTF-16 units; none where it does not lie in the text, or cuts a character in two.
fn units(text: &str, (from, to): (u32, u32)) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(units.get(from as usize..to as usize)?).ok()
}

pub fn span_lies_in(finding: &Finding, text: Option<&str>) -> Sound {
    let Some(span) = finding.span else { return Ok(()) };
    must!(span.0 < span.1, "an empty span: {finding:?}");
    must!(text.is_some_and(|t| units(t, span).is_some()), "not whole characters of {text:?}: {finding:?}");
    Ok(())
}

pub fn has_a_source(finding: &Finding) -> Sound {
    // A provider's words may be nothing but a hole.
    must!(!finding.rule.is_empty() && (!finding.message.is_empty() || finding.overlay.is_some()), "it says nothing: {finding:?}");
    for source in std::iter::once(&finding.source).chain(&finding.confirmed_by).chain(&finding.disputed_by) {
        must!(!source.document.is_empty(), "a source without a document: {finding:?}");
        must!(source.as_of.len() == 10 && source.as_of.bytes().all(|b| b.is_ascii_digit() || b == b'-'), "a source without a day: {finding:?}");
    }
    Ok(())
}

/// Where in a filing a reader meets a place.
fn place(path: &str) -> usize {
    let mut parts = path.split('/').skip(1);
    match (parts.next(), parts.next().and_then(|n| n.parse::<usize>().ok())) {
        (Some("subject"), _) => 2,
        (Some("principal"), _) => 3,
        (Some("agent"), _) => 4,
        (Some("sites"), None) => 5,
        (Some("sites"), Some(site)) => 6 + site,
        (Some("filed"), _) => 1,
        (Some("dates"), _) => usize::MAX - 1,
        (Some("footer"), _) => usize::MAX,
        _ => 0,
    }
}

/// The text at a pointer. What can be written as a bare text has none of its members.
fn text_at<'f>(filing: &'f Value, path: &str) -> Option<&'f str> {
    let bare = || filing.pointer(path.rsplit_once('/')?.0);
    filing.pointer(path).or_else(bare)?.as_str()
}

/// Everything that holds of any report.
pub fn is_sound(report: &Report, filing: &Value) -> Sound {
    let wanted = match report.findings.iter().map(|f| f.verdict).min() {
        Some(Verdict::Reject) => Overall::Reject,
        Some(Verdict::Missing) => Overall::Incomplete,
        Some(Verdict::Risk) => Overall::Risk,
        Some(Verdict::Note) | None => Overall::Pass,
    };
    must!(report.verdict == wanted, "{:?} and not {wanted:?}", report.verdict);
    for finding in &report.findings {
        span_lies_in(finding, text_at(filing, &finding.path))?;
        has_a_source(finding)?;
        must!(finding.fix.is_some() || finding.fix_path.is_none(), "a place to mend and no fix: {finding:?}");
        let at = finding.fix_path.as_deref().unwrap_or(&finding.path);
        let there = text_at(filing, at);
        must!(finding.fix.is_none() || finding.fix.as_deref() != there, "a fix that changes nothing: {finding:?}");
    }
    for pair in report.findings.windows(2) {
        let [a, b] = pair else { continue };
        must!(place(&a.path) <= place(&b.path), "{} before {}", a.path, b.path);
        must!(a.path != b.path || a.verdict <= b.verdict, "{a:?} before {b:?}");
    }
    // A page's foot is one place: what is said of its pieces is among what is said of it as a whole.
    let spot = |f: &'_ Finding| if f.path.starts_with("/footer/page") { "/footer".to_owned() } else { f.path.clone() };
    let mut runs: Vec<String> = report.findings.iter().map(spot).collect();
    runs.dedup();
    let places = runs.len();
    must!(runs.iter().collect::<BTreeSet<_>>().len() == places, "what is found at one place stands together: {runs:?}");
    Ok(())
}

/// Fixes that are right although something else may then be wrong: what a sign or a space held apart comes together, the name
/// that is filed is the name that is filed, and a domain that was written otherwise is seen to be in the order already.
pub const REVEALING: [(&str, Option<&str>); 4] = [
    ("site-name/special-character", None),
    ("filing-type/access-name-differs", None),
    ("domain/format", Some("domain/duplicate")),
    ("domain/not-registrable", Some("domain/duplicate")),
];

fn reveals(finding: &Finding, brought: &str) -> bool {
    REVEALING.iter().any(|(rule, only)| *rule == finding.rule && only.is_none_or(|only| only == brought))
}

type Told = (String, String, String);

fn told(finding: &Finding) -> Told {
    (finding.rule.clone(), finding.path.clone(), finding.message.to_string())
}

fn rejects<'a>(findings: &'a [Finding], path: &str) -> BTreeSet<&'a str> {
    findings.iter().filter(|f| f.verdict == Verdict::Reject && f.path == path).map(|f| f.rule.as_str()).collect()
}

/// After a fix its finding is gone, and nothing at that place is refused that was not refused before.
pub fn is_mended(finding: &Finding, path: &str, before: &[Finding], after: &[Finding]) -> Sound {
    must!(!after.iter().any(|f| told(f) == told(finding)), "{path} = {:?}: still {finding:?}", finding.fix);
    let (old, new) = (rejects(before, path), rejects(after, path));
    let brought = new.difference(&old).find(|rule| !reveals(finding, rule));
    must!(brought.is_none(), "{path} = {:?} brings {new:?}, was {old:?}: {finding:?}", finding.fix);
    Ok(())
}

/// Puts a text at a pointer, also where nothing is yet.
pub fn put(filing: &mut Value, path: &str, text: &str) {
    if let Some(there) = filing.pointer_mut(path) {
        *there = Value::from(text);
        return;
    }
    let Some((parent, key)) = path.rsplit_once('/') else { return };
    if filing.pointer(parent).is_none_or(Value::is_null) {
        put(filing, parent, "");
        if let Some(there) = filing.pointer_mut(parent) {
            *there = json!({});
        }
    }
    if let Some(members) = filing.pointer_mut(parent).and_then(Value::as_object_mut) {
        members.insert(key.to_owned(), Value::from(text));
    }
}

/// Every fix of a filing's report, each applied by itself. Says how many there were.
pub fn fixes_mend(checker: &Checker, filing: &Value, before: &Report) -> Result<usize, String> {
    let mut applied = 0;
    for finding in &before.findings {
        let Some(fix) = &finding.fix else { continue };
        let path = finding.fix_path.as_deref().unwrap_or(&finding.path);
        let of_foot = path.starts_with("/footer");
        let mut mended = filing.clone();
        if of_foot {
            // HTML to be pasted: the foot then is what it says.
            let foot = mended.get_mut("footer").and_then(Value::as_object_mut).ok_or_else(|| format!("no foot: {finding:?}"))?;
            foot.insert("page".to_owned(), pasted(fix));
        } else {
            put(&mut mended, path, fix);
        }
        must!(mended != *filing, "a fix that changes nothing: {finding:?}");
        let typed = Filing::from_json(&mended.to_string()).map_err(|e| format!("{path} = {fix:?} is no filing any more: {e}"))?;
        let after = checker.check(&typed).map_err(|e| format!("{path} = {fix:?}: {e}"))?;
        // What else the page showed is not in what is pasted.
        let known = if of_foot { &after.findings } else { &before.findings };
        is_mended(finding, path, known, &after.findings)?;
        applied += 1;
    }
    Ok(applied)
}

/// The HTML that the engine writes, as the package would read it: each paragraph a line, with its links.
fn pasted(html: &str) -> Value {
    let (mut pieces, mut href, mut rest) = (Vec::new(), None, html);
    let plain = |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    let attribute = |tag: &str, name: &str| Some(plain(tag.split_once(&format!("{name}=\""))?.1.split('"').next()?));
    let mut joined = false;
    while let Some((text, (tag, behind))) = rest.split_once('<').map(|(text, tag)| (text, tag.split_once('>').unwrap_or((tag, "")))) {
        let image = if tag.starts_with("img") { attribute(tag, "src") } else { None };
        if !text.trim().is_empty() || image.is_some() {
            pieces.push(json!({ "text": plain(text), "href": href, "joined": joined, "image": image }));
            joined = true;
        }
        match tag.split(' ').next() {
            Some("a") => href = attribute(tag, "href"),
            Some("/a") => href = None,
            Some("p" | "/p") => joined = false,
            _ => {}
        }
        rest = behind;
    }
    Value::from(pieces)
}

/// JSON text with the members of every object in another order.
pub fn shuffled(value: &Value, turn: usize) -> String {
    match value {
        Value::Object(members) => {
            let mut list: Vec<String> = members.iter().map(|(k, v)| format!("{}:{}", Value::from(k.as_str()), shuffled(v, turn))).collect();
            let by = turn % list.len().max(1);
            list.rotate_left(by);
            if turn % 2 == 1 {
                list.reverse();
            }
            format!("{{{}}}", list.join(","))
        }
        Value::Array(list) => format!("[{}]", list.iter().map(|v| shuffled(v, turn)).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}
