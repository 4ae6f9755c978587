//! `cargo xtask bench client`: requests in a second against a server on this machine, and what the
//! thread of the client takes for one, beside bare reqwest.

use std::path::Path;
use std::process::Command;

use super::table::{Table, ratio};
use super::{machine, print, programs};
use crate::exit::{Exit, Failure};
use crate::paths::unusable;
use crate::report::Report;

/// Send the same requests through the generated client and through reqwest alone, in turns
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Args {
    /// How often the program is started, for where its code comes to lie in memory makes a difference
    #[arg(long, value_name = "N", default_value_t = 5)]
    starts: u32,
    /// How often each of the two has its turn in one start
    #[arg(long, value_name = "N", default_value_t = 4)]
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
    let mut rounds = Vec::new();
    for start in 1..=args.starts {
        report.stage("Sending", format!("start {start} of {}", args.starts));
        rounds.extend(sent(&program, args)?);
    }
    print(&format!("{}\n\n{}", machine::described(), table(&rounds)))
}

/// The rounds of one start of the program.
fn sent(program: &Path, args: &Args) -> Result<Vec<Round>, Failure> {
    let output = Command::new(program)
        .args([args.rounds, args.requests, args.at_once].map(|number| number.to_string()))
        .output()
        .map_err(|error| unusable(program, &error))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(
            Exit::Differs,
            format!("the client fails: {stderr}"),
        ));
    }
    Ok(read(&String::from_utf8_lossy(&output.stdout)))
}

/// What both got done in one round.
struct Round {
    bare: Turn,
    generated: Turn,
}

#[derive(Clone, Copy)]
struct Turn {
    /// Requests in a second.
    a_second: f64,
    /// Microseconds for a request; not a number where the system does not tell.
    cpu: f64,
}

/// The rounds that the program prints, below a heading.
fn read(stdout: &str) -> Vec<Round> {
    let round = |line: &str| {
        let figures: Vec<f64> = line
            .split('\t')
            .map_while(|figure| figure.parse().ok())
            .collect();
        let [bare, generated, bare_cpu, generated_cpu] = figures[..] else {
            return None;
        };
        let turn = |a_second, cpu| Turn { a_second, cpu };
        Some(Round {
            bare: turn(bare, bare_cpu),
            generated: turn(generated, generated_cpu),
        })
    };
    stdout.lines().filter_map(round).collect()
}

fn table(rounds: &[Round]) -> String {
    let headings = [
        "client",
        "requests/s, median",
        "ratio, median",
        "CPU µs a request, median",
        "ratio, median",
    ];
    let mut table = Table::new(1, &headings);
    let of = |figure: &dyn Fn(&Round) -> f64| median(rounds.iter().map(figure).collect());
    let mut row = |client: &str, turn: fn(&Round) -> Turn| {
        let beside =
            |figure: fn(Turn) -> f64| move |round: &Round| figure(turn(round)) / figure(round.bare);
        table.row([
            client.to_owned(),
            format!("{:.0}", of(&|round| turn(round).a_second)),
            ratio(of(&beside(|turn| turn.a_second)), 1.0),
            known(of(&|round| turn(round).cpu), |cpu| format!("{cpu:.1}")),
            known(of(&beside(|turn| turn.cpu)), |cpu| ratio(cpu, 1.0)),
        ]);
    };
    row("reqwest", |round| round.bare);
    row("truespec", |round| round.generated);
    table.markdown()
}

/// A hyphen for a figure that the system does not tell.
fn known(figure: f64, told: impl Fn(f64) -> String) -> String {
    match figure.is_nan() {
        true => "-".to_owned(),
        false => told(figure),
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_middle_of_what_is_printed() {
        let rounds = read(
            "bare\tgenerated\tbare, CPU µs\tgenerated, CPU µs\n\
             100\t95\t10\t11\n300\t270\t12\t12\n200\t196\t11\t12\n",
        );
        assert_eq!(rounds.len(), 3);
        let table = table(&rounds);
        assert!(
            table.contains("| reqwest | 200 | 1.00 | 11.0 | 1.00 |"),
            "{table}"
        );
        assert!(
            table.contains("| truespec | 196 | 0.95 | 12.0 | 1.09 |"),
            "{table}"
        );
    }
}
