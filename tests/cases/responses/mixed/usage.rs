//! Answers that come in several ways, and what is asked for.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread::JoinHandle;
use std::time::Duration;

use case_responses_mixed::resources::files::GetFileResponse;
use case_responses_mixed::resources::media::AddMediaBody;
use case_responses_mixed::resources::tasks::AddTaskResponse;
use case_responses_mixed::{ApiRequest, Client, Upload};

/// Answers one request, and gives back its head.
fn server(status: &str, media_type: &str, body: &'static [u8]) -> (SocketAddr, JoinHandle<String>) {
    answering(status, &format!("content-type: {media_type}"), body)
}

/// Sends one request to another place, and gives back its head.
fn moving_to(location: String) -> (SocketAddr, JoinHandle<String>) {
    answering("301 Moved Permanently", &format!("location: {location}"), b"")
}

fn answering(
    status: &str,
    header: &str,
    body: &'static [u8],
) -> (SocketAddr, JoinHandle<String>) {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\n{header}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let request = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        let mut buffer = [0; 4096];
        while !request.windows(4).any(|end| end == b"\r\n\r\n") {
            let count = stream.read(&mut buffer).unwrap();
            assert_ne!(count, 0, "the request breaks off");
            request.extend_from_slice(&buffer[..count]);
        }
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        String::from_utf8(request).unwrap()
    });
    (address, request)
}

fn client(address: SocketAddr) -> Client {
    let url = format!("http://{address}");
    let builder = Client::builder().base_url(url).max_retries(0);
    builder.key("of the client").build().unwrap()
}

#[tokio::test]
async fn bytes_beside_text_are_not_read_as_text() {
    let (address, request) = server("200 OK", "application/pdf", b"\xff\xfe\x80");
    let page: Vec<u8> = client(address).pages().get().await.unwrap();
    assert_eq!(page, b"\xff\xfe\x80");
    let request = request.join().unwrap();
    let accept = "accept: application/pdf, text/plain, */*;q=0.1\r\n";
    assert!(request.contains(accept), "{request}");
}

#[tokio::test]
async fn what_is_not_listed_is_what_comes_with_a_body_or_without_as_it_does() {
    let file = async |status: &str, body| {
        let (address, _) = server(status, "application/octet-stream", body);
        client(address).files().get().await.unwrap()
    };
    let part = GetFileResponse::Ok(b"part".to_vec());
    assert_eq!(file("206 Partial Content", b"part").await, part);
    assert_eq!(file("200 OK", b"").await, GetFileResponse::Ok(Vec::new()));
    for (status, body) in [("202 Accepted", &b"soon"[..]), ("204 No Content", b"")] {
        assert_eq!(file(status, body).await, GetFileResponse::Accepted, "{status}");
    }
}

#[tokio::test]
async fn a_status_comes_before_the_range_that_it_is_in() {
    let add = async |status: &str, body| {
        let (address, _) = server(status, "application/json", body);
        client(address).tasks().add().await.unwrap()
    };
    for other in ["200 OK", "202 Accepted", "299 Other"] {
        let expected = AddTaskResponse::Ok("a".to_owned());
        assert_eq!(add(other, b"\"a\"").await, expected, "{other}");
    }
    for listed in ["201 Created", "203 Non-Authoritative Information"] {
        let expected = AddTaskResponse::Created(7);
        assert_eq!(add(listed, b"7").await, expected, "{listed}");
    }
    assert_eq!(add("204 No Content", b"").await, AddTaskResponse::NoContent);
}

#[tokio::test]
async fn json_is_asked_for_by_its_name() {
    let (address, request) = server("200 OK", "application/vnd.mixed+json", b"[1]");
    assert_eq!(client(address).pages().versioned().await.unwrap(), [1]);
    let request = request.join().unwrap();
    let accept = "accept: application/vnd.mixed+json; version=3, */*;q=0.1\r\n";
    assert!(request.contains(accept), "{request}");
}

#[tokio::test]
async fn what_stands_for_all_else_is_no_success_beside_a_redirect() {
    let (address, _) = server("500 Internal Server Error", "application/json", b"\"broken\"");
    let moved: Result<Vec<u8>, _> = client(address).pages().moved().await;
    assert_eq!(moved.unwrap_err().json::<String>().unwrap(), "broken");
}

