//! Who has a byte: a file of ours, a dependency, or a part of the standard library.

use addr2line::Context;
use addr2line::gimli::{Error, Reader};

const STANDARD: [&str; 3] = ["core", "alloc", "std"];

pub struct Owners<'a, R: Reader> {
    context: &'a Context<R>,
    sources: String,
}

impl<'a, R: Reader> Owners<'a, R> {
    pub fn new(context: &'a Context<R>, sources: &str) -> Self {
        Self { context, sources: sources.replace('\\', "/") }
    }

    /// `None`: there is no line for it.
    pub fn at(&self, address: u64) -> Result<Option<String>, Error> {
        let mut frames = self.context.find_frames(address).skip_all_loads()?;
        let (mut dependency, mut standard) = (None, None);
        // From what was inlined to what had it inlined.
        while let Some(frame) = frames.next()? {
            let Some(file) = frame.location.and_then(|location| location.file) else { continue };
            let file = file.replace('\\', "/");
            if let Some(own) = file.strip_prefix(&self.sources) {
                return Ok(Some(format!("src/{}", own.trim_start_matches('/'))));
            }
            match crate_of(&file) {
                Some(name) if STANDARD.contains(&name) => standard = Some(name.to_owned()),
                Some(name) => dependency = dependency.or(Some(name.to_owned())),
                None => {}
            }
        }
        Ok(dependency.or(standard))
    }
}

/// `…/registry/src/index/serde_json-1.0.145/src/ser.rs`, `/rustc/…/library/core/src/fmt/mod.rs`, `/rust/deps/hashbrown-0.16.1/src/…`.
fn crate_of(file: &str) -> Option<&str> {
    let normal = |folder: &'static str| file.split_once(folder).map(|(_, rest)| rest);
    if let Some(rest) = normal("/library/") {
        return rest.split('/').next();
    }
    let rest = normal("/deps/").or_else(|| normal("/registry/src/").and_then(|rest| Some(rest.split_once('/')?.1)))?;
    let folder = rest.split('/').next()?;
    Some(folder.rsplit_once('-').map_or(folder, |(name, _)| name))
}

/// Where a function has no line at all: the first crate that its name says.
pub fn of_symbol(name: &str) -> String {
    let mut word = String::new();
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            ':' if rest.peek() == Some(&':') && !word.is_empty() => return if word == "beian_check" { "src".to_owned() } else { word },
            c if c.is_alphanumeric() || c == '_' => word.push(c),
            _ => word.clear(),
        }
    }
    "(linker)".to_owned()
}
