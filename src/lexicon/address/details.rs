//! The rest of an address after its divisions: zone, town, village, road, numbers. Read by the words that end them.

use super::{Address, Span};
use crate::pieces;

pub fn read(chars: &[char], start: usize, address: &mut Address) {
    let mut at = skip_blanks(chars, start);
    if address.county.is_none() && (address.city.is_some() || address.province.is_some()) {
        address.zone = zone(chars, at);
        at = address.zone.as_ref().map_or(at, |z| z.end);
    }
    address.town = town(chars, at);
    at = address.town.as_ref().map_or(at, |t| t.end);
    address.dashed = dashed(chars, at);
    address.number = number(chars, at);
    address.building = building(chars, at);
    // A road is named before the numbers: 3号楼 … 步行街 names a shop, not the street.
    let numbers = [&address.number, &address.building, &address.dashed].into_iter().flatten().map(|s| s.start).min();
    let names = chars.get(..numbers.unwrap_or(chars.len()).max(at)).unwrap_or(chars);
    address.village = village(names, at).or_else(|| group(chars, at));
    address.road = road(names, at, address.village.as_ref());
    if address.number.is_none() && address.dashed.is_none() {
        address.number = address.road.as_ref().and_then(|road| bare_number(chars, road.end));
    }
    address.room = room(chars, at, address);
}

/// What stands from here on; nothing behind the end.
fn from(chars: &[char], at: usize) -> &[char] {
    chars.get(at..).unwrap_or_default()
}

/// Is the character here one of this kind?
fn is_at(chars: &[char], at: usize, kind: impl Fn(char) -> bool) -> bool {
    chars.get(at).is_some_and(|c| kind(*c))
}

/// Is the one before?
fn is_before(chars: &[char], at: usize, kind: impl Fn(char) -> bool) -> bool {
    at.checked_sub(1).is_some_and(|before| is_at(chars, before, kind))
}

fn starts_with(chars: &[char], at: usize, word: &str) -> bool {
    let mut here = from(chars, at).iter();
    word.chars().all(|c| here.next() == Some(&c))
}

/// The first of these words that stands here, and where it ends.
fn word_at<'a>(chars: &[char], at: usize, words: &[&'a str]) -> Option<(&'a str, usize)> {
    // Of a Han character in UTF-8 the third byte is told apart by its last six bits: nearly every word is passed by on them.
    let last_bits = *chars.get(at)? as u32 % 64;
    let may_stand = |word: &str| word.as_bytes().get(2).is_some_and(|third| u32::from(*third) % 64 == last_bits);
    let word = words.iter().find(|word| may_stand(word) && starts_with(chars, at, word))?;
    Some((word, at + word.chars().count()))
}

fn skip_blanks(chars: &[char], at: usize) -> usize {
    at + from(chars, at).iter().take_while(|c| c.is_whitespace() || **c == ',' || **c == '，').count()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// What a house is counted with.
fn is_counting(c: char) -> bool {
    is_digit(c) || c.is_ascii_alphabetic() || pieces::has("一二三四五六七八九十百零〇两甲乙丙丁戊附", c)
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '－' | '—' | '–' | '#' | '之' | '/')
}

/// Where the number that ends before `end` begins; none where no number stands there.
fn counting_before(chars: &[char], end: usize, floor: usize) -> Option<usize> {
    let mut end = end;
    while end > floor && is_before(chars, end, char::is_whitespace) {
        end -= 1;
    }
    let mut start = end;
    while start > floor && is_before(chars, start, |c| is_counting(c) || start < end && is_joint(c)) {
        start -= 1;
    }
    while start < end && is_at(chars, start, is_joint) {
        start += 1;
    }
    (start < end).then_some(start)
}

const ROADS: [&str; 12] = ["大道", "大街", "步行街", "胡同", "国道", "省道", "公路", "路", "街", "巷", "弄", "道"];

/// 中关村南大街: the road goes on after a word that could have ended something else.
fn road_goes_on(chars: &[char], at: usize) -> bool {
    let mut at = at;
    while chars.get(at).is_some_and(|c| pieces::has("东西南北中外内一二三四五六七八九十", *c)) {
        at += 1;
    }
    word_at(chars, at, &ROADS).is_some_and(|(word, _)| !starts_with(chars, at, "街道") && word != "道") || starts_with(chars, at, "桥")
}

