//! The names that a record uses, where a misspelt one would make a rule that never speaks, or speaks in the wrong words:
//! in `when`, among the cases of its words, and among its own cases. A part of `files.rs`.

use super::super::names::{FILING_TYPES, NATURES, PEOPLE, SERVICES, nearest};
use super::super::record::{AddressAspect, AppAspect, CertificateAspect, Condition, ContactKind, DomainAspect, Rule};
use super::meant;

/// A name that is not known: as it stands in the file, and what to say.
pub type Misspelt = (String, String);

/// What can stand in braces in a message: the checks fill it in, each what it knows. Another name would be left out without a word.
const HOLES: &[&str] = &[
    "access",
    "area",
    "character",
    "characters",
    "count",
    "date",
    "days",
    "domain",
    "email",
    "endings",
    "first",
    "found",
    "host",
    "idiom",
    "least",
    "left",
    "limit",
    "mobile",
    "months",
    "name",
    "number",
    "old",
    "other",
    "others",
    "person",
    "place",
    "prefix",
    "provinces",
    "region",
    "shown",
    "site",
    "suffix",
    "templates",
    "today",
    "until",
    "value",
    "values",
    "wanted",
    "word",
    "years",
];

fn holes(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(hole, _)| hole)
}

/// `texts`: all that the rule says.
pub fn misspelt(rule: &Rule, texts: &[&String]) -> Vec<Misspelt> {
    let mut out = Vec::new();
    let when = &rule.when;
    let lists = [
        ("nature", &when.nature, NATURES),
        ("not_nature", &when.not_nature, NATURES),
        ("filing_type", &when.filing_type, FILING_TYPES),
        ("not_filing_type", &when.not_filing_type, FILING_TYPES),
        ("service", &when.service, SERVICES),
        ("person", &when.person, PEOPLE),
    ];
    for (key, names, known) in lists {
        for name in names.iter().filter(|name| !known.contains(&name.as_str())) {
            out.push((format!("\"{name}\""), not_known(&format!("when.{key}"), name, &mut known.iter().copied())));
        }
    }
    for (key, names) in [("region", &when.region), ("provider", &when.provider)] {
        if !names.is_empty() {
            let message = format!(
                "when.{key} 只用于 overlay；地区的规则写在那个地区的文件里。when.{key} is for overlays; a region's rule stands in its own file."
            );
            out.push((format!("{key} ="), message));
        }
    }
    let cases = || rule.cases.iter().map(|case| case.name.as_str());
    let of_words: Vec<&String> = rule.condition.words().iter().filter_map(|word| word.case.as_ref()).collect();
    for case in of_words.iter().filter(|case| !cases().any(|told| told == **case)) {
        let told = not_known("case", case, &mut cases());
        out.push((
            format!("\"{case}\""),
            format!("{told}新的写成 [rule.cases.{case}]，放在这条规则后面。A new one is [rule.cases.{case}], behind the rule."),
        ));
    }
    for hole in texts.iter().flat_map(|text| holes(text)).filter(|hole| !HOLES.contains(hole)) {
        out.push((format!("{{{hole}}}"), not_known("says", hole, &mut HOLES.iter().copied())));
    }
    let can = [outcomes(&rule.condition), told_or_not(&rule.condition)].concat();
    for case in cases().filter(|case| !can.contains(case) && !of_words.iter().any(|named| named == case)) {
        out.push((case.to_owned(), not_known("cases", case, &mut can.iter().copied().chain(of_words.iter().map(|named| named.as_str())))));
    }
    out
}

fn not_known(key: &str, name: &str, known: &mut dyn Iterator<Item = &str>) -> String {
    let known: Vec<&str> = known.collect();
    if known.is_empty() {
        return format!("{key}：没有 {name}，这里一个也没有。There is no {name} for {key}, nor any other.");
    }
    let near = nearest(name, &mut known.iter().copied());
    let list = if near.is_empty() { known.join(", ") } else { String::new() };
    let (all_zh, all) =
        if list.is_empty() { (String::new(), String::new()) } else { (format!("有这些：{list}。"), format!(". There are: {list}.")) };
    let [zh, en] = meant(near);
    format!("{key}：没有 {name}{zh}{all_zh}There is no {name} for {key}{en}{all}")
}

