//! What only the whole engine can: tables that load beside it, and every question but the form's.

use wasm_bindgen::prelude::*;

use super::{Answer, Engine};
use crate::lexicon::divisions;
use crate::lexicon::idioms::Idioms;
use crate::{Error, Filing, Sentence};

const NO_IDIOMS: &Sentence = &Sentence { zh: "这不是成语表。", en: "These are not the idioms." };
const NO_DIVISIONS: &Sentence = &Sentence { zh: "这不是行政区划表。", en: "These are not the divisions." };

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(js_name = loadIdioms)]
    pub fn load_idioms(&mut self, bytes: Vec<u8>) -> Result<(), String> {
        let idioms = self.told(Idioms::from_bytes(bytes.into()).ok_or_else(|| Error::new("bad-options", NO_IDIOMS)))?;
        self.0.set_idioms(idioms);
        Ok(())
    }

    /// Provinces, cities and counties. Until then no finding is about places.
    #[wasm_bindgen(js_name = loadDivisions)]
    pub fn load_divisions(&mut self, bytes: Vec<u8>) -> Result<(), String> {
        self.told(divisions::load(bytes).then_some(()).ok_or_else(|| Error::new("bad-options", NO_DIVISIONS)))
    }

    #[wasm_bindgen(js_name = loadHandbook)]
    pub fn load_handbook(&mut self, bytes: &[u8]) -> Result<(), String> {
        let done = self.0.set_handbook(bytes);
        self.told(done)
    }

    /// The rules of regions and of apps. Until then only the nation's for websites speak.
    #[wasm_bindgen(js_name = loadRules)]
    pub fn load_rules(&mut self, bytes: &[u8]) -> Result<(), String> {
        let done = self.0.set_rules(bytes);
        self.told(done)
    }

    /// Papers, SMS and steps. Until then the three lists of a report are empty.
    #[wasm_bindgen(js_name = loadPlan)]
    pub fn load_plan(&mut self, bytes: &[u8]) -> Result<(), String> {
        let done = self.0.set_plan(bytes);
        self.told(done)
    }

    #[wasm_bindgen(js_name = readCertificate)]
    pub fn read_certificate(&self, kind: &str, number: &str) -> Answer {
        self.json(Ok(crate::certificate::facts(kind, number)))
    }

    #[wasm_bindgen(js_name = checkMany)]
    pub fn check_many(&self, filings: &str) -> Answer {
        let reports = self.told(self.0.check_many(filings))?;
        Ok(self.1.borrow_mut().many(&reports))
    }

    #[wasm_bindgen(js_name = compareRegions)]
    pub fn compare_regions(&self, filing: &str) -> Answer {
        self.json(Filing::from_json(filing).and_then(|filing| self.0.compare_regions(&filing)))
    }

    #[wasm_bindgen(js_name = readIcpNumber)]
    pub fn read_icp_number(&self, text: &str) -> Answer {
        self.json(Ok(self.0.read_icp_number(text)))
    }

    #[wasm_bindgen(js_name = readPsbNumber)]
    pub fn read_psb_number(&self, text: &str) -> Answer {
        self.json(Ok(self.0.read_psb_number(text)))
    }

    pub fn footer(&self, filing: &str) -> Answer {
        self.json(Filing::from_json(filing).and_then(|filing| self.0.footer(&filing)))
    }

    #[wasm_bindgen(js_name = checkFooter)]
    pub fn check_footer(&self, filing: &str) -> Answer {
        self.json(Filing::from_json(filing).and_then(|filing| self.0.check_footer(filing)))
    }

    #[wasm_bindgen(js_name = explainRefusal)]
    pub fn explain_refusal(&self, text: &str, filing: &str) -> Answer {
        let filing = if filing.is_empty() { Ok(None) } else { Filing::from_json(filing).map(Some) };
        self.json(filing.and_then(|filing| self.0.explain_refusal(text, filing.as_ref())))
    }

    pub fn rules(&self) -> Answer {
        self.json(Ok(self.0.rules()))
    }

    pub fn regions(&self) -> Answer {
        self.json(Ok(self.0.regions()))
    }

    pub fn codes(&self) -> Answer {
        self.json(Ok(self.0.codes()))
    }
}
