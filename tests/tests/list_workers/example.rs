//! The documented answer: every value in it is reached through a typed field.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Debug;

use cloudflare_workers::types::{
    ApiMessage, ConsumerScript, NamedHandler, Observability, ObservabilityLogs,
    ObservabilityTraces, Placement, PlacementMode, PlacementStatus, Route, Script,
    ScriptListResponse, UsageModel,
};
use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use truespec_tests::support::trip;

use crate::document;

/// What the document says, and which of it was looked at.
struct Said {
    page: Value,
    seen: RefCell<BTreeSet<String>>,
}

impl Said {
    fn at(&self, pointer: &str) -> &Value {
        self.seen.borrow_mut().insert(pointer.to_owned());
        self.page
            .pointer(pointer)
            .unwrap_or_else(|| panic!("the document lacks {pointer}"))
    }

    fn same<T: PartialEq + Debug>(&self, pointer: &str, said: Option<T>, found: T) {
        assert_eq!(said, Some(found), "{pointer}");
    }

    fn text(&self, pointer: &str, found: &str) {
        self.same(pointer, self.at(pointer).as_str(), found);
    }

    fn texts(&self, pointer: &str, found: &[String]) {
        assert_eq!(
            self.page
                .pointer(pointer)
                .unwrap()
                .as_array()
                .unwrap()
                .len(),
            found.len()
        );
        for (index, text) in found.iter().enumerate() {
            self.text(&format!("{pointer}/{index}"), text);
        }
    }

    fn flag(&self, pointer: &str, found: bool) {
        self.same(pointer, self.at(pointer).as_bool(), found);
    }

    fn integer(&self, pointer: &str, found: impl Into<i128>) {
        self.same(
            pointer,
            self.at(pointer).as_i64().map(i128::from),
            found.into(),
        );
    }

    fn number(&self, pointer: &str, found: f64) {
        self.same(pointer, self.at(pointer).as_f64(), found);
    }

    fn moment(&self, pointer: &str, found: OffsetDateTime) {
        let said = self.at(pointer).as_str().unwrap();
        self.same(pointer, OffsetDateTime::parse(said, &Rfc3339).ok(), found);
    }

    /// Values, not lists or objects of them, that nobody looked at.
    fn missed(&self) -> Vec<String> {
        let seen = self.seen.borrow();
        let is_leaf = |at: &&String| {
            self.page
                .pointer(at)
                .is_some_and(|value| !value.is_array() && !value.is_object())
        };
        let all = document::pointers(&self.page);
        all.iter()
            .filter(is_leaf)
            .filter(|at| !seen.contains(*at))
            .cloned()
            .collect()
    }
}

#[test]
fn every_documented_value_is_reached() {
    let said = Said {
        page: document::page(),
        seen: RefCell::default(),
    };
    let page: ScriptListResponse = serde_json::from_value(said.page.clone()).unwrap();
    message(&said, "/errors/0", &page.errors[0]);
    message(&said, "/messages/0", &page.messages[0]);
    said.flag("/success", page.success);
    let script = &page.result[0];
    texts_of(&said, script);
    flags_and_moments_of(&said, script);
    lists_of(&said, script);
    observability(&said, script.observability.as_ref().unwrap());
    placement(&said, script);
    assert_eq!(said.missed(), Vec::<String>::new());
    assert_eq!(
        (page.errors.len(), page.messages.len(), page.result.len()),
        (1, 1, 1)
    );
}

#[test]
fn it_is_written_back_as_it_was() {
    trip::check::<ScriptListResponse>("the example", &document::page().to_string()).unwrap();
    trip::check::<Script>("its Worker", &document::script().to_string()).unwrap();
}

#[test]
fn nothing_in_it_is_unknown() {
    let page: ScriptListResponse = serde_json::from_value(document::page()).unwrap();
    let script = &page.result[0];
    assert!(page.unknown_fields.is_empty());
    assert!(script.unknown_fields.is_empty());
    assert!(
        script
            .observability
            .as_ref()
            .unwrap()
            .unknown_fields
            .is_empty()
    );
}

fn message(said: &Said, at: &str, message: &ApiMessage) {
    said.integer(&format!("{at}/code"), message.code);
    said.text(&format!("{at}/message"), &message.message);
    let url = message.documentation_url.as_deref().unwrap();
    said.text(&format!("{at}/documentation_url"), url);
    let pointer = message.source.as_ref().unwrap().pointer.as_deref().unwrap();
    said.text(&format!("{at}/source/pointer"), pointer);
}

