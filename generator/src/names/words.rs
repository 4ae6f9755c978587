//! From words of a document to words of Rust: their cases, and what they may not be.

use heck::{ToKebabCase, ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

use super::letters::{LONGEST, clean};

/// Words that cannot name a value, strict and reserved ones alike.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names of files that mean something else to Rust or to Windows.
pub(super) const TAKEN_FILES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lib",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "main", "mod", "nul",
    "prn",
];

/// `snake_case`, for fields, methods and modules.
pub(super) fn snake(text: &str) -> String {
    // Most keys are written so, and most of naming was to find that out.
    match is_snake(text) {
        true => value_word(text.to_owned()),
        false => value_word(clean(text).to_snake_case()),
    }
}

/// Whether words are in `snake_case` as they stand, and there are not too many of them.
fn is_snake(text: &str) -> bool {
    let is_of_words = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_');
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.len() <= LONGEST
        && text.bytes().all(is_of_words)
        && !text.ends_with('_')
        && !text.contains("__")
}

/// The words of a name in `snake_case`.
pub(super) fn parts(name: &str) -> Vec<&str> {
    name.split('_').filter(|word| !word.is_empty()).collect()
}

/// Whether the word cannot name a value.
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

fn value_word(word: String) -> String {
    if word.chars().all(|c| c.is_ascii_digit() || c == '_') {
        return format!("n{word}");
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("_{word}");
    }
    if KEYWORDS.contains(&word.as_str()) {
        format!("{word}_")
    } else {
        word
    }
}

/// `PascalCase`, for types and variants.
pub(super) fn pascal(text: &str) -> String {
    let word = clean(text).to_pascal_case();
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
    use super::{pascal, snake};

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
