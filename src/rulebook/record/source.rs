//! Where a rule comes from: documents, and places in them.

use serde::Deserialize;

use super::super::packing::{Packed, Packing, Unpacking, packed, packed_choice};
use super::{Bilingual, Day};

/// Where a rule comes from: a document of `rules/documents.toml`, the place in it, and the day of the document.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordSource {
    pub document: String,
    #[serde(default)]
    pub section: String,
    pub as_of: Day,
    /// A confirmation that holds for these words only.
    #[serde(default)]
    pub words: Vec<String>,
}

/// What kind of paper a document is; law, standards and the ministry's texts do not age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    Law,
    Standard,
    Ministry,
    Vendor,
    Tutorial,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub key: String,
    pub kind: DocumentKind,
    pub title: Bilingual,
    pub as_of: Day,
    #[serde(default)]
    pub url: String,
    /// What is doubtful about its date or text, for whoever keeps the book.
    #[serde(default)]
    pub note: String,
}

/// A document in the binary.
#[derive(Clone, Debug, PartialEq)]
pub struct PackedDocument {
    pub key: String,
    pub kind: DocumentKind,
    pub title: String,
    pub url: String,
}

packed_choice! {
    DocumentKind { Law, Standard, Ministry, Vendor, Tutorial }
}

packed! {
    RecordSource { document, section, as_of, words }
    PackedDocument { key, kind, title, url }
}
