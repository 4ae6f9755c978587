//! `cargo xtask bench client`: requests in a second against a server on this machine, beside bare
//! reqwest.

use std::process::Command;

use super::table::{Table, ratio};
use super::{machine, print, programs};
use crate::exit::{Exit, Failure};
use crate::paths::unusable;
use crate::report::Report;

/// Send the same requests through the generated client and through reqwest alone, in turns
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Args {
    /// How often each of the two has its turn
    #[arg(long, value_name = "N", default_value_t = 20)]
    rounds: u32,
    /// Requests in a turn
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    requests: u32,
    /// How many are under way at a time
    #[arg(long, value_name = "N", default_value_t = 16)]
    at_once: u32,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut report = Report::stderr();
    report.stage("Building", "both clients");
    let program = programs::build("client", None)?;
    report.stage("Sending", format!("{} rounds", args.rounds));
    let output = Command::new(&program)
        .args([args.rounds, args.requests, args.at_once].map(|number| number.to_string()))
        .output()
        .map_err(|error| unusable(&program, &error))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(
            Exit::Differs,
            format!("the client fails: {stderr}"),
        ));
    }
    let turns = read(&String::from_utf8_lossy(&output.stdout));
    let mut table = Table::new(1, &["client", "requests/s, median", "ratio, median"]);
    let of = |which: fn(&(f64, f64)) -> f64| median(turns.iter().map(which).collect());
    let bare = of(|turn| turn.0);
    table.row(["reqwest".to_owned(), format!("{bare:.0}"), ratio(1.0, 1.0)]);
    let (generated, ratios) = (of(|turn| turn.1), of(|turn| turn.1 / turn.0));
    table.row([
        "truespec".to_owned(),
        format!("{generated:.0}"),
        ratio(ratios, 1.0),
    ]);
    print(&format!("{}\n\n{}", machine::described(), table.markdown()))
}

/// The pairs that the program prints, below a heading.
fn read(stdout: &str) -> Vec<(f64, f64)> {
    let pair = |line: &str| {
        let (bare, generated) = line.split_once('\t')?;
        Some((bare.parse().ok()?, generated.parse().ok()?))
    };
    stdout.lines().filter_map(pair).collect()
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_what_is_printed() {
        let turns = read("bare\tgenerated\n100\t95\n300\t270\n200\t196\n");
        assert_eq!(turns.len(), 3);
        assert!((median(turns.iter().map(|turn| turn.0).collect()) - 200.0).abs() < 1e-9);
    }
}
