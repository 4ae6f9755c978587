//! Requests whose results come in pages of any JSON.

/// A request of that name, whose results are the `items` of a page.
macro_rules! paged {
    ($name:ident, $paging:expr) => {
        #[derive(Clone)]
        struct $name(crate::runtime::http::Outgoing);

        impl crate::runtime::http::ApiRequest for $name {
            fn outgoing(&mut self) -> &mut crate::runtime::http::Outgoing {
                &mut self.0
            }
        }

        impl crate::runtime::http::ReadsAnswer for $name {
            type Output = serde_json::Value;

            fn read(
                response: &crate::runtime::http::Response,
            ) -> Result<
                crate::runtime::json::Decoded<serde_json::Value>,
                crate::runtime::http::Error,
            > {
                response.decode()
            }
        }

        impl crate::runtime::http::Paged for $name {
            type Item = serde_json::Value;

            const PAGING: crate::runtime::http::Paging = $paging;

            fn results(page: serde_json::Value) -> Vec<serde_json::Value> {
                page["items"].as_array().cloned().unwrap_or_default()
            }
        }
    };
}

pub(super) use paged;