#[tokio::test]
async fn of_a_redirect_that_is_all_there_is_comes_what_it_leads_to() {
    let (storage, seen) = server("200 OK", "application/zip", b"PK\xff");
    let (address, _) = moving_to(format!("http://{storage}/signed"));
    assert_eq!(client(address).pages().moved().await.unwrap(), b"PK\xff");
    let seen = seen.join().unwrap();
    assert!(!seen.contains("of the client"), "{seen}");
}

#[tokio::test]
async fn numbers_and_what_the_transport_sets() {
    let (address, request) = server("200 OK", "application/json", b"0");
    let search = |address| client(address).pages();
    search(address).search(3.0).types("a").x_only([] as [String; 0]).await.unwrap();
    let request = request.join().unwrap();
    assert!(
        request.starts_with("GET /search?length=3&types=a&key=of%20the%20client HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(request.contains("accept: application/json, */*;q=0.1\r\n"), "{request}");
    assert!(!request.contains("x-only"), "{request}");
    let (address, request) = server("200 OK", "application/json", b"0");
    let call = search(address).search(0.5).key("of the call").read_query(true);
    call.with_timeout(Duration::from_secs(5)).await.unwrap();
    let request = request.join().unwrap();
    assert!(request.starts_with("GET /search?length=0.5&key=of%20the%20call&read=true HTTP"), "{request}");
}

#[tokio::test]
async fn events_are_text_where_the_document_says_so_or_nothing_else_is_known() {
    let body = b"data: 12\n\ndata: {\"a\": 1}\n\ndata: noon\n\n";
    let (address, _) = server("200 OK", "text/event-stream", body);
    let mut ticks = client(address).ticks().get().await.unwrap();
    for expected in ["12", "{\"a\": 1}", "noon"] {
        assert_eq!(ticks.next().await.unwrap().unwrap().data, expected);
    }
    let (address, _) = server("200 OK", "text/event-stream", body);
    let mut news = client(address).news().get().await.unwrap();
    for expected in [12.into(), serde_json::json!({"a": 1}), "noon".into()] {
        assert_eq!(news.next().await.unwrap().unwrap().data, expected);
    }
}

#[tokio::test]
async fn an_answer_of_json_is_no_stream() {
    let (address, _) = server("200 OK", "application/json", b"{\"error\": \"no news today\"}");
    let mut news = client(address).news().get().await.unwrap();
    let error = news.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().unwrap(), 200);
    assert!(error.to_string().contains("no news today"), "{error}");
    assert!(news.next().await.is_none());
}

#[tokio::test]
async fn one_of_many_files_is_sent_as_what_the_caller_says() {
    let (address, request) = server("204 No Content", "text/plain", b"");
    let png = AddMediaBody::Png(Upload::from("a picture"));
    client(address).media().add(png).await.unwrap();
    assert!(request.join().unwrap().contains("content-type: image/png\r\n"));
    let (address, request) = server("204 No Content", "text/plain", b"");
    client(address).media().add("a caption".to_owned()).await.unwrap();
    assert!(request.join().unwrap().contains("content-type: text/plain"));
}

#[test]
fn without_credentials_the_server_may_be_one_of_http() {
    Client::builder().build().unwrap();
    let error = Client::builder().key("secret").build().unwrap_err();
    assert!(error.to_string().contains("allow_http"), "{error}");
    Client::builder().key("secret").allow_http(true).build().unwrap();
}

#[tokio::test]
async fn a_parameter_may_be_the_credential() {
    let (address, request) = server("200 OK", "application/json", b"0");
    let client = Client::builder().base_url(format!("http://{address}")).build().unwrap();
    let error = client.pages().search(1.0).await.unwrap_err();
    assert!(error.to_string().contains("needs a credential"), "{error}");
    client.pages().search(1.0).key("of the call").await.unwrap();
    assert!(request.join().unwrap().starts_with("GET /search?length=1&key=of%20the%20call HTTP"));
}
