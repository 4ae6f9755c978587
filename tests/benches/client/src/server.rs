//! A server that gives the documented example to whatever it is asked.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

const EXAMPLE: &str = include_str!(
    "../../../../generated/tests/examples/accounts-account-id-workers-scripts-get-200-list-workers.json"
);

/// The URL of the server, which has a thread for each connection.
pub fn start() -> io::Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            thread::spawn(move || serve(stream));
        }
    });
    Ok(url)
}

/// Requests have no body and come one after the other.
fn serve(mut stream: TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{EXAMPLE}",
        EXAMPLE.len()
    );
    let (mut buffer, mut filled) = ([0; 8192], 0);
    loop {
        let read = stream.read(&mut buffer[filled..])?;
        filled += read;
        if read == 0 {
            return Ok(());
        }
        if buffer[..filled].ends_with(b"\r\n\r\n") {
            filled = 0;
            stream.write_all(answer.as_bytes())?;
        }
    }
}
