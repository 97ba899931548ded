//! Filings in, reports out, one JSON text a line, in the same order and the same number: what a job on many machines runs beside its data.
//!
//! ```sh
//! cargo run --profile server --example report -- --today 2026-11-22 < filings.ndjson > reports.ndjson
//! ```
//!
//! A line is a filing, or a key of any kind, a tab and a filing; the answer then begins with the same key and a tab. A line that
//! is no filing is answered by what is wrong with it (`{"code":"bad-filing",…}`) and the next one is read: whatever stands in a
//! file, a task that feeds it here ends well. What is wrong with the options ends it at once, with status 2.
//!
//! `--today YYYY-MM-DD`, `--locale zh-CN|en`, `--overlay FILE` (repeated), `--brief` (verdict and rules, and not the whole report).
//! The package's tests hold the WebAssembly to these reports, byte for byte.

use std::io::{self, BufRead, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use beian_check::{Checker, Error, Filing, Options, Report, Sentence};
use serde::Serialize;

/// The longest line that is read; longer ones are passed over and answered. A filing's own limits are lower.
const LONGEST: u64 = 8 << 20;

const ENGINE_FAILED: &Sentence = &Sentence { zh: "引擎检查这份资料时出错。", en: "The engine failed at this filing." };
const TOO_LONG: &Sentence = &Sentence { zh: "这一行太长。", en: "The line is too long." };
const NOT_UTF_8: &Sentence = &Sentence { zh: "这一行不是 UTF-8。", en: "The line is not UTF-8." };

fn main() -> ExitCode {
    match Job::from_arguments(std::env::args().skip(1)).and_then(|job| job.run(io::stdin().lock(), io::stdout().lock())) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our answers may have had enough of them.
        Err(Problem::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

enum Problem {
    Usage(String),
    Io(io::Error),
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Problem::Io(error)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Problem::Usage(says) => f.write_str(says),
            Problem::Io(error) => error.fmt(f),
        }
    }
}

struct Job {
    options: String,
    brief: bool,
}

#[derive(Serialize)]
struct Brief<'a> {
    verdict: beian_check::report::Overall,
    /// Each once, in the order in which they were found.
    rules: Vec<&'a str>,
}

impl Job {
    fn from_arguments(mut given: impl Iterator<Item = String>) -> Result<Self, Problem> {
        let (mut today, mut locale, mut overlays, mut brief) = (None, String::new(), Vec::new(), false);
        while let Some(argument) = given.next() {
            let mut value = || given.next().ok_or_else(|| Problem::Usage(format!("{argument} wants a value")));
            match argument.as_str() {
                "--today" => today = Some(value()?),
                "--locale" => locale = value()?,
                "--overlay" => overlays.push(std::fs::read_to_string(value()?)?),
                "--brief" => brief = true,
                _ => return Err(Problem::Usage(format!("no such option: {argument}"))),
            }
        }
        // The day is given and never the clock's: a job that is run again, or on a machine in another zone, says the same.
        let today = today.ok_or_else(|| Problem::Usage("--today YYYY-MM-DD is needed".to_owned()))?;
        let quoted = |text: &str| serde_json::to_string(text).map_err(|error| Problem::Usage(error.to_string()));
        let options = format!(r#"{{"today":{},"locale":{},"overlays":[{}]}}"#, quoted(&today)?, quoted(&locale)?, overlays.join(","));
        Ok(Job { options, brief })
    }

    fn checker(&self) -> Result<Checker, Problem> {
        let usage = |error: Error| Problem::Usage(error.to_string());
        Checker::with(&Options::from_json(&self.options).map_err(usage)?).map_err(usage)
    }

    fn run(&self, mut input: impl BufRead, output: impl Write) -> Result<(), Problem> {
        let mut checker = self.checker()?;
        let mut out = io::BufWriter::with_capacity(1 << 16, output);
        let mut line = Vec::new();
        while let Some(whole) = read_line(&mut input, &mut line)? {
            let (key, filing) = split(&line);
            if let Some(key) = key {
                out.write_all(key)?;
                out.write_all(b"\t")?;
            }
            let answer = if whole {
                // A fault of the engine's own costs its line and not the task; what it was doing is thrown away with it.
                catch_unwind(AssertUnwindSafe(|| self.answer(&checker, filing))).unwrap_or_else(|_| {
                    checker = self.checker()?;
                    json(&Error::new("engine-failed", ENGINE_FAILED).told(checker.locale()))
                })
            } else {
                json(&Error::new("too-large", TOO_LONG).told(checker.locale()))
            };
            writeln!(out, "{}", answer?)?;
        }
        Ok(out.flush()?)
    }

    fn answer(&self, checker: &Checker, filing: &[u8]) -> Result<String, Problem> {
        let text = std::str::from_utf8(filing).map_err(|_| Error::new("bad-filing", NOT_UTF_8));
        match text.and_then(Filing::from_json).and_then(|filing| checker.check(&filing)) {
            Ok(report) if self.brief => json(&brief(&report)),
            Ok(report) => json(&report),
            Err(error) => json(&error.told(checker.locale())),
        }
    }
}

fn brief(report: &Report) -> Brief<'_> {
    let mut rules: Vec<&str> = Vec::new();
    for finding in &report.findings {
        if !rules.contains(&finding.rule.as_str()) {
            rules.push(&finding.rule);
        }
    }
    Brief { verdict: report.verdict, rules }
}

fn json(value: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|error| Problem::Io(error.into()))
}

/// The next line, without its end; `None` where there is none, `Some(false)` where it was too long to keep.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    if input.by_ref().take(LONGEST).read_until(b'\n', line)? == 0 {
        return Ok(None);
    }
    let whole = line.ends_with(b"\n") || (line.len() as u64) < LONGEST;
    if !whole {
        input.skip_until(b'\n')?;
    }
    while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        line.pop();
    }
    Ok(Some(whole))
}

/// The key, where there is one: a filing begins with its brace, so what stands before a tab and does not is a key.
fn split(line: &[u8]) -> (Option<&[u8]>, &[u8]) {
    let braced = line.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    match line.iter().position(|byte| *byte == b'\t') {
        Some(tab) if !braced => (line.get(..tab), line.get(tab + 1..).unwrap_or_default()),
        _ => (None, line),
    }
}
