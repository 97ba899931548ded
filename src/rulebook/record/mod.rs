//! Rules as they are kept: the records that TOML files and overlays hold, and their packed form in the binary.
//! `build.rs` compiles this folder too, so it knows nothing of the rest of the crate.

mod asked;
mod book;
mod condition;
mod day;
mod rule;
mod source;
mod words;

use serde::Deserialize;

pub use asked::*;
pub use book::*;
pub use condition::*;
pub use day::*;
pub use rule::*;
pub use source::*;
pub use words::*;

use super::packing::{Packed, Packing, Unpacking, packed};

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    pub zh: String,
    pub en: String,
}

packed! {
    Bilingual { zh, en }
}
