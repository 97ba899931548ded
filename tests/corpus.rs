//! The fuzz targets over their corpus, without a fuzzer: what was found once stays mended, and the targets compile, wherever the
//! tests run. `npm run fuzz` looks further (docs/testing.md).
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

#[path = "../fuzz/targets/mod.rs"]
mod targets;

#[test]
fn each_target_takes_its_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, target) in targets::TARGETS {
        let mut files: Vec<_> = fs::read_dir(corpus.join(name)).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        assert!(files.len() >= 3, "{name} has a corpus");
        for file in files {
            let data = fs::read(&file).unwrap();
            assert!(data.len() <= 8_192, "{} is small", file.display());
            if let Err(panic) = std::panic::catch_unwind(|| target(&data)) {
                eprintln!("{}", file.display());
                std::panic::resume_unwind(panic);
            }
        }
    }
}

#[test]
fn every_target_is_one_of_cargo_fuzz() {
    let manifest = include_str!("../fuzz/Cargo.toml");
    for (name, _) in targets::TARGETS {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is in fuzz/Cargo.toml");
    }
}
