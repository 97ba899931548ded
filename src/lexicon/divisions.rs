//! GB/T 2260: the codes of provinces, prefectures and counties, today's and the withdrawn ones. The table (30 KB
//! compressed) is not in a browser's build: there it is handed over when it has been loaded, and until then no division is known.

pub use super::find_region::{RegionMatch, find_region};

use crate::WHOLE;

use super::blob::{Numbers, sections, signed, text};
use std::ops::Range;
use std::sync::OnceLock;

#[cfg(not(target_arch = "wasm32"))]
const TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/divisions.bin"));

static INDEX: OnceLock<Index> = OnceLock::new();
#[cfg(target_arch = "wasm32")]
static NOT_LOADED: Index = Index::EMPTY;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division {
    pub code: u32,
    pub name: &'static str,
    /// Of today; otherwise merged, renamed or renumbered.
    pub current: bool,
    pub kind: Kind,
    row: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A province, prefecture or county.
    Division,
    /// A development zone: statistics give it a number, the standard does not.
    Zone,
    /// Not a place but a part of the numbering: 市辖区 (the 01 of a city), 省直辖县级行政区划 (the 90 of a province).
    Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Province,
    Prefecture,
    County,
}

impl Level {
    pub fn of(code: u32) -> Self {
        match code {
            c if c.is_multiple_of(10_000) => Self::Province,
            c if c.is_multiple_of(100) => Self::Prefecture,
            _ => Self::County,
        }
    }
}

impl Division {
    pub fn level(&self) -> Level {
        Level::of(self.code)
    }

    /// The name without what it generically is: 密云 of 密云县; the whole name where one character would be left (沙县).
    pub fn short(&self) -> &'static str {
        let end = usize::from(index().ends.get(self.row).copied().unwrap_or(0));
        match end.checked_sub(1).and_then(|n| self.name.char_indices().rev().nth(n)) {
            Some((at, _)) => self.name.get(..at).unwrap_or(self.name),
            None => self.name,
        }
    }

    /// Where a withdrawn one is today; several where it was divided, none where no source tells.
    pub fn successors(&self) -> impl Iterator<Item = Division> {
        let index = index();
        let count = |flags: &u8| usize::from(flags >> 3 & 3);
        let skip: usize = index.flags.iter().take(self.row).map(count).sum();
        let here = index.flags.get(self.row).map_or(0, count);
        let rows = Numbers(index.successors).scan(0, |row, step| {
            *row += signed(step);
            Some(*row)
        });
        rows.skip(skip).take(here).filter_map(|row| at(usize::try_from(row).ok()?))
    }

    /// Names that the same code bore before: 襄樊市 of 襄阳市.
    pub fn earlier(&self) -> impl Iterator<Item = &'static str> {
        let index = index();
        let from = index.earlier.partition_point(|&(row, _)| row < self.row);
        index.earlier.iter().skip(from).take_while(|&&(row, _)| row == self.row).map(|&(_, name)| name)
    }
}

/// What is cheap to work out once, so that a look-up need not walk the table: codes, where names begin, and the rows
/// that begin with two characters.
struct Index {
    codes: Vec<u32>,
    flags: &'static [u8],
    ends: &'static [u8],
    names: &'static str,
    starts: Vec<u32>,
    successors: &'static [u8],
    /// Rows with the names that they bore before, a pair for each name.
    earlier: Vec<(usize, &'static str)>,
    /// Rows by the first characters of their names, and places in `earlier` by those of those names.
    by_beginning: Buckets,
    earlier_by_beginning: Buckets,
}

/// Takes the bytes of `divisions.bin`, once; `false` where they are not such a table, or not whole.
#[cfg(any(target_arch = "wasm32", test))]
pub fn load(table: Vec<u8>) -> bool {
    if INDEX.get().is_some() {
        return true;
    }
    // Names are lent out as long as the program runs.
    let index = Index::of(table.leak());
    index.is_whole() && INDEX.set(index).is_ok()
}

/// Is the table there? What asks about places stays silent without it.
pub fn loaded() -> bool {
    WHOLE && !index().codes.is_empty()
}

/// Numbers by the first two characters of a name; `bounds[b]..bounds[b + 1]` is a range of them.
struct Buckets {
    numbers: Vec<u16>,
    bounds: Vec<u16>,
}

const BUCKETS: usize = 4096;

/// Hundreds of names begin with 南 or 新: the second character tells them apart.
fn bucket([first, second]: [char; 2]) -> usize {
    (first as usize * 31 + second as usize) % BUCKETS
}

impl Buckets {
    #[cfg(target_arch = "wasm32")]
    const EMPTY: Buckets = Buckets { numbers: Vec::new(), bounds: Vec::new() };

    fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let places: Vec<usize> = names.map(|name| first_two(name).map_or(0, bucket)).collect();
        let mut bounds = vec![0; BUCKETS + 1];
        for &place in &places {
            if let Some(bound) = bounds.get_mut(place + 1) {
                *bound += 1;
            }
        }
        let mut before = 0;
        for bound in &mut bounds {
            before += *bound;
            *bound = before;
        }
        let mut next = bounds.clone();
        let mut numbers = vec![0; places.len()];
        for (number, &place) in places.iter().enumerate() {
            let Some(next) = next.get_mut(place) else { continue };
            if let Some(own) = numbers.get_mut(usize::from(*next)) {
                *own = number as u16;
            }
            *next += 1;
        }
        Buckets { numbers, bounds }
    }

    /// Those whose name may begin with these characters.
    fn beginning_with(&self, two: [char; 2]) -> impl Iterator<Item = usize> + '_ {
        let bound = |b: usize| self.bounds.get(b).map_or(0, |&at| usize::from(at));
        let b = bucket(two);
        self.numbers.get(bound(b)..bound(b + 1)).unwrap_or(&[]).iter().map(|&number| usize::from(number))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn index() -> &'static Index {
    INDEX.get_or_init(|| Index::of(TABLE))
}

#[cfg(target_arch = "wasm32")]
fn index() -> &'static Index {
    INDEX.get().unwrap_or(&NOT_LOADED)
}

impl Index {
    #[cfg(target_arch = "wasm32")]
    const EMPTY: Index = Index {
        codes: Vec::new(),
        flags: &[],
        ends: &[],
        names: "",
        starts: Vec::new(),
        successors: &[],
        earlier: Vec::new(),
        by_beginning: Buckets::EMPTY,
        earlier_by_beginning: Buckets::EMPTY,
    };

    /// As many of everything as there are codes.
    #[cfg(any(target_arch = "wasm32", test))]
    fn is_whole(&self) -> bool {
        let rows = self.codes.len();
        rows > 0 && self.flags.len() == rows && self.ends.len() == rows && self.starts.len() == rows + 1 && !self.successors.is_empty()
    }

    fn of(table: &'static [u8]) -> Index {
        let [groups, last, flags, ends, names, successors, earlier] = sections(table);
        let groups = groups.as_chunks().0.iter().flat_map(|&[province, city, count]| {
            let prefix = u32::from(province) * 10_000 + u32::from(city) * 100;
            std::iter::repeat_n(prefix, usize::from(count))
        });
        let codes: Vec<u32> = groups.zip(last).map(|(prefix, &last)| prefix + u32::from(last)).collect();
        let names = text(names);
        let mut starts = vec![0];
        starts.extend(names.bytes().zip(1..).filter(|&(byte, _)| byte == b'\n').map(|(_, next)| next));
        let with_earlier = flags.iter().enumerate().filter(|(_, flags)| **flags & 32 != 0).map(|(row, _)| row);
        let earlier: Vec<_> =
            with_earlier.zip(text(earlier).lines()).flat_map(|(row, names)| names.split(' ').map(move |name| (row, name))).collect();
        let (by_beginning, earlier_by_beginning) = (Buckets::of(names.lines()), Buckets::of(earlier.iter().map(|(_, name)| *name)));
        Index { codes, flags, ends, names, starts, successors, earlier, by_beginning, earlier_by_beginning }
    }

