#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![cfg_attr(not(feature = "whole"), allow(dead_code, unused_imports))]
//! Checks a Chinese ICP filing (ICP备案) before it is handed in: what will be refused, why, by which rule of which document
//! and date, where in the text, and what to write instead.
//!
//! A [`Filing`] comes in, [`Checker::check`] reads it against the rule book, a [`Report`] goes out. Nothing is sent anywhere,
//! nothing is kept, and no clock is asked: the day is given.
//!
//! ```
//! use beian_check::{Checker, Filing, report::Verdict};
//!
//! let checker = Checker::new("2026-11-22", "zh-CN")?;
//! let filing = Filing::from_json(r#"{"subject":{"nature":"individual","certificate":{"kind":"resident-id","number":"11010519491231002x"}}}"#)?;
//! let report = checker.check(&filing)?;
//! let finding = report.findings.iter().find(|f| f.verdict == Verdict::Reject).ok_or("nothing found")?;
//! assert_eq!(finding.rule, "certificate/lowercase-x");
//! assert_eq!(finding.span, Some((17, 18)));
//! assert_eq!(finding.fix.as_deref(), Some("11010519491231002X"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What it is **not**: a look-up of filings that exist, a copy of anybody's reviewing system, or legal advice. What only a
//! person can decide is a `risk`.
//!
//! The rules are data, in `rules/`; [`numbers`] holds the standards of certificate, telephone and filing numbers, and can be
//! used alone.

mod catalogue;
pub mod certificate;
mod checker;
mod checks;
pub mod codes;
pub mod crossing;
pub mod date;
mod domain_name;
mod error;
pub mod filing;
mod filing_number;
mod firsts;
mod foot;
mod handed_in;
mod json;
// What these two are for is said at their front; their parts are for the rule book's own tools.
#[allow(missing_docs)]
pub mod lexicon;
mod many;
pub mod numbers;
mod options;
#[allow(missing_docs)]
pub mod overlay;
mod pieces;
mod plan;
mod punycode;
mod refusal;
pub mod report;
// The fields of records are the keys of rule files, which docs/rules.md and rules/schema.json explain.
#[allow(missing_docs)]
pub mod rulebook;
mod shared;
mod shelf;
mod spot;
mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

/// Is this all of the engine? The first one, which a page checks with while this one loads, is built from the same sources;
/// what stands behind this constant is not in it, nor whatever only that calls.
pub(crate) const WHOLE: bool = cfg!(feature = "whole");

pub use catalogue::{ExampleInfo, RegionInfo, RuleInfo};
pub use checker::{Checker, Locale};
pub use error::{Error, Sentence, Told};
pub use filing::Filing;
pub use filing_number::{IcpFacts, PsbFacts};
pub use many::RegionVerdict;
pub use options::Options;
pub use plan::footer::Footer;
pub use refusal::{Reason, RefusalReading};
pub use report::{Finding, Report};
pub use shared::Shared;
