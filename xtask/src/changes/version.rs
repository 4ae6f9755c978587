//! The version of a crate: where it stands in the configuration.

pub(super) use truespec::diff::reaches;

/// The configuration with another version, all else as it stands.
pub(super) fn put(text: &str, version: &str) -> Result<String, toml_edit::TomlError> {
    let mut config: toml_edit::DocumentMut = text.parse()?;
    let package = config
        .entry("crate")
        .or_insert_with(|| toml_edit::Item::Table(toml_edit::Table::new()));
    if let Some(package) = package.as_table_like_mut() {
        match package
            .get_mut("version")
            .and_then(toml_edit::Item::as_value_mut)
        {
            Some(value) => {
                let decor = value.decor().clone();
                *value = version.into();
                *value.decor_mut() = decor;
            }
            None => _ = package.insert("version", toml_edit::value(version)),
        }
    }
    Ok(config.to_string())
}