/// The outcomes of a condition beside its first; a case of another name would never be told.
pub fn outcomes(condition: &Condition) -> &'static [&'static str] {
    use {AddressAspect as A, CertificateAspect as C, DomainAspect as D};
    match condition {
        Condition::OnlyChars(_) => &["width", "blank"],
        Condition::NoDomain(_) | Condition::NoIdiom(_) | Condition::NoPlace(_) => &["holds"],
        Condition::NoPersonName(_) => &["holds", "reads"],
        Condition::Certificate(C::Format) => &["length", "character", "other-kind", "width"],
        Condition::Certificate(C::CheckDigit) => &["organisation-code"],
        Condition::Certificate(C::BirthDate) => &["not-yet-born"],
        Condition::ValidForMonths(_) => &["unreadable", "expired", "other"],
        Condition::CertificateAddressInRegion(_) | Condition::Address(A::Region) => &["city"],
        Condition::Address(A::SpecialCharacter) => &["width", "blank", "dashed"],
        Condition::Address(A::Complete) => &["ambiguous", "city", "county", "road"],
        Condition::Address(A::WithdrawnDivision) => &["unknown"],
        Condition::Investor(_) => &["individual", "person", "unsure"],
        Condition::FullName(_) => &["individual"],
        Condition::Mobile(_) => &["machine-number", "virtual", "data-card", "satellite", "machine", "unallotted"],
        Condition::SecondContact(ContactKind::Any) => &["digits"],
        Condition::SecondContact(ContactKind::Mobile) => &["mobile-wanted"],
        Condition::SecondContact(ContactKind::Landline) => &["digits", "landline-wanted"],
        Condition::AgentMaterials(_) => &["field"],
        Condition::Age(age) if age.proof_under.is_some() => &["proof"],
        Condition::LegalRepresentativeOr(deputy) => match (deputy.foreigners_must, deputy.foreigners_only, deputy.one_person) {
            (true, true, _) => &["foreign", "if-foreign"],
            (false, true, _) => &["if-foreign"],
            (true, false, true) => &["foreign", "one-person"],
            (true, false, false) => &["foreign"],
            (false, false, true) => &["one-person"],
            (false, false, false) => &[],
        },
        Condition::App(AppAspect::Fingerprint) => &["other-digest"],
        Condition::SiteLimit(limit) if !limit.unless_materials.is_empty() => &["papers"],
        Condition::HomeUrl(_) => &["elsewhere"],
        Condition::Approvals(asked) if asked.ended.is_empty() => &["document"],
        Condition::Approvals(_) => &["document", "ended"],
        Condition::IcpNumber(_) => &["letter", "police-letter"],
        Condition::PsbNumber(_) => &["letter", "icp-letter", "region", "old", "unusual"],
        Condition::ShowsIcpNumber(_) => &["other", "other-site", "licence", "hidden", "script", "drawn"],
        Condition::IcpLink(_) => &["part", "near", "scripted", "old", "no-scheme", "elsewhere", "nowhere", "beside"],
        Condition::ShowsPsbNumber(_) => {
            &["part", "near", "scripted", "old", "no-scheme", "elsewhere", "nowhere", "other", "unlinked", "code", "badge"]
        }
        Condition::CopyrightLine(_) => &["differs"],
        Condition::Domain(D::Format) => &["more", "ip", "character"],
        Condition::Domain(D::Registrable) => &["suffix"],
        Condition::Domain(D::HeldBySubject) => &["representative", "certificate"],
        Condition::Domain(D::Unchanged) => &["several"],
        Condition::DomainValidForDays(_) | Condition::DomainValidForMonths(_) => &["expired"],
        Condition::PublicIp(_) => &["reserved"],
        Condition::FilingTypeFits(_) => &["first", "new-site", "access", "contradiction"],
        Condition::NoSmsWaiting(_) => &["late"],
        Condition::FiledMobileKept(_) => &["shell"],
        _ => &[],
    }
}

/// Outcomes that a record may leave to its own words.
pub fn told_or_not(condition: &Condition) -> &'static [&'static str] {
    match condition {
        Condition::HoldsOne(_) => &["empty"],
        Condition::UniqueName(_) => &["filed"],
        Condition::HeadsApart(_) => &["one-person"],
        Condition::LegalRepresentativeOr(deputy) if deputy.foreigners_only && deputy.one_person => &["one-person"],
        Condition::LocalId(_) => &["number"],
        Condition::SameCityAs(_) => &["certificate"],
        _ => &[],
    }
}
