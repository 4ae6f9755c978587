//! What makes a crate of types alone: its manifest, its root and what stands in for the client.

use std::path::Path;

use toml_edit::{DocumentMut, value};

use super::{copy, unexpected};
use crate::exit::Failure;

/// The root of a crate; what the client uses of the types and of their JSON is public in both.
const ROOT: &str = "//! Types and their JSON.\n\n\
    #[doc(hidden)]\npub mod runtime;\npub mod types;\n";

const RUNTIME: &str = "//! Support code.\n\npub mod http;\npub mod json;\n";

/// Bodies in parts have no JSON; what they send is the client's.
const HTTP: &str = "//! What types name of the client.\n\n\
    /// A file to send.\n#[derive(Clone, Debug, PartialEq)]\npub struct Upload;\n";

const JSON: &str = include_str!("shim/json.rs");
const BASE64: &str = include_str!("shim/base64_bytes.rs");
const BASE64_TYPE: &str = "pub use base64_bytes::Base64;\n";
const TIMED: &str = include_str!("shim/timed.rs");

/// All but what reads and writes the types.
pub(super) fn explicit(whole: &Path, into: &Path) -> Result<(), Failure> {
    let root = format!("{ROOT}mod wire;\n");
    common(whole, into, &manifest(whole)?, &root)
}

/// All but the types, which serde is derived for.
pub(super) fn derived(whole: &Path, into: &Path) -> Result<(), Failure> {
    let mut manifest = manifest(whole)?;
    let mut serde = toml_edit::InlineTable::new();
    serde.insert("version", "1.0.228".into());
    serde.insert("features", toml_edit::Array::from_iter(["derive"]).into());
    manifest["dependencies"]["serde"] = value(serde);
    common(whole, into, &manifest, ROOT)?;
    shim(&manifest, &into.join("src/runtime/json"))
}

/// What the derived types stand on, as far as the crate has the dependencies.
fn shim(manifest: &DocumentMut, folder: &Path) -> Result<(), Failure> {
    let mut index = JSON.to_owned();
    let dependencies = manifest.get("dependencies");
    let parts = [
        ("base64", "base64_bytes", BASE64, BASE64_TYPE),
        ("time", "timed", TIMED, ""),
    ];
    for (dependency, module, text, exported) in parts {
        if dependencies.is_some_and(|all| all.get(dependency).is_some()) {
            copy::write(&folder.join(format!("{module}.rs")), text)?;
            index.push_str(&format!("\npub mod {module};\n{exported}"));
        }
    }
    copy::write(&folder.join("mod.rs"), &index)
}

fn common(whole: &Path, into: &Path, manifest: &DocumentMut, root: &str) -> Result<(), Failure> {
    copy::write(&into.join("Cargo.toml"), &manifest.to_string())?;
    let lock = copy::text(&whole.join("Cargo.lock"))?;
    copy::write(&into.join("Cargo.lock"), &lock)?;
    copy::write(&into.join("src/lib.rs"), root)?;
    copy::write(&into.join("src/runtime/mod.rs"), RUNTIME)?;
    copy::write(&into.join("src/runtime/http.rs"), HTTP)
}

/// The same dependencies and features, without the programs that show the client.
fn manifest(whole: &Path) -> Result<DocumentMut, Failure> {
    let parsed: Result<DocumentMut, _> = copy::text(&whole.join("Cargo.toml"))?.parse();
    let mut manifest = parsed.map_err(|error| unexpected(&error.to_string()))?;
    manifest.remove("example");
    Ok(manifest)
}
