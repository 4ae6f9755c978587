//! Which URLs lead to the same place, however they are written.

/// Without the slashes at its end and the port that its scheme has anyway, scheme and host in small letters.
/// One without a host is a path, which may begin with a slash or not.
pub(super) fn plain(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.trim_matches('/').to_owned();
    };
    let (scheme, rest) = (scheme.to_ascii_lowercase(), rest.trim_end_matches('/'));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let usual_port = match scheme.as_str() {
        "https" => ":443",
        _ => ":80",
    };
    let host = host.strip_suffix(usual_port).unwrap_or(host);
    format!("{scheme}://{}{path}", host.to_ascii_lowercase())
}
