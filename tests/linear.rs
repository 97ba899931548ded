//! Time grows with what there is to read, not with its square: one filing with sixteen times as much takes as long as sixteen with
//! once as much. The two are compared with each other, never with a clock's number, and in processor time where the system tells
//! it: what else the machine does counts for neither.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use beian_check::{Checker, Filing};

const MUCH: usize = 16;
/// So many times as long may it take; the square would be 16, and is seen where it is a third of all that is done.
const MOST: f64 = 1.5;
const ENOUGH: Duration = Duration::from_millis(50);
/// Sixteen times as many are the most that a filing may have.
const SITES: usize = 625;

/// What this thread has had of a processor (Linux), else what has passed.
fn spent() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

/// So many checks take so long; again and again, until it is more than the system's clock can tell.
fn time(times: usize, checker: &Checker, filing: &Filing) -> f64 {
    let (began, mut rounds) = (spent(), 0.0);
    loop {
        for _ in 0..times {
            drop(checker.check(filing).unwrap());
        }
        rounds += 1.0;
        let spent = spent() - began;
        if spent > ENOUGH {
            return spent.as_secs_f64() / rounds;
        }
    }
}

#[track_caller]
fn grows_with_its_size(of: impl Fn(usize) -> Filing, size: usize) {
    let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
    let (little, much) = (of(size), of(size * MUCH));
    let mut seen = Vec::new();
    for _ in 0..5 {
        let ratio = time(1, &checker, &much) / time(MUCH, &checker, &little);
        if ratio <= MOST {
            return;
        }
        seen.push(ratio);
        // So far off is no busy machine.
        if ratio > 2.0 * MOST {
            break;
        }
    }
    panic!("{MUCH} times as much takes {seen:?} times as long as it should");
}

fn with_sites(count: usize) -> Filing {
    let sites: Vec<String> = (0..count).map(|at| format!(r#"{{"name":"山间小屋{at}","domains":["qichi{at}.cn"]}}"#)).collect();
    let subject = r#"{"nature":"enterprise","name":"杭州栖迟木作有限公司"}"#;
    Filing::from_json(&format!(r#"{{"region":"33","subject":{subject},"sites":[{}]}}"#, sites.join(","))).unwrap()
}

#[test]
fn with_the_number_of_sites() {
    grows_with_its_size(with_sites, SITES);
}

/// A site with one long text: sixteen times as much are nearly the most that it may have.
fn with_text(field: &str, length: usize) -> Filing {
    let text: String = "山间小屋的四季与花草".chars().cycle().take(length).collect();
    Filing::from_json(&format!(r#"{{"region":"44","subject":{{"nature":"individual"}},"sites":[{{"{field}":"{text}"}}]}}"#)).unwrap()
}

#[test]
fn with_the_length_of_a_name() {
    grows_with_its_size(|length| with_text("name", length), 250);
}

#[test]
fn with_the_length_of_a_remark() {
    grows_with_its_size(|length| with_text("remark", length), 250);
}

/// Sites of a unit in Beijing, each with what it has of its own.
fn with_own(count: usize, own: impl Fn(usize) -> String, materials: impl Fn(usize) -> String) -> Filing {
    let sites: Vec<String> = (0..count).map(|at| format!(r#"{{"name":"山间小屋{at}","domains":["qichi{at}.cn"],{}}}"#, own(at))).collect();
    let materials: Vec<String> = (0..count).map(materials).filter(|one| !one.is_empty()).collect();
    let subject = r#"{"nature":"enterprise","name":"北京栖迟木作有限公司","legalRepresentative":"李青禾"}"#;
    let (sites, materials) = (sites.join(","), materials.join(","));
    let head = r#"{"name":"李青禾","mobile":"13800000000","emergencyPhone":"13900000000"}"#;
    Filing::from_json(&format!(r#"{{"region":"11","subject":{subject},"principal":{head},"sites":[{sites}],"materials":[{materials}]}}"#)).unwrap()
}

/// Of thousands no two the same, and many that begin alike.
fn principal(at: usize) -> String {
    let han = |number: usize| char::from_u32(0x4E00 + number as u32).unwrap_or_default();
    let (name, mobile) = (format!("王{}{}", han(at % 50), han(at / 50)), 13_800_000_000 + at as u64);
    format!(
        r#""principal":{{"name":"{name}","certificate":{{"kind":"passport","number":"E{at:08}"}},"mobile":"{mobile}","email":"a{at}@example.com"}}"#
    )
}

#[test]
fn with_principals_of_their_own() {
    let sites = |count| with_own(count, principal, |_| String::new());
    grows_with_its_size(sites, SITES);
}

#[test]
fn with_papers_for_each_of_them() {
    let paper = |at| format!(r#"{{"kind":"letter-of-authority","forPath":"/sites/{at}/principal"}}"#);
    let sites = |count| with_own(count, principal, paper);
    grows_with_its_size(sites, SITES);
}

#[test]
fn with_apps() {
    let app = |at| format!(r#""service":"app","app":{{"platforms":[{{"os":"android","package":"com.example.a{at}"}}]}}"#);
    let sites = |count| with_own(count, app, |_| String::new());
    grows_with_its_size(sites, SITES);
}
