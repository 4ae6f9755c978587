//! Pages by number and by offset: which are others, and which is the last.

use serde_json::{Value, json};

use super::paged::paged;
use super::server::API;
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{ApiRequest, Items, Method, Outgoing, Paged, Paging, Settings};

/// All that a page may tell of how many there are.
const fn counted(paging: Paging) -> Paging {
    paging
        .has_more(&["more"])
        .page(&["page"])
        .page_size(&["size"])
        .total(&["total"])
        .total_pages(&["pages"])
}

paged!(
    Numbered,
    counted(Paging::page_number("page", 1, &["items"]))
);
paged!(
    FromZero,
    counted(Paging::page_number("page", 0, &["items"]))
);
paged!(Offset, counted(Paging::offset("offset", &["items"])));

/// The items of these pages, and the queries that they were asked for by.
async fn walk<R: Paged<Item = Value>>(
    request: fn(Outgoing) -> R,
    pages: &[Value],
) -> (Result<Vec<Value>, String>, Vec<String>) {
    let replies = pages.iter().map(|page| Reply::json(200, page));
    walk_through(request, replies.collect()).await
}

async fn walk_through<R: Paged<Item = Value>>(
    request: fn(Outgoing) -> R,
    pages: Vec<Reply>,
) -> (Result<Vec<Value>, String>, Vec<String>) {
    let mock = Mock::new();
    for page in pages {
        mock.then(page);
    }
    let mut settings = Settings::new(&API);
    settings.transport(mock.clone());
    settings.max_retries(0);
    let http = settings.build().unwrap();
    let request = request(Outgoing::new(&http, Method::GET, "/things", &[]));
    let items = Items::new(request).collect().await;
    let queries = mock.seen().into_iter().map(|seen| seen.query);
    (items.map_err(|error| error.to_string()), queries.collect())
}

#[tokio::test]
async fn pages_that_are_alike_are_others_where_they_say_so() {
    let page = |page: u32| json!({"items": ["a", "a"], "page": page, "total": 6});
    let (items, queries) = walk(Numbered, &[page(1), page(2), page(3)]).await;
    assert_eq!((items.unwrap().len(), queries.len()), (6, 3));
    let (items, _) = walk(Numbered, &[page(1), page(1)]).await;
    assert!(items.unwrap_err().contains("the API ignores `page`"));
    let none = json!({"items": ["a"], "total": 6});
    let (items, _) = walk(Numbered, &[none.clone(), none]).await;
    assert!(items.unwrap_err().contains("the API ignores `page`"));
}

#[tokio::test]
async fn an_api_that_repeats_what_was_asked_for_and_ignores_it_is_an_error() {
    let pages: Vec<_> = (1..100)
        .map(|page| json!({"items": ["a"], "page": page}))
        .collect();
    let (items, queries) = walk(Numbered, &pages).await;
    assert!(items.unwrap_err().contains("the API ignores `page`"));
    assert!(queries.len() < 20);
}

#[tokio::test]
async fn an_empty_page_is_not_the_last_where_there_are_more_by_what_it_says() {
    for about in [
        json!({"total": 3, "size": 1}),
        json!({"total": 3}),
        json!({"pages": 3}),
    ] {
        let page = |items: &[&str]| {
            let mut page = about.clone();
            page["items"] = json!(items);
            page
        };
        let pages = [page(&["1"]), page(&[]), page(&["3"]), page(&[])];
        let (items, queries) = walk(Numbered, &pages).await;
        assert_eq!(items.unwrap(), ["1", "3"], "{about}");
        assert_eq!(queries, ["", "page=2", "page=3"], "{about}");
        let (items, _) = walk(Numbered, &pages[1..]).await;
        assert_eq!(items.unwrap().len(), 0, "{about}");
    }
}

#[tokio::test]
async fn a_total_that_is_too_large_by_less_than_a_page_ends_with_an_empty_one() {
    let first = json!({"items": ["1", "2"], "total": 4});
    let (items, queries) = walk(Numbered, &[first, json!({"items": [], "total": 4})]).await;
    assert_eq!((items.unwrap().len(), queries.len()), (2, 2));
}

#[tokio::test]
async fn an_offset_goes_over_what_is_left_out() {
    let page = |items: &[u32]| json!({"items": items, "total": 6});
    let pages = [page(&[1, 2]), page(&[]), page(&[5, 6])];
    let (items, queries) = walk(Offset, &pages).await;
    assert_eq!(items.unwrap(), [1, 2, 5, 6]);
    assert_eq!(queries, ["", "offset=2", "offset=4"]);
    let (items, _) = walk(Offset, &[json!({"items": [], "total": 6})]).await;
    assert!(items.unwrap().is_empty());
    let (items, _) = walk(Offset, &[json!({"items": [], "more": true})]).await;
    assert!(items.unwrap_err().contains("how many to leave out"));
    let mut pages = vec![page(&[1])];
    pages.extend(vec![json!({"items": [], "total": 100}); 20]);
    let (items, _) = walk(Offset, &pages).await;
    assert!(items.unwrap_err().contains("none on 11 pages"));
}