fn texts_of(said: &Said, script: &Script) {
    for (key, found) in [
        ("id", &script.id),
        ("compatibility_date", &script.compatibility_date),
        ("etag", &script.etag),
        ("last_deployed_from", &script.last_deployed_from),
        ("migration_tag", &script.migration_tag),
        ("tag", &script.tag),
    ] {
        said.text(&format!("/result/0/{key}"), found.as_deref().unwrap());
    }
    assert_eq!(script.usage_model, Some(UsageModel::Standard));
    said.text(
        "/result/0/usage_model",
        script.usage_model.as_ref().unwrap().as_str(),
    );
}

fn flags_and_moments_of(said: &Said, script: &Script) {
    said.flag("/result/0/has_assets", script.has_assets.unwrap());
    said.flag("/result/0/has_modules", script.has_modules.unwrap());
    said.flag("/result/0/logpush", script.logpush.unwrap());
    said.moment("/result/0/created_on", script.created_on.unwrap());
    said.moment("/result/0/modified_on", script.modified_on.unwrap());
}

fn lists_of(said: &Said, script: &Script) {
    said.texts(
        "/result/0/compatibility_flags",
        script.compatibility_flags.as_ref().unwrap(),
    );
    said.texts("/result/0/handlers", script.handlers.as_ref().unwrap());
    said.texts("/result/0/tags", script.tags.as_ref().unwrap());
    let handler: &NamedHandler = &script.named_handlers.as_ref().unwrap()[0];
    said.texts(
        "/result/0/named_handlers/0/handlers",
        handler.handlers.as_ref().unwrap(),
    );
    said.text(
        "/result/0/named_handlers/0/name",
        handler.name.as_deref().unwrap(),
    );
    let route: &Route = &script.routes.as_ref().unwrap()[0];
    said.text("/result/0/routes/0/id", &route.id);
    said.text("/result/0/routes/0/pattern", &route.pattern);
    said.text(
        "/result/0/routes/0/script",
        route.script.as_deref().unwrap(),
    );
    let consumer: &ConsumerScript = &script.tail_consumers.as_ref().unwrap()[0];
    said.text("/result/0/tail_consumers/0/service", &consumer.service);
    said.text(
        "/result/0/tail_consumers/0/environment",
        consumer.environment.as_deref().unwrap(),
    );
    said.text(
        "/result/0/tail_consumers/0/namespace",
        consumer.namespace.as_deref().unwrap(),
    );
}

fn observability(said: &Said, found: &Observability) {
    let at = "/result/0/observability";
    said.flag(&format!("{at}/enabled"), found.enabled);
    said.number(
        &format!("{at}/head_sampling_rate"),
        *found.head_sampling_rate.as_ref().unwrap(),
    );
    let logs: &ObservabilityLogs = found.logs.as_ref().unwrap();
    said.flag(&format!("{at}/logs/enabled"), logs.enabled);
    said.flag(&format!("{at}/logs/invocation_logs"), logs.invocation_logs);
    said.flag(&format!("{at}/logs/persist"), logs.persist.unwrap());
    said.texts(
        &format!("{at}/logs/destinations"),
        logs.destinations.as_ref().unwrap(),
    );
    let rate = *logs.head_sampling_rate.as_ref().unwrap();
    said.number(&format!("{at}/logs/head_sampling_rate"), rate);
    let traces: &ObservabilityTraces = found.traces.as_ref().unwrap();
    said.flag(&format!("{at}/traces/enabled"), traces.enabled.unwrap());
    said.flag(&format!("{at}/traces/persist"), traces.persist.unwrap());
    said.texts(
        &format!("{at}/traces/destinations"),
        traces.destinations.as_ref().unwrap(),
    );
    let rate = *traces.head_sampling_rate.as_ref().unwrap();
    said.number(&format!("{at}/traces/head_sampling_rate"), rate);
}

#[allow(deprecated, reason = "the document still has both fields")]
fn placement(said: &Said, script: &Script) {
    let placement = script.placement.as_ref().unwrap();
    let Placement::Smart(smart) = placement else {
        panic!("{placement:?}");
    };
    // The member says the mode: it is written, not held.
    let written = serde_json::to_value(smart).unwrap();
    said.text(
        "/result/0/placement/mode",
        written["mode"].as_str().unwrap(),
    );
    assert_eq!(placement.status(), Some(&PlacementStatus::Success));
    said.text(
        "/result/0/placement/status",
        placement.status().unwrap().as_str(),
    );
    said.moment(
        "/result/0/placement/last_analyzed_at",
        *placement.last_analyzed_at().unwrap(),
    );
    assert_eq!(script.placement_mode, Some(PlacementMode::Smart));
    said.text(
        "/result/0/placement_mode",
        script.placement_mode.as_ref().unwrap().as_str(),
    );
    assert_eq!(script.placement_status, Some(PlacementStatus::Success));
    said.text(
        "/result/0/placement_status",
        script.placement_status.as_ref().unwrap().as_str(),
    );
}
