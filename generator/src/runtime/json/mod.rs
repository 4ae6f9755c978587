//! JSON in and out: absent, null and unknown kept apart, drift survived.

mod integer;
mod keys;
mod misfit;
mod notes;
mod read;
mod scan;
mod seen;
mod serde_impls;
mod surrogates;
mod tally;
mod union_memory;
mod utc_text;
mod written;

pub mod base64_bytes;
pub mod cursor;
pub mod date_time;
pub mod decode;
pub mod decoded;
pub mod encode;
pub mod field;
pub mod field_writer;
pub mod fields;
pub mod integer_enumeration;
pub mod nullable;
pub mod object;
pub mod reader;
pub mod string_enumeration;
pub mod transcode;
pub mod union;
pub mod union_table;
pub mod union_trials;
pub mod unknown_fields;
pub mod writer;

pub use integer_enumeration::integer_enumeration;
/// For the code that `serde_impls` makes, so that a crate need not depend on serde.
#[doc(hidden)]
pub use serde;
pub use serde_impls::serde_impls;
pub use string_enumeration::string_enumeration;
pub use union::union;

pub use base64_bytes::Base64;
pub use decode::{Decode, vacant};
pub use decoded::{DecodeError, Decoded, Drift};
pub use encode::{Encode, Filling, to_value, to_vec};
pub use field::Field;
pub use field_writer::{write_object, write_open_object};
pub use fields::{read_object, read_open_object};
pub use integer_enumeration::UnlistedInteger;
pub use misfit::Misfit;
pub use nullable::{FromList, FromText, Nullable};
pub use object::Object;
pub use read::from_slice;
pub(crate) use read::{Renewable, leniently};
pub use reader::Reader;
pub use string_enumeration::UnlistedString;
pub use union::{Literal, Member, Union, kind};
pub use unknown_fields::UnknownFields;
pub use writer::Writer;
