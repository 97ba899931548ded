//! A lexicon file: `#` lines that say where it comes from, then rows of tab-separated columns.

use std::path::Path;

pub struct Row {
    pub line: usize,
    pub columns: Vec<String>,
}

pub struct Table {
    pub file: String,
    pub rows: Vec<Row>,
}

impl Table {
    /// Refuses a file whose head names no source.
    pub fn read(folder: &Path, file: &str) -> Result<Self, String> {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        if !text.lines().take_while(|l| l.starts_with('#')).any(|l| l.starts_with("# source:")) {
            return Err(format!("{}:1: the head names no source (`# source: …`)", path.display()));
        }
        let mut rows = Vec::new();
        for (i, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if line != line.trim_end() {
                return Err(format!("{}:{}: blanks at the end of the line", path.display(), i + 1));
            }
            rows.push(Row { line: i + 1, columns: line.split('\t').map(str::to_owned).collect() });
        }
        if rows.is_empty() {
            return Err(format!("{}: no rows", path.display()));
        }
        Ok(Self { file: path.display().to_string(), rows })
    }

    pub fn error(&self, row: &Row, what: impl std::fmt::Display) -> String {
        format!("{}:{}: {what}", self.file, row.line)
    }

    /// Refuses a first column that stands there twice.
    pub fn distinct(self) -> Result<Self, String> {
        let mut seen = std::collections::HashMap::new();
        for row in &self.rows {
            if let Some(before) = seen.insert(row.columns.first(), row.line) {
                return Err(self.error(row, format!("the same entry as in line {before}")));
            }
        }
        Ok(self)
    }
}

impl Row {
    /// A column, empty where the row ends before it.
    pub fn get(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", String::as_str)
    }
}

/// A small table without its head, its rows sorted, so that a look-up can halve: they are read where they are used.
pub fn lines(folder: &Path, file: &str, columns: usize) -> Result<Vec<u8>, String> {
    let table = Table::read(folder, file)?.distinct()?;
    let mut rows = Vec::new();
    for row in &table.rows {
        if row.columns.len() != columns || row.columns.iter().any(String::is_empty) {
            return Err(table.error(row, format!("not {columns} columns")));
        }
        rows.push(row.columns.join("\t") + "\n");
    }
    rows.sort();
    Ok(rows.concat().into_bytes())
}

/// Sections one after the other, their lengths in front.
pub fn sections(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut out = vec![parts.len() as u8];
    for part in parts {
        out.extend((part.len() as u32).to_le_bytes());
    }
    out.extend(parts.concat());
    out
}

/// A signed number, small ones in one byte.
pub fn push_signed(out: &mut Vec<u8>, value: i64) {
    push_number(out, ((value << 1) ^ (value >> 63)) as u64);
}

pub fn push_number(out: &mut Vec<u8>, mut value: u64) {
    while value > 127 {
        out.push((value & 127) as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}
