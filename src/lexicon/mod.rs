//! Look-ups over packed tables: plain functions of text and numbers, without rules and without regions' habits.
//!
//! Every table is a blob that `build/lexicon.rs` made of `rules/lexicon`. A look-up reads it where it lies.

pub mod address;
pub mod area_codes;
mod blob;
pub mod divisions;
mod find_region;
pub mod holidays;
pub mod idioms;
mod lines;
pub mod mobile_prefixes;
pub mod places;
pub mod regions;
pub mod suffixes;
pub mod surnames;
