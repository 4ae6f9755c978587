//! A server on loopback that plays back fixed answers and keeps what it was sent.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::runtime::http::{
    Api, Envelope, Http, Method, Options, Place, Request, Scheme, Settings,
};

pub(super) static API: Api = Api {
    base_url: "https://api.example.com/v4",
    user_agent: "example/1.0",
    base_url_variable: Some("EXAMPLE_BASE_URL"),
    server_variables: &[],
    schemes: &[
        Scheme {
            id: "token",
            variable: Some("EXAMPLE_TOKEN"),
            place: Place::Bearer,
        },
        Scheme {
            id: "email",
            variable: Some("EXAMPLE_EMAIL"),
            place: Place::Header("X-Email"),
        },
        Scheme {
            id: "key",
            variable: Some("EXAMPLE_KEY"),
            place: Place::Header("X-Key"),
        },
        Scheme {
            id: "basic",
            variable: None,
            place: Place::Basic,
        },
        Scheme {
            id: "query",
            variable: None,
            place: Place::Query("api key"),
        },
        Scheme {
            id: "cookie",
            variable: None,
            place: Place::Cookie("session"),
        },
    ],
    alternatives: &[
        &["token"],
        &["email", "key"],
        &["basic"],
        &["query"],
        &["cookie"],
    ],
    envelope: Some(Envelope {
        success: "success",
        errors: "errors",
        messages: "messages",
        result: "result",
        code: "code",
        message: "message",
    }),
    request_id_headers: &["x-ray", "x-request-id"],
};

pub(super) struct Server {
    pub(super) url: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers one connection after another; then refuses to listen.
    pub(super) async fn start(answers: Vec<String>) -> Self {
        Self::play(answers.into_iter().map(Step::Answer).collect()).await
    }

    /// Does one step for each connection; then refuses to listen.
    pub(super) async fn play(steps: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&seen);
        tokio::spawn(async move {
            for step in steps {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(step.play(stream, Arc::clone(&kept)));
            }
        });
        Self { url, seen }
    }

    /// Each request as it came over the wire.
    pub(super) fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }

    pub(super) fn settings(&self) -> Settings {
        let mut settings = Settings::new(&API);
        settings.base_url(&self.url);
        settings.max_retries(0);
        settings
    }

    pub(super) fn client(&self) -> Http {
        self.settings().build().unwrap()
    }
}

/// What a stalling server has seen when the other side gave up.
pub(super) const GONE: &str = "(gone)";

/// What a server does with one connection.
#[derive(Clone)]
pub(super) enum Step {
    /// Answers, and closes.
    Answer(String),
    /// As [`Answer`](Self::Answer), of bytes.
    Bytes(Vec<u8>),
    /// Sends this much, and breaks the connection.
    Reset(&'static str),
    /// Sends this much, and then nothing.
    Stall(&'static str),
    /// Sends this, and then this for ever.
    Endless(&'static str, &'static str),
}

impl Step {
    async fn play(self, mut stream: TcpStream, seen: Arc<Mutex<Vec<String>>>) {
        let request = read(&mut stream).await;
        seen.lock().unwrap().push(request);
        match self {
            Self::Answer(text) => send(stream, text.as_bytes()).await,
            Self::Bytes(bytes) => send(stream, &bytes).await,
            Self::Reset(text) => {
                stream.write_all(text.as_bytes()).await.unwrap();
                // Time to read it: a reset discards what is still on its way.
                tokio::time::sleep(Duration::from_millis(20)).await;
                stream.set_zero_linger().unwrap();
            }
            Self::Stall(text) => {
                stream.write_all(text.as_bytes()).await.unwrap();
                // Until the other side gives up.
                let _ = stream.read(&mut [0]).await;
                seen.lock().unwrap().push(GONE.to_owned());
            }
            Self::Endless(head, piece) => {
                let mut sent = stream.write_all(head.as_bytes()).await;
                while sent.is_ok() {
                    sent = stream.write_all(piece.as_bytes()).await;
                }
            }
        }
    }
}

async fn send(mut stream: TcpStream, bytes: &[u8]) {
    stream.write_all(bytes).await.unwrap();
    stream.shutdown().await.unwrap();
}

/// A whole answer with these header lines.
pub(super) fn answer(status: &str, headers: &[&str], body: &str) -> String {
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
}

pub(super) fn get(path: &'static str) -> Request {
    Request::new(Method::GET, path, &[])
}

/// A request with what a caller adds to it.
pub(super) fn with(mut request: Request, options: Options) -> Request {
    *request.options() = options;
    request
}

async fn read(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut buffer = [0; 4096];
    while !is_whole(&text) {
        let count = stream.read(&mut buffer).await.unwrap();
        if count == 0 {
            break;
        }
        text.extend_from_slice(&buffer[..count]);
    }
    String::from_utf8(text).unwrap()
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}
