//! JSON as it comes in: read straight into the contract's groups; or into a plain tree, where it is read later.
//!
//! serde_json's reader brings the float formatting of serde's error texts along; without it, postcard and the library's
//! sort the engine's code was 16.8 KB smaller (brotli, measured in one step). The engine needs texts, a few truth values
//! and one number, so this reader and a list of names for each group do, natively too: both builds then read the same.
//! Answers are still written by serde_json.

mod contract;
mod parser;
mod reader;
mod value;

use crate::Sentence;

pub(crate) use contract::{choices, group};
pub use reader::{Group, Read, Reader, read, read_list};
pub use value::Json;

const NOT_JSON: &Sentence = &Sentence { zh: "这不是 JSON。", en: "This is no JSON." };
// The package's guard (js/src/guard.ts), which looks at the top alone, has the same words for these three.
pub const NOT_AN_OBJECT: &Sentence = &Sentence { zh: "应为一个对象。", en: "This must be an object." };
pub const NOT_A_LIST: &Sentence = &Sentence { zh: "应为一个数组。", en: "This must be an array." };
pub const NOT_TEXT: &Sentence = &Sentence { zh: "应为文本。", en: "This must be a string." };
pub const NEITHER_TEXT_NOR_OBJECT: &Sentence = &Sentence { zh: "应为文本或一个对象。", en: "This must be a string or an object." };
pub const NOT_A_FLAG: &Sentence = &Sentence { zh: "应为 true 或 false。", en: "This must be true or false." };
const NOT_A_NUMBER: &Sentence = &Sentence { zh: "应为数字。", en: "This must be a number." };
pub const NONE_OF_THEM: &Sentence = &Sentence { zh: "只能是：{names}。", en: "This must be one of: {names}." };
