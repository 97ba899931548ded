//! The whole filing, structured: one that is shown somewhere, with some places changed; or one made by the tables of shapes.
//! Every invariant of the property tests holds of its report.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use arbitrary::{Result, Unstructured};
use beian_check::filing::{Foot, Piece};
use beian_check::rulebook::shape::{Shape, Shaped};
use beian_check::{Checker, Filing, Report, crossing::Crossing};
use serde_json::{Value, json};

use super::shaped::{PIECES, text, value};
use super::sound::{fixes_mend, is_sound, put, shuffled};
use super::{checker, made};

/// No filing of this size may take longer, also where the machine is busy and the code is watched.
const LONGEST: Duration = Duration::from_secs(5);

/// Good filings to begin with, so that not everything is wrong at once.
const SHOWN: [&str; 12] = [
    include_str!("../../tests/fixtures/good/002-tianjin-individual.json"),
    include_str!("../../tests/fixtures/good/010-jiangsu-individual.json"),
    include_str!("../../tests/fixtures/good/026-tibet-individual.json"),
    include_str!("../../tests/fixtures/good/042-zhejiang-enterprise.json"),
    include_str!("../../tests/fixtures/good/063-zhejiang-two-sites.json"),
    include_str!("../../tests/fixtures/good/080-military.json"),
    include_str!("../../tests/fixtures/good/087-residence-permit-taiwan.json"),
    include_str!("../../tests/fixtures/good/088-foreigner-card-2023.json"),
    include_str!("../../tests/fixtures/good/100-hunan-village-group.json"),
    include_str!("../../tests/fixtures/good/118-agent-with-letter.json"),
    include_str!("../../tests/fixtures/good/121-business-number-2020.json"),
    include_str!("../../tests/fixtures/good/134-site-and-app-enterprise.json"),
];

pub fn shown(u: &mut Unstructured<'_>) -> Result<&'static Value> {
    static ALL: OnceLock<Vec<Value>> = OnceLock::new();
    let all = ALL.get_or_init(|| SHOWN.iter().map(|text| made(serde_json::from_str::<Value>(text))["filing"].take()).collect());
    u.choose(all)
}

/// The pointers to all values, groups and lists too.
fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Array(list) => list.iter().enumerate().for_each(|(i, inner)| places(inner, &format!("{at}/{i}"), out)),
        Value::Object(members) => members.iter().for_each(|(key, inner)| places(inner, &format!("{at}/{key}"), out)),
        _ => {}
    }
}

/// Some of its places changed: a text spoilt, another in its place, a list doubled, a value gone.
pub fn changed(u: &mut Unstructured<'_>, filing: &mut Value) -> Result<()> {
    for _ in 0..u.int_in_range(0..=6)? {
        let mut all = Vec::new();
        places(filing, "", &mut all);
        let path = u.choose(&all)?.clone();
        let there = filing.pointer(&path).cloned().unwrap_or_default();
        match there {
            Value::String(old) => {
                let (from, to) = spot(u, &old)?;
                let (before, behind) = (&old[..from], &old[to..]);
                let new = match u.int_in_range(0..=4)? {
                    0 => text(u)?,
                    1 => format!("{before}{behind}"),
                    2 => format!("{before}{}{}{behind}", u.choose(PIECES)?, &old[from..to]),
                    3 => format!("{before}{}{behind}", u.choose(PIECES)?),
                    _ => old.chars().map(|c| if ('!'..='~').contains(&c) { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c }).collect(),
                };
                put(filing, &path, &new);
            }
            Value::Array(mut list) => {
                let again = list.first().cloned().unwrap_or_default();
                list.extend(std::iter::repeat_n(again, u.int_in_range(0..=3)?));
                if let Some(place) = filing.pointer_mut(&path) {
                    *place = Value::Array(list);
                }
            }
            Value::Bool(flag) => {
                if let Some(place) = filing.pointer_mut(&path) {
                    *place = Value::Bool(!flag);
                }
            }
            _ if !path.is_empty() => {
                if let Some(place) = filing.pointer_mut(&path) {
                    *place = Value::Null;
                }
            }
            _ => put(
                filing,
                &format!("/{}", u.choose(&["region", "provider/id", "dates/filed", "dates/smsReceived", "filed/icpNumber", "agent/name"])?),
                &text(u)?,
            ),
        }
    }
    Ok(())
}

