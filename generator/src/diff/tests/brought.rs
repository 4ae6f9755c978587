//! What a feature brings because its operations use it, and what only lies in the same file.

use super::{Text, Verdict, diff};
use crate::config::Config;
use crate::document::Document;
use crate::summary::Summary;

const KIND: &str = "{type: string, enum: [x, y]}";

/// Operations that give back a type each, and more of them; `Voucher` and the types of the others have an
/// enumeration in common, which lies in the file of the first.
fn api(others: &[&str], more: &str) -> String {
    let operation = |tag: &str, schema: &str| {
        format!(
            "  /{tag}:\n    get:\n      tags: [{tag}]\n      responses: {{'200': {{description: x, \
             content: {{application/json: {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}}}}}\n"
        )
    };
    let schema = |name: &str, property: &str| {
        format!(
            "    {name}: {{type: object, properties: {{kind: {KIND}, {property}: {{type: string}}}}}}\n"
        )
    };
    let mut text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n".to_owned();
    text += &operation("vouchers", "Voucher");
    others
        .iter()
        .for_each(|it| text += &operation(it, &format!("Voucher{it}")));
    text += more;
    text += "components:\n  schemas:\n";
    text += &schema("Voucher", "code");
    others
        .iter()
        .for_each(|it| text += &schema(&format!("Voucher{it}"), it));
    text
}

/// One more operation of vouchers, which uses the enumeration, so that it lies in a file of its own.
fn grown(others: &[&str]) -> String {
    let more = format!(
        "  /used:\n    get:\n      tags: [vouchers]\n      parameters: [{{name: kind, in: query, \
         schema: {KIND}}}]\n      responses: {{'204': {{description: x}}}}\n"
    );
    api(others, &more)
}

/// What callers see of a crate, and of the one that is made of the next document.
fn one_after_the_other(texts: [String; 2]) -> [Summary; 2] {
    let mut config = Config::parse("[crate]\nresource_features = \"default\"\n").unwrap();
    texts.map(|text| {
        let (document, _) = Document::load("api", &Text(text)).unwrap();
        let (summary, lock, _) = crate::summarize(&document, &config);
        config.lock = lock;
        config.last = Some(summary.clone());
        Summary::parse(&summary.text()).unwrap()
    })
}

#[test]
fn what_lay_in_the_same_file_was_not_promised() {
    let others = ["history"];
    let [old, new] = one_after_the_other([api(&others, ""), grown(&others)]);
    assert!(old.types["Voucher"].features.contains("history"));
    let changes = diff(&old, &new);
    let text = changes.markdown();
    assert_eq!(changes.verdict, Verdict::Minor, "{text}");
    let said =
        "- `feature history`: does not bring `Voucher` any more, which its operations do not use\n";
    assert!(text.contains(said), "{text}");
}

#[test]
fn what_was_always_there_because_of_its_file_was_promised_to_who_uses_it() {
    let others = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let [old, new] = one_after_the_other([api(&others, ""), grown(&others)]);
    assert!(old.types["Voucher"].features.is_empty());
    let changes = diff(&old, &new);
    let text = changes.markdown();
    assert_eq!(changes.verdict, Verdict::Minor, "{text}");
    let said = "- `Voucher`: only with the feature `vouchers`, was always there\n";
    assert!(text.contains(said), "{text}");
}

#[test]
fn what_an_operation_of_a_feature_used_is_missed() {
    let others = ["history"];
    let used = "  /given:\n    get:\n      tags: [history]\n      responses: {'200': {description: x, content: \
                {application/json: {schema: {$ref: '#/components/schemas/Voucher'}}}}}\n";
    let [old, new] = one_after_the_other([api(&others, used), grown(&others)]);
    let changes = diff(&old, &new);
    let text = changes.markdown();
    assert_eq!(changes.verdict, Verdict::Major, "{text}");
    let said = "- **Breaking:** `feature history`: does not bring `Voucher` any more\n";
    assert!(text.contains(said), "{text}");
}
