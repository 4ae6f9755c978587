//! The methods of HTTP, and the fields of a path item that hold an operation for each.

/// What an operation does, as it stands in a request; capitals count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    Query,
    /// One that no field is for, of which nothing is known.
    Other(String),
}

/// The field for `QUERY`, which is none before OpenAPI 3.2.
pub(crate) const QUERY: &str = "query";

/// The field of each method that has one.
const FIELDS: [(&str, Method); 9] = [
    ("get", Method::Get),
    ("put", Method::Put),
    ("post", Method::Post),
    ("delete", Method::Delete),
    ("options", Method::Options),
    ("head", Method::Head),
    ("patch", Method::Patch),
    ("trace", Method::Trace),
    (QUERY, Method::Query),
];

impl Method {
    /// The method that stands in a request as `token`.
    pub(crate) fn of(token: &str) -> Self {
        let mut known = FIELDS.into_iter().map(|(_, method)| method);
        let known = known.find(|method| method.as_str() == token);
        known.unwrap_or_else(|| Self::Other(token.to_owned()))
    }

    /// All fields for methods.
    pub(crate) fn fields() -> impl Iterator<Item = &'static str> {
        FIELDS.into_iter().map(|(field, _)| field)
    }

    /// The method of a field.
    pub(crate) fn of_field(field: &str) -> Option<Self> {
        let mut fields = FIELDS.into_iter();
        fields.find_map(|(name, method)| (name == field).then_some(method))
    }

    /// Whether a request may change what the API holds.
    pub(crate) fn may_change(&self) -> bool {
        !matches!(
            self,
            Self::Get | Self::Head | Self::Options | Self::Trace | Self::Query
        )
    }

    /// The field for it.
    pub(crate) fn field(&self) -> Option<&'static str> {
        let mut fields = FIELDS.into_iter();
        fields.find_map(|(field, method)| (method == *self).then_some(field))
    }

    /// The method as it stands in a request.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(token) => token,
        }
    }

    /// Whether Rust code may write it as a constant.
    pub(crate) fn is_constant(&self) -> bool {
        !matches!(self, Self::Query | Self::Other(_))
    }
}

/// Whether HTTP has room for a method of that name.
pub(crate) fn is_token(text: &str) -> bool {
    let is_of_tokens =
        |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_of_tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_is_what_stands_in_a_request() {
        for (field, method) in FIELDS {
            assert_eq!(Method::of(method.as_str()), method);
            assert_eq!(method.as_str().to_lowercase(), field);
            assert_eq!(Method::of_field(field).as_ref(), Some(&method));
            assert_eq!(method.field(), Some(field));
        }
        assert_eq!(Method::of("get"), Method::Other("get".to_owned()));
        assert_eq!(Method::of("COPY").field(), None);
    }

    #[test]
    fn a_token_has_no_space_and_no_separator() {
        for good in ["COPY", "M-SEARCH", "a.b", "!#$%&'*+-.^_`|~9"] {
            assert!(is_token(good), "{good}");
        }
        for bad in ["", "A B", "A/B", "Ä", "A\r\nB", "(A)", "A:", "\"A\""] {
            assert!(!is_token(bad), "{bad}");
        }
    }
}