    fn name(&self, row: usize) -> Option<&'static str> {
        let (start, end) = (*self.starts.get(row)?, self.starts.get(row + 1)?.checked_sub(1)?);
        self.names.get(start as usize..end as usize)
    }
}

fn at(row: usize) -> Option<Division> {
    let index = index();
    let flags = index.flags.get(row)?;
    Some(Division {
        code: *index.codes.get(row)?,
        name: index.name(row)?,
        current: flags & 1 == 1,
        kind: match flags >> 1 & 3 {
            0 => Kind::Division,
            1 => Kind::Zone,
            _ => Kind::Part,
        },
        row,
    })
}

/// All of them, withdrawn ones too, in the order of their codes.
pub fn all() -> impl Iterator<Item = Division> {
    (0..index().codes.len()).filter_map(at)
}

/// By the six digits. `320000` is Jiangsu, `320100` Nanjing.
pub fn by_code(code: u32) -> Option<Division> {
    at(index().codes.binary_search(&code).ok()?)
}

/// Whether the code has ever been given out. On identity cards there are also codes that no list has: the city's own
/// part (01) and the counties' (20) of a known prefecture.
pub fn knows(code: u32) -> bool {
    by_code(code).is_some() || matches!(code % 100, 1 | 20) && by_code(code - code % 100).is_some()
}

/// The development zones in a prefecture.
pub fn zones_within(prefecture: u32) -> impl Iterator<Item = Division> {
    let index = index();
    rows_within(prefecture).filter(|&row| index.flags.get(row).is_some_and(|flags| flags >> 1 & 3 == 1)).filter_map(at)
}

/// What lies in a province (`320000`) or a prefecture (`320100`), withdrawn divisions too.
pub fn within(parent: u32) -> impl Iterator<Item = Division> {
    rows_within(parent).filter_map(at)
}

fn rows_within(parent: u32) -> Range<usize> {
    let size = match Level::of(parent) {
        Level::Province => 10_000,
        Level::Prefecture => 100,
        Level::County => 1,
    };
    let codes = &index().codes;
    codes.partition_point(|&c| c <= parent)..codes.partition_point(|&c| c < parent + size)
}

/// Those whose names begin with these two characters: no name is shorter, nor any short form of one.
pub fn beginning_with(two: [char; 2]) -> impl Iterator<Item = Division> {
    let index = index();
    let is_there = move |row: &usize| index.name(*row).and_then(first_two) == Some(two);
    index.by_beginning.beginning_with(two).filter(is_there).filter_map(at).filter(|d| d.kind != Kind::Part)
}

/// The first two characters of a text.
pub fn first_two(text: &str) -> Option<[char; 2]> {
    let mut chars = text.chars();
    Some([chars.next()?, chars.next()?])
}

/// Those that bore another name before, where the text begins with that name.
pub fn renamed(text: &str) -> impl Iterator<Item = (&'static str, Division)> {
    let index = index();
    let known = first_two(text).into_iter().flat_map(|two| index.earlier_by_beginning.beginning_with(two));
    let known = known.filter_map(|place| index.earlier.get(place));
    known.filter(move |(_, name)| text.as_bytes().starts_with(name.as_bytes())).filter_map(|&(row, name)| Some((name, at(row)?)))
}

