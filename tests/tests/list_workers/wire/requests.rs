//! What is sent, and what is refused before anything is.

use cloudflare_workers::ApiRequest as _;
use cloudflare_workers::resources::workers::scripts::ListScripts;

use super::server::Server;
use super::{ACCOUNT, EMPTY_PAGE, TOKEN, builder, client, list};

/// What each percent-encoded byte stands for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            let digits = std::str::from_utf8(&digits).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
        } else {
            assert!(byte.is_ascii_graphic(), "{text}");
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn a_request_as_documented() {
    let server = Server::of(EMPTY_PAGE).await;
    let request = client(&server).workers().scripts().list(ACCOUNT);
    let page = request.tags("production:yes,staging:no").await.unwrap();
    assert!(page.success && page.result.is_empty());
    let seen = server.request();
    assert_eq!(seen.method, "GET");
    let (path, query) = seen.target.split_once('?').unwrap();
    assert_eq!(path, format!("/accounts/{ACCOUNT}/workers/scripts"));
    assert_eq!(decoded(query), "tags=production:yes,staging:no");
    let user_agent = seen.header("user-agent").unwrap();
    assert!(
        user_agent.starts_with("cloudflare-workers/"),
        "{user_agent}"
    );
    assert!(
        seen.header("accept")
            .is_some_and(|types| types.contains("*/*") || types.contains("json"))
    );
}

#[tokio::test]
async fn what_a_program_may_not_have() {
    for (tags, query) in [(Some("a:yes"), Some("tags=a%3Ayes")), (None, None)] {
        let server = Server::of(EMPTY_PAGE).await;
        let request = client(&server).workers().scripts().list(ACCOUNT);
        request.with_some(tags, ListScripts::tags).await.unwrap();
        let target = server.request().target;
        assert_eq!(target.split_once('?').map(|(_, query)| query), query);
    }
}

#[tokio::test]
async fn all_workers_are_on_one_page() {
    let server = Server::of(
        r#"{"errors":[],"messages":[],"result":[{"id":"a"},{"id":"b"}],"success":true}"#,
    )
    .await;
    let request = client(&server).workers().scripts().list(ACCOUNT);
    let mut workers = request.tags("production:yes").items();
    let mut ids = Vec::new();
    while let Some(worker) = workers.next().await {
        ids.extend(worker.unwrap().id);
    }
    assert_eq!(ids, ["a", "b"]);
    assert!(server.request().target.ends_with("?tags=production%3Ayes"));
}

#[tokio::test]
async fn without_tags_there_is_no_query() {
    let server = Server::of(EMPTY_PAGE).await;
    list(&client(&server), ACCOUNT).await.unwrap();
    assert_eq!(
        server.request().target,
        format!("/accounts/{ACCOUNT}/workers/scripts")
    );
}

#[tokio::test]
async fn the_path_of_the_base_url_comes_first() {
    for end in ["/client/v4", "/client/v4/"] {
        let server = Server::of(EMPTY_PAGE).await;
        let url = format!("{}{end}", server.url);
        let client = builder(&server)
            .base_url(url)
            .api_token(TOKEN)
            .build()
            .unwrap();
        list(&client, ACCOUNT).await.unwrap();
        let path = format!("/client/v4/accounts/{ACCOUNT}/workers/scripts");
        assert_eq!(server.request().target, path);
    }
}

#[tokio::test]
async fn an_odd_account_stays_one_segment() {
    let server = Server::of(EMPTY_PAGE).await;
    let client = client(&server);
    let wide = "á".repeat(32);
    for account in [
        "a/b",
        "/",
        "a?b=c",
        "#",
        "a b",
        "%",
        "%2e%2e",
        "%2F",
        "a%00",
        "ä€𝄞",
        "\"<>\\^`{|}",
        "...",
        "..a",
        ".%2e",
        "a;b=c",
        "a&b+c",
        "a:b@c",
        "\r\nX-Evil: 1",
        "\0",
        "~-_.",
        "[::1]",
        "'",
        &wide,
    ] {
        list(&client, account).await.expect(account);
        let seen = server.last();
        let segments: Vec<&str> = seen.target.split('/').collect();
        let ["", "accounts", segment, "workers", "scripts"] = segments.as_slice() else {
            panic!("{account:?} became {}", seen.target);
        };
        assert_eq!(decoded(segment), account, "{segment}");
        assert_eq!(seen.header("x-evil"), None);
    }
}

#[tokio::test]
async fn odd_tags_stay_one_parameter() {
    let server = Server::of(EMPTY_PAGE).await;
    let client = client(&server);
    for tags in [
        "a&b=c", "a=b", "a+b c", "#", "%20", "ä€", "a?b/c", "\r\n", "'\"[]", "a%",
    ] {
        client
            .workers()
            .scripts()
            .list(ACCOUNT)
            .tags(tags)
            .await
            .expect(tags);
        let target = server.last().target;
        let (_, query) = target.split_once('?').unwrap();
        let value = query.strip_prefix("tags=").unwrap();
        assert!(
            !value.contains(['&', '=', '+', '#']),
            "{tags:?} became {query}"
        );
        assert_eq!(decoded(value), tags);
    }
}

#[tokio::test]
async fn what_must_not_be_sent_is_refused() {
    let server = Server::of(EMPTY_PAGE).await;
    let (long, wide) = ("a".repeat(33), "ä".repeat(33));
    for account in ["", ".", "..", &long, &wide] {
        let error = list(&client(&server), account).await.expect_err(account);
        assert!(error.is_invalid_argument(), "{account:?}: {error}");
        assert!(error.to_string().contains("account_id"), "{error}");
        assert_eq!((error.status(), error.body()), (None, None));
    }
    assert!(server.seen().is_empty(), "{:?}", server.seen());
}

#[tokio::test]
async fn as_many_characters_as_are_allowed() {
    let server = Server::of(EMPTY_PAGE).await;
    list(&client(&server), &"a".repeat(32)).await.unwrap();
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_request_can_be_repeated() {
    let server = Server::of(EMPTY_PAGE).await;
    let request = client(&server)
        .workers()
        .scripts()
        .list(ACCOUNT)
        .tags("a:yes");
    request.clone().await.unwrap();
    request.await.unwrap();
    let [first, second] = &server.seen()[..] else {
        panic!("{:?}", server.seen());
    };
    assert_eq!(first.target, second.target);
}
