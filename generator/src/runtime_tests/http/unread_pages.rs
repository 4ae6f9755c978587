//! Pages that cannot be read: what is told of them, and that the next ones still come.

use serde_json::{Value, json};

use super::server::API;
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{
    ApiRequest, Error, Items, Method, Outgoing, Paged, Pages, Paging, ReadsAnswer, Response,
    Settings,
};
use crate::runtime::json::Decoded;

/// Requests whose pages have no `null` among their items.
macro_rules! without_null {
    ($name:ident, $paging:expr) => {
        #[derive(Clone)]
        struct $name(Outgoing);

        impl ApiRequest for $name {
            fn outgoing(&mut self) -> &mut Outgoing {
                &mut self.0
            }
        }

        impl ReadsAnswer for $name {
            type Output = Value;

            fn read(response: &Response) -> Result<Decoded<Value>, Error> {
                let page: Decoded<Value> = response.decode()?;
                let has_null = page.value["items"][0].is_null();
                match has_null {
                    true => response.decode().map(|Decoded { value, drifts }| Decoded {
                        value: Value::Bool(value),
                        drifts,
                    }),
                    false => Ok(page),
                }
            }
        }

        impl Paged for $name {
            type Item = Value;

            const PAGING: Paging = $paging;

            fn results(page: Value) -> Vec<Value> {
                page["items"].as_array().cloned().unwrap_or_default()
            }
        }
    };
}

without_null!(Linked, Paging::link_header(&["items"]));
without_null!(Cursor, Paging::cursor("cursor", &["next"], &["items"]));
without_null!(
    Numbered,
    Paging::page_number("page", 1, &["items"]).total(&["total"])
);

fn outgoing(pages: Vec<Reply>) -> Outgoing {
    let mock = Mock::new();
    for page in pages {
        mock.then(page);
    }
    let mut settings = Settings::new(&API);
    settings.transport(mock);
    settings.max_retries(0);
    Outgoing::new(&settings.build().unwrap(), Method::GET, "/things", &[])
}

/// What is read, `error` where that cannot be.
async fn walked<R: Paged<Item = Value>>(request: R) -> Vec<String> {
    let mut items = Items::new(request);
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.map_or_else(|_| "error".to_owned(), |item| item.to_string()));
    }
    all
}

fn linked(body: &str, to: &str) -> Reply {
    let reply = Reply::new(200)
        .header("content-type", "application/json")
        .body(body.to_owned());
    match to {
        "" => reply,
        to => reply.header("link", format!("<{to}>; rel=\"next\"")),
    }
}

#[tokio::test]
async fn a_page_that_cannot_be_read_is_one_error_with_its_body() {
    let pages = || {
        vec![
            linked(r#"{"items": [1]}"#, "/things?page=2"),
            linked("{bad", "/things?page=3"),
            linked(r#"{"items": [null]}"#, "/things?page=4"),
            linked(r#"{"items": [4]}"#, ""),
        ]
    };
    let all = walked(Linked(outgoing(pages()))).await;
    assert_eq!(all, ["1", "error", "error", "4"]);
    let mut stream = Pages::new(Linked(outgoing(pages())));
    stream.next().await.unwrap().unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.body().unwrap(), b"{bad");
    let blocking = move || Pages::new(Linked(outgoing(pages()))).blocking().count();
    assert_eq!(std::thread::spawn(blocking).join().unwrap(), 4);
}

#[tokio::test]
async fn what_of_a_page_does_not_fit_need_not_hide_where_the_next_one_is() {
    let pages = vec![
        Reply::json(200, &json!({"items": [null], "next": "b"})),
        Reply::json(200, &json!({"items": [2]})),
    ];
    assert_eq!(walked(Cursor(outgoing(pages))).await, ["error", "2"]);
    let pages = vec![
        Reply::json(200, &json!({"items": [null], "total": 2})),
        Reply::json(200, &json!({"items": [2], "total": 2})),
    ];
    assert_eq!(walked(Numbered(outgoing(pages))).await, ["error", "2"]);
}

#[tokio::test]
async fn a_walk_ends_where_nothing_says_what_is_next() {
    for bad in ["{bad", "<html>", ""] {
        let pages = || vec![linked(bad, ""), linked(r#"{"items": [2]}"#, "")];
        assert_eq!(walked(Linked(outgoing(pages()))).await, ["error"]);
        assert_eq!(walked(Cursor(outgoing(pages()))).await, ["error"]);
        assert_eq!(walked(Numbered(outgoing(pages()))).await, ["error"]);
    }
    let round = vec![
        linked("{bad", "/v4/things?page=2"),
        linked("{bad", "/v4/things"),
    ];
    assert_eq!(walked(Linked(outgoing(round))).await, ["error", "error"]);
}

#[tokio::test]
async fn an_answer_of_failure_ends_it() {
    let failed = Reply::new(500).header("link", "</things?page=2>; rel=\"next\"");
    let pages = vec![failed, linked(r#"{"items": [2]}"#, "")];
    assert_eq!(walked(Linked(outgoing(pages))).await, ["error"]);
}
