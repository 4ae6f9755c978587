//! A server on loopback that gives fixed answers and keeps what it was sent.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

pub(crate) struct Server {
    pub(crate) url: String,
    connections: Arc<Mutex<Vec<Seen>>>,
    task: JoinHandle<()>,
}

/// What one connection brought.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) method: String,
    /// Path and query, byte for byte.
    pub(crate) target: String,
    headers: Vec<(String, String)>,
}

impl Seen {
    /// The value of the one header of this name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name));
        let value = values.next().map(|(_, value)| value.as_str());
        assert_eq!(values.next(), None, "{name} is there twice");
        value
    }

    fn read(head: &str) -> Self {
        let mut lines = head.lines();
        let mut words = lines
            .next()
            .unwrap_or_default()
            .split(' ')
            .map(str::to_owned);
        let headers = lines.filter_map(|line| line.split_once(": "));
        Self {
            method: words.next().unwrap_or_default(),
            target: words.next().unwrap_or_default(),
            headers: headers
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect(),
        }
    }
}

impl Server {
    /// Gives these answers, one for each connection, and then the last one for ever.
    pub(crate) async fn start(answers: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let connections = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&connections);
        let task = tokio::spawn(async move {
            let mut answers = answers.iter().peekable();
            while let Ok((mut stream, _)) = listener.accept().await {
                let request = read(&mut stream).await;
                seen.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(request);
                let answer = answers.peek().copied();
                if answers.len() > 1 {
                    answers.next();
                }
                match answer {
                    Some(answer) => _ = stream.write_all(answer.as_bytes()).await,
                    // Without an answer the client waits for ever.
                    None => std::future::pending().await,
                }
            }
        });
        Self {
            url,
            connections,
            task,
        }
    }

    /// Answers 200 with this body.
    pub(crate) async fn of(body: &str) -> Self {
        Self::start(vec![answer(
            "200 OK",
            &["content-type: application/json"],
            body,
        )])
        .await
    }

    /// Every connection that was made.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The request that was made last.
    pub(crate) fn last(&self) -> Seen {
        self.seen().pop().expect("nothing was sent")
    }

    /// The one request that was made.
    pub(crate) fn request(&self) -> Seen {
        let seen = self.seen();
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen.into_iter().next().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An answer with these header lines.
pub(crate) fn answer(status: &str, headers: &[&str], body: &str) -> String {
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
}

/// The head of a request; those of this API have no body.
async fn read(stream: &mut TcpStream) -> Seen {
    let mut head = Vec::new();
    let mut buffer = [0; 4096];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => break,
            Ok(count) => head.extend_from_slice(&buffer[..count]),
        }
    }
    Seen::read(&String::from_utf8_lossy(&head))
}
