//! Which kinds of JSON values a type takes.

use crate::ir::{Kind, Kinds};

impl Kinds {
    pub(super) fn all() -> Self {
        Self {
            boolean: true,
            integer: true,
            number: true,
            string: true,
            array: true,
            object: true,
            null: true,
        }
    }

    pub(super) fn of(kind: &Kind) -> Self {
        let none = Self::default();
        match kind {
            Kind::Any | Kind::Named(_) => Self::all(),
            Kind::Boolean => Self {
                boolean: true,
                ..none
            },
            Kind::Integer(_) => Self {
                integer: true,
                ..none
            },
            Kind::Number => Self {
                integer: true,
                number: true,
                ..none
            },
            Kind::String | Kind::DateTime | Kind::Date | Kind::Base64 | Kind::File => Self {
                string: true,
                ..none
            },
            Kind::Array(_) => Self {
                array: true,
                ..none
            },
            Kind::Map(_) => Self {
                object: true,
                ..none
            },
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            boolean: self.boolean | other.boolean,
            integer: self.integer | other.integer,
            number: self.number | other.number,
            string: self.string | other.string,
            array: self.array | other.array,
            object: self.object | other.object,
            null: self.null | other.null,
        }
    }
}
