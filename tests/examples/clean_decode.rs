//! Decodes a page of documented Workers again and again, as the client does, for
//! `cargo xtask bench instructions` to count.

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
    for _ in 0..TIMES {
        black_box(json::from_slice::<ScriptListResponse>(black_box(&text))?);
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