/// 高新区, 经济技术开发区, 某某新区: soon after the city, without digits.
pub fn zone(chars: &[char], at: usize) -> Option<Span> {
    const ENDS: [&str; 19] = [
        "开发区",
        "合作区",
        "实验区",
        "航空港区",
        "自贸区",
        "新城",
        "高新区",
        "经开区",
        "工业园区",
        "产业园区",
        "科技园区",
        "保税区",
        "示范区",
        "新区",
        "管理区",
        "风景区",
        "名胜区",
        "试验区",
        "度假区",
    ];
    for i in at..chars.len().min(at + 16) {
        if is_at(chars, i, |c| is_digit(c) || pieces::has("号路街", c)) {
            return None;
        }
        if let Some((_, end)) = word_at(chars, i, &ENDS) {
            return Some(at..end);
        }
    }
    None
}

fn town(chars: &[char], at: usize) -> Option<Span> {
    const ENDS: [&str; 11] = ["街道办事处", "街道办", "街道", "民族乡", "镇", "乡", "苏木", "农场", "林场", "牧场", "团场"];
    for i in at + 1..chars.len().min(at + 14) {
        let of_regiment = is_at(chars, i, |c| c == '团');
        if is_before(chars, i, |c| is_digit(c) && !of_regiment || pieces::has("号栋幢", c)) {
            return None;
        }
        let Some((word, end)) = word_at(chars, i, &ENDS) else {
            continue;
        };
        let doubled = starts_with(chars, end, word) && word.chars().count() == 1;
        let is_other_word = match word {
            "街道" => starts_with(chars, end, "口"),
            "镇" | "乡" => {
                doubled
                    || starts_with(chars, end, "政府路")
                    || word_at(chars, end, &ROADS).is_some_and(|(road, _)| road != "道" && !starts_with(chars, end, "街道"))
            }
            _ => false,
        };
        if !is_other_word {
            return Some(at..end);
        }
    }
    None
}

fn village(chars: &[char], at: usize) -> Option<Span> {
    const ENDS: [&str; 9] = ["村民委员会", "村委会", "居委会", "自然村", "社区", "嘎查", "村", "屯", "寨"];
    let mut last: Option<Span> = None;
    for i in at + 1..chars.len() {
        let Some((_, end)) = word_at(chars, i, &ENDS) else {
            continue;
        };
        if !road_goes_on(chars, end) {
            last = Some(at..end);
        }
    }
    last
}

/// 五组, 3队, 二社: the villagers' groups; 3连: those of a regiment's farm.
fn group(chars: &[char], at: usize) -> Option<Span> {
    (at + 1..chars.len()).find_map(|i| {
        let (_, end) = word_at(chars, i, &["村民小组", "生产队", "大队", "组", "队", "社", "连"])?;
        let counted = is_before(chars, i, is_counting) && !starts_with(chars, i, "社区");
        Some(counting_before(chars, i, at).filter(|_| counted)?..end)
    })
}

fn road(chars: &[char], at: usize, village: Option<&Span>) -> Option<Span> {
    let mut start = at;
    if let Some(village) = village.filter(|v| v.start <= at) {
        start = village.end;
    }
    // A village may come after the road, too: 人民路幸福社区.
    find_road(chars, start).or_else(|| find_road(chars, at).filter(|_| start != at))
}

fn find_road(chars: &[char], start: usize) -> Option<Span> {
    let start = skip_blanks(chars, start);
    let mut i = start + 1;
    while i < chars.len() {
        if let Some((word, end)) = word_at(chars, i, &ROADS) {
            let is_other_word = match word {
                "街" => starts_with(chars, end, "道"),
                "道" => ["里", "观", "教", "场", "路"].iter().any(|next| starts_with(chars, end, next)),
                _ => false,
            };
            if !is_other_word {
                return Some(start..stretch(chars, end));
            }
        }
        let counted = |c: char| pieces::has("一二三四五六七八九十头", c);
        if is_at(chars, i, |c| matches!(c, '条' | '环')) && is_before(chars, i, counted) && !road_goes_on(chars, i + 1) {
            return Some(start..i + 1);
        }
        i += 1;
    }
    None
}

/// 东段, 南二段, 辅路 belong to the road before them.
fn stretch(chars: &[char], end: usize) -> usize {
    let after = from(chars, end);
    match after.iter().take(4).position(|&c| c == '段') {
        Some(n) if after.iter().take(n).all(|&c| pieces::has("东西南北中一二三四五六七八九十", c) || is_digit(c)) => end + n + 1,
        _ => end,
    }
}

fn number(chars: &[char], at: usize) -> Option<Span> {
    (at + 1..chars.len()).find_map(|i| {
        let is_lane = is_at(chars, i, |c| c == '弄');
        if !is_lane && !is_at(chars, i, |c| matches!(c, '号' | '號')) {
            return None;
        }
        let end = i + 1;
        // 1号线 is a railway, 3号楼 a building of its own.
        if ["线", "楼", "厂房", "馆"].iter().any(|next| starts_with(chars, end, next)) {
            return None;
        }
        let start = counting_before(chars, i, at)?;
        if is_lane && !is_before(chars, i, is_digit) {
            return None;
        }
        Some(start..after_number(chars, end))
    })
}

