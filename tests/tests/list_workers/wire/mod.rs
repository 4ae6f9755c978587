//! The client against a server on loopback: what it sends, and what it makes of the answer.

mod credentials;
mod failures;
mod requests;
pub(crate) mod server;
mod settings;

use cloudflare_workers::types::ScriptListResponse;
use cloudflare_workers::{Client, ClientBuilder, Error};
use server::Server;

pub(crate) const ACCOUNT: &str = "023e105f4ecef8ad9ca31a8372d0c353";
pub(crate) const TOKEN: &str = "s3cret-token";
pub(crate) const EMPTY_PAGE: &str = r#"{"errors":[],"messages":[],"result":[],"success":true}"#;

/// A client of this server that sends everything once.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(&server.url).max_retries(0)
}

/// A client that has a token.
pub(crate) fn client(server: &Server) -> Client {
    builder(server).api_token(TOKEN).build().unwrap()
}

pub(crate) async fn list(client: &Client, account: &str) -> Result<ScriptListResponse, Error> {
    client.workers().scripts().list(account).await
}
