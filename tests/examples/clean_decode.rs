//! Decodes a page of documented Workers again and again, as the client does or strictly and no more:
//! an answer without drift pays nothing for those that drift.
//!
//! ```sh
//! cargo build --release -p truespec-tests --example clean_decode
//! for way in strict client; do
//!     valgrind --tool=callgrind --callgrind-out-file=/dev/null target/release/examples/clean_decode $way
//! done
//! ```
//!
//! Valgrind prints the instructions of each as `Collected`; the second may be 1 % above the first.

use std::error::Error;
use std::hint::black_box;

use cloudflare_workers::runtime::json;
use cloudflare_workers::types::ScriptListResponse;
use serde_json::Value;

const PAGE: &str = include_str!(
    "../../generated/tests/examples/accounts-account-id-workers-scripts-get-200-list-workers.json"
);
const WORKERS: usize = 20;
const TIMES: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let text = page()?;
    let decode = match std::env::args().nth(1).as_deref() {
        Some("strict") => strictly,
        Some("client") => as_the_client,
        _ => return Err("say `strict` or `client`".into()),
    };
    for _ in 0..TIMES {
        black_box(decode(black_box(&text))?);
    }
    Ok(())
}

/// The documented page with its Worker many times over.
fn page() -> Result<Vec<u8>, serde_json::Error> {
    let mut page: Value = serde_json::from_str(PAGE)?;
    if let Some(Value::Array(workers)) = page.get_mut("result") {
        *workers = workers.iter().cycle().take(WORKERS).cloned().collect();
    }
    serde_json::to_vec(&page)
}

fn strictly(text: &[u8]) -> Result<ScriptListResponse, Box<dyn Error>> {
    Ok(serde_json::from_slice(text)?)
}

fn as_the_client(text: &[u8]) -> Result<ScriptListResponse, Box<dyn Error>> {
    let decoded = json::from_slice::<ScriptListResponse>(text)?;
    match decoded.drifts.first() {
        Some(drift) => Err(format!("the page is not clean: {drift}").into()),
        None => Ok(decoded.value),
    }
}
