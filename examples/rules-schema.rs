//! `npm run rules:schema`: writes rules/schema.json and rules/filing.schema.json, from the tables that the engine reads by.
//!
//! For the tests that hold engine and schema to each other: `--records` prints the book's records as JSON, and `--judge`
//! reads overlays from stdin, one JSON text a line, and prints what the engine says of the shape of each, `null` or an error.

use std::io::{self, BufRead, Write};
use std::path::Path;

use beian_check::overlay::Overlays;
use beian_check::{Locale, Options};
use serde_json::Value;

#[path = "../tests/rust/schema.rs"]
mod schema;
#[path = "../tests/rust/written.rs"]
mod written;

fn main() -> io::Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("--records") => {
            let of = |list| written::of_list(list).into_iter().map(|record| record.json).collect::<Value>();
            writeln!(io::stdout(), "{}", serde_json::json!({ "rules": of("rule"), "materials": of("material") }))
        }
        Some("--judge") => judge(),
        _ => write(),
    }
}

fn write() -> io::Result<()> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    for (name, schema) in [("schema.json", schema::rules()), ("filing.schema.json", schema::filing())] {
        std::fs::write(rules.join(name), schema::text(&schema))?;
        println!("✓ rules/{name}");
    }
    Ok(())
}

fn judge() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let options = Options::from_json(&format!("{{\"overlays\":[{}]}}", line?));
        let said = options.and_then(|options| Overlays::read(&options.overlays).map(|_| ()));
        writeln!(out, "{}", said.err().map_or(Value::Null, |error| serde_json::json!(error.told(Locale::English))))?;
    }
    out.flush()
}
