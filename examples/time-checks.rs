//! How long a check takes natively: reads filings as NDJSON, checks each, and prints microseconds of processor time for one:
//! reading it, checking it, writing the report as it crosses to a script, and as plain JSON.
//!   cargo run --profile speed --example time-checks -- filings.ndjson [rounds]

use std::time::{Duration, Instant};

use beian_check::crossing::Crossing;
use beian_check::{Checker, Filing};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("usage: time-checks FILE [ROUNDS]")?;
    let rounds: usize = args.next().map_or(Ok(5), |n| n.parse())?;
    let text = std::fs::read_to_string(path)?;
    let checker = Checker::new("2026-11-22", "zh-CN")?;
    let filings = text.lines().map(Filing::from_json).collect::<Result<Vec<_>, _>>()?;
    let count = filings.len() as f64;
    let start = Instant::now();
    let micros = |began: Duration| (spent(start) - began).as_secs_f64() * 1e6 / count;
    let mut crossing = Crossing::default();
    for _ in 0..rounds {
        let began = spent(start);
        for line in text.lines() {
            std::hint::black_box(Filing::from_json(line)?);
        }
        let read = micros(began);
        let began = spent(start);
        let reports = filings.iter().map(|f| checker.check(f)).collect::<Result<Vec<_>, _>>()?;
        let check = micros(began);
        let began = spent(start);
        let batches: Vec<String> = reports.chunks(64).map(|batch| crossing.many(batch)).collect();
        let cross = micros(began);
        std::hint::black_box(batches);
        let began = spent(start);
        for report in &reports {
            std::hint::black_box(serde_json::to_string(report)?);
        }
        println!("read {read:.1} µs, check {check:.1} µs, cross {cross:.1} µs, write {:.1} µs", micros(began));
    }
    Ok(())
}

/// What this thread has had of a processor (Linux), else what has passed.
fn spent(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}
