//! The table of styles in the OpenAPI specification, row by row, and what it leaves open.

use serde_json::{Value, json};

use crate::runtime::http::Explode::{self, No, Yes};
use crate::runtime::http::Style::{
    self, DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited,
};
use crate::runtime::http::style::{
    cookie, cookie_plain, cookie_reserved, header, path, path_reserved, query, query_reserved,
};

fn string() -> Value {
    json!("blue")
}

fn array() -> Value {
    json!(["blue", "black", "brown"])
}

fn object() -> Value {
    json!({"B": 150, "G": 200, "R": 100})
}

#[test]
fn paths() {
    let rows: [(Style, Explode, &str, &str, &str, &str); 6] = [
        (
            Matrix,
            No,
            ";color",
            ";color=blue",
            ";color=blue,black,brown",
            ";color=B,150,G,200,R,100",
        ),
        (
            Matrix,
            Yes,
            ";color",
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";B=150;G=200;R=100",
        ),
        (
            Label,
            No,
            ".",
            ".blue",
            ".blue,black,brown",
            ".B,150,G,200,R,100",
        ),
        (
            Label,
            Yes,
            ".",
            ".blue",
            ".blue.black.brown",
            ".B=150.G=200.R=100",
        ),
        (
            Simple,
            No,
            "",
            "blue",
            "blue,black,brown",
            "B,150,G,200,R,100",
        ),
        (
            Simple,
            Yes,
            "",
            "blue",
            "blue,black,brown",
            "B=150,G=200,R=100",
        ),
    ];
    for (style, explode, empty, one, many, fields) in rows {
        let row = [
            (json!(""), empty),
            (string(), one),
            (array(), many),
            (object(), fields),
        ];
        for (value, expected) in row {
            assert_eq!(
                path(style, explode, "color", &value),
                expected,
                "{style:?} {explode:?}"
            );
        }
    }
}

#[test]
fn queries() {
    let rows: [(Style, Explode, &str, &str); 6] = [
        (
            Form,
            No,
            "color=blue,black,brown",
            "color=B,150,G,200,R,100",
        ),
        (
            Form,
            Yes,
            "color=blue&color=black&color=brown",
            "B=150&G=200&R=100",
        ),
        (
            SpaceDelimited,
            No,
            "color=blue%20black%20brown",
            "color=B%20150%20G%20200%20R%20100",
        ),
        (
            PipeDelimited,
            No,
            "color=blue%7Cblack%7Cbrown",
            "color=B%7C150%7CG%7C200%7CR%7C100",
        ),
        (
            DeepObject,
            Yes,
            "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
            "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100",
        ),
        (
            PipeDelimited,
            Yes,
            "color=blue&color=black&color=brown",
            "B=150&G=200&R=100",
        ),
    ];
    for (style, explode, many, fields) in rows {
        assert_eq!(query(style, explode, "color", &json!("")), "color=");
        assert_eq!(query(style, explode, "color", &json!(null)), "color=");
        assert_eq!(query(style, explode, "color", &json!("blue")), "color=blue");
        assert_eq!(
            query(style, explode, "color", &array()),
            many,
            "{style:?} {explode:?}"
        );
        assert_eq!(
            query(style, explode, "color", &object()),
            fields,
            "{style:?} {explode:?}"
        );
        assert_eq!(query(style, explode, "color", &json!([])), "");
        assert_eq!(query(style, explode, "color", &json!({})), "");
    }
}

#[test]
fn headers() {
    assert_eq!(header(No, &string()), "blue");
    assert_eq!(header(No, &array()), "blue,black,brown");
    assert_eq!(header(No, &object()), "B,150,G,200,R,100");
    assert_eq!(header(Yes, &object()), "B=150,G=200,R=100");
    assert_eq!(header(Yes, &json!("not encoded: %/ü")), "not encoded: %/ü");
}

