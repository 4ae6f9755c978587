//! Which requests have an idempotency key of their own.

use super::retries::{BUSY, done, fails, post, retrying};
use super::server::{Server, with};
use crate::runtime::http::{Options, Settings};

/// The keys that came with the attempts of two requests, each of which fails once.
async fn keys(set: impl Fn(&mut Settings), options: Options) -> Vec<Option<String>> {
    let answers = [fails(BUSY, &[]), done(), fails(BUSY, &[]), done()];
    let server = Server::play(answers.to_vec()).await;
    let mut settings = retrying(&server);
    set(&mut settings);
    let client = settings.build().unwrap();
    let mut request = with(post(), options);
    request.makes_key();
    for _ in 0..2 {
        let _ = client.send(&mut request).await;
    }
    let key = |seen: &String| {
        let line = seen
            .lines()
            .find_map(|line| line.strip_prefix("idempotency-key: "));
        line.map(str::to_owned)
    };
    server.seen().iter().map(key).collect()
}

#[tokio::test]
async fn each_request_has_a_key_of_its_own_and_is_repeated_with_it() {
    let keys = keys(|_| {}, Options::default()).await;
    let [first, again, second, last] = keys.as_slice() else {
        panic!("{keys:?}");
    };
    assert_eq!((first, second), (again, last));
    assert_ne!(first, second);
    let key = first.as_deref().unwrap();
    let parts: Vec<_> = key.split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12], "{key}");
    assert!(
        key.as_bytes()[14] == b'4' && b"89ab".contains(&key.as_bytes()[19]),
        "{key}"
    );
}

#[tokio::test]
async fn no_key_is_made_where_one_is_given_or_none_is_wanted() {
    let mut given = Options::default();
    given.header("Idempotency-Key", "mine");
    let mine = Some("mine".to_owned());
    assert_eq!(keys(|_| {}, given).await, vec![mine; 4]);
    let mut without = Options::default();
    without.without_idempotency_key();
    assert_eq!(keys(|_| {}, without).await, [None, None]);
    let off = |settings: &mut Settings| settings.idempotency_keys(false);
    assert_eq!(keys(off, Options::default()).await, [None, None]);
}
