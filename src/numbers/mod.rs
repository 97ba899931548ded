//! The number standards of a filing, as pure functions: no rules, no regions, no clock, no I/O.
//!
//! Each file knows one kind of number and says three things about a text: whether it is one, what
//! it tells of itself, and, where it is not one, **which part** is wrong. What follows from that for a
//! filing is decided elsewhere.
//!
//! The parsers of certificates are strict about width and spaces, so that a caller can tell "wrong"
//! from "written with full-width digits": call [`tidy`] or [`half_width`] first to be forgiving. The
//! readers of [`phone`], [`icp`] and [`psb`] numbers are forgiving by themselves, because people
//! copy those from pages, with all that clings to them.
//!
//! No fault repeats the number it is about: numbers are personal data, and faults end up in messages.
//!
//! ```
//! use beian_check::numbers::{resident_id, tidy};
//!
//! // The example of GB 11643, as somebody might type it.
//! let typed = "１１０１０５ 19491231 002X";
//! assert_eq!(resident_id::parse(typed), Err(resident_id::Fault::Length { found: 20 }));
//! assert!(resident_id::parse(&tidy(typed)).is_ok());
//! ```

pub mod business_number;
pub mod email;
pub mod icp;
pub mod iso7064;
pub mod organisation_code;
pub mod phone;
pub mod psb;
pub mod registration_certificates;
pub mod resident_id;
mod tidy;
pub mod travel_documents;
pub mod uscc;

pub use icp::IcpNumber;
pub use organisation_code::OrganisationCode;
pub use psb::PsbNumber;
pub use resident_id::ResidentId;
pub(crate) use tidy::is_same_number;
pub use tidy::{half_width, tidy, tidy_positions};
pub use uscc::Uscc;

#[cfg(test)]
mod tests {
    use super::*;

    /// Made-up texts of the characters that the parsers look for, deterministic.
    fn texts() -> impl Iterator<Item = String> {
        const CHARACTERS: [&str; 40] = [
            "0",
            "1",
            "2",
            "3",
            "8",
            "9",
            "４",
            "00",
            "022",
            "110105",
            "1949",
            "1231",
            "A",
            "B2",
            "X",
            "x",
            "O",
            "H",
            "京",
            "字第",
            "第",
            "号",
            "ICP",
            "备",
            "证",
            "公网安备",
            "-",
            "—",
            "－",
            " ",
            "\u{200B}",
            "(",
            "）",
            "+86",
            "转",
            "ext",
            "@",
            ".",
            "例",
            "😀",
        ];
        let mut state: u64 = 7;
        let mut next = move |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % below
        };
        (0..40_000).map(move |_| (0..next(14)).map(|_| CHARACTERS[next(CHARACTERS.len())]).collect())
    }

    #[test]
    fn whatever_is_typed_gets_an_answer() {
        for text in texts() {
            let tidied = tidy(&text);
            for text in [&text, &tidied] {
                let _ = (resident_id::parse(text), resident_id::upgrade(text));
                let _ = (uscc::parse(text), uscc::repair(text), organisation_code::parse(text));
                let _ = (business_number::parse(text), email::parse(text), phone::mobile(text, &[]));
                let _ = (travel_documents::passport(text), travel_documents::foreigner_card(text));
                let _ = (
                    travel_documents::looks_like_taiwan_permit(text),
                    travel_documents::looks_like_officer_card(text),
                    registration_certificates::looks_like_registration_number(text),
                );
            }
            assert_eq!(tidy(&tidied), tidied, "{text:?}");
            assert_eq!(tidy_positions(&text).len(), tidied.chars().count(), "{text:?}");
        }
    }

    #[test]
    fn the_normal_form_is_read_as_the_same_number() {
        let mut read = [0; 4];
        let heads = ["京ICP备12345678", "京公网安备11000002999999", "022-78954321", "+86 138 0000 0000"];
        for (at, text) in texts().enumerate() {
            let text = heads[at % 4].to_owned() + &text;
            if let Ok(number) = icp::parse(&text) {
                let again = icp::parse(&number.to_string());
                assert_eq!(again, Ok(IcpNumber { normal: true, ..number }), "{text:?}");
                read[0] += 1;
            }
            if let Ok(number) = psb::parse(&text) {
                let again = psb::parse(&number.to_string());
                assert_eq!(again, Ok(PsbNumber { normal: true, ..number }), "{text:?}");
                read[1] += 1;
            }
            if let Ok(line) = phone::landline(&text) {
                let again = phone::landline(&line.to_string());
                assert_eq!(again, Ok(phone::Landline { country: false, ..line }), "{text:?}");
                read[2] += 1;
            }
            if let Some(bare) = phone::bare_mobile(&text) {
                assert_eq!(phone::mobile_form(&bare), Ok(()), "{text:?}");
                read[3] += 1;
            }
        }
        assert!(read.iter().all(|&count| count > 100), "the texts must reach every reader: {read:?}");
    }
}
