//! What a document says, without OpenAPI's many ways of saying it and without a word of Rust.

pub(crate) mod api;
mod body;
pub(crate) mod docs;
pub(crate) mod enumeration;
mod groups;
mod member_words;
pub(crate) mod multipart;
pub(crate) mod object;
pub(crate) mod operation;
pub(crate) mod origin;
mod outcome;
pub(crate) mod pagination;
pub(crate) mod parameter;
mod place;
pub(crate) mod response;
pub(crate) mod security;
pub(crate) mod server;
pub(crate) mod types;
pub(crate) mod union;

pub(crate) use api::{Api, Example, Info, Untyped};
pub(crate) use body::{Body, Content, ContentExample, ContentKind, FormField};
pub(crate) use docs::Docs;
pub(crate) use enumeration::{Enumeration, Value, Values};
pub(crate) use multipart::Multipart;
pub(crate) use object::{Constant, ConstantValue, Field, Object};
pub(crate) use operation::{DEEPEST_RESOURCE, Operation, Twin};
pub(crate) use origin::Origin;
pub(crate) use outcome::{Outcome, Success};
pub(crate) use pagination::{Back, Pagination, Path, Signs, Way};
pub(crate) use parameter::{ConstantParameter, Location, Parameter, Style};
pub(crate) use place::{MemberWords, Place as PlaceWords, Spelling, quoted_name};
pub(crate) use response::{Header, Response, Status};
pub(crate) use security::{Place, SecurityScheme};
pub(crate) use server::{Server, ServerVariable, path_of};
pub(crate) use types::{Definition, Direction, Integer, Kind, Shape, Type, TypeId, Types};
pub(crate) use union::{Common, Kinds, Literal, Member, Signature, Union};
