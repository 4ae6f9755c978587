//! What the second reading notes: the path to where it stands, and what drifted.

use super::Drift;
use super::decoded::escaped;

pub(super) struct Notes {
    path: Vec<String>,
    pub(super) drifts: Vec<Drift>,
    /// Whether what does not fit its optional field is kept raw.
    pub(super) salvage: bool,
}

impl Notes {
    pub(super) fn new(salvage: bool) -> Self {
        Self {
            path: Vec::new(),
            drifts: Vec::new(),
            salvage,
        }
    }

    pub(super) fn mark(&self) -> [usize; 2] {
        [self.path.len(), self.drifts.len()]
    }

    pub(super) fn back_to(&mut self, [path, drifts]: [usize; 2]) {
        self.path.truncate(path);
        self.drifts.truncate(drifts);
    }

    /// Goes one step deeper.
    #[cold]
    pub(super) fn step(&mut self, name: &str) {
        self.path.push(escaped(name));
    }

    #[cold]
    pub(super) fn step_to(&mut self, index: usize) {
        self.path.push(index.to_string());
    }

    pub(super) fn step_back(&mut self) {
        self.path.pop();
    }

    pub(super) fn pointer(&self) -> String {
        self.path.iter().map(|step| format!("/{step}")).collect()
    }

    /// Notes what does not fit, and is kept.
    pub(super) fn drifted(&mut self, drift: Option<&Drift>) {
        self.drifts.extend(drift.cloned());
    }

    /// The error for a required field without a value: what stood there, if it was salvaged.
    pub(super) fn missing(&self, field: &str) -> Drift {
        let pointer = self.pointer_to(field);
        let mut latest_first = self.drifts.iter().rev();
        let salvaged = latest_first.find(|drift| drift.is_within(&pointer));
        salvaged.cloned().unwrap_or_else(|| self.absent(field))
    }

    /// The error for a required field where nothing stood.
    pub(super) fn absent(&self, field: &str) -> Drift {
        Drift {
            pointer: self.pointer_to(field),
            expected: format!("the required field `{field}`"),
            found: "nothing".to_owned(),
        }
    }

    fn pointer_to(&self, key: &str) -> String {
        format!("{}/{}", self.pointer(), escaped(key))
    }
}
