//! What is decoded of an answer is encoded as what is decoded again.

#![no_main]

use cloudflare_workers::types::ScriptListResponse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(first) = serde_json::from_slice::<ScriptListResponse>(bytes) else {
        return;
    };
    let written = serde_json::to_string(&first).expect("what was read can be written");
    let second: ScriptListResponse = serde_json::from_str(&written).expect("what was written can be read");
    assert_eq!(first, second);
    let again = serde_json::to_string(&second).expect("what was read can be written");
    assert_eq!(written, again);
});
