//! Streams of pages: what is sent when, and that every walk ends.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Waker};

use futures_core::Stream;
use serde_json::{Value, json};

use super::server::API;
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{
    ApiRequest, BoxError, BoxFuture, Error, Items, Method, Outgoing, Paged, Pages, Paging,
    ReadsAnswer, Response, Settings, Transport,
};
use crate::runtime::json::Decoded;

/// A request that a cursor leads on from.
#[derive(Clone)]
struct List(Outgoing);

impl ApiRequest for List {
    fn outgoing(&mut self) -> &mut Outgoing {
        &mut self.0
    }
}

impl ReadsAnswer for List {
    type Output = Value;

    fn read(response: &Response) -> Result<Decoded<Value>, Error> {
        response.decode()
    }
}

impl Paged for List {
    type Item = Value;

    const PAGING: Paging = Paging::cursor("cursor", &["next"], &["items"]).has_more(&["more"]);

    fn results(page: Value) -> Vec<Value> {
        page["items"].as_array().cloned().unwrap_or_default()
    }
}

fn list(transport: impl Transport + 'static) -> List {
    let mut settings = Settings::new(&API);
    settings.transport(transport);
    settings.max_retries(0);
    let http = settings.build().unwrap();
    List(Outgoing::new(&http, Method::GET, "/things", &[]))
}

fn two_pages() -> Mock {
    let mock = Mock::new();
    mock.then(Reply::json(
        200,
        &json!({"items": [1, 2], "next": 7, "more": true}),
    ));
    mock.then(Reply::json(
        200,
        &json!({"items": [3], "next": 8, "more": false}),
    ));
    mock
}

#[tokio::test]
async fn options_go_along_and_what_says_that_nothing_follows_is_believed() {
    let mock = two_pages();
    let request = list(mock.clone())
        .with_query("cursor", "3")
        .with_query("q", "x");
    assert_eq!(Items::new(request).collect().await.unwrap(), [1, 2, 3]);
    let queries: Vec<String> = mock.seen().into_iter().map(|seen| seen.query).collect();
    assert_eq!(queries, ["cursor=3&q=x", "cursor=7&q=x"]);
}

/// Pages by number of which each says that there are more.
#[derive(Clone)]
struct Counted(List);

impl ApiRequest for Counted {
    fn outgoing(&mut self) -> &mut Outgoing {
        self.0.outgoing()
    }
}

impl ReadsAnswer for Counted {
    type Output = Value;

    fn read(response: &Response) -> Result<Decoded<Value>, Error> {
        List::read(response)
    }
}

impl Paged for Counted {
    type Item = Value;

    const PAGING: Paging = Paging::page_number("page", 1, &["items"]).has_more(&["more"]);

    fn results(page: Value) -> Vec<Value> {
        List::results(page)
    }
}

#[tokio::test]
async fn an_empty_page_that_says_there_are_more_is_gone_over_ten_times() {
    let walk = async |empty: usize| {
        let mock = Mock::new();
        let none = json!({"items": [], "more": true});
        for _ in 0..empty {
            mock.then(Reply::json(200, &none));
        }
        let last = json!({"items": ["a"], "more": false});
        mock.then(Reply::json(200, &last));
        Items::new(Counted(list(mock))).collect().await
    };
    assert_eq!(walk(0).await.unwrap(), ["a"]);
    assert_eq!(walk(10).await.unwrap(), ["a"]);
    let error = walk(11).await.unwrap_err().to_string();
    assert!(error.contains("none on 11 pages"), "{error}");
}

#[test]
fn an_iterator_waits_for_each() {
    let items = Items::new(list(two_pages())).blocking();
    assert_eq!(items.collect::<Result<Vec<_>, _>>().unwrap(), [1, 2, 3]);
    assert_eq!(Pages::new(list(two_pages())).blocking().count(), 2);
}

#[tokio::test]
async fn an_iterator_does_not_block_a_runtime() {
    let mock = two_pages();
    let found: Vec<_> = Items::new(list(mock.clone())).blocking().collect();
    assert!(matches!(found.as_slice(), [Err(error)] if error.is_configuration()));
    assert!(mock.seen().is_empty());
}

