//! What a checker is started with.

use crate::Error;
use crate::json::{self, Json, group};

group! {
    /// `{"today": "2026-11-22", "locale": "zh-CN"}`
    Options {
        /// The day the filing is judged on; the caller's clock, since the engine has none.
        today "today": String,
        /// `zh-CN` where nothing is said, or `en`.
        locale "locale": String,
        /// A provider's own rules, in the order in which they are laid on the book.
        overlays "overlays": Json,
    }
}

impl Options {
    /// From JSON text. An error is `bad-options`, with the place.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        json::read(text, "bad-options")
    }
}
