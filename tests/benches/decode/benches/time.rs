//! The time of decoding and encoding 1,000 Workers, as each subject's types.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use truespec_bench_decode::{input, subject};

const INPUTS: [&str; 3] = ["example", "mixed", "placement"];
const DIRECTIONS: [&str; 2] = ["decode", "encode"];
const SUBJECTS: [&str; 6] = ["ideal", "truespec", "by serde", "progenitor", "value", "skip"];

fn benchmarks(criterion: &mut Criterion) {
    for name in INPUTS {
        let Some(text) = input::text(name) else {
            continue;
        };
        for direction in DIRECTIONS {
            let mut group = criterion.benchmark_group(format!("{name}-{direction}"));
            for types in SUBJECTS {
                // Not all types read every input, or write.
                if let Some(work) = subject::prepare(types, name, direction, &text) {
                    group.bench_function(BenchmarkId::from_parameter(types), |b| b.iter(&work));
                }
            }
        }
    }
}

criterion_group!(all, benchmarks);
criterion_main!(all);
