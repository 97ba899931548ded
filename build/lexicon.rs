//! Packs `rules/lexicon/*` into the blobs that `src/lexicon` looks things up in.
//!
//! The blobs end up inside a binary that is compressed as a whole, so their layout is plain: like things side by side
//! (all codes, then all flags, then all names), no bit fiddling. What was measured, after brotli:
//! divisions: names one after the other in UTF-8 24.8 KB, stems with a number for the ending 23.6 KB, characters as
//! numbers 21.8 KB; UTF-8 was taken, because only then a name can be lent out as a `&str`.
//! idioms: UTF-8 136 KB, UTF-16 129 KB, characters numbered by frequency and grouped by the first one 111 KB (taken).

use std::path::Path;

#[path = "lexicon/dates.rs"]
mod dates;
#[path = "lexicon/divisions.rs"]
mod divisions;
#[path = "lexicon/idioms.rs"]
mod idioms;
#[path = "lexicon/phones.rs"]
mod phones;
#[path = "lexicon/table.rs"]
mod table;
#[path = "lexicon/words.rs"]
mod words;

/// Reads the text files of `folder` (`rules/lexicon`) and writes one `.bin` for each look-up into `out_dir`.
/// An error names the file and the line.
pub fn pack(folder: &Path, out_dir: &Path) -> Result<(), String> {
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(out_dir.join(name), bytes).map_err(|e| format!("{name}: {e}"));
    write("divisions.bin", divisions::pack(folder)?)?;
    write("regions.bin", table::lines(folder, "regions.tsv", 3)?)?;
    write("suffixes.bin", words::suffixes(folder)?)?;
    write("tlds.bin", table::lines(folder, "tlds.tsv", 2)?)?;
    write("surnames.bin", words::surnames(folder)?)?;
    write("place_words.bin", words::place_words(folder)?)?;
    write("area_codes.bin", phones::area_codes(folder)?)?;
    write("mobile_prefixes.bin", phones::mobile_prefixes(folder)?)?;
    write("holidays.bin", dates::holidays(folder)?)?;
    write("idioms.bin", idioms::pack(folder)?)?;
    Ok(())
}
