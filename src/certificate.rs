//! Certificates by their kind: which standard a number follows, and what it says of itself.

use crate::date;
use crate::lexicon::{divisions, regions};
use crate::numbers::resident_id::{self, Kind, ResidentId, Sex};
use crate::numbers::{business_number, organisation_code, registration_certificates, tidy, travel_documents, uscc};
use crate::report::{CertificateFacts, CertificateRegion};

/// A number that its standard accepts.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A resident's, or a residence permit.
    Person(ResidentId),
    /// GB 32100.
    Unified {
        /// The office that registers: a character of the standard's table.
        registrar: Option<&'static str>,
        /// The six digits of the place of registration.
        area: u32,
        /// The GB 11714 code inside.
        organisation_code: String,
        /// Is that code's own check character right?
        organisation_code_ok: bool,
    },
    /// GB 11714.
    Organisation,
    /// A business licence of 15 digits.
    Business {
        /// The six digits of the place of registration.
        area: u32,
    },
    /// A kind that has a form, but nothing to be computed.
    Form,
}

/// Which part of a number is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// So many characters, where another number is wanted.
    Length {
        /// As many as there are.
        found: usize,
        /// As many as there should be.
        wanted: &'static str,
    },
    /// A character that cannot stand there.
    Character {
        /// Its place, from nought.
        index: usize,
    },
    /// The last character does not fit the others.
    CheckCharacter,
    /// There is no such day, or it is yet to come.
    BirthDate,
    /// 15 digits: a card of the first generation, none of which is valid any more.
    FirstGeneration,
    /// Not the form of this kind of certificate.
    Form,
    /// A good number, of another kind of certificate.
    OtherKind,
}

/// Reads a number that has been tidied (see [`tidy`]) by the standard of its kind. A kind that nobody knows is not judged.
pub fn read(kind: &str, number: &str) -> Result<Reading, Fault> {
    match kind {
        "resident-id" => person(number, &[Kind::Resident]),
        "residence-permit-hk-macau-taiwan" => person(number, &[Kind::HongKongMacauTaiwanResidence]),
        "foreigner-permanent-residence" if travel_documents::looks_like_old_permanent_residence(number) => Ok(Reading::Form),
        "foreigner-permanent-residence" => person(number, &[Kind::Foreigner]),
        "unified-social-credit" => unified(number),
        "business-licence" if number.len() == 15 => {
            business_number::parse(number).map(|n| Reading::Business { area: n.area }).map_err(|fault| match fault {
                business_number::Fault::Length { found } => Fault::Length { found, wanted: "15" },
                business_number::Fault::Character { index } => Fault::Character { index },
                business_number::Fault::CheckCharacter { .. } => Fault::CheckCharacter,
            })
        }
        "business-licence" => unified(number),
        "organisation-code" if number.len() == 18 => unified(number),
        "organisation-code" => organisation_code::parse(number).map(|_| Reading::Organisation).map_err(|fault| match fault {
            organisation_code::Fault::Length { found } => Fault::Length { found, wanted: "9" },
            organisation_code::Fault::Character { index } => Fault::Character { index },
            organisation_code::Fault::CheckCharacter { .. } => Fault::CheckCharacter,
        }),
        "public-institution-certificate" | "social-organization-certificate" | "private-non-enterprise-certificate" if number.len() != 18 => {
            form(registration_certificates::looks_like_registration_number(number))
        }
        "public-institution-certificate" | "social-organization-certificate" | "private-non-enterprise-certificate" => unified(number),
        // Papers of units on which the unified code is printed; older numbers of theirs have no form to be held to.
        "foundation-certificate"
        | "social-service-institution-certificate"
        | "collective-economy-certificate"
        | "foreign-representative-office-certificate"
            if number.len() == 18 =>
        {
            unified(number)
        }
        "passport" => form(travel_documents::looks_like_passport(number)),
        "mainland-travel-permit-hk-macau" => form(travel_documents::looks_like_hk_macau_permit(number)),
        "mainland-travel-permit-taiwan" => form(travel_documents::looks_like_taiwan_permit(number)),
        "officer-card" => form(travel_documents::looks_like_officer_card(number)),
        "military-code" => form(travel_documents::looks_like_military_code(number)),
        _ => Ok(Reading::Form),
    }
}

/// Of a number whose kind nobody has said yet: the kind that its form speaks for; empty where it speaks for none.
pub fn likely_kind(number: &str, of_a_person: bool) -> &'static str {
    let letters = number.bytes().filter(|b| !b.is_ascii_digit()).count();
    if !(15..=18).contains(&number.len()) || letters == number.len() {
        return "";
    }
    // The year or, before 1999, its last two digits, stand behind the place.
    let century = number.get(6..8).is_some_and(|c| c == "19" || c == "20");
    let id_like = letters <= 1 && (century && !number.starts_with('9') || resident_id::parse(number).is_ok());
    if of_a_person {
        return if letters <= 1 { "resident-id" } else { "" };
    }
    if number.len() == 15 {
        return if matches!(resident_id::parse(number), Err(resident_id::Fault::FirstGeneration)) && business_number::parse(number).is_err() {
            "resident-id"
        } else {
            ""
        };
    }
    if id_like {
        "resident-id"
    } else if number.len() == 18 && (letters > 1 || number.starts_with('9') || uscc::parse(number).is_ok()) {
        "unified-social-credit"
    } else {
        ""
    }
}

