//! What can be put in place of the network, and in place of `await`.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use serde_json::{Value, json};
use tower_service::Service;

use super::server::{API, Server, answer, get};
use crate::runtime::http::mock::{Documented, Mock, Reply};
use crate::runtime::http::tower::TowerTransport;
use crate::runtime::http::{Http, Method, Request, Settings, blocking};

fn client(mock: &Mock) -> Http {
    let mut settings = Settings::new(&API);
    settings.transport(mock.clone());
    settings.credential("token", "s3cret-token");
    settings.build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_mock_answers_and_remembers() {
    let mock = Mock::new();
    mock.then(Reply::new(503));
    mock.then(Reply::refused());
    mock.then(Reply::json(200, &json!({"success": true})).header("x-ray", "8f"));
    let request = client(&mock).request(Method::PUT, "/things/1");
    let request = request.query("a", "b c").json(&json!({"k": 1}));
    let answer: Value = request.send_json().await.unwrap();
    assert_eq!(answer["success"], true);
    let seen = mock.seen();
    assert_eq!(seen.len(), 3);
    assert_eq!(format!("{:?}", seen[2]), "PUT /v4/things/1");
    assert_eq!(
        (seen[2].query.as_str(), &seen[2].body[..]),
        ("a=b%20c", &b"{\"k\":1}"[..])
    );
    assert_eq!(seen[2].headers["authorization"], "Bearer s3cret-token");
    assert!(!format!("{mock:?}").contains("s3cret"));
}

#[tokio::test(start_paused = true)]
async fn a_mock_knows_what_an_answer_is_for() {
    let mock = Mock::new();
    mock.on(Method::GET, "/a", Reply::new(404).body("none"));
    mock.on(Method::GET, "/b", Reply::broken());
    let client = client(&mock);
    for _ in 0..2 {
        assert!(client.send(get("/a")).await.unwrap_err().is_not_found());
    }
    let error = client.send(get("/b")).await.unwrap_err();
    assert!(!error.is_connect(), "{error}");
    assert_eq!(error.attempts(), 3);
    let error = client.request(Method::POST, "/c").send().await.unwrap_err();
    assert!(
        error.to_string().contains("no answer for POST /v4/c"),
        "{error}"
    );
}

#[tokio::test]
async fn a_mock_knows_paths_with_parameters() {
    let mock = Mock::new();
    mock.on(Method::GET, "/a/{b}/v{c}.json", Reply::new(201));
    let client = client(&mock);
    let status = async |path: &str| {
        let answer = client.request(Method::GET, path).send().await;
        answer.map(|answer| answer.status().as_u16()).ok()
    };
    assert_eq!(status("/a/x/v1.json").await, Some(201));
    assert_eq!(status("/more/a/x/v1.json").await, Some(201));
    for other in [
        "/a/x/v.json",
        "/a/x/y/v1.json",
        "/a//v1.json",
        "/a/x/w1.json",
    ] {
        assert_eq!(status(other).await, None, "{other}");
    }
}

#[tokio::test]
async fn a_mock_gives_documented_answers() {
    const fn documented(path: &'static str, status: u16, body: &'static str) -> Documented {
        Documented {
            method: "GET",
            path,
            status,
            media_type: "text/plain",
            name: "",
            body,
        }
    }
    let mock = Mock::documented(
        &["/v4"],
        &[
            documented("/users/me", 200, "me"),
            documented("/users/{id}", 404, "none"),
            documented("/users/{id}", 200, "one"),
            documented("/users/{id}", 200, "two"),
        ],
    );
    let client = client(&mock);
    let text = async |path: &str| {
        let answer = client.request(Method::GET, path).send().await;
        answer.map(|answer| answer.text()).ok()
    };
    assert_eq!(text("/users/me").await.as_deref(), Some("me"));
    assert_eq!(text("/users/7").await.as_deref(), Some("one"));
    assert_eq!(text("/teams/1/users/7").await, None);
}

#[tokio::test(start_paused = true)]
async fn waits_double_and_end() {
    let mock = Mock::new();
    mock.on(Method::GET, "/x", Reply::new(500));
    let mut settings = Settings::new(&API);
    settings.transport(mock.clone());
    settings.max_retries(7);
    let start = tokio::time::Instant::now();
    settings.build().unwrap().send(get("/x")).await.unwrap_err();
    assert_eq!(mock.seen().len(), 8);
    // 0.5 + 1 + 2 + 4 + 8 + 8 + 8 seconds at most, half of it on average.
    let waited = start.elapsed().as_secs_f64();
    assert!((1.0..=31.6).contains(&waited), "{waited}");
}

#[derive(Clone)]
struct Counted(reqwest::Client, Arc<Mutex<usize>>);

impl Service<reqwest::Request> for Counted {
    type Response = reqwest::Response;
    type Error = reqwest::Error;
    type Future = Pin<Box<dyn Future<Output = reqwest::Result<reqwest::Response>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<reqwest::Result<()>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: reqwest::Request) -> Self::Future {
        *self.1.lock().unwrap() += 1;
        Box::pin(self.0.call(request))
    }
}

