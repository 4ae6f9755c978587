//! JSON in and out: absent, null and unknown kept apart, drift survived.

mod keys;
mod serde_impls;
mod tally;
mod utc_text;

pub mod base64_bytes;
pub mod buffered;
mod buffered_access;
pub mod buffered_error;
pub mod date_time;
pub mod decode;
pub mod decoded;
pub mod encode;
pub mod field_writer;
pub mod integer_enumeration;
pub mod lenient;
pub mod nullable;
pub mod object;
pub mod string_enumeration;
pub mod union;
pub mod union_table;
pub mod unknown_fields;
pub mod value;

pub(crate) use integer_enumeration::integer_enumeration;
pub(crate) use object::object;
pub(crate) use serde_impls::serde_impls;
pub(crate) use string_enumeration::string_enumeration;
pub(crate) use union::union;

pub use base64_bytes::Base64;
pub use buffered::Buffered;
pub use buffered_error::BufferedError;
pub use decode::{Decode, DecodeOwned, Seed};
pub use decoded::{DecodeError, Decoded, Drift};
pub use encode::{AsSerialize, Encode, to_value, to_vec};
pub use field_writer::FieldWriter;
pub use integer_enumeration::UnlistedInteger;
pub use lenient::from_slice;
pub use nullable::Nullable;
pub use object::{Collection, Field, Fields, Object, required, required_constant};
pub use string_enumeration::UnlistedString;
pub use union::{Literal, Member, Union, kind};
pub use unknown_fields::UnknownFields;
