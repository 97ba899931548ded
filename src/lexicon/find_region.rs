//! A region as people and programs name it: "32", "3201", "320102", 江苏, 南京, 江苏省南京市玄武区.

use super::address::{Ends, Written, best};
use super::divisions::{self, Division, Kind, Level};
use super::regions;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionMatch {
    /// Six digits, of today: 320000, 320100, 320102.
    pub code: u32,
    pub level: Level,
}

impl RegionMatch {
    fn of(d: Division) -> Self {
        Self { code: d.code, level: d.level() }
    }

    /// The first two digits.
    pub fn region(&self) -> u32 {
        self.code / 10_000
    }
}

/// None where nothing is called so, and where the name fits several (朝阳区). A name that was given up stands for what
/// it became, if that is one place.
pub fn find_region(text: &str) -> Option<RegionMatch> {
    let text = text.trim();
    if !divisions::loaded() {
        return province(text);
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return by_digits(text);
    }
    if let Some(found) = by_short_name(text) {
        return Some(found);
    }
    let path = best(text, Ends::WithTheText);
    if path.end != text.len() || !path.ambiguous.is_empty() {
        return None;
    }
    let last = path.last()?;
    if last.written != Written::Old || last.division.current {
        return Some(RegionMatch::of(last.division));
    }
    only(last.division.successors())
}

/// While only the 31 are known: the province of a code or of a full path; a province's short name stands alone.
fn province(text: &str) -> Option<RegionMatch> {
    let is_code = matches!(text.len(), 2 | 4 | 6) && text.bytes().all(|b| b.is_ascii_digit());
    let code: Option<u32> = text.get(..2).filter(|_| is_code).and_then(|digits| digits.parse().ok());
    let named = |r: &regions::Region| Some(r.code) == code || text == r.short || text.starts_with(r.name);
    regions::all().find(named).map(|r| RegionMatch { code: r.code * 10_000, level: Level::Province })
}

fn by_digits(text: &str) -> Option<RegionMatch> {
    let number: u32 = text.parse().ok()?;
    let code = match text.len() {
        2 => number * 10_000,
        4 => number * 100,
        6 => number,
        _ => return None,
    };
    let found = divisions::by_code(code)?;
    if found.current { Some(RegionMatch::of(found)) } else { only(found.successors()) }
}

/// 江苏, 南京, 玄武: the name without 省, 市, 区. What lies inside a namesake does not make it ambiguous (衡阳县 in 衡阳市).
fn by_short_name(text: &str) -> Option<RegionMatch> {
    let named = |d: &Division| d.current && d.kind == Kind::Division && (d.short() == text || d.name == text);
    let found: Vec<Division> = divisions::beginning_with(divisions::first_two(text)?).filter(named).collect();
    let top = *found.iter().min_by_key(|d| d.level())?;
    let inside = |d: &Division| match top.level() {
        // A province's name goes before all others: 吉林, 海南.
        Level::Province => true,
        Level::Prefecture => d.code / 100 == top.code / 100,
        Level::County => d.code == top.code,
    };
    found.iter().all(inside).then(|| RegionMatch::of(top))
}

fn only(mut found: impl Iterator<Item = Division>) -> Option<RegionMatch> {
    let first = found.next()?;
    found.next().is_none().then(|| RegionMatch::of(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place() {
        for (text, code) in [
            ("32", 320000),
            ("3201", 320100),
            ("320102", 320102),
            (" 320102 ", 320102),
            ("50", 500000),
            ("江苏", 320000),
            ("江苏省", 320000),
            ("南京", 320100),
            ("南京市", 320100),
            ("江苏省南京市", 320100),
            ("江苏南京", 320100),
            ("江苏省南京市玄武区", 320102),
            ("南京市玄武区", 320102),
            ("玄武区", 320102),
            ("南京玄武", 320102),
            ("江苏-南京-玄武区", 320102),
            ("江苏 南京", 320100),
            ("北京", 110000),
            ("北京市", 110000),
            ("北京市朝阳区", 110105),
            ("北京朝阳", 110105),
            ("内蒙古", 150000),
            ("内蒙古自治区", 150000),
            ("广西", 450000),
            ("宁夏", 640000),
            ("新疆维吾尔自治区", 650000),
            ("西藏", 540000),
            ("吉林", 220000),
            ("吉林市", 220200),
            ("海南", 460000),
            ("浙江省杭州市", 330100),
            ("恩施州", 422800),
            ("湖北恩施", 422800),
            ("仙桃", 429004),
            ("东莞", 441900),
            ("衡阳", 430400),
            ("110104", 110102),
            ("宣武区", 110102),
            ("襄樊市", 420600),
            ("重庆市万州区", 500101),
            ("莱芜市莱城区", 370116),
            ("黔西南州", 522300),
            ("台湾省", 710000),
        ] {
            assert_eq!(find_region(text).map(|m| m.code), Some(code), "{text}");
        }
    }

    #[test]
    fn the_31_are_known_without_the_table() {
        let code = |text: &str| province(text).map(|m| m.code);
        for (text, expected) in [
            ("32", Some(320000)),
            ("3201", Some(320000)),
            ("320102", Some(320000)),
            ("江苏", Some(320000)),
            ("江苏省南京市玄武区", Some(320000)),
            ("北京市朝阳区", Some(110000)),
            ("内蒙古", Some(150000)),
            ("", None),
            ("320", None),
            ("99", None),
            ("北京路", None),
            ("海南藏族自治州", None),
            ("朝阳区", None),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
        for region in regions::all() {
            for text in [region.name.to_owned(), region.short.to_owned(), region.code.to_string()] {
                assert_eq!(code(&text), find_region(&text).map(|m| m.code), "{text}");
            }
        }
    }

    #[test]
    fn no_place_or_several() {
        for text in [
            "",
            " ",
            "朝阳区",
            "朝阳",
            "鼓楼区",
            "通州",
            "99",
            "3299",
            "329999",
            "1",
            "320",
            "320102001",
            "江苏省南京市玄武区珠江路",
            "莱芜市",
            "苏",
            "南京路",
            "Jiangsu",
            "河北省邯郸市邯郸县",
        ] {
            assert_eq!(find_region(text), None, "{text}");
        }
    }

    #[test]
    fn all_current_divisions_are_found_by_code_and_by_full_path() {
        for d in divisions::all().filter(|d| d.current && d.kind == Kind::Division && d.code < 710000) {
            assert_eq!(find_region(&d.code.to_string()).map(|m| m.code), Some(d.code));
            let above = [d.code - d.code % 10_000, d.code - d.code % 100, d.code];
            let mut path: Vec<_> = above.iter().filter_map(|&c| divisions::by_code(c)).filter(|d| d.kind == Kind::Division).map(|d| d.name).collect();
            path.dedup();
            assert_eq!(find_region(&path.concat()).map(|m| m.code), Some(d.code), "{path:?}");
        }
    }
}
