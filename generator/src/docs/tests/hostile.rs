//! What descriptions made to do harm look like as doc comments.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::super::doc_lines;

#[test]
fn absurd_input_is_bounded() {
    let long = "word ".repeat(60_000);
    let cut = doc_lines(&long, 80);
    assert!(cut.last().is_some_and(|l| l.ends_with('…')));
    let nested: String = (0..440)
        .map(|i| format!("{}- a\n", "  ".repeat(i)))
        .collect();
    let hostile = [
        ">".repeat(1000) + " a",
        "- ".repeat(1000) + "a",
        nested,
        "<ul><li>".repeat(20_000) + "a",
        "<blockquote>".repeat(9_000) + "a",
        "*a **b ".repeat(20_000),
        "<!--".repeat(40_000),
        "[".repeat(100_000),
        "<a '".repeat(40_000),
        "|".repeat(3_000) + "\n" + &"-|".repeat(3_000) + "\n" + &"a\n".repeat(9_000),
    ];
    for source in hostile {
        let deepest = doc_lines(&source, 80).into_iter();
        let depth = deepest.map(|l| l.len() - l.trim_start_matches([' ', '>', '-']).len());
        assert!(depth.max().is_some_and(|d| d < 1100));
    }
}

#[test]
fn no_mixture_yields_a_test_or_a_line_of_its_own() {
    let parts = [
        "```",
        "~~~",
        "`",
        "*",
        "**",
        "_",
        "[",
        "](",
        ")",
        "<b>",
        "</b>",
        "<li>",
        "</ul>",
        "<pre>",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "    ",
        "a",
        " ",
        "https://a.b/c",
        "<x>",
        "|",
        "\\",
        "!",
        "</code>",
        "<code>",
        "&lt;",
        "\n|-|\n",
        "#",
        "<script>",
        "[r]: x\n",
        "<a href='http://a.b'>",
    ];
    let mut seed = 7_u64;
    for _ in 0..3_000 {
        let mut source = String::new();
        for _ in 0..24 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(seed >> 33).unwrap_or(0) % parts.len();
            source.extend(parts.get(at).copied());
        }
        let lines = doc_lines(&source, 60);
        assert!(
            lines.iter().all(|l| l.trim_end() == l && !l.contains('\n')),
            "{source:?}"
        );
        assert!(lines.first().is_none_or(|l| !l.is_empty()), "{source:?}");
        assert!(lines.last().is_none_or(|l| !l.is_empty()), "{source:?}");
        assert_only_text(&lines.join("\n"), &source);
    }
}

#[track_caller]
fn assert_only_text(written: &str, source: &str) {
    for event in Parser::new_ext(written, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => assert_eq!(&*info, "text"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented) | Tag::HtmlBlock) => {
                unreachable!("{source:?} gave {written:?}")
            }
            Event::InlineHtml(tag) => assert_eq!(&*tag, "<br>", "{source:?}"),
            _ => {}
        }
    }
}
