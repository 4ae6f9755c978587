//! Lists Workers of a server on this machine, through the generated client and with reqwest alone,
//! in turns, and prints the requests that each gets done in a second.
//!
//! `client ROUNDS REQUESTS AT_ONCE`

mod calls;
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
        println!("bare\tgenerated");
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
            println!("{one:.0}\t{other:.0}");
        }
        Ok(())
    })
}

/// Requests in a second.
async fn measure<C: Call>(call: &Arc<C>, requests: usize, at_once: usize) -> Outcome<f64> {
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
    Ok((requests / at_once * at_once) as f64 / began.elapsed().as_secs_f64())
}
