//! What descriptions look like as doc comments.

use pulldown_cmark::{Event, Options, Parser};

use super::doc_lines;

mod hostile;

fn lines(source: &str) -> String {
    doc_lines(source, 60).join("\n")
}

#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(lines(source), expected, "of {source:?}");
}

#[test]
fn nothing_visible_has_no_lines() {
    for source in [
        "",
        " \n\t\r\n",
        "\u{200b}\u{0}",
        "<!-- x -->",
        "<p></p>",
        "# \n\n-\n\n>",
    ] {
        check(source, "");
    }
}

#[test]
fn paragraphs_are_wrapped_and_set_apart() {
    let text = "word ".repeat(30);
    for line in doc_lines(&text, 40) {
        assert!(line.len() <= 40 && line.trim() == line, "{line:?}");
    }
    check("one\ntwo\r\n\r\n\r\nthree\rfour", "one two\n\nthree four");
}

#[test]
fn tags_that_aws_writes_are_no_text_and_placeholders_are() {
    check(
        "<p>One.</p> <note> <p>Two <replaceable>x</replaceable>.</p> </note>",
        "One.\n\nTwo x.",
    );
    check("<fullname>S3</fullname> it is", "S3 it is");
    check("a <region> and <filename>", "a \\<region> and \\<filename>");
}

#[test]
fn spans_are_never_broken() {
    let code = format!("`{}`", "a b ".repeat(30).trim());
    check(&format!("x {code} y"), &format!("x\n{code}\ny"));
    let link = "[a rather long text of a link](https://example.com/and/its/address)";
    check(&format!("see {link}."), &format!("see\n{link}."));
}

#[test]
fn no_line_begins_like_another_block() {
    for start in [
        "- a", "+ a", "1. a", "2) a", "# a", "> a", "=== ", "--- ", "| - |", ":-: ",
    ] {
        let source = format!("{} {start}", "x".repeat(58));
        let written = lines(&source);
        let blocks = Parser::new_ext(&written, Options::all());
        let starts = blocks.filter(|e| matches!(e, Event::Start(_))).count();
        assert_eq!(starts, 1, "{written}");
    }
    check("1\\. a", "1\\. a");
    check("\\# a", "\\# a");
}

#[test]
fn code_blocks_are_text() {
    check("```\nlet x;\n```", "```text\nlet x;\n```");
    check(
        "~~~rust,no_run {x}\n\n# a\n\tb  \n~~~",
        "```text\n# a\n    b\n```",
    );
    check(
        "    indented\n\n      more",
        "```text\nindented\n\n  more\n```",
    );
    check("````\n```\n````", "````text\n```\n````");
    check("- a\n  ```js\n  b\n  ```", "- a\n\n  ```text\n  b\n  ```");
    check("> ```\n> a", "> ```text\n> a\n> ```");
    check(
        "<pre><code>a &lt; <b>b</b></code></pre>",
        "```text\na < b\n```",
    );
    check("```\n```", "");
}

#[test]
fn addresses_are_links() {
    check(
        "see https://a.b/c_d?e=f&g=h.",
        "see <https://a.b/c_d?e=f&g=h>.",
    );
    check("(http://a.b/c(d))", "(<http://a.b/c(d)>)");
    check("<https://a.b> <a@b.co>", "<https://a.b> <a@b.co>");
    check("https://a.b/{id}/c", "`https://a.b/{id}/c`");
    check("`https://a.b`", "`https://a.b`");
}

#[test]
fn links_lead_somewhere_or_are_text() {
    check("[a *b*](https://c.d 'title')", "[a b](https://c.d)");
    check(
        "[a][r] [r]\n\n[r]: https://c.d",
        "[a](https://c.d) [r](https://c.d)",
    );
    check(
        "[https://c.d](https://c.d) [](https://e.f)",
        "<https://c.d> <https://e.f>",
    );
    check("[a](/docs/x) [b](#c) [`d`](../e) [f](//g.h)", "a b `d` f");
    check(
        "[a](javascript:alert(1)) <javascript:x> <host:port>",
        "a \\<javascript:x> \\<host:port>",
    );
    check("[a](mailto:b@c.de) [a](mailto:b@c)", "[a](mailto:b@c.de) a");
    check("[a](https://b.c/d(e)|f)", "[a](https://b.c/d%28e%29%7Cf)");
    check(
        "![a](https://b.c/d.png) ![e](f.png)",
        "[a](https://b.c/d.png) e",
    );
    check("[![a](b.png)](https://c.d)", "[a](https://c.d)");
}

