//! Tokens in one row: cheap to look through, to compare and to cut into pieces.

use std::fmt::Write;
use std::ops::Range;

use proc_macro2::{Delimiter, Ident, Literal, Punct, Spacing, TokenStream, TokenTree};

use super::shape;

/// A token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    /// A word that decides how a text is parsed or laid out.
    Word(Span),
    /// Any other word.
    Name(Span),
    /// A name that is longer than an indent, and that calls are made on: those are laid out in a way of
    /// their own.
    Receiver(Span),
    /// A string without a prefix.
    Text(Span),
    /// Any other literal.
    Literal(Span),
    /// A character, and whether the next one belongs to it.
    Sign(char, bool),
    /// The beginning of a group, and where among the tokens its end is.
    Open(char, usize),
    Close(char),
}

/// Where the text of a token is. There is one for each word of a file, which is not as long as 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    start: u32,
    length: u32,
}

impl Span {
    /// Beyond 4 GiB there is no text.
    fn new(range: Range<usize>) -> Self {
        let (start, length) = (u32::try_from(range.start), u32::try_from(range.len()));
        match (start, length) {
            (Ok(start), Ok(length)) => Self { start, length },
            _ => Self {
                start: 0,
                length: 0,
            },
        }
    }

    fn range(self) -> Range<usize> {
        let start = self.start as usize;
        start..start + self.length as usize
    }
}

impl Token {
    /// Whether it is one of many that would be laid out alike, but for their lengths.
    pub(super) fn is_hole(self) -> bool {
        matches!(self, Self::Name(..) | Self::Receiver(..) | Self::Text(..))
    }
}

/// How much the printer indents.
const INDENT: u32 = 4;

/// All tokens of a part of a file.
#[derive(Debug, Default)]
pub(super) struct Flat {
    pub(super) tokens: Vec<Token>,
    text: String,
}

impl Flat {
    pub(super) fn of(stream: TokenStream) -> Self {
        let mut flat = Self::default();
        flat.add(stream);
        flat
    }

    fn add(&mut self, stream: TokenStream) {
        for tree in stream {
            match tree {
                TokenTree::Ident(word) => self.word(&word),
                TokenTree::Literal(literal) => self.literal(&literal),
                TokenTree::Punct(sign) => self.sign(&sign),
                TokenTree::Group(group) => {
                    let delimiter = group.delimiter();
                    let within = group.stream();
                    drop(group);
                    self.group(delimiter, within);
                }
            }
        }
    }

    fn word(&mut self, word: &Ident) {
        let span = self.write(word);
        let is_kept = shape::is_kept(self.at(span));
        self.tokens.push(match is_kept {
            true => Token::Word(span),
            false => Token::Name(span),
        });
    }

    fn literal(&mut self, literal: &Literal) {
        let span = self.write(literal);
        let is_text = self.at(span).starts_with('"');
        self.tokens.push(match is_text {
            true => Token::Text(span),
            false => Token::Literal(span),
        });
    }

    fn sign(&mut self, sign: &Punct) {
        if let [.., before, name] = self.tokens.as_mut_slice()
            && let Token::Name(span) = *name
        {
            match sign.as_char() {
                // What a macro is called may decide how its arguments are laid out.
                '!' => *name = Token::Word(span),
                '.' if span.length > INDENT && !matches!(before, Token::Sign('.', _)) => {
                    *name = Token::Receiver(span);
                }
                _ => {}
            }
        }
        let is_joint = sign.spacing() == Spacing::Joint;
        self.tokens.push(Token::Sign(sign.as_char(), is_joint));
    }

    fn write(&mut self, shown: &impl std::fmt::Display) -> Span {
        let from = self.text.len();
        // Writing to a string does not fail.
        let _ = write!(self.text, "{shown}");
        Span::new(from..self.text.len())
    }

    fn at(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn group(&mut self, delimiter: Delimiter, within: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ('(', ')'),
            Delimiter::Brace => ('{', '}'),
            Delimiter::Bracket => ('[', ']'),
            Delimiter::None => return self.add(within),
        };
        let at = self.tokens.len();
        self.tokens.push(Token::Open(open, at));
        self.add(within);
        let end = self.tokens.len();
        if let Some(token) = self.tokens.get_mut(at) {
            *token = Token::Open(open, end);
        }
        self.tokens.push(Token::Close(close));
    }

    /// The words before which there is no `::`, each with whether there is one after it.
    pub(super) fn roots(&self) -> impl Iterator<Item = (&str, bool)> {
        let is_pair = |at: usize| {
            let pair = self.tokens.get(at..at.saturating_add(2));
            matches!(pair, Some([Token::Sign(':', _), Token::Sign(':', _)]))
        };
        let words = self.tokens.iter().enumerate();
        words.filter_map(move |(at, token)| match token {
            Token::Word(..) | Token::Name(..) | Token::Receiver(..)
                if !at.checked_sub(2).is_some_and(is_pair) =>
            {
                Some((self.text(*token), is_pair(at + 1)))
            }
            _ => None,
        })
    }

    /// The text of a word or a literal.
    pub(super) fn text(&self, token: Token) -> &str {
        match token {
            Token::Word(span)
            | Token::Name(span)
            | Token::Receiver(span)
            | Token::Text(span)
            | Token::Literal(span) => self.at(span),
            Token::Sign(..) | Token::Open(..) | Token::Close(_) => "",
        }
    }

    /// The tokens as text that means the same.
    pub(super) fn source(&self, piece: &[Token], source: &mut String) {
        for token in piece {
            match *token {
                Token::Sign(sign, is_joint) => {
                    source.push(sign);
                    if !is_joint {
                        source.push(' ');
                    }
                }
                Token::Open(sign, _) | Token::Close(sign) => source.push(sign),
                _ => {
                    source.push_str(self.text(*token));
                    source.push(' ');
                }
            }
        }
    }

    /// What tokens take up on a line without the blanks between them, in bytes.
    pub(super) fn width(&self, piece: &[Token]) -> usize {
        let width = |token: &Token| match token {
            Token::Sign(..) | Token::Open(..) | Token::Close(_) => 1,
            word => self.text(*word).len(),
        };
        piece.iter().map(width).sum()
    }
}
