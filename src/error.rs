//! What goes wrong at the front door: a stable code, a sentence, and where. It never repeats what a person typed.

use serde::Serialize;

/// `code` is one of the contract's: `bad-filing`, `bad-overlay`, `bad-options`, `bad-field`, `bad-number`, `too-large`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Error {
    pub code: &'static str,
    pub message: String,
    /// JSON pointer to the value that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

impl Error {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Error { code, message: message.into(), path: None }
    }

    pub fn at(self, path: impl Into<String>) -> Self {
        Error { path: Some(path.into()), ..self }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{}: {} ({path})", self.code, self.message),
            None => write!(f, "{}: {}", self.code, self.message),
        }
    }
}

impl std::error::Error for Error {}