/// 北京, 天津, 上海, 重庆: their districts lie directly in them.
pub fn is_central_municipality(code: u32) -> bool {
    matches!(code / 10_000, 11 | 12 | 31 | 50)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_names() {
        let name = |code| by_code(code).map(|d| (d.name, d.current));
        assert_eq!(name(320000), Some(("江苏省", true)));
        assert_eq!(name(320102), Some(("玄武区", true)));
        assert_eq!(name(110104), Some(("宣武区", false)));
        assert_eq!(name(420600), Some(("襄阳市", true)));
        assert_eq!(name(659012), Some(("白杨市", true)));
        assert_eq!(name(329900), None);
        assert!(all().count() > 7_000);
        assert!(all().map(|d| d.code).is_sorted());
        assert!(loaded());
    }

    #[test]
    fn half_a_table_is_not_whole() {
        assert!(Index::of(TABLE).is_whole());
        for end in [0, 40, TABLE.len() / 4, TABLE.len() / 2] {
            assert!(!Index::of(&TABLE[..end]).is_whole(), "{end}");
        }
    }

    #[test]
    fn what_is_on_cards_is_known() {
        for code in [110103, 510222, 320101, 320120, 810000, 820000, 830000, 500101, 659001] {
            assert!(knows(code), "{code}");
        }
        for code in [0, 1, 20, 100000, 320199, 999999, u32::MAX, 329901] {
            assert!(!knows(code), "{code}");
        }
    }

    #[test]
    fn the_withdrawn_lead_to_today() {
        let today = |code| by_code(code).map(|d| d.successors().map(|s| s.name).collect::<Vec<_>>());
        assert_eq!(today(110104), Some(vec!["西城区"]));
        assert_eq!(today(110103), Some(vec!["东城区"]));
        assert_eq!(today(110228), Some(vec!["密云区"]));
        assert_eq!(today(371200), Some(vec!["莱芜区", "钢城区"]));
        assert_eq!(today(341400), Some(vec!["巢湖市"]));
        assert_eq!(today(132601), Some(vec!["承德市"]));
        assert_eq!(today(320611), Some(vec!["崇川区"]));
        assert_eq!(today(110101), Some(vec![]));
        for d in all() {
            assert!(!d.current || d.successors().next().is_none(), "{d:?}");
            assert!(d.successors().all(|s| s.current), "{d:?}");
        }
    }

    #[test]
    fn short_names() {
        let short = |code| by_code(code).map(|d| d.short());
        for (code, name) in [
            (150000, "内蒙古"),
            (450000, "广西"),
            (650000, "新疆"),
            (320100, "南京"),
            (513200, "阿坝"),
            (222400, "延边"),
            (431227, "新晃"),
            (350427, "沙县"),
            (150724, "鄂温克族"),
            (429021, "神农架"),
            (110105, "朝阳"),
            (810000, "香港"),
        ] {
            assert_eq!(short(code), Some(name), "{code}");
        }
    }

    #[test]
    fn earlier_names() {
        let earlier = |code| by_code(code).map(|d| d.earlier().collect::<Vec<_>>());
        assert_eq!(earlier(420600), Some(vec!["襄樊市"]));
        assert_eq!(earlier(320100), Some(vec![]));
        assert!(renamed("大庸市永定区").any(|(name, d)| name == "大庸市" && d.code == 430800));
    }

    #[test]
    fn children_and_first_characters() {
        assert!(within(320100).any(|d| d.name == "玄武区"));
        assert!(within(320100).all(|d| d.code / 100 == 3201 && d.code != 320100));
        assert!(within(320000).any(|d| d.name == "南京市"));
        let found: Vec<_> = beginning_with(['朝', '阳']).filter(|d| d.current).map(|d| d.name).collect();
        assert_eq!(found, ["朝阳区", "朝阳市", "朝阳县", "朝阳区"]);
        assert_eq!(beginning_with(['x', 'y']).count(), 0);
        // What looking at two characters rests on, and the address's reading of a people's county by its place alone.
        let place = |d: &Division| d.short().strip_suffix('族').unwrap_or(d.short()).chars().count();
        assert!(all().filter(|d| d.name.contains("自治")).all(|d| place(&d) >= 2));
        // 市 was 重庆's part of the numbering (500300), no place.
        let one = |d: &Division| d.kind != Kind::Part && d.name != "市" && d.short().chars().count() < 2;
        assert_eq!(all().find(one), None);
        assert_eq!(index().earlier.iter().find(|(_, name)| first_two(name).is_none()), None);
    }
}