#[test]
fn brackets_are_no_links_to_items() {
    check("[foo] [Foo::bar] a[0]", "\\[foo\\] \\[Foo::bar\\] a\\[0\\]");
    check("[a]: b", "\\[a\\]: b");
    check(
        "x[^1] [^2]\n\n[^1]: note",
        "x\\[^1\\] \\[^2\\]\n\n\\[^1\\]: note",
    );
}

#[test]
fn text_stays_text() {
    check("a ` b", "a \\` b");
    check("snake_case _x * y", "snake_case \\_x \\* y");
    check("--flag a--b", "-\\-flag a-\\-b");
    check("&amp;lt; &copy; AT&T a & b", "\\&lt; © AT\\&T a & b");
    check("a \\* b \\d", "a \\* b \\d");
    check("Hi!\\[a](b)", "Hi!\\[a\\](b)");
}

#[test]
fn html_becomes_markdown() {
    check("a<br>b<br/>\nc", "a\\\nb\\\nc");
    check("<p>a</p><p class='x'>b <span>c</span></p>", "a\n\nb c");
    check(
        "<b> Note: </b>x <em>y</em> <code>a*b*c</code>",
        "**Note:** x *y* `a*b*c`",
    );
    check(
        "<a href=\"https://a.b?c&amp;d\">e</a>",
        "[e](https://a.b?c&amp;d)",
    );
    check("<a href=/x>e</a> <a name='y'>f</a>", "e f");
    check(
        "a:<ul><li>b</li><li>c<ol><li>d</ol></ul>e",
        "a:\n\n- b\n- c\n\n  1. d\n\ne",
    );
    check("<h2>a</h2>b", "### a\n\nb");
    check("a <script>alert(1)</script>b <!-- c -->d", "a b d");
    check("<script>\nalert(1)\n</script>\nb", "b");
    check("10<sup>6</sup> H<sub>2</sub>O", "10^6 H2O");
}

#[test]
fn components_of_tools_for_documentation_are_no_text() {
    check(
        "Before.\n\n<SecurityDefinitions />\n\nAfter.",
        "Before.\n\nAfter.",
    );
    check("<SchemaDefinition schemaRef=\"#/a\" />", "");
    check("Send <Envelope/> first.", "Send \\<Envelope/> first.");
    check("<Name/>", "");
}

#[test]
fn placeholders_are_text() {
    check(
        "<name> List<String> </id>",
        "\\<name> List\\<String> \\</id>",
    );
    check("<name>\n\n`<p>`", "\\<name>\n\n`<p>`");
    check("a <b c < d <", "a \\<b c < d \\<");
}

#[test]
fn marks_that_would_be_misread_are_dropped() {
    check("**a** *b* ~~c~~", "**a** *b* ~~c~~");
    check("<b>a.</b>b", "a.b");
    check("<b>a <i>b", "a b");
    check("***a***", "*a*");
}

#[test]
fn unseen_characters_are_gone() {
    check(
        "a\u{202e}b\u{2066}c\u{200f}\u{61c}d\u{feff}e\u{0}f\u{1b}g\u{ad}h",
        "abcdefgh",
    );
    check("a\u{2028}b\u{2029}c\u{c}d\u{a0}e", "a b c d e");
    check("a&#x202e;b&#8203;c&#10;d", "abc d");
    check("a\tb", "a b");
}

#[test]
fn lists_and_quotes_are_indented() {
    check("* a\n* b\n    1. c", "- a\n- b\n\n  1. c");
    check("9. a\n10. b\nlazy", "9. a\n10. b lazy");
    check("- a\n\n+ b", "- a\n\n* b");
    check("- [x] a\n- [ ] b", "- \\[x\\] a\n- \\[ \\] b");
    check("> a\nlazy\n>\n> - b", "> a lazy\n>\n> - b");
}

#[test]
fn tables_and_headings_are_well_formed() {
    let table = "a|b\n-|:-:\n`c\\|d`|e<br>f\n|g|\n";
    let expected = "| a | b |\n| --- | :-: |\n| `c\\|d` | e<br>f |\n| g |  |";
    check(table, expected);
    check("# a #\nb\n===\n###### c", "## a\n\n## b\n\n###### c");
    check("# a \\#", "## a \\#");
    check("a\n\n---\n\nb", "a\n\n___\n\nb");
}
