//! How a parameter is given to a request: the method of the runtime, and what that has to be told.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::fields::Field;
use super::style::is_usual;
use crate::ir::{
    self, ConstantParameter, FormField, Kind, Location, Parameter, Segments, Style, Types,
};

/// Gives a text as it is handed over; none for what is no text, or needs more to be said.
pub(super) fn parameter_text(
    types: &Types,
    field: &Field<'_>,
    parameter: &Parameter,
    request: &TokenStream,
) -> Option<TokenStream> {
    if parameter.ty.kind != Kind::String || !has_usual_style(types, parameter) {
        return None;
    }
    let (name, value) = (&parameter.name, &field.argument.value);
    let allowed = allowed_length(parameter);
    let (text, text_within) = match parameter.location {
        Location::Path if allowed.is_none() && parameter.segments != Segments::One => {
            let segments = match parameter.segments {
                Segments::ManyOrNone => quote!(path_segments_or_none),
                Segments::One | Segments::Many => quote!(path_segments),
            };
            (segments, TokenStream::new())
        }
        Location::Path => (quote!(path_text), quote!(path_text_within)),
        Location::Query => (quote!(query_text), quote!(query_text_within)),
        Location::Header | Location::Cookie => return None,
    };
    Some(match allowed {
        Some(allowed) => quote!(#request.#text_within(#name, #value, #allowed);),
        None => quote!(#request.#text(#name, #value);),
    })
}

/// Gives the one value that a parameter has.
pub(super) fn write_constant(
    types: &Types,
    constant: &ConstantParameter,
    request: &TokenStream,
) -> TokenStream {
    let value = match &constant.value {
        ir::Literal::Text(text) => quote!(#text),
        ir::Literal::Integer(number) => Literal::i64_suffixed(*number).into_token_stream(),
        ir::Literal::Boolean(boolean) => quote!(#boolean),
        ir::Literal::Null => quote!(""),
    };
    write_parameter(types, &constant.parameter, &value, request)
}

/// Says what every request sends.
pub(super) fn told(constants: &[ConstantParameter]) -> Option<String> {
    let told = constants.iter().map(|constant| {
        let (name, value) = (&constant.parameter.name, &constant.value);
        let text = match constant.parameter.location {
            Location::Header => format!("{name}: {value}"),
            Location::Path | Location::Query | Location::Cookie => format!("{name}={value}"),
        };
        format!("`{}`", text.replace('`', "'"))
    });
    let told: Vec<String> = told.collect();
    match told.as_slice() {
        [] => None,
        [only] => Some(format!("Sends {only}.")),
        [most @ .., last] => Some(format!("Sends {} and {last}.", most.join(", "))),
    }
}

/// Gives a value that stands in a variable of this name, or by itself.
pub(super) fn write_parameter(
    types: &Types,
    parameter: &Parameter,
    value: &impl ToTokens,
    request: &TokenStream,
) -> TokenStream {
    let name = &parameter.name;
    let written = written(types, parameter, value);
    let limits = allowed_length(parameter);
    let length = match parameter.location {
        Location::Path => quote!(path_length),
        Location::Query => quote!(query_length),
        Location::Header => quote!(header_length),
        Location::Cookie => quote!(cookie_length),
    };
    let limits = limits.map(|allowed| quote!(#request.#length(#name, &#value, #allowed);));
    quote!(#request.#written; #limits)
}

fn written(types: &Types, parameter: &Parameter, value: &impl ToTokens) -> TokenStream {
    let (name, explode) = (&parameter.name, explode(parameter.explode));
    let style = style(parameter.style);
    match parameter.location {
        Location::Query if parameter.style == Style::Fields => {
            let styles = parameter.fields.iter().map(form_style);
            quote!(query_string(#name, &#value, &[#(#styles),*]))
        }
        Location::Query if parameter.style == Style::WholeJson => {
            quote!(query_whole_json(#name, &#value))
        }
        Location::Query if parameter.style == Style::WholeText => {
            quote!(query_whole_text(#name, &#value))
        }
        Location::Cookie if parameter.style == Style::Plain => {
            quote!(cookie_plain(#name, #explode, &#value))
        }
        Location::Path if style.is_none() => quote!(path_json(#name, &#value)),
        Location::Query if style.is_none() => quote!(query_json(#name, &#value)),
        Location::Header if style.is_none() => quote!(header_json(#name, &#value)),
        Location::Cookie if style.is_none() => quote!(cookie_json(#name, &#value)),
        Location::Path if has_usual_style(types, parameter) => quote!(path(#name, &#value)),
        Location::Query if has_usual_style(types, parameter) => quote!(query(#name, &#value)),
        Location::Path if parameter.allow_reserved => {
            quote!(path_reserved(#name, #style, #explode, &#value))
        }
        Location::Path => quote!(path_styled(#name, #style, #explode, &#value)),
        Location::Query if parameter.allow_reserved => {
            quote!(query_reserved(#name, #style, #explode, &#value))
        }
        Location::Query => quote!(query_styled(#name, #style, #explode, &#value)),
        Location::Header => quote!(header(#name, #explode, &#value)),
        Location::Cookie if parameter.allow_reserved => {
            quote!(cookie_reserved(#name, #explode, &#value))
        }
        Location::Cookie => quote!(cookie(#name, #explode, &#value)),
    }
}

/// Whether a parameter of the path or the query is written as all are of which nothing is said.
fn has_usual_style(types: &Types, parameter: &Parameter) -> bool {
    let has_styles = matches!(parameter.location, Location::Path | Location::Query);
    has_styles && !parameter.allow_reserved && is_usual(types, parameter)
}

/// Whether reserved characters in it are sent as they are.
pub(super) fn sends_reserved(parameter: &Parameter) -> bool {
    let has_style = !parameter.style.is_of_media_type() && parameter.style != Style::Plain;
    let may_be = parameter.location != Location::Header;
    has_style && may_be && parameter.allow_reserved
}

/// Whether the code that gives it names a style, and whether it says how lists are written.
pub(super) fn mentions(types: &Types, parameter: &Parameter) -> (bool, bool) {
    if !parameter.fields.is_empty() {
        return (true, true);
    }
    if parameter.style.is_of_media_type() || has_usual_style(types, parameter) {
        return (false, false);
    }
    let has_styles = matches!(parameter.location, Location::Path | Location::Query);
    (has_styles, true)
}

/// How many characters it may have, as a range.
fn allowed_length(parameter: &Parameter) -> Option<TokenStream> {
    let literal = |limit: usize| {
        let limit = u64::try_from(limit).ok()?;
        Some(Literal::u64_unsuffixed(limit))
    };
    let least = parameter.min_length.and_then(literal);
    let most = parameter.max_length.and_then(literal);
    match (&least, &most) {
        (None, None) => None,
        (_, Some(most)) => Some(quote!(#least..=#most)),
        (Some(least), None) => Some(quote!(#least..)),
    }
}

/// The style as the runtime calls it; none for what has none, JSON text and a whole query.
fn style(style: Style) -> Option<TokenStream> {
    Some(match style {
        Style::Json | Style::Fields | Style::WholeJson | Style::WholeText | Style::Plain => {
            return None;
        }
        Style::Simple => quote!(Style::Simple),
        Style::Label => quote!(Style::Label),
        Style::Matrix => quote!(Style::Matrix),
        Style::Form => quote!(Style::Form),
        Style::SpaceDelimited => quote!(Style::SpaceDelimited),
        Style::PipeDelimited => quote!(Style::PipeDelimited),
        Style::DeepObject => quote!(Style::DeepObject),
    })
}

fn explode(explode: bool) -> TokenStream {
    match explode {
        true => quote!(Explode::Yes),
        false => quote!(Explode::No),
    }
}

/// How a field of a form is written: its key, and its style.
pub(super) fn form_style(field: &FormField) -> TokenStream {
    let (key, explode) = (&field.key, explode(field.explode));
    let style = match field.style {
        Style::Json => quote!(Style::Json),
        other => style(other).unwrap_or_else(|| quote!(Style::Form)),
    };
    quote!((#key, #style, #explode))
}
