//! The only file that knows JavaScript. Everything crosses as JSON text, once in and once out (reports
//! without what has crossed before: src/crossing.rs); an error is thrown as
//! the JSON text of [`Error`], which the package turns into a `BeianError`.

use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::crossing::Crossing;
#[cfg(feature = "whole")]
use crate::lexicon::{divisions, idioms::Idioms};
use crate::{Checker, Error, Filing, Options};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

type Answer = Result<String, String>;

#[wasm_bindgen]
pub struct Engine(Checker, RefCell<Crossing>);

/// What the page's first check asks for.
#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Engine, String> {
        Options::from_json(options).and_then(|options| Checker::with(&options)).map(|checker| Engine(checker, RefCell::default())).map_err(thrown)
    }

    #[wasm_bindgen(js_name = setToday)]
    pub fn set_today(&mut self, today: &str) -> Result<(), String> {
        self.0.set_today(today).map_err(thrown)
    }

    #[wasm_bindgen(js_name = loadEnglish)]
    pub fn load_english(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.0.set_english(bytes).map_err(thrown)
    }

    pub fn check(&self, filing: &str) -> Answer {
        let report = Filing::from_json(filing).and_then(|filing| self.0.check(&filing)).map_err(thrown)?;
        Ok(self.1.borrow_mut().one(&report))
    }

    #[wasm_bindgen(js_name = checkField)]
    pub fn check_field(&self, field: &str, value: &str, context: &str) -> Answer {
        let context = if context.is_empty() { Ok(None) } else { Filing::from_json(context).map(Some) };
        json(context.and_then(|context| self.0.check_field(field, value, context)))
    }
}

/// What only the whole engine knows.
#[cfg(feature = "whole")]
#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(js_name = loadIdioms)]
    pub fn load_idioms(&mut self, bytes: Vec<u8>) -> Result<(), String> {
        let idioms = Idioms::from_bytes(bytes.into()).ok_or_else(|| thrown(Error::new("bad-options", "these are not the idioms")))?;
        self.0.set_idioms(idioms);
        Ok(())
    }

    /// Provinces, cities and counties. Until then no finding is about places.
    #[wasm_bindgen(js_name = loadDivisions)]
    pub fn load_divisions(&mut self, bytes: Vec<u8>) -> Result<(), String> {
        if divisions::load(bytes) { Ok(()) } else { Err(thrown(Error::new("bad-options", "these are not the divisions"))) }
    }

    #[wasm_bindgen(js_name = loadHandbook)]
    pub fn load_handbook(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.0.set_handbook(bytes).map_err(thrown)
    }

    /// The rules of regions and of apps. Until then only the nation's for websites speak.
    #[wasm_bindgen(js_name = loadRules)]
    pub fn load_rules(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.0.set_rules(bytes).map_err(thrown)
    }

    /// Papers, SMS and steps. Until then the three lists of a report are empty.
    #[wasm_bindgen(js_name = loadPlan)]
    pub fn load_plan(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.0.set_plan(bytes).map_err(thrown)
    }

    #[wasm_bindgen(js_name = readCertificate)]
    pub fn read_certificate(&self, kind: &str, number: &str) -> Answer {
        json(Ok(crate::certificate::facts(kind, number)))
    }

    #[wasm_bindgen(js_name = checkMany)]
    pub fn check_many(&self, filings: &str) -> Answer {
        let reports = self.0.check_many(filings).map_err(thrown)?;
        Ok(self.1.borrow_mut().many(&reports))
    }

    #[wasm_bindgen(js_name = compareRegions)]
    pub fn compare_regions(&self, filing: &str) -> Answer {
        json(Filing::from_json(filing).and_then(|filing| self.0.compare_regions(&filing)))
    }

    #[wasm_bindgen(js_name = readIcpNumber)]
    pub fn read_icp_number(&self, text: &str) -> Answer {
        json(Ok(self.0.read_icp_number(text)))
    }

    #[wasm_bindgen(js_name = readPsbNumber)]
    pub fn read_psb_number(&self, text: &str) -> Answer {
        json(Ok(self.0.read_psb_number(text)))
    }

    pub fn footer(&self, filing: &str) -> Answer {
        json(Filing::from_json(filing).and_then(|filing| self.0.footer(&filing)))
    }

    #[wasm_bindgen(js_name = checkFooter)]
    pub fn check_footer(&self, filing: &str) -> Answer {
        json(Filing::from_json(filing).and_then(|filing| self.0.check_footer(filing)))
    }

    #[wasm_bindgen(js_name = explainRefusal)]
    pub fn explain_refusal(&self, text: &str, filing: &str) -> Answer {
        let filing = if filing.is_empty() { Ok(None) } else { Filing::from_json(filing).map(Some) };
        json(filing.and_then(|filing| self.0.explain_refusal(text, filing.as_ref())))
    }

    pub fn rules(&self) -> Answer {
        json(Ok(self.0.rules()))
    }

    pub fn regions(&self) -> Answer {
        json(Ok(self.0.regions()))
    }

    pub fn codes(&self) -> Answer {
        json(Ok(self.0.codes()))
    }
}

fn json<T: Serialize>(answer: Result<T, Error>) -> Answer {
    let value = answer.map_err(thrown)?;
    serde_json::to_string(&value).map_err(|_| thrown(Error::new("wasm-failed", "the answer cannot be written")))
}

fn thrown(error: Error) -> String {
    serde_json::to_string(&error).unwrap_or_default()
}
