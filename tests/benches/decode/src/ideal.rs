//! What one would write by hand with derived implementations, dropping all that the document does
//! not list: unknown fields, unknown values, and which member of a union a value is.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::serde::rfc3339;

#[derive(Deserialize, Serialize)]
pub struct Page {
    errors: Vec<Message>,
    messages: Vec<Message>,
    result: Vec<Script>,
    success: bool,
}

#[derive(Deserialize, Serialize)]
struct Message {
    code: u64,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    documentation_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
}

#[derive(Deserialize, Serialize)]
struct Source {
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
}

macro_rules! optional {
    ($(#[$attribute:meta])* $visibility:vis struct $name:ident { $($(#[$field:meta])* $key:ident: $ty:ty,)* }) => {
        $(#[$attribute])*
        #[derive(Deserialize, Serialize)]
        $visibility struct $name {
            $($(#[$field])* #[serde(skip_serializing_if = "Option::is_none")] $key: Option<$ty>,)*
        }
    };
}

optional! {
    struct Script {
        id: String,
        compatibility_date: String,
        compatibility_flags: Vec<String>,
        #[serde(default, with = "rfc3339::option")]
        created_on: OffsetDateTime,
        etag: String,
        handlers: Vec<String>,
        has_assets: bool,
        has_modules: bool,
        last_deployed_from: String,
        logpush: bool,
        migration_tag: String,
        #[serde(default, with = "rfc3339::option")]
        modified_on: OffsetDateTime,
        named_handlers: Vec<NamedHandler>,
        observability: Observability,
        placement: Placement,
        placement_mode: Mode,
        placement_status: Status,
        routes: Vec<Route>,
        tag: String,
        tags: Vec<String>,
        tail_consumers: Vec<Consumer>,
        usage_model: UsageModel,
    }
}

optional! {
    struct NamedHandler {
        handlers: Vec<String>,
        name: String,
    }
}

optional! {
    struct Observability {
        enabled: bool,
        head_sampling_rate: f64,
        logs: Logs,
        traces: Traces,
    }
}

optional! {
    struct Logs {
        enabled: bool,
        invocation_logs: bool,
        destinations: Vec<String>,
        head_sampling_rate: f64,
        persist: bool,
    }
}

optional! {
    struct Traces {
        destinations: Vec<String>,
        enabled: bool,
        head_sampling_rate: f64,
        persist: bool,
    }
}

optional! {
    pub struct Placement {
        mode: Mode,
        region: String,
        hostname: String,
        host: String,
        target: Vec<Target>,
        #[serde(default, with = "rfc3339::option")]
        last_analyzed_at: OffsetDateTime,
        status: Status,
    }
}

optional! {
    struct Target {
        region: String,
        hostname: String,
        host: String,
    }
}

optional! {
    struct Route {
        id: String,
        pattern: String,
        script: String,
    }
}

optional! {
    struct Consumer {
        service: String,
        environment: String,
        namespace: String,
    }
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Mode {
    Smart,
    Targeted,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Status {
    Success,
    UnsupportedApplication,
    InsufficientInvocations,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum UsageModel {
    Standard,
    Bundled,
    Unbound,
}
