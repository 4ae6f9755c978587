//! Runs every operation of List Workers against a mock server that validates requests; see
//! `cargo xtask prism`.

use std::env;
use std::error::Error;
use std::process::ExitCode;

use cloudflare_workers::resources::workers::scripts::ListScripts;
use cloudflare_workers::types::{ApiFailure, ScriptListResponse};
use cloudflare_workers::{ApiRequest, Client, ReadsAnswer};
use truespec_tests::support::trip::check;

type Outcome = Result<(), Box<dyn Error>>;

const ACCOUNT: &str = "023e105f4ecef8ad9ca31a8372d0c353";

/// Answers that the server makes up, each another one.
const MADE_UP: usize = 50;

#[tokio::main]
async fn main() -> ExitCode {
    let Some(url) = env::args().nth(1) else {
        eprintln!("usage: prism URL");
        return ExitCode::from(2);
    };
    match run(&url).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(url: &str) -> Outcome {
    let token = Client::builder().base_url(url).api_token("token").build()?;
    let key = Client::builder()
        .base_url(url)
        .api_email("user@example.com")
        .api_key("key")
        .build()?;
    for client in [&token, &key] {
        documented(list(client)).await?;
        documented(list(client).tags("production:yes,staging:no")).await?;
        documented(list(client).tags("a b&c=d/ü:yes")).await?;
    }
    for _ in 0..MADE_UP {
        made_up(list(&token)).await?;
    }
    failing(list(&token)).await
}

fn list(client: &Client) -> ListScripts {
    client.workers().scripts().list(ACCOUNT)
}

/// The example of the document arrives whole.
async fn documented(request: ListScripts) -> Outcome {
    let answered = request.send_with_response().await?;
    let id = answered
        .value
        .result
        .first()
        .and_then(|script| script.id.as_deref());
    expect(
        id == Some("my-workers-script"),
        "the documented Worker",
        &answered.value,
    )?;
    expect(answered.drifts.is_empty(), "no drift", &answered.drifts)
}

/// Whatever the schemas allow decodes, and encodes to what came.
async fn made_up(request: ListScripts) -> Outcome {
    let request = request.with_header("Prefer", "dynamic=true");
    let raw = request.send_raw().await?;
    let text = raw.text();
    check::<ScriptListResponse>("a made-up answer", &text).map_err(Into::into)
}

/// A failure is read as the type that the document gives it.
async fn failing(request: ListScripts) -> Outcome {
    let answer = request.with_header("Prefer", "code=403").send().await;
    let Err(error) = answer else {
        return Err("403 is no error".into());
    };
    expect(error.is_auth(), "a failure of authentication", &error)?;
    let failure: Option<ApiFailure> = error.json();
    let messages = failure.as_ref().map(|failure| &failure.errors);
    let code = messages.and_then(|all| all.first()).map(|one| one.code);
    expect(code == Some(10_000), "the documented code", &failure)
}

fn expect(holds: bool, expected: &str, found: &dyn std::fmt::Debug) -> Outcome {
    match holds {
        true => Ok(()),
        false => Err(format!("expected {expected}, found {found:?}").into()),
    }
}
