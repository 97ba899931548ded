//! What goes wrong at the front door: a stable code, a sentence in the reader's language, and where. It never repeats what a person
//! typed into a filing.

use serde::Serialize;

use crate::pieces::fill;
use crate::{Locale, WHOLE};

/// One sentence in both languages, with holes (`{names}`) for what differs.
#[derive(Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Sentence {
    /// The one of the two.
    pub fn in_language(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Chinese => self.zh,
            Locale::English => self.en,
        }
    }
}

/// What a name that is not known may have been meant for; said behind the sentence that has the hole `near`.
const NEAR: &Sentence = &Sentence { zh: "是不是想写 {near}？", en: " Did you mean {near}?" };

/// Whoever makes it need not know the reader's language; whoever shows it does.
///
/// ```
/// use beian_check::{Filing, Locale};
///
/// let error = Filing::from_json(r#"{"sites":[{"name":5}]}"#).err().ok_or("it was read")?;
/// assert_eq!((error.code, error.path.as_deref()), ("bad-filing", Some("/sites/0/name")));
/// assert_eq!(error.message(Locale::Chinese), "应为文本。");
/// assert_eq!(error.message(Locale::English), "This must be a string.");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// One of the contract's: `bad-filing`, `bad-overlay`, `bad-options`, `bad-field`, `bad-number`, `too-large`.
    pub code: &'static str,
    /// JSON pointer to the value that is wrong.
    pub path: Option<String>,
    says: &'static Sentence,
    holes: Vec<(&'static str, String)>,
}

impl Error {
    /// An error without a place.
    pub fn new(code: &'static str, says: &'static Sentence) -> Self {
        Error { code, path: None, says, holes: Vec::new() }
    }

    /// The same, at the value that this JSON pointer leads to.
    pub fn at(self, path: impl Into<String>) -> Self {
        Error { path: Some(path.into()), ..self }
    }

    /// What fills a hole of the sentence. An empty one for `near` is none.
    #[inline(never)]
    pub(crate) fn hole(mut self, name: &'static str, value: String) -> Self {
        self.holes.push((name, value));
        self
    }

    /// The sentence, in the reader's language.
    #[inline(never)]
    pub fn message(&self, locale: Locale) -> String {
        let mut message = fill(self.says.in_language(locale), &self.holes, "");
        // Only overlays are asked what they meant.
        if WHOLE && self.holes.iter().any(|(name, value)| *name == "near" && !value.is_empty()) {
            message.push_str(&fill(NEAR.in_language(locale), &self.holes, ""));
        }
        message
    }

    /// As it crosses to JavaScript, and as it stands in a line of answers.
    pub fn told(&self, locale: Locale) -> Told<'_> {
        Told { code: self.code, message: self.message(locale), path: self.path.as_deref() }
    }
}

/// An error for one reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told<'e> {
    /// As [`Error::code`].
    pub code: &'static str,
    /// The sentence, in one language.
    pub message: String,
    /// As [`Error::path`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'e str>,
}

/// In both languages: nobody has said which.
impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [zh, en] = [Locale::Chinese, Locale::English].map(|locale| self.message(locale));
        match &self.path {
            Some(path) => write!(f, "{} ({path}): {zh} {en}", self.code),
            None => write!(f, "{}: {zh} {en}", self.code),
        }
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_in_the_language_that_is_asked_for() {
        let says = &Sentence { zh: "没有叫 {name} 的键。", en: "No key is called {name}." };
        let error = Error::new("bad-overlay", says).hole("name", "titel".into()).hole("near", String::new()).at("/0/titel");
        assert_eq!(error.message(Locale::Chinese), "没有叫 titel 的键。");
        assert_eq!(error.to_string(), "bad-overlay (/0/titel): 没有叫 titel 的键。 No key is called titel.");
        let near = Error::new("bad-overlay", says).hole("name", "titel".into()).hole("near", "title".into());
        assert_eq!(near.message(Locale::Chinese), "没有叫 titel 的键。是不是想写 title？");
        assert_eq!(near.message(Locale::English), "No key is called titel. Did you mean title?");
        assert_eq!(
            serde_json::to_string(&near.told(Locale::English)).unwrap(),
            r#"{"code":"bad-overlay","message":"No key is called titel. Did you mean title?"}"#
        );
    }
}
