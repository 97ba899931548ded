//! As much of a WebAssembly file as is asked for here: its functions with their names, its data, and its custom sections.

use std::collections::HashMap;

pub struct Wasm<'a> {
    pub functions: Vec<Function<'a>>,
    /// One for each segment.
    pub data: Vec<&'a [u8]>,
    custom: HashMap<&'a str, &'a [u8]>,
}

/// Where the function lies, its length in front of it included, counted from the beginning of the code section, as DWARF does.
pub struct Function<'a> {
    pub start: u64,
    pub end: u64,
    /// As the linker wrote it; empty where it has none.
    pub name: &'a str,
}

impl<'a> Wasm<'a> {
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut all = Reader(bytes.strip_prefix(b"\0asm\x01\0\0\0")?);
        let (mut imports, mut code, mut data) = (0, &[][..], Vec::new());
        let mut custom = HashMap::new();
        while !all.0.is_empty() {
            let id = all.byte()?;
            let length = all.number()?;
            let mut section = Reader(all.take(length)?);
            match id {
                0 => {
                    let name = section.text()?;
                    custom.insert(name, section.0);
                }
                2 => imports = section.imported_functions()?,
                10 => code = section.0,
                11 => data = section.segments()?,
                _ => {}
            }
        }
        let names = Reader(custom.get("name").copied().unwrap_or_default()).function_names().unwrap_or_default();
        let mut left = Reader(code);
        let count = left.number()?;
        let mut functions = Vec::new();
        for index in 0..count {
            let start = (code.len() - left.0.len()) as u64;
            let length = left.number()?;
            left.take(length)?;
            let end = (code.len() - left.0.len()) as u64;
            functions.push(Function { start, end, name: names.get(&(imports + index)).copied().unwrap_or_default() });
        }
        Some(Self { functions, data, custom })
    }

    pub fn custom(&self, name: &str) -> &'a [u8] {
        self.custom.get(name).copied().unwrap_or_default()
    }
}

#[derive(Clone, Copy)]
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// LEB128.
    fn number(&mut self) -> Option<usize> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// An engine of ours imports functions alone.
    fn imported_functions(&mut self) -> Option<usize> {
        let count = self.number()?;
        for _ in 0..count {
            let (_, _, kind, _) = (self.text()?, self.text()?, self.byte()?, self.number()?);
            if kind != 0 {
                return None;
            }
        }
        Some(count)
    }

    /// Those of a linker: each at a place in the one memory.
    fn segments(&mut self) -> Option<Vec<&'a [u8]>> {
        const I32_CONST: u8 = 0x41;
        const END: u8 = 0x0b;
        let count = self.number()?;
        let segment = |_| {
            let (mode, constant, _, end) = (self.number()?, self.byte()?, self.number()?, self.byte()?);
            let length = self.number()?;
            let bytes = self.take(length)?;
            (mode == 0 && constant == I32_CONST && end == END).then_some(bytes)
        };
        (0..count).map(segment).collect()
    }

    fn function_names(&mut self) -> Option<HashMap<usize, &'a str>> {
        while !self.0.is_empty() {
            let id = self.byte()?;
            let length = self.number()?;
            let mut part = Reader(self.take(length)?);
            if id == 1 {
                let count = part.number()?;
                return (0..count).map(|_| Some((part.number()?, part.text()?))).collect();
            }
        }
        None
    }
}
