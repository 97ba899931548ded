//! Who gets an SMS of the ministry, on which number, and what they have to type.

use crate::filing::{Filing, FilingType};
use crate::firsts::Firsts;
use crate::numbers::phone::bare_mobile;
use crate::report::Sms;
use crate::rulebook::plan_record::{Plan, Receiver};

use super::people::{everybody, reached};

/// One entry for each different number: so many codes come.
pub fn sms(plan: &Plan, filing: &Filing, filing_type: FilingType) -> Vec<Sms> {
    let mut out: Vec<Sms> = Vec::new();
    let (mut numbers, mut places) = (Firsts::default(), Firsts::default());
    let records = plan.sms.iter().filter(|record| record.filing_type.iter().any(|t| t == filing_type.name()));
    for record in records {
        let asks = |who: Receiver| record.who.contains(&who);
        for one in everybody(filing, asks(Receiver::Principal), asks(Receiver::SitePrincipal)) {
            let (whose, number) = reached(filing, &one);
            let filed = record.filed_number && !whose.filed_mobile.is_blank();
            let typed = if filed { &whose.filed_mobile } else { &whose.mobile };
            let mobile = bare_mobile(typed).unwrap_or_else(|| typed.trim().to_owned());
            // A person may stand in two records.
            let place = one.paths.first().map(|path| format!("{mobile} {path}")).unwrap_or_default();
            if mobile.is_empty() || places.of_text(&place).is_some() {
                continue;
            }
            places.note(place, ());
            match numbers.of_text(&mobile).and_then(|at: usize| out.get_mut(at)) {
                // Two people on one phone: the first of them is the principal, whose certificate is asked for.
                Some(other) => other.paths.extend(one.paths),
                None => {
                    numbers.note(mobile.clone(), out.len());
                    let person = if one.is_principal && asks(Receiver::Principal) { "principal" } else { "site-principal" };
                    out.push(Sms { person, mobile, last_six: last_six(number), paths: one.paths });
                }
            }
        }
    }
    out
}

/// The last six characters, symbols counted, as they are typed: A1234567（8） → 567（8）. Spaces are nobody's, and letters are capitals.
fn last_six(number: &str) -> String {
    let characters: Vec<char> = number.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    characters.iter().skip(characters.len().saturating_sub(6)).collect()
}

#[cfg(test)]
mod tests {
    use super::last_six;

    #[test]
    fn symbols_count_in_both_widths() {
        for (number, typed) in [
            ("A1234567（8）", "567（8）"),
            ("A1234567(8)", "567(8)"),
            ("A123456X", "23456X"),
            (" 110105 1949 1231 002X ", "31002X"),
            ("11010519491231002x", "31002X"),
            ("8（9）", "8（9）"),
            ("", ""),
        ] {
            assert_eq!(last_six(number), typed, "{number}");
        }
    }
}
