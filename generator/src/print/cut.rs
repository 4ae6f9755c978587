//! Where items, members, statements and arms end.

use super::flat::{Flat, Token};

/// Cuts tokens into pieces; none if it is not plain where they end.
pub(super) type Cut = fn(&Flat, usize, usize) -> Option<Vec<(usize, usize)>>;

/// The token at a place before `to`.
fn at(flat: &Flat, place: usize, to: usize) -> Option<Token> {
    (place < to).then(|| flat.tokens.get(place).copied())?
}

/// The place after the token at a place, or after the group that begins there.
pub(super) fn after(flat: &Flat, place: usize) -> usize {
    match flat.tokens.get(place) {
        Some(Token::Open(_, end)) => end + 1,
        _ => place + 1,
    }
}

/// The places of the delimiters of the group that something ends with.
pub(super) fn last_group(
    flat: &Flat,
    from: usize,
    to: usize,
    sign: char,
) -> Option<(usize, usize)> {
    let mut place = from;
    while place < to {
        let next = after(flat, place);
        match flat.tokens.get(place) {
            Some(Token::Open(opening, end)) if next == to => {
                return (*opening == sign).then_some((place, *end));
            }
            _ => place = next,
        }
    }
    None
}

/// The place after the outer attributes.
pub(super) fn after_attributes(flat: &Flat, mut place: usize, to: usize) -> usize {
    while at(flat, place, to) == Some(Token::Sign('#', false))
        && matches!(at(flat, place + 1, to), Some(Token::Open('[', _)))
    {
        place = after(flat, place + 1);
    }
    place
}

/// The place after a visibility.
pub(super) fn after_visibility(flat: &Flat, place: usize, to: usize) -> usize {
    match at(flat, place, to) {
        Some(token) if flat.text(token) == "pub" => match at(flat, place + 1, to) {
            Some(Token::Open('(', end)) => end + 1,
            _ => place + 1,
        },
        _ => place,
    }
}

/// The keyword of an item or a member.
pub(super) fn keyword(flat: &Flat, from: usize, to: usize) -> &str {
    let place = after_visibility(flat, after_attributes(flat, from, to), to);
    let word = at(flat, place, to).map_or("", |token| flat.text(token));
    match at(flat, place + 1, to).map(|token| flat.text(token)) {
        // Other words may stand before `fn`.
        Some("fn") => "fn",
        _ => word,
    }
}

/// Items of a file, or members of an `impl`.
pub(super) fn items(flat: &Flat, from: usize, to: usize) -> Option<Vec<(usize, usize)>> {
    let mut pieces = Vec::new();
    let mut start = from;
    while start < to {
        let ends_with_block = matches!(
            keyword(flat, start, to),
            "fn" | "impl" | "struct" | "enum" | "mod" | "macro_rules"
        );
        let mut place = start;
        loop {
            let token = at(flat, place, to)?;
            place = after(flat, place);
            match token {
                Token::Sign(';', _) => break,
                Token::Open('{', _) if ends_with_block => break,
                _ => {}
            }
        }
        pieces.push((start, place));
        start = place;
    }
    Some(pieces)
}

/// Fields, variants and arms: what ends with a comma.
pub(super) fn listed(flat: &Flat, from: usize, to: usize) -> Option<Vec<(usize, usize)>> {
    let pieces = values(flat, from, to)?;
    let all_end = pieces.last().is_none_or(|(_, end)| end + 1 == to);
    // An arm that is a block needs no comma.
    let has_block = |(from, to): &(usize, usize)| has_block(flat, *from, *to);
    if !all_end || pieces.iter().any(has_block) {
        return None;
    }
    let with_comma = pieces.into_iter().map(|(from, end)| (from, end + 1));
    Some(with_comma.collect())
}

/// Values of a list or of an object, without the commas between them.
pub(super) fn values(flat: &Flat, from: usize, to: usize) -> Option<Vec<(usize, usize)>> {
    let mut pieces = Vec::new();
    let mut start = from;
    for comma in commas(flat, from, to)? {
        pieces.push((start, comma));
        start = comma + 1;
    }
    if start < to {
        pieces.push((start, to));
    }
    Some(pieces)
}

/// Whether something goes on after a group in braces.
fn has_block(flat: &Flat, from: usize, to: usize) -> bool {
    let mut place = from;
    while place < to {
        let is_block = matches!(flat.tokens.get(place), Some(Token::Open('{', _)));
        place = after(flat, place);
        if is_block && place < to {
            return true;
        }
    }
    false
}

/// The places of the commas that are in no group.
fn commas(flat: &Flat, from: usize, to: usize) -> Option<Vec<usize>> {
    let mut commas = Vec::new();
    let (mut place, mut angles) = (from, 0usize);
    let mut previous = ' ';
    while let Some(token) = at(flat, place, to) {
        let sign = match token {
            Token::Sign(sign, _) => sign,
            _ => ' ',
        };
        match sign {
            '<' => angles += 1,
            '>' if !matches!(previous, '-' | '=') => angles = angles.checked_sub(1)?,
            // What a closure takes is in no group either.
            '|' => return None,
            ',' if angles == 0 => commas.push(place),
            _ => {}
        }
        previous = sign;
        place = after(flat, place);
    }
    Some(commas)
}

/// Statements of a block.
pub(super) fn statements(flat: &Flat, from: usize, to: usize) -> Option<Vec<(usize, usize)>> {
    let mut pieces = Vec::new();
    let (mut start, mut place) = (from, from);
    let mut is_block = is_block(flat, start, to)?;
    while let Some(token) = at(flat, place, to) {
        place = after(flat, place);
        let ends = match token {
            Token::Sign(';', _) => true,
            Token::Open('{', _) if is_block => match at(flat, place, to) {
                Some(Token::Sign('.' | '?' | ';', _)) => false,
                Some(next) => flat.text(next) != "else",
                None => true,
            },
            _ => false,
        };
        if ends {
            pieces.push((start, place));
            start = place;
            is_block = self::is_block(flat, start, to)?;
        }
    }
    if start < to {
        pieces.push((start, to));
    }
    Some(pieces)
}

/// Whether a statement ends with its block; none for what is no statement that is emitted.
fn is_block(flat: &Flat, from: usize, to: usize) -> Option<bool> {
    match keyword(flat, from, to) {
        "if" | "while" | "match" | "for" | "loop" => Some(true),
        "fn" | "impl" | "struct" | "enum" | "mod" | "macro_rules" | "unsafe" => None,
        _ => Some(false),
    }
}
