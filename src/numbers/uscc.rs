//! Unified social credit codes: GB 32100 (18 characters).
//!
//! One character of the registering department, one of the kind of body, six digits of the
//! place, the nine characters of the organisation code (GB 11714), one check character.
//!
//! Traps:
//! - The alphabet has 31 characters: the digits and the capital letters without I O S V Z, which are
//!   mistaken for others.
//! - The check value is 31 less the weighted sum; 31 itself is written `0`. Programs that forget it refuse
//!   three valid codes in a hundred.
//! - First characters other than 1, 5, 9 and Y exist (A, N and more): an unknown one is no fault.
//! - The inner organisation code has a check of its own. Nearly all codes pass it; a few of the pilot
//!   era do not, so it is a fact here and not a fault.

use super::organisation_code;

/// The 31 characters, each at the place of its value.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A unified social credit code whose check character fits.
///
/// ```
/// use beian_check::numbers::uscc;
///
/// // The example in GB 32100.
/// let code = uscc::parse("91350100M000100Y43")?;
/// assert_eq!(code.area, 350_100);
/// assert_eq!(code.organisation_code(), "M000100Y4");
/// assert!(code.organisation_code_ok);
/// assert_eq!(code.registrar(), Some("市场监督管理（工商）"));
/// # Ok::<(), uscc::Fault>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uscc<'t> {
    /// The code itself.
    pub text: &'t str,
    /// The first character: the registering department.
    pub department: char,
    /// The second character: the kind of body, within the department.
    pub category: char,
    /// Characters 3 to 8: where it was registered, GB/T 2260. 100000 stands for the state's own register.
    pub area: u32,
    /// The organisation code inside passes the check of GB 11714.
    pub organisation_code_ok: bool,
}

/// Which part of the code is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not 18 characters.
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character outside the alphabet, or no digit among the six of the place.
    Character {
        /// Its index, counted in characters from 0.
        index: usize,
        /// The character it was probably meant to be, where only one comes to mind.
        hint: Option<char>,
    },
    /// The check character does not fit.
    CheckCharacter {
        /// The one that would fit.
        expected: char,
    },
}

impl<'t> Uscc<'t> {
    /// Characters 9 to 17: the organisation code of GB 11714, without a hyphen.
    ///
    /// ```
    /// assert_eq!(beian_check::numbers::uscc::parse("91350100M000100Y43").map(|c| c.organisation_code()), Ok("M000100Y4"));
    /// ```
    #[must_use]
    pub fn organisation_code(&self) -> &'t str {
        self.text.get(8..17).unwrap_or_default()
    }

    /// The registering department, where the first character is a known one.
    ///
    /// ```
    /// assert_eq!(beian_check::numbers::uscc::parse("91350100M000100Y43").map(|c| c.registrar()), Ok(Some("市场监督管理（工商）")));
    /// ```
    #[must_use]
    pub fn registrar(&self) -> Option<&'static str> {
        Some(match self.department {
            '1' => "机构编制",
            '2' => "外交",
            '3' => "司法行政",
            '4' => "文化",
            '5' => "民政",
            '6' => "旅游",
            '7' => "宗教",
            '8' => "工会",
            '9' => "市场监督管理（工商）",
            'A' => "中央军委改革和编制办公室",
            'N' => "农业农村",
            'Y' => "其他",
            _ => return None,
        })
    }

    /// The kind of body that the first two characters stand for, where the pair is a known one.
    ///
    /// ```
    /// assert_eq!(beian_check::numbers::uscc::parse("91350100M000100Y43").map(|c| c.body()), Ok(Some("企业")));
    /// ```
    #[must_use]
    pub fn body(&self) -> Option<&'static str> {
        Some(match (self.department, self.category) {
            ('1', '1') => "机关",
            ('1', '2') => "事业单位",
            ('1', '3') => "群众团体",
            ('3', '1') => "律师执业机构",
            ('5', '1') => "社会团体",
            ('5', '2') => "民办非企业单位",
            ('5', '3') => "基金会",
            ('7', '1') => "宗教活动场所",
            ('8', '1') => "基层工会",
            ('9', '1') => "企业",
            ('9', '2') => "个体工商户",
            ('9', '3') => "农民专业合作社",
            _ => return None,
        })
    }
}