/// 之一, -2, 附3 after a door number belong to it.
fn after_number(chars: &[char], end: usize) -> usize {
    let is_tail = |c: char| is_digit(c) || pieces::has("一二三四五六七八九十甲乙丙", c);
    match chars.get(end) {
        Some('之' | '-' | '－' | '附') => {
            let tail = from(chars, end + 1).iter().take_while(|&&c| is_tail(c)).count();
            let next = end + 1 + tail;
            let belongs = tail > 0 && !chars.get(next).is_some_and(|c| pieces::has("栋幢楼单室层", *c));
            if !belongs {
                end
            } else if chars.get(next) == Some(&'号') {
                next + 1
            } else {
                next
            }
        }
        _ => end,
    }
}

/// 建国路88
fn bare_number(chars: &[char], at: usize) -> Option<Span> {
    let at = skip_blanks(chars, at);
    let count = chars.get(at..)?.iter().take_while(|&&c| is_digit(c)).count();
    (count > 0).then(|| at..at + count)
}

fn building(chars: &[char], at: usize) -> Option<Span> {
    const ENDS: [&str; 10] = ["号楼", "号院", "栋", "幢", "座", "单元", "楼", "层", "号厂房", "梯"];
    let mut found: Option<Span> = None;
    for i in at + 1..chars.len() {
        let Some((_, end)) = word_at(chars, i, &ENDS) else {
            continue;
        };
        let Some(start) = counting_before(chars, i, at) else {
            continue;
        };
        found = Some(found.map_or(start, |f: Span| f.start)..end);
    }
    found
}

/// 7-3-101, 3-602: numbers joined by hyphens that no word explains. 25-6 alone is a room on its floor, as they are numbered in some
/// cities, 2-2506室 a room too, and F1-10234 a stall.
fn dashed(chars: &[char], at: usize) -> Option<Span> {
    let is_hyphen = |c: char| matches!(c, '-' | '－' | '—' | '–');
    let mut i = at;
    while i < chars.len() {
        if !is_at(chars, i, is_digit) {
            i += 1;
            continue;
        }
        let (start, mut end, mut hyphens) = (i, i, 0);
        while is_at(chars, end, |c| is_digit(c) || is_hyphen(c) && is_at(chars, end + 1, is_digit)) {
            hyphens += usize::from(is_at(chars, end, is_hyphen));
            end += 1;
        }
        let explained = ["号", "号楼", "栋", "幢", "层", "楼", "弄", "座"].iter().any(|next| starts_with(chars, end, next));
        let last = from(chars, start).iter().take(end - start).rev().take_while(|c| is_digit(**c)).count();
        let is_room = ["室", "房", "户"].iter().any(|next| starts_with(chars, end, next));
        let on_its_floor = hyphens == 1 && (last <= 2 || is_room || is_before(chars, start, |c| c.is_ascii_alphabetic()));
        if hyphens > 0 && !explained && !on_its_floor {
            return Some(start..end);
        }
        i = end;
    }
    None
}

fn room(chars: &[char], at: usize, address: &Address) -> Option<Span> {
    let spelled = (at + 1..chars.len()).find_map(|i| {
        let (_, end) = word_at(chars, i, &["室", "号房", "房", "户", "号铺", "铺"])?;
        let counts = |c: &char| is_digit(*c) || pieces::has("一二三四五六七八九零〇", *c);
        let start = counting_before(chars, i, at).filter(|&start| from(chars, start).iter().take(i - start).any(counts))?;
        Some(start..end)
    });
    if spelled.is_some() {
        return spelled;
    }
    if let Some(dashed) = &address.dashed {
        let mut parts = chars.get(dashed.clone()).unwrap_or_default().split(|&c| !is_digit(c));
        if parts.clone().count() > 2 || parts.next_back().is_some_and(|last| last.len() >= 3) {
            return Some(dashed.clone());
        }
    }
    // 3号楼602, 2单元101, 某某大厦1205
    let tail = chars.iter().rev().take_while(|&&c| is_digit(c)).count();
    let start = chars.len() - tail;
    let after_building = address.building.as_ref().is_some_and(|b| b.end <= start);
    let is_the_number = address.number.as_ref().is_some_and(|n| n.end > start);
    (tail > 0 && !is_the_number && start > at && (after_building || tail >= 3)).then_some(start..chars.len())
}
