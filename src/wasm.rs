//! The only file that knows JavaScript. Everything crosses as JSON text, once in and once out (reports
//! without what has crossed before: src/crossing.rs); an error is thrown as
//! the JSON text of [`Error`], which the package turns into a `BeianError`.

#[cfg(feature = "whole")]
mod beside;

use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::crossing::Crossing;
use crate::{Checker, Error, Filing, Options};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

type Answer = Result<String, String>;

#[wasm_bindgen]
pub struct Engine(Checker, RefCell<Crossing>);

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

fn json<T: Serialize>(answer: Result<T, Error>) -> Answer {
    let value = answer.map_err(thrown)?;
    serde_json::to_string(&value).map_err(|_| thrown(Error::new("wasm-failed", "the answer cannot be written")))
}

fn thrown(error: Error) -> String {
    serde_json::to_string(&error).unwrap_or_default()
}
