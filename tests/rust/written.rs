//! The records of `rules/` as they are written, each as the JSON that an overlay would hold.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// A record, with its file and the region that the file is for.
#[allow(dead_code)]
pub struct WrittenRecord {
    pub file: String,
    pub region: String,
    pub json: Value,
}

/// Those of one list of the files: `rule`, `material`.
pub fn of_list(name: &str) -> Vec<WrittenRecord> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut out = Vec::new();
    for file in ["national", "regions"].into_iter().flat_map(|folder| toml_files(&root.join(folder))) {
        let read: toml::Table = toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let region = read.get("code").and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        for rule in read.get(name).and_then(toml::Value::as_array).into_iter().flatten() {
            out.push(WrittenRecord { file: file.display().to_string(), region: region.clone(), json: json(rule) });
        }
    }
    out
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    files
}

/// A day is a text in JSON.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text.as_str()),
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Float(number) => Value::from(*number),
        toml::Value::Boolean(flag) => Value::from(*flag),
        toml::Value::Datetime(day) => Value::from(day.to_string()),
        toml::Value::Array(list) => list.iter().map(json).collect(),
        toml::Value::Table(table) => Value::Object(table.iter().map(|(name, value)| (name.clone(), json(value))).collect::<Map<_, _>>()),
    }
}
