//! `cargo xtask explain`: what a code means and what to do about it.

use truespec::diagnostic::Code;

use crate::exit::{Exit, Failure};
use crate::report;

/// Say what the code of a diagnostic means, or list all codes
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The code, as it stands in brackets after the severity
    code: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let text = match &args.code {
        Some(name) => explanation(name)?,
        None => list(),
    };
    report::result(&format!("{}\n", text.trim_end()))
}

fn explanation(name: &str) -> Result<String, Failure> {
    let name = name.trim_matches(['[', ']']);
    match Code::from_name(name) {
        Some(code) => Ok(code.explanation().to_owned()),
        None => {
            let message = format!("there is no code `{}`", report::plain(name));
            Err(Failure::new(Exit::Usage, message)
                .with_help("`cargo xtask explain` lists all codes"))
        }
    }
}

/// Each code with the first sentence about it.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max();
    let width = width.unwrap_or_default();
    let line = |code: &Code| {
        let words: Vec<_> = code.explanation().split_whitespace().collect();
        let text = words.join(" ");
        let end = text.find(". ").unwrap_or(text.len());
        let sentence = text.get(..end).unwrap_or_default();
        format!("{:width$}  {sentence}\n", code.as_str())
    };
    Code::ALL.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_explained_and_all_are_listed() {
        let text = explanation("[missing-field]").unwrap();
        assert!(text.contains("required: [name]"), "{text}");
        assert_eq!(explanation("missing").unwrap_err().exit, Exit::Usage);
        let list = list();
        assert_eq!(list.lines().count(), Code::ALL.len());
        assert!(
            list.contains("circular-reference     A chain of references"),
            "{list}"
        );
    }
}
