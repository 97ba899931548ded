//! What follows from a filing.

mod filing_type;

pub use filing_type::{filing_needed, filing_type};