#[test]
fn cookies() {
    assert_eq!(cookie(No, "color", &string()), "color=blue");
    assert_eq!(cookie(No, "color", &array()), "color=blue,black,brown");
    assert_eq!(
        cookie(Yes, "color", &array()),
        "color=blue; color=black; color=brown"
    );
    assert_eq!(cookie(Yes, "color", &object()), "B=150; G=200; R=100");
    assert_eq!(cookie(Yes, "a b", &json!("x;y")), "a%20b=x%3By");
    assert_eq!(cookie_plain(Yes, "a", &json!("x+/=:1")), "a=x+/=:1");
    assert_eq!(cookie_plain(No, "a", &array()), "a=blue,black,brown");
}

#[test]
fn scalars() {
    for (value, text) in [
        (json!(true), "n=true"),
        (json!(-7), "n=-7"),
        (json!(1.5), "n=1.5"),
        (
            json!(18_446_744_073_709_551_615_u64),
            "n=18446744073709551615",
        ),
        (json!("1,2"), "n=1%2C2"),
        (json!([null, ""]), "n=&n="),
    ] {
        assert_eq!(query(Form, Yes, "n", &value), text);
    }
}

#[test]
fn delimiters_within_values_are_encoded() {
    let value = json!(["a,b", "c|d", "e f", "g&h"]);
    assert_eq!(query(Form, No, "q", &value), "q=a%2Cb,c%7Cd,e%20f,g%26h");
    assert_eq!(path(Label, Yes, "q", &json!(["x;y", "z/"])), ".x%3By.z%2F");
}

#[test]
fn reserved_characters_stay_where_they_can() {
    let value = json!(":/?#[]@!$&'()*+,;= %ü");
    assert_eq!(
        query_reserved(Form, Yes, "q", &value),
        "q=:/?%23%5B%5D@!$%26%27()*%2B,;=%20%25%C3%BC"
    );
    assert_eq!(
        query_reserved(Form, Yes, "q", &json!({"a=b": "c=d"})),
        "a%3Db=c=d"
    );
}

#[test]
fn nested_values() {
    let value = json!({"b": {"c": "x y"}, "d": [1, {"e": 2}], "f": null, "g": {}});
    assert_eq!(
        query(DeepObject, Yes, "a", &value),
        "a%5Bb%5D%5Bc%5D=x%20y&a%5Bd%5D%5B0%5D=1&a%5Bd%5D%5B1%5D%5Be%5D=2&a%5Bf%5D="
    );
    assert_eq!(
        query(Form, Yes, "a", &json!([{"b": 1}])),
        "a=%7B%22b%22%3A1%7D"
    );
}

#[test]
fn a_whole_number_has_no_fraction() {
    for (number, expected) in [
        (3.0, "3"),
        (-3.0, "-3"),
        (0.5, "0.5"),
        (1e15, "1000000000000000"),
    ] {
        assert_eq!(
            query(Form, Yes, "n", &json!(number)),
            format!("n={expected}")
        );
        assert_eq!(header(No, &json!([number])), expected);
    }
}

#[test]
fn what_is_encoded_already_stays_so_where_reserved_characters_may() {
    let found = query_reserved(Form, Yes, "q", &json!("a%2Fb/100%"));
    assert_eq!(found, "q=a%2Fb/100%25");
    assert_eq!(query(Form, Yes, "q", &json!("a%2Fb")), "q=a%252Fb");
}

#[test]
fn reserved_characters_stay_in_a_path_and_a_cookie_but_for_those_that_end_it() {
    let value = json!(":/?#[]@!$&'()*+,;= %2F%");
    assert_eq!(
        path_reserved(Simple, No, "p", &value),
        ":%2F%3F%23%5B%5D@!$&'()*+,;=%20%2F%25"
    );
    assert_eq!(
        path_reserved(Label, No, "p", &json!(["a:b", "c"])),
        ".a:b,c"
    );
    assert_eq!(
        cookie_reserved(Yes, "c", &value),
        "c=:/?#[]@!$&'()*+%2C%3B=%20%2F%25"
    );
}
