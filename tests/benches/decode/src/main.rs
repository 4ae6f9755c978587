//! Decodes or encodes 1,000 Workers some times over, for an instruction counter to watch.
//!
//! `decode SUBJECT INPUT decode|encode REPEATS`

use std::env;
use std::process::ExitCode;

use truespec_bench_decode::{input, subject};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Some(bytes) => {
            println!("{bytes}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("usage: decode SUBJECT example|mixed|placement decode|encode REPEATS");
            ExitCode::from(2)
        }
    }
}

/// The bytes that were gone through in all.
fn run(arguments: &[String]) -> Option<usize> {
    let [subject, input, direction, repeats] = arguments else {
        return None;
    };
    let repeats: usize = repeats.parse().ok()?;
    let text = input::text(input)?;
    let work = subject::prepare(subject, input, direction, &text)?;
    Some((0..repeats).map(|_| work()).sum())
}
