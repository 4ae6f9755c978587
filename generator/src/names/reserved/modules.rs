//! Modules, and the files that they stand in.

/// Names of files that mean something else to Rust or to Windows.
pub(in crate::names) const FILES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lib",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "main", "mod", "nul",
    "prn",
];

/// Modules and packages that the file of a resource names.
const IN_RESOURCES: &[&str] = &["bytes", "check", "serde_json", "std", "time", "types"];

/// What it names for the sake of its own operations alone.
const OF_OPERATIONS: &[&str] = &["http"];

/// What the file of the client names, and the module that all resources are in.
const IN_CLIENT: &[&str] = &["reqwest", "resources", "std"];

/// Whose file the module of a resource is named in.
#[derive(Clone, Copy)]
pub(in crate::names) enum Parent {
    Client,
    Resource { has_operations: bool },
}

/// Whether a resource has to be called something else: its module stands where the file of its
/// parent names modules of its own.
pub(in crate::names) fn is_used(name: &str, parent: Parent) -> bool {
    let used = match parent {
        Parent::Client => &[IN_CLIENT][..],
        Parent::Resource {
            has_operations: true,
        } => &[IN_RESOURCES, OF_OPERATIONS],
        Parent::Resource {
            has_operations: false,
        } => &[IN_RESOURCES],
    };
    let mut used = used.iter().chain(&[FILES]);
    used.any(|names| names.contains(&name))
}