/// A character of a text.
fn spot(u: &mut Unstructured<'_>, of: &str) -> Result<(usize, usize)> {
    let borders: Vec<usize> = of.char_indices().map(|(at, _)| at).chain([of.len()]).collect();
    let first = u.int_in_range(0..=borders.len() - 1)?;
    Ok((borders[first], borders.get(first + 1).copied().unwrap_or(of.len())))
}

pub fn filing(data: &[u8]) {
    let _ = run(&mut Unstructured::new(data));
}

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let (day, turn) = (u.arbitrary()?, u.arbitrary::<u8>()?);
    let filing = if u.ratio(3, 4)? {
        let mut filing = shown(u)?.clone();
        changed(u, &mut filing)?;
        filing
    } else {
        value(u, &Filing::SHAPE)?
    };
    let Ok(typed) = Filing::from_json(&filing.to_string()) else { return Ok(()) };
    is_judged(checker(day), &typed, &filing, usize::from(turn));
    Ok(())
}

fn is_judged(checker: &Checker, typed: &Filing, filing: &Value, turn: usize) {
    let began = Instant::now();
    let report = match checker.check(typed) {
        Ok(report) => report,
        Err(error) => {
            assert!(error.code == "too-large" && error.path.is_some(), "{error}");
            return;
        }
    };
    assert!(began.elapsed() < LONGEST, "{:?} for {} bytes", began.elapsed(), filing.to_string().len());
    made(is_sound(&report, filing));
    made(fixes_mend(checker, filing, &report));
    let again: Report = made(checker.check(&made(Filing::from_json(&shuffled(filing, turn)))));
    assert_eq!(again, report, "in another order");
    made(serde_json::from_str::<Value>(&Crossing::default().one(&report)));
    let verdicts = made(checker.compare_regions(typed));
    assert_eq!(verdicts.len(), 31);
    let _ = checker.footer(typed);
}

/// The foot of a page: pieces of text and their links.
pub fn footer(data: &[u8]) {
    let _ = foot(&mut Unstructured::new(data));
}

fn foot(u: &mut Unstructured<'_>) -> Result<()> {
    let numbers = ["京ICP备12345678号-1", "浙ICP备2024000001号", "浙公网安备33010002999999号", "© 2026 杭州栖迟木作有限公司 版权所有"];
    let links =
        ["https://beian.miit.gov.cn/", "http://www.miitbeian.gov.cn", "https://beian.mps.gov.cn/#/query/webSearch?code=33010002999999", "/a.png"];
    let mut foot = value(u, &Foot::SHAPE)?;
    if !foot.is_object() {
        foot = json!({});
    }
    // The years are the page's own text, written as they are: what they are not is not ours to mend.
    foot["years"] = Value::from(*u.choose(&["", "2026", "2019-2026"])?);
    let mut pieces = Vec::new();
    for _ in 0..u.int_in_range(0..=6)? {
        let mut piece = value(u, &Shape::bare(Piece::SHAPE))?;
        if piece.is_object() {
            if u.ratio(2, 3)? {
                let number: &str = u.choose(&numbers)?;
                // A number split over two pieces, or spoilt at a character.
                let (from, to) = spot(u, number)?;
                piece["text"] = Value::from(match u.int_in_range(0..=3)? {
                    0 => number[..from].to_owned(),
                    1 => number[from..].to_owned(),
                    2 => format!("{}{}{}", &number[..from], u.choose(PIECES)?, &number[to..]),
                    _ => number.to_owned(),
                });
            }
            if u.ratio(1, 2)? {
                piece["href"] = Value::from(*u.choose(&links)?);
            }
        }
        pieces.push(piece);
    }
    foot["page"] = Value::from(pieces);
    if u.ratio(1, 2)? {
        foot["icpNumber"] = Value::from(*u.choose(&numbers)?);
    }
    let filing = json!({
        "region": *u.choose(&["11", "32", "33", "44", ""])?,
        "subject": { "nature": *u.choose(&["individual", "enterprise"])?, "name": "杭州栖迟木作有限公司" },
        "sites": [{ "name": "栖迟木作", "domains": ["qichi.cn"] }],
        "footer": foot,
    });
    let Ok(typed) = Filing::from_json(&filing.to_string()) else { return Ok(()) };
    let checker = checker(u.arbitrary()?);
    if let Ok(report) = checker.check(&typed) {
        made(is_sound(&report, &filing));
        made(fixes_mend(checker, &filing, &report));
    }
    let _ = (checker.footer(&typed), checker.check_footer(typed));
    Ok(())
}
