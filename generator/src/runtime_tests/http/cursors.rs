//! Walks by cursors that go into bodies or have to be switched on, and what comes with their pages.

use serde_json::{Value, json};

use super::paged::paged;
use super::server::API;
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{ApiRequest, Items, Method, Outgoing, Pages, Paging, Settings};

paged!(
    Posted,
    Paging::body_cursor(&["page", "cursor"], &["next"], &["items"])
);
paged!(
    Switched,
    Paging::cursor("marker", &["next"], &["items"])
        .switched_on_by("usemarker")
        .or_offset("offset")
        .total(&["total"])
);
paged!(
    Ending,
    Paging::cursor("iterator", &["iterator"], &["items"]).done(&["done"])
);

fn outgoing(method: Method, pages: &[Value]) -> (Outgoing, Mock) {
    let mock = Mock::new();
    for page in pages {
        mock.then(Reply::json(200, page).header("x-request-id", "r1"));
    }
    let mut settings = Settings::new(&API);
    settings.transport(mock.clone());
    settings.max_retries(0);
    let http = settings.build().unwrap();
    (Outgoing::new(&http, method, "/things", &[]), mock)
}

#[tokio::test]
async fn a_cursor_goes_into_the_body_as_it_came() {
    let pages = [
        json!({"items": ["a"], "next": 7}),
        json!({"items": ["b"], "next": "u"}),
        json!({"items": ["c"], "next": null}),
    ];
    let (mut outgoing, mock) = outgoing(Method::POST, &pages);
    outgoing.json(&json!({"filter": "f", "page": {"limit": 1}}));
    let found = Items::new(Posted(outgoing)).collect().await.unwrap();
    assert_eq!(found, ["a", "b", "c"]);
    let seen = mock.seen().into_iter();
    let bodies = seen.map(|seen| serde_json::from_slice(&seen.body).unwrap());
    assert_eq!(
        bodies.collect::<Vec<Value>>(),
        [
            json!({"filter": "f", "page": {"limit": 1}}),
            json!({"filter": "f", "page": {"limit": 1, "cursor": 7}}),
            json!({"filter": "f", "page": {"limit": 1, "cursor": "u"}}),
        ]
    );
}

#[tokio::test]
async fn a_cursor_in_the_body_that_was_there_before_ends_the_walk() {
    let pages = [
        json!({"items": ["b"], "next": "u"}),
        json!({"items": ["b"], "next": "t"}),
    ];
    let (outgoing, _) = outgoing(Method::POST, &pages);
    let request = Posted(outgoing).with_body_member("page", json!({"cursor": "t"}));
    let error = Items::new(request).collect().await.unwrap_err().to_string();
    assert!(
        error.contains("one that was there before at /next"),
        "{error}"
    );
}

/// The queries by which these pages are asked for, where the request has this one.
async fn switched(query: Option<(&str, &str)>, pages: &[Value]) -> Vec<String> {
    let (outgoing, mock) = outgoing(Method::GET, pages);
    let mut request = Switched(outgoing);
    if let Some((name, value)) = query {
        request = request.with_query(name, value);
    }
    let found = Items::new(request).collect().await.unwrap();
    assert_eq!(found.len(), pages.len());
    mock.seen().into_iter().map(|seen| seen.query).collect()
}

#[tokio::test]
async fn a_cursor_that_has_to_be_switched_on_is() {
    let pages = [
        json!({"items": ["a"], "next": "m"}),
        json!({"items": ["b"], "next": ""}),
    ];
    let on = ["usemarker=true", "marker=m&usemarker=true"];
    assert_eq!(switched(None, &pages).await, on);
    let given = ["usemarker=true", "marker=m&usemarker=true"];
    assert_eq!(switched(Some(("usemarker", "true")), &pages).await, given);
}

#[tokio::test]
async fn who_switches_it_off_or_counts_goes_on_by_counting() {
    let pages = [
        json!({"items": ["a"], "total": 2}),
        json!({"items": ["b"], "total": 2}),
    ];
    let off = ["usemarker=false", "offset=1&usemarker=false"];
    assert_eq!(switched(Some(("usemarker", "false")), &pages).await, off);
    assert_eq!(
        switched(Some(("offset", "0")), &pages).await,
        ["offset=0", "offset=1"]
    );
}

#[tokio::test]
async fn a_page_that_says_that_it_is_the_last_is_believed() {
    let pages = [
        json!({"items": ["a"], "iterator": "i", "done": false}),
        json!({"items": ["b"], "iterator": "j", "done": true}),
    ];
    let (outgoing, _) = outgoing(Method::GET, &pages);
    let found = Items::new(Ending(outgoing)).collect().await.unwrap();
    assert_eq!(found, ["a", "b"]);
}

#[tokio::test]
async fn a_page_comes_with_its_answer_where_that_is_asked_for() {
    let pages = [
        json!({"items": ["a"], "iterator": "i", "done": false}),
        json!({"items": ["b"], "iterator": "j", "done": true}),
    ];
    let (outgoing, _) = outgoing(Method::GET, &pages);
    let mut pages = Pages::new(Ending(outgoing)).with_response();
    let mut found = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        assert_eq!((page.status.as_u16(), page.request_id()), (200, Some("r1")));
        assert_eq!(page.headers["x-request-id"], "r1");
        found.push(page.value["items"][0].clone());
    }
    assert_eq!(found, ["a", "b"]);
}
