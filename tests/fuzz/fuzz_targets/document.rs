//! Any bytes are a document or no document: neither makes the generator panic, and what comes out is
//! the same each time.

#![no_main]

use std::io;

use libfuzzer_sys::fuzz_target;
use truespec::Config;
use truespec::document::{Document, Files};

struct Memory<'a>(&'a str);

impl Files for Memory<'_> {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(self.0.to_owned())
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Ok((document, found)) = Document::load("document", &Memory(text)) else {
        return;
    };
    let (_, simplified) = document.model();
    for finding in found.iter().chain(simplified.iter()) {
        document.locate(&finding.pointer);
    }
    if let Err(found) = truespec::generate(&document, &Config::default()) {
        panic!("what comes out is no Rust: {found:?}");
    }
});