/// Reads a code of 18 characters. Strict: no spaces, no small letters, nothing full-width (see
/// [`tidy`](super::tidy)).
///
/// ```
/// use beian_check::numbers::uscc::{parse, Fault};
///
/// assert!(parse("91350100M000100Y43").is_ok());
/// assert_eq!(parse("91350100M000100Y44"), Err(Fault::CheckCharacter { expected: '3' }));
/// assert_eq!(parse("9I350100M000100Y43"), Err(Fault::Character { index: 1, hint: Some('1') }));
/// ```
///
/// # Errors
///
/// Says which part is wrong.
pub fn parse(text: &str) -> Result<Uscc<'_>, Fault> {
    let found = text.chars().count();
    if found != 18 {
        return Err(Fault::Length { found });
    }
    if let Some((index, c)) = text.chars().enumerate().find(|&(index, c)| !stands_at(index, c)) {
        return Err(Fault::Character { index, hint: meant(index, c) });
    }
    // From here on the text is ASCII, so bytes are characters.
    let (body, check) = crate::pieces::split_at(text, 17);
    if let Some(expected) = check_character(body)
        && !check.starts_with(expected)
    {
        return Err(Fault::CheckCharacter { expected });
    }
    let mut characters = text.chars();
    Ok(Uscc {
        text,
        department: characters.next().unwrap_or_default(),
        category: characters.next().unwrap_or_default(),
        area: text.get(2..8).and_then(|area| area.parse().ok()).unwrap_or_default(),
        organisation_code_ok: text.get(8..17).is_some_and(|code| organisation_code::parse(code).is_ok()),
    })
}

/// The check character of the 17 characters before it; `None` where one of them is outside the alphabet.
///
/// ```
/// use beian_check::numbers::uscc::check_character;
///
/// assert_eq!(check_character("91350100M000100Y4"), Some('3'));
/// assert_eq!(check_character("91350100M000100Z4"), None);
/// ```
#[must_use]
pub fn check_character(body: &str) -> Option<char> {
    let mut weight = 1;
    let mut sum = 0;
    for character in body.chars() {
        sum += ALPHABET.find(character)? * weight;
        weight = weight * 3 % 31;
    }
    // 31 − 0 is past the end of the alphabet, and written `0`.
    ALPHABET.chars().nth((31 - sum % 31) % 31)
}

/// The code that was probably meant: look-alikes (I, O, S, Z, small and full-width letters) put
/// right, and only where both check characters then agree. Safe to offer as a correction.
///
/// ```
/// use beian_check::numbers::uscc::repair;
///
/// assert_eq!(repair("9I35OI00M000100Y43").as_deref(), Some("91350100M000100Y43"));
/// assert_eq!(repair("91350100M000100Y44"), None);
/// assert_eq!(repair("91350100M000100Y43"), None); // nothing to repair
/// ```
#[must_use]
pub fn repair(text: &str) -> Option<String> {
    let put_right = |(index, c)| {
        if stands_at(index, c) { Some(c) } else { meant(index, c) }
    };
    let meant = text.chars().enumerate().map(put_right).collect::<Option<String>>()?;
    let sound = parse(&meant).is_ok_and(|code| code.organisation_code_ok);
    (sound && meant != text).then_some(meant)
}

/// Whether the standard lets this character stand at this place.
fn stands_at(index: usize, character: char) -> bool {
    match index {
        2..8 => character.is_ascii_digit(),
        _ => crate::pieces::has(ALPHABET, character),
    }
}

