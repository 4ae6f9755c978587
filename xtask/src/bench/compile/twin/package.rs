//! What makes a crate of types alone: its manifest, its root and what stands in for the client.

use std::path::Path;

use toml_edit::{DocumentMut, Item, value};

use super::{copy, unexpected};
use crate::exit::Failure;

/// The root of a crate; what the client uses of the types and of their JSON is public in both.
const ROOT: &str = "//! Types and their JSON.\n\npub mod types;\n";

const ITS_RUNTIME: &str = "#[doc(hidden)]\npub mod runtime;\n";

const RUNTIME: &str = "//! Support code.\n\npub mod http;\npub mod json;\n";

/// Bodies in parts have no JSON; what they send is the client's.
const HTTP: &str = "//! What types name of the client.\n\n\
    /// A file to send.\n#[derive(Clone, Debug, PartialEq)]\npub struct Upload;\n";

const JSON: &str = include_str!("shim/json.rs");
const BASE64: &str = include_str!("shim/base64_bytes.rs");
const BASE64_TYPE: &str = "pub use base64_bytes::Base64;\n";
const TIMED: &str = include_str!("shim/timed.rs");

/// All but what reads and writes the types; the support code is that of the whole crate.
pub(super) fn explicit(whole: &Path, into: &Path) -> Result<(), Failure> {
    let mut manifest = manifest(whole)?;
    let (name, folder) = runtime(&mut manifest)?;
    *folder = value(whole.join("runtime").to_string_lossy().into_owned());
    let library = name.replace('-', "_");
    let root = format!("{ROOT}mod wire;\n\n#[doc(hidden)]\npub use {library} as runtime;\n");
    common(whole, into, &manifest, &root)
}

/// All but the types, which serde is derived for.
pub(super) fn derived(whole: &Path, into: &Path) -> Result<(), Failure> {
    let mut manifest = manifest(whole)?;
    let (name, _) = runtime(&mut manifest)?;
    without_features_of(&name, &mut manifest);
    let mut runtime = self::manifest(&whole.join("runtime"))?;
    if let Some(all) = runtime["dependencies"].as_table_mut() {
        // Features ask for these, and they are gone.
        all.retain(|_, dependency| dependency.get("optional").is_none());
    }
    manifest["dependencies"] = runtime["dependencies"].clone();
    let mut serde = toml_edit::InlineTable::new();
    serde.insert("version", "1.0.228".into());
    serde.insert("features", toml_edit::Array::from_iter(["derive"]).into());
    manifest["dependencies"]["serde"] = value(serde);
    common(whole, into, &manifest, &format!("{ROOT}{ITS_RUNTIME}"))?;
    copy::write(&into.join("src/runtime/mod.rs"), RUNTIME)?;
    copy::write(&into.join("src/runtime/http.rs"), HTTP)?;
    shim(&manifest, &into.join("src/runtime/json"))
}

/// The name of the crate with the support code, and where it is.
fn runtime(manifest: &mut DocumentMut) -> Result<(String, &mut Item), Failure> {
    let dependencies = manifest.get_mut("dependencies");
    let all = dependencies.and_then(Item::as_table_like_mut).into_iter();
    let mut paths = all.flat_map(|all| all.iter_mut()).filter_map(|(name, it)| {
        let name = name.to_string();
        Some((name, it.get_mut("path")?))
    });
    paths.next().ok_or_else(|| unexpected("it has no runtime"))
}

/// What the features of the whole crate ask of its support code goes with that.
fn without_features_of(runtime: &str, manifest: &mut DocumentMut) {
    let features = manifest.get_mut("features").and_then(Item::as_table_mut);
    for (_, asked) in features.into_iter().flat_map(|all| all.iter_mut()) {
        let asks = |it: &toml_edit::Value| it.as_str().is_some_and(|it| it.starts_with(runtime));
        if let Some(asked) = asked.as_array_mut() {
            asked.retain(|it| !asks(it));
        }
    }
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
    copy::write(&into.join("src/lib.rs"), root)
}

/// The same dependencies and features, without the programs that show the client.
fn manifest(whole: &Path) -> Result<DocumentMut, Failure> {
    let parsed: Result<DocumentMut, _> = copy::text(&whole.join("Cargo.toml"))?.parse();
    let mut manifest = parsed.map_err(|error| unexpected(&error.to_string()))?;
    manifest.remove("example");
    Ok(manifest)
}
