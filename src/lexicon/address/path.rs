//! The divisions at the beginning of an address: province, city, county, each of which may be left out. All ways to
//! read them are tried; the one that explains most of the text with the fewest oddities wins.

use super::super::divisions::{self, Division, Kind, Level};
use super::{Written, details};
use crate::pieces;

#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
    pub division: Division,
    pub written: Written,
}

impl Step {
    /// What an old name stands for today.
    pub fn today(&self) -> Vec<Division> {
        match (self.written, self.division.current) {
            (Written::Old, true) => vec![self.division],
            (Written::Old, false) => self.division.successors().collect(),
            _ => Vec::new(),
        }
    }
}

/// A province, a city and a county, as far as they were met.
#[derive(Clone, Debug, Default)]
pub struct Path {
    steps: [Option<Step>; 3],
    /// Where the divisions end, in bytes.
    pub end: usize,
    /// Two or more divisions that the last name fits equally well.
    pub ambiguous: Vec<u32>,
    oddity: u32,
}

impl Path {
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().flatten()
    }

    fn is_empty(&self) -> bool {
        self.steps().next().is_none()
    }

    /// The last division.
    pub fn last(&self) -> Option<&Step> {
        self.steps.iter().rev().flatten().next()
    }

    fn and(&self, step: Step, oddity: u32) -> Self {
        let mut steps = self.steps;
        if let Some(place) = steps.get_mut(step.division.level() as usize) {
            *place = Some(step);
        }
        Path { steps, end: step.end, oddity: self.oddity + oddity, ambiguous: Vec::new() }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    Anywhere,
    /// The text is a region and nothing else, so that a county may be named short at its end: 南京玄武.
    WithTheText,
}

pub fn best(text: &str, ends: Ends) -> Path {
    let start = skip_country(text);
    let mut paths = vec![Path { end: start, ..Path::default() }];
    let mut places = Vec::new();
    for level in [Level::Province, Level::Prefecture, Level::County] {
        for at in 0..paths.len() {
            let Some(path) = paths.get(at) else { continue };
            let Some(named) = named_at(text, skip_filler(text, path), &mut places) else { continue };
            // Most paths lead nowhere: only what is found is put behind them.
            let longer = extend(text, path, level, ends, named);
            paths.extend(longer);
        }
    }
    let Some(most) = paths.iter().map(|p| (p.end, std::cmp::Reverse(p.oddity))).max() else {
        return Path::default();
    };
    let mut equal = paths.into_iter().filter(|p| (p.end, std::cmp::Reverse(p.oddity)) == most);
    let mut winner = equal.next().unwrap_or_default();
    let code = |p: &Path| p.last().map(|s| s.division);
    for other in equal {
        let (Some(mine), Some(theirs)) = (code(&winner), code(&other)) else {
            continue;
        };
        let same = |a: &Division, b: &Division| a.code == b.code || !a.current && !b.current && is_renumbered(a, b);
        if same(&mine, &theirs) {
            // The same place by one more road: prefer the one that was renumbered last and has a successor.
            if theirs.successors().count() > mine.successors().count() {
                winner = Path { ambiguous: winner.ambiguous, ..other };
            }
            continue;
        }
        // 恩施 is the prefecture and a city in it: the prefecture is certain.
        if mine.level() != theirs.level() && mine.code / 100 == theirs.code / 100 {
            continue;
        }
        for code in [mine.code, theirs.code] {
            if let Err(at) = winner.ambiguous.binary_search(&code) {
                winner.ambiguous.insert(at, code);
            }
        }
    }
    winner
}

/// 密云县 had two codes one after the other, 莱芜市 was a county and then a prefecture: each is one place. Districts of the
/// same name in two cities (郊区) are two.
fn is_renumbered(a: &Division, b: &Division) -> bool {
    let same_area = !a.name.ends_with('区') || a.code / 100 == b.code / 100 || a.successors().eq(b.successors());
    a.code / 10_000 == b.code / 10_000 && a.name == b.name && same_area
}

/// What the table has for a place of the text: looked up once, however many paths lead there.
struct Named {
    start: usize,
    /// Whose names begin with the character there.
    today: Vec<Division>,
    /// Whose earlier names stand there.
    renamed: Vec<(&'static str, Division)>,
}

fn named_at<'a>(text: &str, start: usize, places: &'a mut Vec<Named>) -> Option<&'a Named> {
    let known = places.iter().position(|place| place.start == start);
    let at = known.unwrap_or(places.len());
    if known.is_none() {
        let rest = pieces::from(text, start);
        let today = divisions::first_two(rest).map_or_else(Vec::new, |two| divisions::beginning_with(two).collect());
        places.push(Named { start, today, renamed: divisions::renamed(rest).collect() });
    }
    places.get(at)
}

