//! `divisions.tsv` -> sections: groups (province, prefecture, count), last two digits, flags, length of each name's
//! generic end, names, successors (as distances between row numbers), earlier names.

use super::table::{Table, push_signed, sections};
use std::collections::HashMap;
use std::path::Path;

pub fn pack(folder: &Path) -> Result<Vec<u8>, String> {
    let table = Table::read(folder, "divisions.tsv")?.distinct()?;
    let mut rows = HashMap::new();
    for (i, row) in table.rows.iter().enumerate() {
        let code = row.get(0);
        let known_form = code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
        if !known_form || i > 0 && table.rows[i - 1].get(0) >= code {
            return Err(table.error(row, "a code is six digits, and codes ascend"));
        }
        rows.insert(code, (i, row.get(2) == "current"));
    }
    let [mut groups, mut last, mut flags, mut ends, mut successors] = [const { Vec::new() }; 5];
    let (mut names, mut earlier) = (String::new(), String::new());
    let mut before = 0;
    for row in &table.rows {
        let digits = |range: std::ops::Range<usize>| row.get(0)[range].parse::<u8>().map_err(|e| table.error(row, e));
        let (province, prefecture) = (digits(0..2)?, digits(2..4)?);
        match groups.last_chunk_mut::<3>() {
            Some([p, q, count]) if *p == province && *q == prefecture => *count += 1,
            _ => groups.extend([province, prefecture, 1]),
        }
        last.push(digits(4..6)?);
        let current = match row.get(2) {
            "current" => 1,
            "withdrawn" => 0,
            other => return Err(table.error(row, format!("no such state: {other}"))),
        };
        let kind = match row.get(3) {
            "division" => 0,
            "zone" => 1,
            "part" => 2,
            other => return Err(table.error(row, format!("no such kind: {other}"))),
        };
        let to: Vec<&str> = row.get(6).split(' ').filter(|s| !s.is_empty()).collect();
        if to.len() > 3 || current == 1 && !to.is_empty() {
            return Err(table.error(row, "at most three successors, and none of what is current"));
        }
        for code in &to {
            let &(at, true) = rows.get(code).ok_or_else(|| table.error(row, format!("unknown successor {code}")))? else {
                return Err(table.error(row, format!("the successor {code} is withdrawn itself")));
            };
            push_signed(&mut successors, at as i64 - before);
            before = at as i64;
        }
        let has_earlier = !row.get(7).is_empty();
        if has_earlier {
            earlier.push_str(row.get(7));
            earlier.push('\n');
        }
        flags.push(current | kind << 1 | (to.len() as u8) << 3 | u8::from(has_earlier) << 5);
        ends.push(generic_end(row.get(1)));
        names.push_str(row.get(1));
        names.push('\n');
    }
    Ok(sections(&[groups, last, flags, ends, names.into_bytes(), successors, earlier.into_bytes()]))
}

/// How many characters at the end of a name only say what it is: 1 in 密云县, 5 in 新晃侗族自治县, 0 where less than two
/// characters would be left (沙县).
fn generic_end(name: &str) -> u8 {
    const ENDS: [&str; 16] =
        ["特别行政区", "自治区", "自治州", "自治县", "自治旗", "市辖区", "林区", "矿区", "特区", "地区", "省", "市", "县", "区", "盟", "旗"];
    const PEOPLES: [&str; 46] = [
        "维吾尔",
        "柯尔克孜",
        "哈萨克",
        "达斡尔",
        "鄂温克",
        "鄂伦春",
        "塔吉克",
        "布依族",
        "土家族",
        "哈尼族",
        "傈僳族",
        "拉祜族",
        "东乡族",
        "纳西族",
        "景颇族",
        "仫佬族",
        "布朗族",
        "撒拉族",
        "毛南族",
        "仡佬族",
        "锡伯",
        "普米族",
        "保安族",
        "裕固族",
        "独龙族",
        "蒙古族",
        "蒙古",
        "朝鲜族",
        "壮族",
        "回族",
        "满族",
        "苗族",
        "彝族",
        "侗族",
        "瑶族",
        "白族",
        "傣族",
        "黎族",
        "佤族",
        "畲族",
        "水族",
        "土族",
        "羌族",
        "藏族",
        "怒族",
        "各族",
    ];
    // 碑林区 is a 区, not a 林区.
    let long_enough = |rest: &&str| rest.chars().nth(1).is_some();
    let Some(mut rest) = ENDS.iter().find_map(|end| name.strip_suffix(end).filter(long_enough)) else {
        return 0;
    };
    if name.contains("自治") {
        while let Some(shorter) = PEOPLES.iter().find_map(|people| rest.strip_suffix(&format!("{people}族")).or_else(|| rest.strip_suffix(people))) {
            // 内蒙古, 鄂温克族自治旗 and 东乡族自治县 are called after the people alone.
            if shorter.chars().count() < 2 {
                break;
            }
            rest = shorter;
        }
    }
    (name.chars().count() - rest.chars().count()) as u8
}
