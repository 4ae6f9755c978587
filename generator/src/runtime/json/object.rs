//! How an object is read field by field, and written with the fields that nobody knew.

use super::{FieldWriter, Misfit, Reader, UnknownFields, Writer};

/// A type whose JSON is an object with known fields.
pub trait Object: Sized {
    /// Reads the fields.
    ///
    /// # Errors
    /// It is no object, a field does not fit its type, or a required one is missing.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Misfit>;

    /// Writes the known fields.
    fn write(&self, fields: &mut FieldWriter<'_, '_>);

    /// The fields that are not known.
    fn unknown_fields(&self) -> &UnknownFields;
}

/// Writes an object, its unknown fields last.
#[inline(never)]
pub fn encode<T: Object>(object: &T, writer: &mut Writer) {
    let mut fields = FieldWriter::new(writer, object.unknown_fields());
    object.write(&mut fields);
    fields.finish();
}

/// Gives an object type its place in JSON and in serde.
macro_rules! object {
    ($($object:ident),* $(,)?) => {$(
        impl $crate::runtime::json::Decode for $object {
            fn decode(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<Self, $crate::runtime::json::Misfit> {
                $crate::runtime::json::Object::read(reader)
            }
        }

        impl $crate::runtime::json::Encode for $object {
            fn encode(&self, writer: &mut $crate::runtime::json::Writer) {
                $crate::runtime::json::object::encode(self, writer);
            }
        }

        $crate::runtime::json::serde_impls!($object);
    )*};
}

pub(crate) use object;