#[tokio::test]
async fn a_tower_service_sends() {
    let server = Server::start(vec![answer("200 OK", &[], "done")]).await;
    let counted = Counted(reqwest::Client::new(), Arc::default());
    let mut settings = server.settings();
    settings.transport(TowerTransport::new(counted.clone()));
    let response = settings.build().unwrap().send(get("/x")).await.unwrap();
    assert_eq!(
        (
            response.text().unwrap().as_str(),
            *counted.1.lock().unwrap()
        ),
        ("done", 1)
    );
}

/// What a server on another origin gets of a request that another redirects there.
async fn redirected(set: impl Fn(&mut Settings)) -> String {
    let elsewhere = Server::start(vec![answer("200 OK", &[], "done")]).await;
    let location = format!("location: {}/y", elsewhere.url);
    let server = Server::start(vec![answer("302 Found", &[&location], "")]).await;
    let mut settings = server.settings();
    settings.credential("key", "s3cret-key");
    settings.credential("email", "e@example.com");
    set(&mut settings);
    let request = Request::new(Method::GET, "/x", &[&["email", "key"]]);
    settings.build().unwrap().send(request).await.unwrap();
    assert!(server.seen()[0].contains("x-key: s3cret-key"));
    elsewhere.seen().remove(0)
}

#[tokio::test]
async fn no_credential_goes_elsewhere_by_a_client_that_is_changed_or_wrapped() {
    let wrapped = redirected(|settings| settings.wrap_http(TowerTransport::new)).await;
    let changed = redirected(|settings| {
        settings.configure_http(|builder| builder.redirect(reqwest::redirect::Policy::limited(5)));
    });
    for seen in [wrapped, changed.await] {
        assert!(
            seen.starts_with("GET /y ") && !seen.contains("s3cret"),
            "{seen}"
        );
    }
}

#[tokio::test]
async fn a_proxy_may_be_set_and_layers_go_around_it() {
    let proxy = Server::start(vec![answer("200 OK", &[], "done")]).await;
    let mut settings = Settings::new(&API);
    settings.base_url("http://api.example.com");
    let url = proxy.url.clone();
    settings.configure_http(move |builder| builder.proxy(reqwest::Proxy::all(&url).unwrap()));
    let count = Arc::default();
    let counted = Arc::clone(&count);
    settings.wrap_http(move |client| TowerTransport::new(Counted(client, Arc::clone(&counted))));
    settings.build().unwrap().send(get("/x")).await.unwrap();
    assert!(proxy.seen()[0].starts_with("GET http://api.example.com/x "));
    assert_eq!(*count.lock().unwrap(), 1);
}

