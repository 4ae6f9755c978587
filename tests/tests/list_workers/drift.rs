//! A server that drifts from its document costs the field that drifted, never the page.

use cloudflare_workers::types::ScriptListResponse;
use serde_json::{Value, json};

use crate::document;
use crate::wire::server::{Server, answer};
use crate::wire::{ACCOUNT, client, list};

fn as_answer(page: &Value) -> String {
    answer(
        "200 OK",
        &["content-type: application/json"],
        &page.to_string(),
    )
}

/// A page of two documented Workers of which the second is changed.
fn page(change: impl FnOnce(&mut Value)) -> Value {
    let mut page = document::page();
    let mut second = document::script();
    change(&mut second);
    page["result"].as_array_mut().unwrap().push(second);
    page
}

async fn read(page: &Value) -> ScriptListResponse {
    let server = Server::start(vec![as_answer(page)]).await;
    list(&client(&server), ACCOUNT).await.unwrap()
}

#[tokio::test]
async fn one_field_of_one_worker() {
    let json = page(|script| script["logpush"] = json!("yes"));
    let read = read(&json).await;
    let [first, second] = &read.result[..] else {
        panic!("{} Workers", read.result.len());
    };
    assert_eq!(
        (first.logpush, first.unknown_fields.len()),
        (Some(false), 0)
    );
    assert_eq!(second.logpush, None);
    assert_eq!(second.unknown_fields.len(), 1);
    assert_eq!(second.unknown_fields["logpush"], "yes");
    assert_eq!(
        (&second.id, &second.placement),
        (&first.id, &first.placement)
    );
    assert_eq!(serde_json::to_value(&read).unwrap(), json);
}

#[tokio::test]
async fn a_field_far_down() {
    let json = page(|script| script["observability"]["logs"]["persist"] = json!([1]));
    let read = read(&json).await;
    let observability = read.result[1].observability.as_ref().unwrap();
    let logs = observability.logs.as_ref().unwrap();
    assert_eq!((logs.enabled, logs.persist), (true, None));
    assert_eq!(logs.unknown_fields["persist"], json!([1]));
    assert_eq!(serde_json::to_value(&read).unwrap(), json);
}

#[tokio::test]
async fn a_field_that_must_be_there_costs_the_nearest_that_need_not() {
    let json = page(|script| script["observability"]["enabled"] = json!("on"));
    let read = read(&json).await;
    let second = &read.result[1];
    assert_eq!(second.observability, None);
    assert_eq!(second.unknown_fields["observability"]["enabled"], "on");
    assert_eq!(second.etag, read.result[0].etag);
    assert_eq!(serde_json::to_value(&read).unwrap(), json);
}

#[tokio::test]
async fn a_field_that_was_corrected_is_written_as_it_is_now() {
    let json = page(|script| script["logpush"] = json!("yes"));
    let mut read = read(&json).await;
    read.result[1].logpush = Some(true);
    assert_eq!(
        serde_json::to_value(&read).unwrap()["result"][1]["logpush"],
        json!(true)
    );
}

/// Each value of the second Worker replaced by one of each other type.
#[tokio::test]
async fn any_value_by_any_other() {
    let others = [
        json!(null),
        json!(true),
        json!(7.5),
        json!("x"),
        json!([]),
        json!({"a": 1}),
    ];
    let script = document::script();
    let mut pages = Vec::new();
    for pointer in document::pointers(&script)
        .iter()
        .filter(|pointer| !pointer.is_empty())
    {
        for other in &others {
            pages.push(page(|script| {
                *script.pointer_mut(pointer).unwrap() = other.clone()
            }));
        }
    }
    assert!(pages.len() > 300, "{}", pages.len());
    let server = Server::start(pages.iter().map(as_answer).collect()).await;
    let client = client(&server);
    for page in &pages {
        let read = list(&client, ACCOUNT)
            .await
            .unwrap_or_else(|error| panic!("{error}: {page}"));
        assert_eq!(read.result.len(), 2);
        assert_eq!(serde_json::to_value(&read).unwrap(), *page);
    }
}
