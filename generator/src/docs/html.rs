//! Reads the tags and entities of HTML within a description.

/// A tag longer than this is text: a stray `<` is not to be sought a partner for over and over.
const MAX_TAG: usize = 4096;

/// Elements of DocBook that stand in the descriptions of AWS, but for those that a placeholder may be called.
const AWS_INLINE: &[&str] = &["fullname", "replaceable"];
const AWS_BLOCK: &[&str] = &["caution", "important", "note", "para", "xhtml", "zonbook"];

/// A piece of HTML.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
    /// The content of `<pre>`.
    Code(&'a str),
}

/// A tag as written, with its name in lower case.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'a> {
    pub(super) name: String,
    pub(super) close: bool,
    pub(super) raw: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag at the beginning of some text.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix('<')?;
        let close = rest.starts_with('/');
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
        let name = rest.get(..end)?.to_ascii_lowercase();
        let raw = text.get(..tag_end(text)?)?;
        Some(Self { name, close, raw })
    }

    /// Whether it stands for what a tool for documentation puts there, such as `<SecurityDefinitions />`.
    pub(super) fn is_component(&self) -> bool {
        let name = self.raw.strip_prefix('<').unwrap_or_default();
        name.starts_with(|c: char| c.is_ascii_uppercase()) && self.raw.ends_with("/>")
    }

    /// The value of an attribute, with its entities decoded.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.raw;
        while let Some(at) = rest.find('=') {
            let (before, after) = rest.split_at_checked(at)?;
            let key = before.trim_end().rsplit([' ', '\n', '"', '\'', '/']).next();
            let (value, tail) = attribute_value(after.get(1..)?.trim_start())?;
            if key.is_some_and(|k| k.eq_ignore_ascii_case(name)) {
                return Some(decode(value));
            }
            rest = tail;
        }
        None
    }
}

fn attribute_value(text: &str) -> Option<(&str, &str)> {
    match text.chars().next()? {
        quote @ ('"' | '\'') => text.get(1..)?.split_once(quote),
        _ => {
            let end = text.find([' ', '\n', '>']).unwrap_or(text.len());
            text.split_at_checked(end)
        }
    }
}

/// Where a tag ends; a `>` within quotes does not end it.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices().take(MAX_TAG) {
        match (quote, c) {
            (Some(q), c) if q == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The pieces of a block of HTML; comments, scripts and styles are left out.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let at = rest.find('<').unwrap_or(rest.len());
        let (text, markup) = rest.split_at_checked(at).unwrap_or((rest, ""));
        if !text.is_empty() {
            out.push(Piece::Text(text));
        }
        rest = push_markup(&mut out, markup);
    }
    out
}

fn push_markup<'a>(out: &mut Vec<Piece<'a>>, markup: &'a str) -> &'a str {
    if markup.is_empty() {
        return markup;
    }
    if let Some(comment) = markup.strip_prefix("<!--") {
        let Some((_, after)) = comment.split_once("-->") else {
            // A comment without an end hides nothing.
            out.push(Piece::Text(markup));
            return "";
        };
        return after;
    }
    let Some(tag) = Tag::read(markup) else {
        // Without a partner, a `<` is a character like any other.
        let (lone, rest) = markup.split_at_checked(1).unwrap_or((markup, ""));
        out.push(Piece::Text(lone));
        return rest;
    };
    let rest = markup.get(tag.raw.len()..).unwrap_or_default();
    match tag.name.as_str() {
        "script" | "style" if !tag.close => after_end_tag(rest, &tag.name).1,
        "pre" if !tag.close => {
            let (code, after) = after_end_tag(rest, "pre");
            out.push(Piece::Code(code));
            after
        }
        _ => {
            out.push(Piece::Tag(tag));
            rest
        }
    }
}

/// What is before an end tag and what is after it; all is before it if it is missing.
fn after_end_tag<'a>(text: &'a str, name: &str) -> (&'a str, &'a str) {
    for (at, _) in text.match_indices("</") {
        let tail = text.get(at + 2..).unwrap_or_default();
        if tail
            .get(..name.len())
            .is_some_and(|n| n.eq_ignore_ascii_case(name))
        {
            let after = tail.split_once('>').map_or("", |(_, after)| after);
            return (text.get(..at).unwrap_or_default(), after);
        }
    }
    (text, "")
}

/// Text without tags, its entities decoded: for code, where Markdown decodes nothing.
pub(super) fn plain(html: &str) -> String {
    let mut out = String::new();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Tag(tag) if tag.name == "br" => out.push('\n'),
            Piece::Tag(tag) if !is_known(&tag.name) => out.push_str(tag.raw),
            Piece::Tag(_) => {}
            Piece::Code(code) => out.push_str(code),
        }
    }
    decode(&out)
}

/// Whether a name is that of an element of HTML or of what AWS writes in, rather than a placeholder in angle
/// brackets.
pub(super) fn is_known(name: &str) -> bool {
    const INLINE: &[&str] = &[
        "a", "abbr", "b", "big", "br", "cite", "code", "del", "em", "font", "i", "img", "ins",
        "kbd", "mark", "nobr", "q", "s", "samp", "script", "small", "span", "strike", "strong",
        "style", "sub", "sup", "tt", "u", "wbr",
    ];
    INLINE.contains(&name) || AWS_INLINE.contains(&name) || is_block(name)
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCK: &[&str] = &[
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    BLOCK.contains(&name) || AWS_BLOCK.contains(&name)
}

/// Decodes the entities that matter; others stay as they are written.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        rest = after;
        match entity(after) {
            Some((c, length)) => {
                out.push(c);
                rest = after.get(length..).unwrap_or_default();
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.char_indices().take(10).find(|(_, c)| *c == ';')?.0;
    let name = text.get(..end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => char::from_u32(code_point(name)?)?,
    };
    Some((c, end + 1))
}

fn code_point(name: &str) -> Option<u32> {
    let digits = name.strip_prefix('#')?;
    match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    }
}
