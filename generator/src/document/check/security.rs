//! Security schemes.

use super::Reason;
use super::rules::require;
use crate::diagnostic::Code;
use crate::document::node::{Map, Node};

/// The addresses that each kind of flow must name.
const FLOWS: [(&str, &[&str]); 4] = [
    ("implicit", &["authorizationUrl"]),
    ("password", &["tokenUrl"]),
    ("clientCredentials", &["tokenUrl"]),
    ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
];

pub(super) fn scheme(map: &mut Map) -> Result<(), Reason> {
    require(map, "type")?;
    let kind = map
        .get("type")
        .and_then(Node::as_str)
        .unwrap_or_default()
        .to_owned();
    match kind.as_str() {
        "apiKey" => {
            require(map, "name")?;
            require(map, "in")?;
            match map.get("in").and_then(Node::as_str) {
                Some("query" | "header" | "cookie") => Ok(()),
                _ => Err(invalid(
                    "`in` is none of `query`, `header`, `cookie`",
                    "use one of them",
                )),
            }
        }
        "http" => require(map, "scheme"),
        "openIdConnect" => require(map, "openIdConnectUrl"),
        "oauth2" => {
            flows(map);
            Ok(())
        }
        "mutualTLS" => Ok(()),
        _ => Err(invalid(
            &format!("the type `{kind}` does not exist"),
            "use `apiKey`, `http`, `mutualTLS`, `oauth2` or `openIdConnect`",
        )),
    }
}

fn invalid(why: &str, help: &str) -> Reason {
    Reason {
        code: Code::InvalidValue,
        why: why.to_owned(),
        help: help.to_owned(),
    }
}

/// A client sends a token however it was obtained: an address that is missing is no reason to lose it.
fn flows(map: &mut Map) {
    let flows = map.entry("flows".to_owned()).or_insert_with(Node::empty);
    for (name, fields) in FLOWS {
        let Some(flow) = flows.step_mut(name).and_then(Node::as_map_mut) else {
            continue;
        };
        for field in fields {
            flow.entry((*field).to_owned())
                .or_insert_with(|| Node::text(""));
        }
    }
}