#[tokio::test]
async fn what_says_that_there_are_more_goes_before_a_total_of_one_page() {
    let pages = [
        json!({"items": [1], "total": 1, "more": true}),
        json!({"items": [2], "total": 1, "more": false}),
    ];
    assert_eq!(walk(Numbered, &pages).await.0.unwrap(), [1, 2]);
    assert_eq!(walk(Offset, &pages).await.0.unwrap(), [1, 2]);
}

#[tokio::test]
async fn a_total_that_one_page_exceeds_counts_something_else() {
    let pages = [
        json!({"items": [1, 2, 3], "total": 2}),
        json!({"items": [4], "total": 2}),
        json!({"items": [5], "total": 2}),
        json!({"items": [], "total": 2}),
    ];
    for (items, _) in [walk(Numbered, &pages).await, walk(Offset, &pages).await] {
        assert_eq!(items.unwrap(), [1, 2, 3, 4, 5]);
    }
    let pages = [
        json!({"items": [1, 2, 3], "total": 2, "pages": 2}),
        json!({"items": [4], "total": 2, "pages": 2}),
    ];
    assert_eq!(walk(Numbered, &pages).await.0.unwrap(), [1, 2, 3, 4]);
}

#[tokio::test]
async fn where_the_first_page_is_in_doubt_the_last_one_is_not_lost() {
    let page = |item: u32, page: u32| json!({"items": [item], "page": page, "pages": 2});
    let pages = [page(1, 1), page(2, 2)];
    let (items, queries) = walk(FromZero, &pages).await;
    assert_eq!(items.unwrap(), [1, 2]);
    assert_eq!(queries, ["", "page=2"]);
    let from_one = |outgoing| FromZero(outgoing).with_query("page", "1");
    let (items, queries) = walk(from_one, &pages).await;
    assert_eq!(items.unwrap(), [1, 2]);
    assert_eq!(queries, ["page=1", "page=2"]);
}

#[tokio::test]
async fn links_that_do_not_lead_on_end_a_walk_whatever_is_counted() {
    let page = |item: u32, link: &str| {
        Reply::json(200, &json!({"items": [item], "total": 48123})).header("link", link)
    };
    let last =
        "<https://x.test/things?page=1>; rel=\"prev\", <https://x.test/things>; rel=\"first\"";
    let pages = vec![
        page(1, "<https://x.test/things?page=2>; rel=\"next\""),
        page(2, last),
    ];
    let (items, queries) = walk_through(Numbered, pages).await;
    assert_eq!(items.unwrap(), [1, 2]);
    assert_eq!(queries, ["", "page=2"]);

    let other = "<https://x.test/docs>; rel=\"describedby\"";
    let more = Reply::json(200, &json!({"items": [2], "total": 2}));
    let (items, _) = walk_through(
        Numbered,
        vec![
            Reply::json(200, &json!({"items": [1], "total": 2})).header("link", other),
            more,
        ],
    )
    .await;
    assert_eq!(items.unwrap(), [1, 2]);
}

#[tokio::test]
async fn links_to_the_first_and_the_last_page_alone_do_not_end_a_walk_before_the_last() {
    let link = |page: u32, rel: &str| format!("<https://x.test/things?page={page}>; rel=\"{rel}\"");
    let page = |item: u32, links: &[String]| {
        Reply::json(200, &json!({"items": [item], "total": 48123})).header("link", links.join(", "))
    };
    let both = [link(1, "first"), link(3, "last")];
    let pages = vec![page(1, &both), page(2, &both), page(3, &both)];
    let (items, queries) = walk_through(Numbered, pages).await;
    assert_eq!(items.unwrap(), [1, 2, 3]);
    assert_eq!(queries, ["", "page=2", "page=3"]);

    let only = page(1, &[link(1, "first"), link(1, "last")]);
    let (items, _) = walk_through(Numbered, vec![only]).await;
    assert_eq!(items.unwrap(), [1]);

    let first = || page(1, &[link(1, "first")]);
    let pages = vec![first(), page(2, &[link(1, "prev")])];
    let (items, _) = walk_through(Numbered, pages).await;
    assert_eq!(items.unwrap(), [1, 2]);
}
