//! Packs `rules/` into the binary: the rule book as one blob, the lexicons as tables that are looked up in place.
//! A broken book breaks the build, with file, line and what is wrong.

#[path = "src/rulebook/example.rs"]
mod example;
#[path = "src/rulebook/field.rs"]
#[allow(dead_code)]
mod field;
#[path = "src/rulebook/files.rs"]
mod files;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "src/rulebook/names.rs"]
mod names;
#[path = "src/rulebook/packing.rs"]
#[allow(dead_code)]
mod packing;
#[path = "src/rulebook/plan_record.rs"]
#[allow(dead_code)]
mod plan_record;
#[path = "src/rulebook/record/mod.rs"]
#[allow(dead_code)]
mod record;
#[path = "src/rulebook/refusal_record.rs"]
#[allow(dead_code)]
mod refusal_record;
#[path = "src/rulebook/shape.rs"]
#[allow(dead_code)]
mod shape;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build");
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn write(path: &Path, value: &impl packing::Packed) -> Result<(), Vec<String>> {
    fs::write(path, packing::to_bytes(value)).map_err(|error| vec![error.to_string()])
}

fn pack() -> Result<(), Vec<String>> {
    let one = |what: &str| vec![what.to_owned()];
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| one("CARGO_MANIFEST_DIR is not set"))?).join("rules");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| one("OUT_DIR is not set"))?);
    let books = files::read_book(&root).map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let mut book = books.book;
    let apart = book.rules.split_off(book.rules.iter().take_while(|rule| !rule.lies_apart()).count());
    write(&out.join("book.bin"), &book)?;
    write(&out.join("rules.bin"), &apart)?;
    write(&out.join("english.bin"), &books.english)?;
    write(&out.join("handbook.bin"), &books.handbook)?;
    write(&out.join("plan.bin"), &books.plan)?;
    lexicon::pack(&root.join("lexicon"), &out).map_err(|problem| vec![problem])
}
