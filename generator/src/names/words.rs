//! From words of a document to words of Rust: their cases, and what they may not be.

use heck::{ToKebabCase, ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

use super::letters::{LONGEST, clean};
use crate::keywords::{is_keyword, is_reserved};

/// `snake_case`, for fields, methods and modules.
pub(super) fn snake(text: &str) -> String {
    // Most keys are written so, and most of naming was to find that out.
    match small_words(text) {
        Some(words) => value_word(words.collect::<Vec<_>>().join("_")),
        None => value_word(clean(text).to_snake_case()),
    }
}

/// The same for a method, which may be called what a value may not.
pub(super) fn method(text: &str) -> String {
    let name = snake(text);
    match name.strip_suffix('_') {
        Some(word) if is_keyword(word) && !is_reserved(word) => word.to_owned(),
        _ => name,
    }
}

/// The words of a text that has nothing but small ones, told apart by one sign each, and not too many of them.
fn small_words(text: &str) -> Option<impl Iterator<Item = &str>> {
    let is_between = |byte: u8| matches!(byte, b'_' | b'-');
    let is_of_words = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9') || is_between(byte);
    let bytes = text.as_bytes();
    let are_small = bytes.first().is_some_and(u8::is_ascii_lowercase)
        && bytes.len() <= LONGEST
        && bytes.iter().copied().all(is_of_words)
        && !bytes.last().copied().is_some_and(is_between)
        && !bytes
            .windows(2)
            .any(|two| two.iter().copied().all(is_between));
    are_small.then(|| text.split(['_', '-']))
}

fn capitalized(word: &str) -> impl Iterator<Item = char> {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters)
}

/// The words of a name in `snake_case`.
pub(super) fn parts(name: &str) -> Vec<&str> {
    name.split('_').filter(|word| !word.is_empty()).collect()
}

fn value_word(word: String) -> String {
    if word.chars().all(|c| c.is_ascii_digit() || c == '_') {
        return format!("n{word}");
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("_{word}");
    }
    if is_keyword(&word) {
        format!("{word}_")
    } else {
        word
    }
}

/// `PascalCase`, for types and variants.
pub(crate) fn pascal(text: &str) -> String {
    let word = match small_words(text) {
        Some(words) => words.flat_map(capitalized).collect(),
        None => clean(text).to_pascal_case(),
    };
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        format!("V{word}")
    } else {
        word
    }
}

/// `SHOUTY_SNAKE_CASE`, for constants.
pub(super) fn shouty(text: &str) -> String {
    let word = clean(text).to_shouty_snake_case();
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{word}")
    } else {
        word
    }
}

/// `kebab-case`, for packages.
pub(super) fn kebab(text: &str) -> String {
    let word = clean(text).to_kebab_case();
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        format!("api-{word}")
    } else {
        word
    }
}

