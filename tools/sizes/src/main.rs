//! Whose each byte of an engine is: reads a wasm file as the linker wrote it, with its lines, and prints JSON,
//! `{"code": {"src/checks/words.rs": 5210, "core": 9120, …}, "data": {"book.bin": 31020, "": 8211}}`.
//!
//!   sizes ENGINE.wasm SOURCES TABLES [OWNER]
//!
//! A byte of the code belongs to the file of ours (below SOURCES) that it was written in, or that had it inlined; else to the
//! dependency, else to the part of the standard library whose function it is in. So what a module costs has in it what the
//! module makes of the library's generic code, and every byte has one owner. Of the data the tables (the files in TABLES)
//! are known by their bytes; the rest, under "", are the code's own texts and constants.
//! With an OWNER: in which functions its bytes are.

mod owner;
mod wasm;

use std::collections::BTreeMap;
use std::error::Error;

use addr2line::Context;
use addr2line::gimli::{Dwarf, EndianSlice, LittleEndian, SectionId};

use owner::{Owners, of_symbol};
use wasm::Wasm;

/// Bytes by owner, and by owner and function.
#[derive(Default)]
struct Sums(BTreeMap<String, BTreeMap<String, u64>>);

impl Sums {
    fn add(&mut self, owner: &str, function: &str, bytes: u64) {
        if bytes > 0 {
            *self.0.entry(owner.to_owned()).or_default().entry(function.to_owned()).or_default() += bytes;
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(path), Some(sources), Some(tables)) = (args.next(), args.next(), args.next()) else {
        return Err("usage: sizes ENGINE.wasm SOURCES TABLES [OWNER]".into());
    };
    let bytes = std::fs::read(path)?;
    let wasm = Wasm::read(&bytes).ok_or("this is no WebAssembly that can be read")?;
    let code = whose(&wasm, &sources)?;
    if let Some(owner) = args.next() {
        let functions = code.0.get(&owner).ok_or_else(|| format!("nothing is owned by {owner:?}"))?;
        println!("{}", object(functions));
        return Ok(());
    }
    let code = code.0.iter().map(|(owner, functions)| (owner.clone(), functions.values().sum())).collect();
    println!("{{\"code\":{},\"data\":{}}}", object(&code), object(&data(&wasm, &tables)?));
    Ok(())
}

/// The tables that are in the engine, and what is left.
fn data(wasm: &Wasm<'_>, tables: &str) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut sums = BTreeMap::new();
    let mut left: u64 = wasm.data.iter().map(|segment| segment.len() as u64).sum();
    for entry in std::fs::read_dir(tables)? {
        let entry = entry?;
        let table = std::fs::read(entry.path())?;
        if wasm.data.iter().any(|segment| segment.windows(table.len()).any(|bytes| bytes == table)) {
            left -= table.len() as u64;
            sums.insert(entry.file_name().to_string_lossy().into_owned(), table.len() as u64);
        }
    }
    sums.insert(String::new(), left);
    Ok(sums)
}

/// As JSON. Names are of ASCII, without quotes.
fn object(numbers: &BTreeMap<String, u64>) -> String {
    let numbers: Vec<String> = numbers.iter().map(|(name, bytes)| format!("{name:?}:{bytes}")).collect();
    format!("{{{}}}", numbers.join(","))
}

fn whose(wasm: &Wasm<'_>, sources: &str) -> Result<Sums, Box<dyn Error>> {
    let section = |id: SectionId| Ok::<_, addr2line::gimli::Error>(EndianSlice::new(wasm.custom(id.name()), LittleEndian));
    let context = Context::from_dwarf(Dwarf::load(section)?)?;
    let owners = Owners::new(&context, sources);
    let mut sums = Sums::default();
    for function in &wasm.functions {
        let name = rustc_demangle::demangle(function.name);
        let name = format!("{name:#}");
        let mut at = function.start;
        let mut last: Option<String> = None;
        for (from, length, _) in context.find_location_range(function.start, function.end)? {
            let (from, end) = (from.max(at), (from + length).min(function.end));
            let Some(owner) = owners.at(from)? else { continue };
            if end <= at {
                continue;
            }
            // What lies between two rows, such as the list of locals, goes with the row before; at the head with the first.
            sums.add(last.as_deref().unwrap_or(&owner), &name, from - at);
            sums.add(&owner, &name, end - from);
            (at, last) = (end, Some(owner));
        }
        sums.add(&last.unwrap_or_else(|| of_symbol(&name)), &name, function.end - at);
    }
    Ok(sums)
}
