//! Lists Workers of a server on this machine, through the generated client and with reqwest alone,
//! in turns, and prints the requests that each gets done in a second and the microseconds of CPU that
//! the thread of the client takes for one.
//!
//! `client ROUNDS REQUESTS AT_ONCE`

mod calls;
mod cpu;
mod server;

use std::env;
use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use calls::{Bare, Call, Generated};
use tokio::task::JoinSet;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Outcome<()> {
    let numbers: Vec<usize> = env::args()
        .skip(1)
        .map_while(|text| text.parse().ok())
        .collect();
    let [rounds, requests, at_once] = numbers[..] else {
        return Err("usage: client ROUNDS REQUESTS AT_ONCE".into());
    };
    let url = server::start()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let generated = Arc::new(Generated::new(&url)?);
        let bare = Arc::new(Bare::new(&url)?);
        // Connections are opened, and memory is warm.
        measure(&generated, requests / 10, at_once).await?;
        measure(&bare, requests / 10, at_once).await?;
        println!("bare\tgenerated\tbare, CPU µs\tgenerated, CPU µs");
        for round in 0..rounds {
            let (one, other) = match round % 2 {
                0 => {
                    let bare = measure(&bare, requests, at_once).await?;
                    (bare, measure(&generated, requests, at_once).await?)
                }
                _ => {
                    let generated = measure(&generated, requests, at_once).await?;
                    (measure(&bare, requests, at_once).await?, generated)
                }
            };
            println!(
                "{:.0}\t{:.0}\t{:.2}\t{:.2}",
                one.a_second, other.a_second, one.cpu, other.cpu
            );
        }
        Ok(())
    })
}

/// What one of the two got done in its turn.
struct Turn {
    /// Requests in a second.
    a_second: f64,
    /// Microseconds of CPU for a request, of the only thread that runs requests; not a number where
    /// the system does not tell.
    cpu: f64,
}

async fn measure<C: Call>(call: &Arc<C>, requests: usize, at_once: usize) -> Outcome<Turn> {
    let before = tokio::spawn(async { cpu::of_this_thread() }).await?;
    let began = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..at_once {
        let call = Arc::clone(call);
        tasks.spawn(async move {
            for _ in 0..requests / at_once {
                call.call().await?;
            }
            Outcome::Ok(())
        });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    let seconds = began.elapsed().as_secs_f64();
    let after = tokio::spawn(async { cpu::of_this_thread() }).await?;
    let requests = (requests / at_once * at_once) as f64;
    let cpu = before.zip(after).map(|(before, after)| after - before);
    Ok(Turn {
        a_second: requests / seconds,
        cpu: cpu.map_or(f64::NAN, |cpu| cpu.as_secs_f64() * 1e6 / requests),
    })
}
