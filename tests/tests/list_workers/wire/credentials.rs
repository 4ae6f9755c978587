//! Each way to say who asks, and that no secret is ever shown.

use std::process::Command;

use cloudflare_workers::{Client, Error};

use super::server::{Server, answer};
use super::{ACCOUNT, EMPTY_PAGE, TOKEN, builder, client, list};

const EMAIL: &str = "user@example.com";
const KEY: &str = "s3cret-key";

/// Set for the process that reads the credentials of its environment.
const CHILD: &str = "TRUESPEC_READS_ENVIRONMENT";

#[tokio::test]
async fn a_token() {
    let server = Server::of(EMPTY_PAGE).await;
    list(&client(&server), ACCOUNT).await.unwrap();
    let seen = server.request();
    assert_eq!(seen.header("authorization"), Some("Bearer s3cret-token"));
    assert_eq!(
        (seen.header("x-auth-email"), seen.header("x-auth-key")),
        (None, None)
    );
}

#[tokio::test]
async fn an_email_and_a_key() {
    let server = Server::of(EMPTY_PAGE).await;
    let client = builder(&server)
        .api_email(EMAIL)
        .api_key(KEY)
        .build()
        .unwrap();
    list(&client, ACCOUNT).await.unwrap();
    let seen = server.request();
    assert_eq!(seen.header("authorization"), None);
    assert_eq!(seen.header("x-auth-email"), Some(EMAIL));
    assert_eq!(seen.header("x-auth-key"), Some(KEY));
}

#[tokio::test]
async fn a_token_comes_before_an_email_and_a_key() {
    let server = Server::of(EMPTY_PAGE).await;
    let builder = builder(&server)
        .api_email(EMAIL)
        .api_key(KEY)
        .api_token(TOKEN);
    list(&builder.build().unwrap(), ACCOUNT).await.unwrap();
    let seen = server.request();
    assert_eq!(seen.header("authorization"), Some("Bearer s3cret-token"));
    assert_eq!(
        (seen.header("x-auth-email"), seen.header("x-auth-key")),
        (None, None)
    );
}

#[tokio::test]
async fn a_key_that_the_operation_does_not_take_stays_here() {
    let server = Server::of(EMPTY_PAGE).await;
    let both = builder(&server).api_token(TOKEN).user_service_key(KEY);
    list(&both.build().unwrap(), ACCOUNT).await.unwrap();
    assert_eq!(server.request().header("x-auth-user-service-key"), None);

    let alone = builder(&server).user_service_key(KEY).build().unwrap();
    let error = list(&alone, ACCOUNT).await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn without_any_nothing_is_sent() {
    let server = Server::of(EMPTY_PAGE).await;
    let outcome = match builder(&server).build() {
        Ok(client) => list(&client, ACCOUNT).await.map(|_| ()),
        Err(error) => Err(error),
    };
    let error = outcome.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn half_a_credential_is_refused_at_once() {
    let builders = [
        (Client::builder().api_email(EMAIL), "api_key"),
        (Client::builder().api_key(KEY), "api_email"),
    ];
    for (builder, missing) in builders {
        let error = builder.build().unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(missing), "{error}");
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }
}

#[tokio::test]
async fn what_cannot_be_a_header_is_refused_at_once() {
    for token in ["", "s3cret\r\nx-evil: 1", "s3crét"] {
        let error = Client::builder().api_token(token).build().unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(!format!("{error} {error:?}").contains("s3cr"), "{error:?}");
    }
}

#[tokio::test]
async fn plain_text_stays_on_this_machine() {
    let builder = Client::builder()
        .api_token(TOKEN)
        .base_url("http://example.com");
    assert!(builder.build().unwrap_err().is_configuration());
}

#[tokio::test]
async fn no_secret_is_shown() {
    let body = r#"{"success":false,"errors":[{"code":1,"message":"no"}]}"#;
    let server = Server::start(vec![answer("403 Forbidden", &[], body)]).await;
    let builder = builder(&server)
        .api_token(TOKEN)
        .api_email(EMAIL)
        .api_key(KEY);
    let mut shown = format!("{builder:?} {builder:#?}");
    let client = builder.build().unwrap();
    let request = client.workers().scripts().list(ACCOUNT);
    shown += &format!("{client:?} {client:#?} {request:?}");
    let error: Error = request.await.unwrap_err();
    shown += &format!("{error:?} {error:#?} {error}");
    assert!(!shown.contains("s3cret"), "{shown}");
    assert!(shown.contains("api_token"), "{shown}");
}

#[tokio::test]
async fn from_the_environment() {
    if std::env::var_os(CHILD).is_some() {
        list(&Client::from_env().unwrap(), ACCOUNT).await.unwrap();
        return;
    }
    let server = Server::of(EMPTY_PAGE).await;
    in_environment(&server, &[("CLOUDFLARE_API_TOKEN", TOKEN)]).await;
    in_environment(
        &server,
        &[("CLOUDFLARE_EMAIL", EMAIL), ("CLOUDFLARE_API_KEY", KEY)],
    )
    .await;
    let [token, key] = &server.seen()[..] else {
        panic!("{:?}", server.seen());
    };
    assert_eq!(token.header("authorization"), Some("Bearer s3cret-token"));
    assert_eq!(
        (key.header("authorization"), key.header("x-auth-key")),
        (None, Some(KEY))
    );
}

/// Runs the test above in a process of its own, whose environment holds these variables.
async fn in_environment(server: &Server, variables: &[(&'static str, &'static str)]) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "wire::credentials::from_the_environment"]);
    for name in [
        "CLOUDFLARE_API_TOKEN",
        "CLOUDFLARE_EMAIL",
        "CLOUDFLARE_API_KEY",
        "CLOUDFLARE_API_USER_SERVICE_KEY",
    ] {
        command.env_remove(name);
    }
    command
        .env(CHILD, "1")
        .env("CLOUDFLARE_BASE_URL", &server.url);
    command.envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || command.output())
        .await
        .unwrap()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
