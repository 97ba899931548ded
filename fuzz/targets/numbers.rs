//! Certificates, telephones, e-mail, the two registers' numbers, and days.

use beian_check::numbers::{business_number, email, icp, organisation_code, phone, psb, resident_id, travel_documents, uscc};
use beian_check::numbers::{half_width, tidy, tidy_positions};
use beian_check::{certificate, date};

use super::{choice_and_text, text, today};

const KINDS: [&str; 16] = [
    "resident-id",
    "residence-permit-hk-macau-taiwan",
    "foreigner-permanent-residence",
    "unified-social-credit",
    "business-licence",
    "organisation-code",
    "public-institution-certificate",
    "social-organization-certificate",
    "private-non-enterprise-certificate",
    "foundation-certificate",
    "passport",
    "mainland-travel-permit-hk-macau",
    "mainland-travel-permit-taiwan",
    "officer-card",
    "military-code",
    "",
];

/// The check characters find any one character that is written wrong: so says each standard.
fn one_wrong_character_is_found(number: &str, last: usize, is_good: impl Fn(&str) -> bool) {
    let characters: Vec<char> = number.chars().collect();
    for at in 0..last.min(characters.len()) {
        if !characters[at].is_ascii_digit() {
            continue;
        }
        let mut wrong = characters.clone();
        wrong[at] = if characters[at] == '9' { '0' } else { char::from(characters[at] as u8 + 1) };
        let wrong: String = wrong.into_iter().collect();
        assert!(!is_good(&wrong), "{number} and {wrong} are both good");
    }
}

pub fn certificates(data: &[u8]) {
    let (choice, typed) = choice_and_text(data);
    let tidied = tidy(&typed);
    assert_eq!(tidy(&tidied), tidied, "tidied twice");
    assert_eq!(tidy_positions(&typed).len(), tidied.chars().count());
    assert_eq!(half_width(&half_width(&typed)), half_width(&typed), "folded twice");
    assert_eq!(half_width(&typed).chars().count(), typed.chars().count());

    let kind = KINDS[usize::from(choice) % KINDS.len()];
    let facts = certificate::facts(kind, &typed);
    assert_eq!(facts, certificate::facts(kind, &tidied), "a number says the same before and after it is tidied");
    for one in [&typed, &tidied] {
        for place in [
            resident_id::parse(one).err().and_then(|f| if let resident_id::Fault::Character { index } = f { Some(index) } else { None }),
            uscc::parse(one).err().and_then(|f| if let uscc::Fault::Character { index, .. } = f { Some(index) } else { None }),
        ] {
            assert!(place.is_none_or(|index| index < one.chars().count()), "a fault that lies outside of {one:?}");
        }
        let _ = (organisation_code::parse(one), business_number::parse(one));
        let _ = (travel_documents::passport(one), travel_documents::foreigner_card(one), travel_documents::looks_like_officer_card(one));
    }
    if resident_id::parse(&tidied).is_ok() {
        one_wrong_character_is_found(&tidied, 17, |wrong| resident_id::parse(wrong).is_ok());
    }
    if uscc::parse(&tidied).is_ok() {
        one_wrong_character_is_found(&tidied, 17, |wrong| uscc::parse(wrong).is_ok());
    }
    if let Some(long) = resident_id::upgrade(&tidied) {
        assert!(resident_id::parse(&long).is_ok(), "{tidied} became {long}, which is none");
    }
    if let Some(repaired) = uscc::repair(&tidied) {
        assert!(uscc::parse(&repaired).is_ok(), "{tidied} became {repaired}, which is none");
    }
}

pub fn contacts(data: &[u8]) {
    let typed = text(data);
    let _ = (email::parse(&typed), phone::mobile(&typed, &[]));
    if let Ok(line) = phone::landline(&typed) {
        assert_eq!(phone::landline(&line.to_string()), Ok(phone::Landline { country: false, ..line }), "{typed:?}");
    }
    if let Some(bare) = phone::bare_mobile(&typed) {
        assert_eq!(phone::mobile_form(&bare), Ok(()), "{typed:?}");
    }
}

pub fn filing_numbers(data: &[u8]) {
    let typed = text(data);
    if let Ok(number) = icp::parse(&typed) {
        assert_eq!(number.normal, number.to_string() == typed);
        assert_eq!(icp::parse(&number.to_string()), Ok(icp::IcpNumber { normal: true, ..number }), "{typed:?}");
    }
    if let Ok(number) = psb::parse(&typed) {
        assert_eq!(psb::parse(&number.to_string()), Ok(psb::PsbNumber { normal: true, ..number }), "{typed:?}");
    }
    for facts in [today().read_icp_number(&typed).map(|f| (f.region, f.text)), today().read_psb_number(&typed).map(|f| (f.region, f.text))] {
        let Some((region, text)) = facts else { continue };
        assert!(region.len() == 2 && text.chars().count() > 6, "{typed:?}");
    }
}

pub fn dates(data: &[u8]) {
    let (months, typed) = choice_and_text(data);
    let Some(moment) = date::moment(&typed) else {
        assert_eq!(date::parse(&typed), None);
        return;
    };
    assert_eq!(date::parse(&typed), Some(moment.day));
    assert_eq!(date::parse(&date::format(moment.day)), Some(moment.day), "{typed:?} is written as another day");
    assert!(moment.minute.is_none_or(|minute| (0..24 * 60).contains(&minute)), "{typed:?}");
    assert_eq!(date::moment(&moment.to_string()), Some(moment), "{typed:?} is written as another moment");
    assert!(!moment.is_after(moment) && !moment.is_after(moment.later(u32::from(months))), "{typed:?}");
    let later = date::add_months(moment.day, i32::from(months as i8));
    assert!(if (months as i8) < 0 { later <= moment.day } else { later >= moment.day }, "{typed:?} and {months} months");
}
