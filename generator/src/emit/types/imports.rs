//! What a file of types has to import.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::ident::ident;

/// Imports that were needed so far.
#[derive(Debug, Default)]
pub(super) struct Imports {
    types: BTreeSet<String>,
    externals: BTreeSet<External>,
}

/// What is imported from elsewhere, in the order that it is printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum External {
    BTreeMap,
    Value,
    Date,
    OffsetDateTime,
    Base64,
    Nullable,
    UnknownFields,
    UnlistedInteger,
    UnlistedString,
    Upload,
}

impl External {
    /// What is imported from the crate's own support code.
    fn ours(self) -> Option<TokenStream> {
        match self {
            Self::Base64 => Some(quote!(Base64)),
            Self::Nullable => Some(quote!(Nullable)),
            Self::UnknownFields => Some(quote!(UnknownFields)),
            Self::UnlistedInteger => Some(quote!(UnlistedInteger)),
            Self::UnlistedString => Some(quote!(UnlistedString)),
            Self::BTreeMap | Self::Value | Self::Date | Self::OffsetDateTime | Self::Upload => None,
        }
    }
}

impl Imports {
    /// Another type of the API.
    pub(super) fn ty(&mut self, name: &str) {
        self.types.insert(name.to_owned());
    }

    pub(super) fn external(&mut self, external: External) {
        self.externals.insert(external);
    }

    /// The `use` items of a file that has some types of its own.
    pub(super) fn tokens(&self, own: &[&str]) -> TokenStream {
        let externals = self.externals.iter().map(|external| match external {
            External::BTreeMap => quote!(
                use std::collections::BTreeMap;
            ),
            External::Value => quote!(
                use serde_json::Value;
            ),
            External::Date => quote!(
                use time::Date;
            ),
            External::OffsetDateTime => quote!(
                use time::OffsetDateTime;
            ),
            External::Upload => quote!(
                use crate::runtime::http::Upload;
            ),
            _ => TokenStream::new(),
        });
        let mut ours = self
            .externals
            .iter()
            .filter_map(|external| external.ours())
            .peekable();
        let ours = ours
            .peek()
            .is_some()
            .then(|| quote!(use crate::runtime::json::{#(#ours),*};));
        let mut others = self
            .types
            .iter()
            .filter(|name| !own.contains(&name.as_str()))
            .map(|name| ident(name))
            .peekable();
        let types = others
            .peek()
            .is_some()
            .then(|| quote!(use super::{#(#others),*};));
        quote!(#(#externals)* #ours #types)
    }
}