/// Does not answer at once.
struct Slow(Mock);

impl Transport for Slow {
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        let answer = self.0.execute(request);
        Box::pin(async {
            tokio::task::yield_now().await;
            answer.await
        })
    }
}

#[tokio::test]
async fn a_page_that_was_not_waited_for_is_neither_lost_nor_asked_for_again() {
    let mock = two_pages();
    let mut pages = Pages::new(list(Slow(mock.clone())));
    assert!(mock.seen().is_empty());
    let mut context = Context::from_waker(Waker::noop());
    assert!(Pin::new(&mut pages).poll_next(&mut context).is_pending());
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!((first["next"].as_u64(), mock.seen().len()), (Some(7), 1));
}

/// Gives cursors that come round after many.
#[derive(Clone, Default)]
struct Round(Arc<AtomicUsize>);

impl Round {
    /// More than is remembered one by one, then three over and over.
    const ALONE: usize = 5000;
}

impl Transport for Round {
    fn execute(&self, _: reqwest::Request) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        let at = self.0.fetch_add(1, Ordering::Relaxed);
        let next = if at < Self::ALONE {
            at
        } else {
            Self::ALONE + at % 3
        };
        let body = json!({"items": [], "next": format!("c{next}")}).to_string();
        Box::pin(async { Ok(http::Response::new(body).into()) })
    }
}

#[tokio::test]
async fn a_walk_that_goes_round_ends_however_late_it_does() {
    let round = Round::default();
    let error = Items::new(list(round.clone())).collect().await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("one that was there before at /next"),
        "{error}"
    );
    assert!(round.0.load(Ordering::Relaxed) < 4 * Round::ALONE);
}

/// A request that the header `Link` leads on from.
#[derive(Clone)]
struct Linked(Outgoing);

impl ApiRequest for Linked {
    fn outgoing(&mut self) -> &mut Outgoing {
        &mut self.0
    }
}

impl ReadsAnswer for Linked {
    type Output = Value;

    fn read(response: &Response) -> Result<Decoded<Value>, Error> {
        response.decode()
    }
}

impl Paged for Linked {
    type Item = Value;

    const PAGING: Paging = Paging::link_header(&[]);

    fn results(page: Value) -> Vec<Value> {
        page.as_array().cloned().unwrap_or_default()
    }
}

#[tokio::test]
async fn a_link_is_relative_to_where_a_redirect_led() {
    let mock = Mock::new();
    mock.then(Reply::new(301).header("location", "/v5/things/all"));
    let linked = Reply::json(200, &json!([1])).header("link", "<more?page=2>; rel=next");
    mock.then(linked);
    mock.then(Reply::json(200, &json!([2])));
    let List(outgoing) = list(mock.clone());
    let found = Items::new(Linked(outgoing)).collect().await.unwrap();
    assert_eq!(found, [1, 2]);
    assert_eq!(mock.seen()[2].path, "/v5/things/more");
}

#[tokio::test]
async fn a_link_leads_on_whatever_else_is_said_of_it() {
    for (link, leads_on) in [
        ("</things?page=2>; rel=next", true),
        (
            "</things?page=2>; title=\"a; rel=prev\"; rel=\"next\"",
            true,
        ),
        (
            "</things?page=2>; title=\"a\\\", b\"; rel=\"last next\"",
            true,
        ),
        ("</things?page=2>; title=\"\u{fc}ber\"; rel = next", true),
        ("</>; rel=prev, </things?q=a,b&page=2>; rel=\"next\"", true),
        ("</things?page=2>; title=\"rel=next\"", false),
        ("</things?page=2>; rel=prev; rel=next", false),
    ] {
        let mock = Mock::new();
        mock.then(Reply::json(200, &json!([1])).header("link", link));
        mock.then(Reply::json(200, &json!([2])));
        let List(outgoing) = list(mock);
        let found = Items::new(Linked(outgoing)).collect().await.unwrap();
        assert_eq!(found.len() == 2, leads_on, "{link}");
    }
}
