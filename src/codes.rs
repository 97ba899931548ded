//! The ministry's numeric codes for natures, certificates and approvals, for whoever talks to its system or to a provider's.

use serde::Serialize;

use crate::report::Source;
use crate::rulebook::record::Code;
use crate::shared::Shared;
use crate::{Checker, Locale};

/// The tables, in the order of the ministry's.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CodeTables {
    /// Where the codes are published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Shared<Source>>,
    /// 主办单位性质.
    pub natures: Vec<CodeInfo>,
    /// 证件类型.
    pub certificates: Vec<CodeInfo>,
    /// Bits, to be added up.
    pub approvals: Vec<CodeInfo>,
}

/// A code of the ministry's, and our name for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CodeInfo {
    /// The ministry's number.
    pub code: u32,
    /// Our name for it.
    pub name: String,
    /// What it is called, in the checker's language.
    pub title: String,
    /// Of a certificate: the nature that it is for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub nature: String,
    /// Where one name has several codes: how the certificate's number begins.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub begins: Vec<String>,
    /// A second name for a code: it leads to the code, and the code does not lead back to it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub also: bool,
    /// The source gives the code without naming the paper.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub uncertain: bool,
}

impl Checker {
    /// The ministry's codes and our names, both ways; empty until the handbook is loaded.
    pub fn codes(&self) -> CodeTables {
        let Some(codes) = self.book().handbook().map(|h| &h.codes) else { return CodeTables::default() };
        let info = |code: &Code| CodeInfo {
            code: code.code,
            name: code.name.clone(),
            title: if self.locale() == Locale::English { code.title.en.clone() } else { code.title.zh.clone() },
            nature: code.nature.clone(),
            begins: code.begins.clone(),
            also: code.also,
            uncertain: code.uncertain,
        };
        let infos = |list: &[Code]| list.iter().map(info).collect();
        CodeTables {
            source: codes.source.as_ref().map(|s| self.source(s)),
            natures: infos(&codes.natures),
            certificates: infos(&codes.certificates),
            approvals: infos(&codes.approvals),
        }
    }
}