#[tokio::test]
async fn no_proxy_gets_what_stays_on_this_machine() {
    let proxy = Server::start(vec![answer("200 OK", &[], "done")]).await;
    let server = Server::start(vec![answer("200 OK", &[], "done")]).await;
    let mut settings = Settings::new(&API);
    settings.base_url(&server.url);
    let url = proxy.url.clone();
    settings.configure_http(move |builder| builder.proxy(reqwest::Proxy::all(&url).unwrap()));
    settings.build().unwrap().send(get("/x")).await.unwrap();
    assert_eq!((server.seen().len(), proxy.seen().len()), (1, 0));
}

#[test]
fn waiting_needs_no_runtime() {
    let server = blocking::wait(async {
        let answers = vec![answer("200 OK", &[], "done"); 2];
        Ok(Server::start(answers).await)
    })
    .unwrap();
    let client = server.client();
    for _ in 0..2 {
        let response = blocking::wait(client.send(get("/x"))).unwrap();
        assert_eq!(response.text().unwrap(), "done");
    }
}

#[tokio::test]
async fn waiting_within_a_runtime_is_an_error_that_says_so() {
    let client = client(&Mock::new());
    let error = blocking::wait(client.send(get("/x"))).unwrap_err();
    assert!(error.is_configuration());
    assert!(error.to_string().contains("await the request"), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn waiting_where_it_blocks_no_task_is_allowed() {
    let server = Server::start(vec![answer("200 OK", &[], "done"); 3]).await;
    let mock = Mock::new();
    mock.then(Reply::new(200).body("done"));
    let (client, mocked) = (server.client(), client(&mock));
    let sent = move || blocking::wait(client.send(get("/x"))).and_then(|answer| answer.text());
    let beside = tokio::task::spawn_blocking(sent.clone()).await.unwrap();
    assert_eq!(beside.unwrap(), "done");
    assert_eq!(tokio::task::block_in_place(&sent).unwrap(), "done");
    let handle = tokio::runtime::Handle::current();
    let told = sent.clone();
    let thread = std::thread::spawn(move || {
        let _entered = handle.enter();
        told()
    });
    assert_eq!(thread.join().unwrap().unwrap(), "done");
    let task = tokio::spawn(async move { sent() }).await.unwrap();
    assert!(task.unwrap_err().is_configuration());
    // A task without a budget looks like what may block, and is no reason to panic.
    let task = tokio::task::unconstrained(async { blocking::wait(mocked.send(get("/x"))) });
    assert_eq!(task.await.unwrap().text().unwrap(), "done");
}

#[tokio::test]
async fn what_the_document_lacks_can_be_asked_for() {
    let failed = r#"{"success":false,"errors":[{"code":1,"message":"no"}]}"#;
    let server = Server::start(vec![
        answer("200 OK", &[], "[1,2]"),
        answer("404 Not Found", &[], "nothing"),
        answer("200 OK", &[], failed),
        answer("200 OK", &[], r#"["s3cret"]"#),
    ])
    .await;
    let client = server.client();
    let request = || {
        client
            .request(Method::GET, "/new/thing?x=1")
            .header("x-a", "b")
    };
    assert_eq!(request().send_json::<Vec<i64>>().await.unwrap(), [1, 2]);
    let seen = server.seen();
    assert!(
        seen[0].starts_with("GET /new/thing?x=1 HTTP/1.1"),
        "{}",
        seen[0]
    );
    assert!(seen[0].contains("x-a: b\r\n"), "{}", seen[0]);
    assert_eq!(request().send().await.unwrap().text(), "nothing");
    let error = request().send_json::<Value>().await.unwrap_err();
    assert!(error.is_api() && error.messages()[0].message == "no");
    let error = request().send_json::<Vec<i64>>().await.unwrap_err();
    assert!(error.is_decode());
    assert_eq!(
        error.to_string(),
        "GET /new/thing answered 200 OK, which cannot be read: a value of another type at line 1 \
         column 9"
    );
}
