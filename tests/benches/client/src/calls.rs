//! The same call in two ways.

use std::future::Future;
use std::time::Duration;

use cloudflare_workers::types::ScriptListResponse;
use cloudflare_workers::{Client, json};

use crate::Outcome;

const ACCOUNT: &str = "023e105f4ecef8ad9ca31a8372d0c353";
const TOKEN: &str = "a-token";

/// Lists the Workers once.
pub trait Call: Send + Sync + 'static {
    fn call(&self) -> impl Future<Output = Outcome<()>> + Send;
}

pub struct Generated(Client);

impl Generated {
    pub fn new(url: &str) -> Outcome<Self> {
        Ok(Self(
            Client::builder().base_url(url).api_token(TOKEN).build()?,
        ))
    }
}

impl Call for Generated {
    async fn call(&self) -> Outcome<()> {
        let answer = self
            .0
            .workers()
            .scripts()
            .list(ACCOUNT)
            .tags("a:yes")
            .await?;
        check(&answer)
    }
}

/// What is written with reqwest alone to have the same call: its parameters, its timeouts. The types,
/// and how they are read, are the same, so that only the client is compared.
pub struct Bare {
    client: reqwest::Client,
    url: String,
}

impl Bare {
    pub fn new(url: &str) -> Outcome<Self> {
        let client = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(10))
            .read_timeout(Duration::from_secs(30))
            .timeout(Duration::from_secs(60));
        Ok(Self {
            client: client.build()?,
            url: url.to_owned(),
        })
    }
}

impl Call for Bare {
    async fn call(&self) -> Outcome<()> {
        let url = format!("{}/accounts/{ACCOUNT}/workers/scripts", self.url);
        let request = self.client.get(url).query(&[("tags", "a:yes")]);
        let request = request.bearer_auth(TOKEN);
        let response = request.send().await?.error_for_status()?;
        let bytes = response.bytes().await?;
        check(&json::from_slice(&bytes)?.value)
    }
}

fn check(answer: &ScriptListResponse) -> Outcome<()> {
    match answer.result.len() {
        1 => Ok(()),
        count => Err(format!("{count} Workers in place of one").into()),
    }
}
