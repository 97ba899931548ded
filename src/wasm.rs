//! The only file that knows JavaScript. Everything crosses as JSON text, once in and once out (reports
//! without what has crossed before: src/crossing.rs); an error is thrown as
//! the JSON text of [`Error`], which the package turns into a `BeianError`.

#[cfg(feature = "whole")]
mod beside;

use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::crossing::Crossing;
use crate::{Checker, Error, Filing, Locale, Options, Sentence};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

const UNWRITABLE: &Sentence = &Sentence { zh: "结果写不出来。", en: "The answer cannot be written." };

type Answer = Result<String, String>;

#[wasm_bindgen]
pub struct Engine(Checker, RefCell<Crossing>);

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Engine, String> {
        let read = Options::from_json(options);
        let locale = read.as_ref().ok().and_then(|options| Locale::from_name(&options.locale)).unwrap_or_default();
        let checker = read.and_then(|options| Checker::with(&options)).map_err(|error| thrown(&error, locale))?;
        Ok(Engine(checker, RefCell::default()))
    }

    #[wasm_bindgen(js_name = setToday)]
    pub fn set_today(&mut self, today: &str) -> Result<(), String> {
        let done = self.0.set_today(today);
        self.told(done)
    }

    #[wasm_bindgen(js_name = loadEnglish)]
    pub fn load_english(&mut self, bytes: &[u8]) -> Result<(), String> {
        let done = self.0.set_english(bytes);
        self.told(done)
    }

    pub fn check(&self, filing: &str) -> Answer {
        let report = self.told(Filing::from_json(filing).and_then(|filing| self.0.check(&filing)))?;
        Ok(self.1.borrow_mut().one(&report))
    }

    #[wasm_bindgen(js_name = checkField)]
    pub fn check_field(&self, field: &str, value: &str, context: &str) -> Answer {
        let context = if context.is_empty() { Ok(None) } else { Filing::from_json(context).map(Some) };
        self.json(context.and_then(|context| self.0.check_field(field, value, context)))
    }
}

impl Engine {
    /// What has gone wrong, in the checker's language.
    fn told<T>(&self, done: Result<T, Error>) -> Result<T, String> {
        done.map_err(|error| thrown(&error, self.0.locale()))
    }

    fn json<T: Serialize>(&self, answer: Result<T, Error>) -> Answer {
        let value = self.told(answer)?;
        serde_json::to_string(&value).map_err(|_| thrown(&Error::new("wasm-failed", UNWRITABLE), self.0.locale()))
    }
}

#[inline(never)]
fn thrown(error: &Error, locale: Locale) -> String {
    serde_json::to_string(&error.told(locale)).unwrap_or_default()
}