/// One of many: `targets` is a list of `target`.
pub(super) fn singular(word: &str) -> Option<String> {
    let stem = |end: &str| word.strip_suffix(end);
    if let Some(one) = ["statuses", "Statuses"].iter().find_map(|many| stem(many)) {
        let (_, first) = word.split_at(one.len());
        return Some(format!("{one}{}tatus", first.get(..1).unwrap_or_default()));
    }
    let kept = ["ss", "us", "is", "news", "series"];
    if word.len() < 4 || kept.iter().any(|end| word.to_lowercase().ends_with(end)) {
        return None;
    }
    if let Some(stem) = stem("ies") {
        return Some(format!("{stem}y"));
    }
    for end in ["sses", "xes", "ches", "shes", "zes"] {
        if let Some(stem) = stem(end) {
            return Some(format!(
                "{stem}{}",
                end.strip_suffix("es").unwrap_or_default()
            ));
        }
    }
    stem("s").map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use heck::{ToPascalCase, ToSnakeCase};

    use super::{clean, pascal, small_words, snake};

    #[test]
    fn words_of_other_scripts_are_written_in_latin_letters() {
        for (text, name) in [
            ("straße", "strasse"),
            ("Über", "uber"),
            ("état", "etat"),
            ("élevé", "eleve"),
            ("年齢", "nian_ling"),
            ("ユーザー", "yuza"),
            ("Пользователь", "polzovatel"),
            ("größteÄnderung", "grosste_anderung"),
            ("🦄", "unicorn"),
            ("\u{e000}", "value"),
        ] {
            assert_eq!(snake(text), name, "{text}");
        }
    }

    #[test]
    fn small_words_are_called_as_they_are_when_all_of_them_are_read() {
        let longest = format!("{}-bcde", "a-2".repeat(25));
        let texts = ["a", "created_at-utc2", "v1-2nd", "x_1", "is-ok", &longest];
        for text in texts {
            assert!(small_words(text).is_some(), "{text}");
            assert_eq!(pascal(text), clean(text).to_pascal_case());
            assert_eq!(snake(text), clean(text).to_snake_case());
        }
        for text in ["-a", "a-", "a__b", "1a", "aB", &format!("{longest}e")] {
            assert!(small_words(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_sign_before_a_word_tells_it_from_the_word() {
        for (text, name) in [
            ("-createdAt", "MinusCreatedAt"),
            ("+createdAt", "PlusCreatedAt"),
            ("createdAt", "CreatedAt"),
            ("-1", "Minus1"),
            ("--verbose", "Verbose"),
            ("<location>", "Location"),
            ("<1", "Less1"),
            ("a>", "AGreater"),
        ] {
            assert_eq!(pascal(text), name, "{text}");
        }
    }

    #[test]
    fn abbreviations_are_one_word_in_the_plural_as_well() {
        for (text, name) in [
            ("podIPs", "pod_ips"),
            ("IDs", "ids"),
            ("templateURLs", "template_urls"),
            ("DBRPs", "dbrps"),
            ("IPsAndURLs", "ips_and_urls"),
            ("HTTPServer", "http_server"),
            ("Is", "is"),
            ("AsIs", "as_is"),
            ("DNSsec", "dn_ssec"),
            ("OAuth2", "oauth2"),
            ("useOAuth", "use_oauth"),
            ("oAuthGet", "oauth_get"),
            ("videoAuth", "video_auth"),
            ("iOS", "ios"),
            ("GitHub's API", "github_api"),
            ("IPv4", "ipv4"),
            ("allowIPv6Only", "allow_ipv6_only"),
            ("SystemTLS", "system_tls"),
            ("mTLSMode", "mtls_mode"),
            ("GitHubApps", "github_apps"),
            ("vCPUs", "vcpus"),
            ("macOSVersion", "macos_version"),
            ("RatioTable", "ratio_table"),
            ("DHCPv4", "dhcpv4"),
            ("TLSv1_2", "tlsv1_2"),
            ("minTLSv1", "min_tlsv1"),
            ("TVvideo", "t_vvideo"),
            ("DBaaS", "dbaas"),
            ("DBaaSPlans", "dbaas_plans"),
            ("IaaSs", "iaass"),
            ("PoPs", "pops"),
            ("IPsecConnections", "ipsec_connections"),
            ("eBayItem", "ebay_item"),
            ("LoRaWANDevice", "lorawan_device"),
            ("OPNsenseIPsec", "opnsense_ipsec"),
        ] {
            assert_eq!(snake(text), name, "{text}");
        }
        assert_eq!(pascal("OAuth2Client"), "Oauth2Client");
    }

    #[test]
    fn digits_do_not_swallow_the_word_after_them() {
        assert_eq!(pascal("200Result"), "V200Result");
        assert_eq!(snake("200Result"), "_200_result");
        assert_eq!(pascal("2fa"), "V2fa");
        assert_eq!(pascal("3DPrinters"), "V3dPrinters");
    }

    #[test]
    fn a_name_ends_with_a_whole_word() {
        let words = "list the documents of an organization that were shared with one of the groups by documents";
        assert_eq!(
            snake(words),
            "list_the_documents_of_an_organization_that_were_shared_with_one_of_the_groups_by"
        );
        let camel = "listTheDocumentsOfAnOrganizationThatWereSharedWithOneOfTheGroupsOfPeopleByDocumentNames";
        assert!(
            snake(camel).ends_with("_groups_of_people_by"),
            "{}",
            snake(camel)
        );
        assert_eq!(snake(&"x".repeat(100)).len(), 80);
    }
}
