//! Finds a text also where it is written with the escapes of JSON, HTML or URLs.

/// As many backslashes as stand before a character of JSON in JSON in JSON.
const BACKSLASHES: usize = 7;

/// As long as the name of a character in HTML may be, with what stands around it: `&#x00002B;`.
const ENTITY: usize = 10;

/// The text with something else wherever this stands.
pub(super) fn replace(text: &str, sought: &str, with: &str) -> String {
    let text = text.replace(sought, with);
    let mut replaced = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = split_once(rest, sought) {
        replaced.push_str(before);
        replaced.push_str(with);
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

fn split_once<'t>(text: &'t str, sought: &str) -> Option<(&'t str, &'t str)> {
    let first = sought.chars().next()?;
    let begins = |character| character == first || matches!(character, '\\' | '%' | '&');
    text.match_indices(begins).find_map(|(at, _)| {
        let (before, rest) = text.split_at_checked(at)?;
        Some((before, after(rest, sought)?))
    })
}

/// What comes after the sought text, if this text begins with it.
fn after<'t>(text: &'t str, sought: &str) -> Option<&'t str> {
    sought.chars().try_fold(text, |rest, character| {
        in_json(rest, character)
            .or_else(|| in_url(rest, character))
            .or_else(|| in_html(rest, character))
            .or_else(|| rest.strip_prefix(character))
    })
}

/// `\/` and `\u002f`.
fn in_json(text: &str, character: char) -> Option<&str> {
    let start = text.bytes().take(BACKSLASHES);
    let backslashes = start.take_while(|byte| *byte == b'\\').count();
    let escaped = text.get(backslashes..).filter(|_| backslashes > 0)?;
    let code = escaped.strip_prefix('u').and_then(|code| {
        let (digits, rest) = code.split_at_checked(4)?;
        is(character, u32::from_str_radix(digits, 16).ok()?).then_some(rest)
    });
    code.or_else(|| escaped.strip_prefix(character))
}

/// `%2F`.
fn in_url(text: &str, character: char) -> Option<&str> {
    let mut bytes = [0; 4];
    let mut bytes = character.encode_utf8(&mut bytes).bytes();
    bytes.try_fold(text, |rest, byte| {
        let (digits, rest) = rest.strip_prefix('%')?.split_at_checked(2)?;
        (u8::from_str_radix(digits, 16) == Ok(byte)).then_some(rest)
    })
}

/// `&amp;`, `&#43;` and `&#x2B;`.
fn in_html(text: &str, character: char) -> Option<&str> {
    let named = text.strip_prefix('&')?;
    let end = named.bytes().take(ENTITY).position(|byte| byte == b';')?;
    let (name, rest) = named.split_at_checked(end)?;
    let code = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => u32::from(of_name(name)?),
    };
    is(character, code).then(|| rest.strip_prefix(';'))?
}

fn of_name(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn is(character: char, code: u32) -> bool {
    u32::from(character) == code
}
