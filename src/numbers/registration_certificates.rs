//! Certificate numbers of public institutions, social organisations and private non-enterprise
//! units, of before the unified social credit code.
//!
//! Their forms were each office's own. So these are mild: they tell a number of that time from
//! something else and no more. A unified code on such a certificate is read by [`uscc`](super::uscc).

use super::tidy::is_han;

/// 事业单位法人证书: twelve digits, mostly as `事证第100000000000号`.
///
/// ```
/// use beian_check::numbers::registration_certificates::looks_like_public_institution;
///
/// assert!(looks_like_public_institution("事证第100000000000号"));
/// assert!(looks_like_public_institution("100000000000"));
/// assert!(!looks_like_public_institution("1000"));
/// ```
#[must_use]
pub fn looks_like_public_institution(text: &str) -> bool {
    number_in_words(text, "事证").is_some_and(|digits| digits.len() == 12)
}

/// 社会团体法人登记证书: `社证字第0000号`, with the region's characters in front or without.
///
/// ```
/// use beian_check::numbers::registration_certificates::looks_like_social_organization;
///
/// assert!(looks_like_social_organization("社证字第0000号"));
/// assert!(looks_like_social_organization("京民社证字第0000000号"));
/// assert!(!looks_like_social_organization("事证第100000000000号"));
/// ```
#[must_use]
pub fn looks_like_social_organization(text: &str) -> bool {
    number_in_words(text, "社").is_some_and(|digits| (4..=13).contains(&digits.len()))
}

/// 民办非企业单位登记证书: `民证字第000000号`, with the region's characters in front or without.
///
/// ```
/// use beian_check::numbers::registration_certificates::looks_like_private_non_enterprise;
///
/// assert!(looks_like_private_non_enterprise("民证字第000000号"));
/// assert!(looks_like_private_non_enterprise("苏民证字第000000号"));
/// assert!(!looks_like_private_non_enterprise("民证字第号"));
/// ```
#[must_use]
pub fn looks_like_private_non_enterprise(text: &str) -> bool {
    number_in_words(text, "民").is_some_and(|digits| (4..=13).contains(&digits.len()))
}

/// A number of any of the three kinds.
///
/// ```
/// use beian_check::numbers::registration_certificates::looks_like_registration_number;
///
/// assert!(looks_like_registration_number("事证第100000000000号"));
/// assert!(looks_like_registration_number("民证字第000000号"));
/// assert!(!looks_like_registration_number("第号"));
/// ```
#[must_use]
pub fn looks_like_registration_number(text: &str) -> bool {
    looks_like_public_institution(text) || looks_like_social_organization(text) || looks_like_private_non_enterprise(text)
}

/// The digits of `…第…号`, where the words before 第 hold `word`; or of a text of digits alone.
fn number_in_words<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (words, digits) = match text.split_once('第') {
        Some((words, number)) => (words, number.strip_suffix('号').unwrap_or(number)),
        None => ("", text),
    };
    let named = text.len() == digits.len() || crate::pieces::holds(words, word) && crate::pieces::has(words, '证');
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (named && plain && words.chars().all(is_han)).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_knows_its_own() {
        for (text, institution, organization, non_enterprise) in [
            ("事证第100000000000号", true, false, false),
            ("事证第10000000000号", false, false, false),
            ("社证字第0000号", false, true, false),
            ("沪社证字第0000号", false, true, false),
            ("京民证字第0000号", false, false, true),
            ("民证字第0000000", false, false, true),
            ("京民社证字第0000号", false, true, true),
            ("100000000000", true, true, true),
            ("0000", false, true, true),
            ("000", false, false, false),
            ("", false, false, false),
            ("第0000号", false, false, false),
            ("社证字第00O0号", false, false, false),
            ("社A证字第0000号", false, false, false),
            ("社证字第号", false, false, false),
            ("社字第0000号", false, false, false),
            ("证字第0000号", false, false, false),
        ] {
            let any = institution || organization || non_enterprise;
            assert_eq!(looks_like_registration_number(text), any, "{text}");
            assert_eq!(looks_like_public_institution(text), institution, "{text}");
            assert_eq!(looks_like_social_organization(text), organization, "{text}");
            assert_eq!(looks_like_private_non_enterprise(text), non_enterprise, "{text}");
        }
    }
}