/// What a character that may not stand at its place was probably meant to be. V has no answer: it may be
/// a U or a Y.
fn meant(index: usize, character: char) -> Option<char> {
    let plain = super::tidy::narrow(character).to_ascii_uppercase();
    let meant = match plain {
        'I' => '1',
        'O' => '0',
        'S' => '5',
        'Z' => '2',
        // Letters of the alphabet, but the place has digits only.
        'L' if (2..8).contains(&index) => '1',
        'D' | 'Q' if (2..8).contains(&index) => '0',
        'B' if (2..8).contains(&index) => '8',
        _ => plain,
    };
    stands_at(index, meant).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A made-up code with both check characters computed.
    fn made_up(head: &str, organisation: &str) -> String {
        let inner = organisation_code::check_character(organisation).unwrap();
        let body = format!("{head}{organisation}{inner}");
        format!("{body}{}", check_character(&body).unwrap())
    }

    #[test]
    fn the_example_of_the_standard() {
        let code = parse("91350100M000100Y43").unwrap();
        assert_eq!((code.department, code.category, code.area), ('9', '1', 350_100));
        assert!(code.organisation_code_ok);
    }

    #[test]
    fn a_check_value_of_31_is_written_nought() {
        let (mut codes, mut noughts) = (0, 0);
        for n in 0..3_100 {
            let code = made_up("91320100", &format!("MA{n:06}"));
            if code.ends_with('0') {
                noughts += 1;
                assert!(parse(&code).is_ok(), "{code}");
            }
            codes += 1;
        }
        // One code in 31: those that an index of 31 past the alphabet would lose.
        assert!((50..150).contains(&noughts), "{noughts} of {codes}");
    }

    #[test]
    fn every_wrong_character_and_every_exchange_of_neighbours_is_found() {
        for (head, organisation) in [("91320100", "MA000001"), ("12500000", "12345678"), ("Y1110000", "KWXY0T9U")] {
            let code: Vec<char> = made_up(head, organisation).chars().collect();
            for place in 0..18 {
                for other in ALPHABET.chars() {
                    let mut wrong = code.clone();
                    wrong[place] = other;
                    let text: String = wrong.iter().collect();
                    assert_eq!(parse(&text).is_ok(), wrong == code, "{text}");
                }
                if place > 0 {
                    let mut wrong = code.clone();
                    wrong.swap(place - 1, place);
                    let text: String = wrong.iter().collect();
                    assert_eq!(parse(&text).is_ok(), wrong == code, "{text}");
                }
            }
        }
    }

    #[test]
    fn the_inner_code_is_a_fact_and_not_a_fault() {
        let body = "91320100MA0000019"; // made up; GB 11714 wants another ninth character
        assert_ne!(organisation_code::check_character("MA000001"), Some('9'));
        let text = format!("{body}{}", check_character(body).unwrap());
        assert!(!parse(&text).unwrap().organisation_code_ok);
    }

    #[test]
    fn unknown_departments_are_no_fault() {
        for (head, known) in [("A1110000", true), ("N2320000", true), ("G1110000", false), ("J1110000", false)] {
            let text = made_up(head, "12345678");
            assert_eq!(parse(&text).unwrap().registrar().is_some(), known, "{head}");
        }
    }

    #[test]
    fn every_known_department_and_kind_of_body_has_its_name() {
        let named = |head: &str| {
            let text = made_up(&format!("{head}320100"), "12345678");
            let code = parse(&text).unwrap();
            (code.registrar(), code.body())
        };
        for (head, registrar, body) in [
            ("11", "机构编制", Some("机关")),
            ("12", "机构编制", Some("事业单位")),
            ("13", "机构编制", Some("群众团体")),
            ("21", "外交", None),
            ("31", "司法行政", Some("律师执业机构")),
            ("41", "文化", None),
            ("51", "民政", Some("社会团体")),
            ("52", "民政", Some("民办非企业单位")),
            ("53", "民政", Some("基金会")),
            ("61", "旅游", None),
            ("71", "宗教", Some("宗教活动场所")),
            ("81", "工会", Some("基层工会")),
            ("91", "市场监督管理（工商）", Some("企业")),
            ("92", "市场监督管理（工商）", Some("个体工商户")),
            ("93", "市场监督管理（工商）", Some("农民专业合作社")),
            ("A1", "中央军委改革和编制办公室", None),
            ("N1", "农业农村", None),
            ("Y1", "其他", None),
        ] {
            assert_eq!(named(head), (Some(registrar), body), "{head}");
        }
        assert_eq!(named("G1"), (None, None));
    }

    #[test]
    fn a_look_alike_is_known_by_its_place() {
        for (index, typed, wanted) in [
            (0, 'I', Some('1')),
            (0, 'O', Some('0')),
            (0, 's', Some('5')),
            (17, 'Ｚ', Some('2')),
            (8, 'V', None),
            (2, 'L', Some('1')),
            (7, 'D', Some('0')),
            (4, 'Q', Some('0')),
            (5, 'B', Some('8')),
            (5, 'A', None),
            (8, 'l', Some('L')),
            (1, 'q', Some('Q')),
            (9, 'd', Some('D')),
            (16, 'b', Some('B')),
        ] {
            assert_eq!(meant(index, typed), wanted, "{typed} at {index}");
        }
    }

    #[test]
    fn the_faulty_part_is_named() {
        let hinted = |index, hint| Fault::Character { index, hint };
        for (text, fault) in [
            ("", Fault::Length { found: 0 }),
            ("91350100M000100Y4", Fault::Length { found: 17 }),
            ("91350100M000100Y433", Fault::Length { found: 19 }),
            ("91350100M0001O0Y43", hinted(13, Some('0'))),
            ("9135010SM000100Y43", hinted(7, Some('5'))),
            ("9135010BM000100Y43", hinted(7, Some('8'))),
            ("9135010KM000100Y43", hinted(7, None)),
            ("91350100M000100V43", hinted(15, None)),
            ("91350100m000100Y43", hinted(8, Some('M'))),
            ("９1350100M000100Y43", hinted(0, Some('9'))),
            ("91350100M00010 Y43", hinted(14, None)),
            ("91350100M000100Y中3", hinted(16, None)),
            ("91350100M000100Y42", Fault::CheckCharacter { expected: '3' }),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_repair_is_offered_only_where_both_checks_agree() {
        assert_eq!(repair("９１350I0Om000100y43").as_deref(), Some("91350100M000100Y43"));
        assert_eq!(repair("9135010SM000100Y43"), None, "the look-alike was not what was meant");
        assert_eq!(repair("91350100M000100V43"), None);
        // A head with a check character that fits, around an inner code that does not.
        let body = "91320100MA0000019";
        let text = format!("{body}{}", check_character(body).unwrap());
        assert_eq!(repair(&text.replacen('1', "I", 1)), None);
        assert_eq!(repair(""), None);
    }
}