fn person(number: &str, kinds: &[Kind]) -> Result<Reading, Fault> {
    let read = resident_id::parse(number).map_err(|fault| match fault {
        resident_id::Fault::Length { found } => Fault::Length { found, wanted: "18" },
        resident_id::Fault::Character { index } => Fault::Character { index },
        resident_id::Fault::BirthDate => Fault::BirthDate,
        resident_id::Fault::CheckCharacter { .. } => Fault::CheckCharacter,
        resident_id::Fault::FirstGeneration => Fault::FirstGeneration,
    })?;
    // A foreigners' card names a region behind its 9; with none there it is a resident's number of an unknown place.
    let kind = if read.kind == Kind::Foreigner && regions::by_code(read.region()).is_none() { Kind::Resident } else { read.kind };
    if kinds.contains(&kind) { Ok(Reading::Person(ResidentId { kind, ..read })) } else { Err(Fault::OtherKind) }
}

fn unified(number: &str) -> Result<Reading, Fault> {
    let code = uscc::parse(number).map_err(|fault| match fault {
        uscc::Fault::Length { found } => Fault::Length { found, wanted: "18" },
        uscc::Fault::Character { index, .. } => Fault::Character { index },
        uscc::Fault::CheckCharacter { .. } => Fault::CheckCharacter,
    })?;
    Ok(Reading::Unified {
        registrar: code.registrar(),
        area: code.area,
        organisation_code: code.organisation_code().to_owned(),
        organisation_code_ok: code.organisation_code_ok,
    })
}

fn form(fits: bool) -> Result<Reading, Fault> {
    if fits { Ok(Reading::Form) } else { Err(Fault::Form) }
}

/// What a number says of itself, width, spaces and case forgiven; none where its form or its check character is wrong.
pub fn facts(kind: &str, number: &str) -> Option<CertificateFacts> {
    let number = tidy(number);
    let reading = read(kind, &number).ok().filter(|_| !number.is_empty())?;
    let facts = CertificateFacts { kind: kind.to_owned(), number: number.clone(), ..CertificateFacts::default() };
    Some(match reading {
        Reading::Person(id) => CertificateFacts {
            region: region(id.area, id.kind),
            birth_date: Some(date::format(id.birth)),
            sex: Some(match id.sex {
                Sex::Male => "male",
                Sex::Female => "female",
            }),
            ..facts
        },
        Reading::Unified { registrar, area, organisation_code, .. } => CertificateFacts {
            region: region(area, Kind::Resident),
            organisation_code: Some(organisation_code),
            registrar: registrar.map(str::to_owned),
            ..facts
        },
        Reading::Organisation => CertificateFacts { organisation_code: Some(number), ..facts },
        Reading::Business { area } => CertificateFacts { region: region(area, Kind::Resident), ..facts },
        Reading::Form => facts,
    })
}

/// The place of an area code: its region, and its name down to the county. A foreigners' card names only the region.
fn region(area: u32, kind: Kind) -> Option<CertificateRegion> {
    let code = if kind == Kind::Foreigner { area / 1_000 % 100 * 10_000 } else { area };
    let place = divisions::by_code(code)?;
    let above = [code / 10_000 * 10_000, code / 100 * 100].into_iter().filter(|above| *above != code).filter_map(divisions::by_code);
    let name = above.chain([place]).filter(|d| d.kind != divisions::Kind::Part || d.code == code).map(|d| d.name).collect();
    Some(CertificateRegion { code: format!("{:02}", code / 10_000), name, current: place.current })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_says_where_it_is_from() {
        let place = |kind: &str, number: &str| facts(kind, number).and_then(|f| f.region).map(|r| (r.code, r.name, r.current));
        let of = |code: &str, name: &str, current| Some((code.to_owned(), name.to_owned(), current));
        assert_eq!(place("resident-id", "１１０１０５ 19491231002x"), of("11", "北京市朝阳区", true));
        assert_eq!(place("unified-social-credit", "91350100M000100Y43"), of("35", "福建省福州市", true));
        assert_eq!(place("resident-id", "110105194912310021"), None, "a wrong check character says nothing");
    }

    #[test]
    fn papers_that_bear_the_unified_code() {
        for kind in ["foundation-certificate", "collective-economy-certificate", "social-service-institution-certificate"] {
            assert!(matches!(read(kind, "91350100M000100Y43"), Ok(Reading::Unified { .. })), "{kind}");
            assert_eq!(read(kind, "91350100M000100Y44"), Err(Fault::CheckCharacter), "{kind}");
            assert_eq!(read(kind, "苏民证字第0123号"), Ok(Reading::Form), "{kind}: an older number is not judged");
        }
        assert_eq!(read("law-firm-licence", "13201201010123456"), Ok(Reading::Form));
    }

    #[test]
    fn facts_of_a_person_and_of_a_unit() {
        let person = facts("resident-id", "11010519491231002X").unwrap();
        assert_eq!((person.birth_date.as_deref(), person.sex), (Some("1949-12-31"), Some("female")));
        let unit = facts("unified-social-credit", "91350100M000100Y43").unwrap();
        assert_eq!(unit.organisation_code.as_deref(), Some("M000100Y4"));
    }
}