fn extend(text: &str, path: &Path, level: Level, ends: Ends, named: &Named) -> Vec<Path> {
    let start = named.start;
    let rest = pieces::from(text, start);
    let mut found = Vec::new();
    let mut add = |length: usize, division: Division, written: Written, oddity: u32| {
        found.push(path.and(Step { start, end: start + length, division, written }, oddity));
    };
    let of_level = |d: &Division| d.level() == level && d.kind != Kind::Part;
    for d in named.today.iter().copied().filter(of_level) {
        let Some(odd) = Fit::of(path, &d) else {
            continue;
        };
        if rest.starts_with(d.name) && !goes_on(d.name, pieces::from(rest, d.name.len())) {
            match (d.current, odd) {
                (true, Fit::Inside) => add(d.name.len(), d, Written::InFull, 0),
                (true, Fit::Beside) => add(d.name.len(), d, Written::Elsewhere, 6),
                (false, Fit::Inside) => add(d.name.len(), d, Written::Old, 3),
                (false, Fit::Beside) => add(d.name.len(), d, Written::Old, 4),
            }
        } else if d.current
            && odd == Fit::Inside
            && let Some(length) = short(rest, &d, path, ends)
        {
            add(length, d, Written::Short, 1);
        }
    }
    for (name, d) in named.renamed.iter().copied().filter(|(_, d)| d.current && of_level(d)) {
        if Fit::of(path, &d) == Some(Fit::Inside) && !goes_on(name, pieces::from(rest, name.len())) {
            add(name.len(), d, Written::Old, 3);
        }
    }
    // 苏州市工业园区 for 苏州工业园区
    if let (Level::County, Some(city)) = (level, path.last().map(|s| s.division)) {
        for zone in divisions::zones_within(city.code).filter(|d| d.current) {
            let bare = zone.name.strip_prefix(city.name).or_else(|| zone.name.strip_prefix(city.short()));
            if let Some(bare) = bare.filter(|b| rest.starts_with(b)) {
                add(bare.len(), zone, Written::Short, 1);
            }
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Inside,
    /// In the province, but in another city than the one named.
    Beside,
}

impl Fit {
    fn of(path: &Path, d: &Division) -> Option<Self> {
        let Some(above) = path.last().map(|s| s.division) else {
            return Some(Self::Inside);
        };
        if above.code / 10_000 != d.code / 10_000 {
            return None;
        }
        let inside = above.level() == Level::Province || above.code / 100 == d.code / 100;
        match (inside, above.level(), d.kind) {
            (true, ..) => Some(Self::Inside),
            (false, Level::Prefecture, Kind::Division) => Some(Self::Beside),
            _ => None,
        }
    }
}

/// The length of a short form that can be trusted here.
fn short(rest: &str, d: &Division, path: &Path, ends: Ends) -> Option<usize> {
    let short = d.short();
    if short == d.name || !rest.starts_with(short.strip_suffix('族').unwrap_or(short)) {
        return None;
    }
    // 恩施州, 新晃县, 鄂温克旗: the peoples left out.
    let place = short.strip_suffix('族').unwrap_or(short);
    for generic in ["州", "县", "旗"] {
        let written = pieces::holds(d.name, "自治") && d.name.ends_with(generic) && pieces::from(rest, place.len()).starts_with(generic);
        if written {
            return Some(place.len() + generic.len());
        }
    }
    let after = rest.strip_prefix(short)?;
    if short.chars().count() < 2 || begins_like_a_road(after) {
        return None;
    }
    let ends_here = ends == Ends::WithTheText && after.trim().is_empty();
    let follows = match d.level() {
        Level::Province => true,
        // 成都高新区: the papers of such a zone begin with the city's name and leave out that it is one.
        Level::Prefecture => ends == Ends::WithTheText || !path.is_empty() || has_county_of(d, after) || begins_with_zone(after),
        Level::County => false,
    };
    (ends_here || follows).then_some(short.len())
}

fn has_county_of(city: &Division, after: &str) -> bool {
    let after = after.trim_start_matches(is_between);
    divisions::within(city.code).any(|d| after.starts_with(d.name))
}

fn begins_with_zone(after: &str) -> bool {
    let chars: Vec<char> = after.chars().take(20).collect();
    details::zone(&chars, 0).is_some()
}

/// 四川北路, 南京东路: the name of a road, not of the place.
fn begins_like_a_road(after: &str) -> bool {
    let after = after.trim_start_matches(['东', '西', '南', '北', '中', '一', '二', '三', '四', '五']);
    ["路", "街", "道", "大道", "大街", "巷", "弄", "里", "村", "新村", "胡同", "桥", "广场", "大厦"].iter().any(|road| after.starts_with(road))
}

/// 新市区 in 新市区路12号 is no county; 路桥区 before 路桥街道 is one.
fn goes_on(name: &str, after: &str) -> bool {
    let ends = |rest: &str| rest.chars().next().is_none_or(|c| c.is_ascii_digit());
    name.ends_with(['区', '县', '市', '旗']) && ["路", "大道", "大街", "街"].iter().any(|road| after.strip_prefix(road).is_some_and(ends))
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '—' | '/' | ',' | '，' | '、' | '>' | '·')
}

/// The country, and a free-trade zone that is named after it: 中国（浙江）自由贸易试验区杭州市滨江区.
fn skip_country(text: &str) -> usize {
    let rest = text.trim_start_matches(is_between);
    let rest = rest.strip_prefix("中华人民共和国").or_else(|| rest.strip_prefix("中国")).unwrap_or(rest);
    let zone = pieces::split_once(rest, "自由贸易试验区").filter(|(named, _)| named.starts_with(['（', '(']) && named.ends_with(['）', ')']));
    let rest = zone.map_or(rest, |(_, after)| after);
    text.len() - rest.trim_start_matches(is_between).len()
}

/// What forms put between the levels: blanks, 市辖区, and a central municipality a second time.
fn skip_filler(text: &str, path: &Path) -> usize {
    let mut rest = pieces::from(text, path.end).trim_start_matches(is_between);
    let Some(above) = path.last() else {
        return text.len() - rest.len();
    };
    if above.division.level() == Level::Province && divisions::is_central_municipality(above.division.code) {
        rest = rest.strip_prefix(above.division.name).unwrap_or(rest).trim_start_matches(is_between);
    }
    // Nearly always something else stands there.
    if !rest.starts_with(['市', '省', '自']) {
        return text.len() - rest.len();
    }
    for filler in ["市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县级行政单位", "省直辖县", "省直辖"]
    {
        rest = rest.strip_prefix(filler).unwrap_or(rest).trim_start_matches(is_between);
    }
    text.len() - rest.len()
}
