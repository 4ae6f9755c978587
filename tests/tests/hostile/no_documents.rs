//! Files that are no document, or not one that is understood.

use libtest_mimic::Trial;

use crate::codegen;
use crate::scratch::Scratch;
use crate::trial;

/// Name, bytes, and a word of what must be said.
const FILES: &[(&str, &[u8], &str)] = &[
    ("empty", b"", "error"),
    ("blank", b" \n\n", "error"),
    ("comment", b"# nothing\n", "error"),
    (
        "binary",
        b"\x7fELF\x02\x01\x01\x00\xff\xfe\x00\x00",
        "UTF-8",
    ),
    ("zeros", &[0; 4096], "control character"),
    (
        "html",
        b"<!DOCTYPE html>\n<html><body>Not found</body></html>\n",
        "error",
    ),
    ("list", b"- openapi: 3.0.0\n- info\n", "error"),
    ("word", b"hello", "error"),
    ("number", b"3.0", "error"),
    (
        "several",
        b"openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {}\n---\nopenapi: 3.0.0\n",
        "error",
    ),
    (
        "utf_16",
        b"\xff\xfeo\x00p\x00e\x00n\x00a\x00p\x00i\x00",
        "UTF-8",
    ),
    (
        "mark",
        b"\xef\xbb\xbfopenapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {}\n",
        "Finished",
    ),
    (
        "no_utf_8",
        b"openapi: 3.0.0\ninfo: {title: \"\xc3\x28\"}\n",
        "UTF-8",
    ),
    (
        "truncated_json",
        b"{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"a",
        "error",
    ),
    (
        "truncated_yaml",
        b"openapi: 3.0.0\ninfo: {title: \"a",
        "error",
    ),
    ("json_and_more", b"{\"openapi\": \"3.0.0\"} {}", "error"),
    ("tab", b"openapi: 3.0.0\n\tinfo: a\n", "error"),
    (
        "version_2",
        b"swagger: '2.0'\ninfo: {title: a, version: '1'}\npaths: {}\n",
        "unsupported-version",
    ),
    (
        "version_4",
        b"openapi: 4.0.0\ninfo: {title: a, version: '1'}\npaths: {}\n",
        "unsupported-version",
    ),
    (
        "version_absent",
        b"info: {title: a, version: '1'}\npaths: {}\n",
        "unsupported-version",
    ),
    (
        "version_number",
        b"openapi: 3.0\ninfo: {title: a, version: '1'}\npaths: {}\n",
        "Finished",
    ),
    (
        "version_list",
        b"openapi: [3.0.0]\ninfo: {title: a, version: '1'}\n",
        "unsupported-version",
    ),
    (
        "version_huge",
        b"openapi: 3.99999999999999999999.0\ninfo: {title: a, version: '1'}\n",
        "unsupported-version",
    ),
    (
        "anchor_to_itself",
        b"openapi: 3.0.0\ninfo: &a {title: a, x: *a}\n",
        "error",
    ),
    (
        "tags",
        b"!!binary aaaa: !!python/object:os.system 'id'\n",
        "error",
    ),
    (
        "merge_of_itself",
        b"openapi: 3.0.0\ninfo: &a\n  <<: *a\n  title: x\n",
        "error",
    ),
];

pub(crate) fn trials() -> Vec<Trial> {
    FILES
        .iter()
        .map(|(name, bytes, word)| {
            trial(&format!("no_documents/{name}"), move || {
                let scratch = Scratch::new();
                let document = scratch.put("document/api.yaml", bytes);
                let run = codegen::alone(&scratch, &document)?;
                match run.said.contains(word) {
                    true => Ok(()),
                    false => Err(format!("it does not say `{word}`:\n{}", run.said)),
                }
            })
        })
        .collect()
}
