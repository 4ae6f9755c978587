//! Security schemes and requirements.

use openapiv3 as model;

use super::{Extensions, extend, list, map, members, text};
use crate::document::MUTUAL_TLS;
use crate::document::model_extension::DEPRECATED;
use crate::document::node::{Map, Node};

pub(super) fn requirement(node: Node) -> model::SecurityRequirement {
    map(node, |scopes| Some(list(scopes, text)))
}

pub(super) fn scheme(node: Node) -> Option<model::SecurityScheme> {
    let mut fields = members(node);
    let description = take(&mut fields, "description");
    Some(match take(&mut fields, "type")?.as_str() {
        "apiKey" => model::SecurityScheme::APIKey {
            location: match take(&mut fields, "in")?.as_str() {
                "query" => model::APIKeyLocation::Query,
                "header" => model::APIKeyLocation::Header,
                "cookie" => model::APIKeyLocation::Cookie,
                _ => return None,
            },
            name: take(&mut fields, "name")?,
            description,
            extensions: extensions(fields),
        },
        "http" => model::SecurityScheme::HTTP {
            scheme: take(&mut fields, "scheme")?,
            bearer_format: take(&mut fields, "bearerFormat"),
            description,
            extensions: extensions(fields),
        },
        "oauth2" => model::SecurityScheme::OAuth2 {
            flows: fields.shift_remove("flows").map(flows).unwrap_or_default(),
            description,
            extensions: extensions(fields),
        },
        "openIdConnect" => model::SecurityScheme::OpenIDConnect {
            open_id_connect_url: take(&mut fields, "openIdConnectUrl")?,
            description,
            extensions: extensions(fields),
        },
        // 3.0 has no such type, and an HTTP scheme is the one with a name that anything may stand in.
        "mutualTLS" => model::SecurityScheme::HTTP {
            scheme: MUTUAL_TLS.to_owned(),
            bearer_format: None,
            description,
            extensions: extensions(fields),
        },
        _ => return None,
    })
}

fn flows(node: Node) -> model::OAuth2Flows {
    let mut out = model::OAuth2Flows::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "implicit" => out.implicit = implicit(members(value)),
            "password" => out.password = password(members(value)),
            "clientCredentials" => out.client_credentials = client_credentials(members(value)),
            "authorizationCode" => out.authorization_code = authorization_code(members(value)),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out
}

fn implicit(mut fields: Map) -> Option<model::ImplicitOAuth2Flow> {
    Some(model::ImplicitOAuth2Flow {
        authorization_url: take(&mut fields, "authorizationUrl")?,
        refresh_url: take(&mut fields, "refreshUrl"),
        scopes: scopes(&mut fields),
        extensions: extensions(fields),
    })
}

fn password(mut fields: Map) -> Option<model::PasswordOAuth2Flow> {
    Some(model::PasswordOAuth2Flow {
        token_url: take(&mut fields, "tokenUrl")?,
        refresh_url: take(&mut fields, "refreshUrl"),
        scopes: scopes(&mut fields),
        extensions: extensions(fields),
    })
}

fn client_credentials(mut fields: Map) -> Option<model::ClientCredentialsOAuth2Flow> {
    Some(model::ClientCredentialsOAuth2Flow {
        token_url: take(&mut fields, "tokenUrl")?,
        refresh_url: take(&mut fields, "refreshUrl"),
        scopes: scopes(&mut fields),
        extensions: extensions(fields),
    })
}

fn authorization_code(mut fields: Map) -> Option<model::AuthorizationCodeOAuth2Flow> {
    Some(model::AuthorizationCodeOAuth2Flow {
        authorization_url: take(&mut fields, "authorizationUrl")?,
        token_url: take(&mut fields, "tokenUrl")?,
        refresh_url: take(&mut fields, "refreshUrl"),
        scopes: scopes(&mut fields),
        extensions: extensions(fields),
    })
}

fn scopes(fields: &mut Map) -> indexmap::IndexMap<String, String> {
    fields
        .shift_remove("scopes")
        .map(|node| map(node, text))
        .unwrap_or_default()
}

fn take(fields: &mut Map, key: &str) -> Option<String> {
    text(fields.shift_remove(key)?)
}

fn extensions(fields: Map) -> Extensions {
    let mut out = Extensions::new();
    for (key, value) in fields {
        match key.as_str() {
            "deprecated" => drop(out.insert(DEPRECATED.to_owned(), value.into_json())),
            _ => extend(&mut out, key, value),
        }
    }
    out
}
