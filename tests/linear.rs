//! Time grows with what there is to read, not with its square. Times are compared with each other, never with a clock's number:
//! and again where the machine was busy.

use std::time::{Duration, Instant};

use beian_check::{Checker, Filing};

/// Sixteen times as much may take this many times as long; the square would be 256.
const MUCH: usize = 16;
const MOST: u32 = 40;

fn once(checker: &Checker, filing: &Filing) -> Duration {
    let began = Instant::now();
    drop(checker.check(filing).unwrap());
    began.elapsed()
}

#[track_caller]
fn grows_with_its_size(little: &Filing, much: &Filing) {
    let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
    let mut seen = Vec::new();
    for _ in 0..5 {
        let one = (0..3).map(|_| once(&checker, little)).min().unwrap_or_default();
        let sixteen = once(&checker, much);
        if sixteen <= one * MOST {
            return;
        }
        seen.push((one, sixteen));
        // So far off is no busy machine.
        if sixteen > one * (4 * MOST) {
            break;
        }
    }
    panic!("{MUCH} times as much takes {seen:?}");
}

fn with_sites(count: usize, rest: &str) -> Filing {
    let sites: Vec<String> = (0..count).map(|at| format!(r#"{{"name":"山间小屋{at}","domains":["qichi{at}.cn"]{rest}}}"#)).collect();
    let subject = r#"{"nature":"enterprise","name":"杭州栖迟木作有限公司"}"#;
    Filing::from_json(&format!(r#"{{"region":"33","subject":{subject},"sites":[{}]}}"#, sites.join(","))).unwrap()
}

#[test]
fn with_the_number_of_sites() {
    grows_with_its_size(&with_sites(60, ""), &with_sites(60 * MUCH, ""));
}

#[test]
fn with_the_length_of_a_name() {
    let named = |length: usize| {
        let name: String = "山间小屋的四季与花草".chars().cycle().take(length).collect();
        Filing::from_json(&format!(r#"{{"region":"33","subject":{{"nature":"individual"}},"sites":[{{"name":"{name}"}}]}}"#)).unwrap()
    };
    grows_with_its_size(&named(250), &named(250 * MUCH));
}

#[test]
fn with_the_length_of_remarks() {
    let remark = |length: usize| format!(r#","remark":"{}""#, "本站记录山间小屋".chars().cycle().take(length).collect::<String>());
    grows_with_its_size(&with_sites(20, &remark(250)), &with_sites(20, &remark(250 * MUCH)));
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
    grows_with_its_size(&sites(60), &sites(60 * MUCH));
}

#[test]
fn with_papers_for_each_of_them() {
    let paper = |at| format!(r#"{{"kind":"letter-of-authority","forPath":"/sites/{at}/principal"}}"#);
    let sites = |count| with_own(count, principal, paper);
    grows_with_its_size(&sites(60), &sites(60 * MUCH));
}

#[test]
fn with_apps() {
    let app = |at| format!(r#""service":"app","app":{{"platforms":[{{"os":"android","package":"com.example.a{at}"}}]}}"#);
    let sites = |count| with_own(count, app, |_| String::new());
    grows_with_its_size(&sites(60), &sites(60 * MUCH));
}
