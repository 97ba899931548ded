//! What stands in an address. Nothing is guessed: 朝阳区 without its city stays ambiguous, a county that is no longer
//! there is named with what it belongs to today, a city that is left out is said to be left out.

mod details;
mod path;
#[cfg(test)]
mod tests;

use super::divisions::{self, Division, Kind, Level};
use crate::text::Text;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// Characters from–to, counted as `char`s of the text that was read.
pub type Span = Range<usize>;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub province: Option<Place>,
    /// A prefecture-level city, prefecture or league.
    pub city: Option<Place>,
    pub county: Option<Place>,
    /// The codes that the county or city could be, where its name alone does not tell: 朝阳区.
    pub ambiguous: Vec<u32>,
    /// A development zone without a code, standing where a county stands: 高新区.
    pub zone: Option<Span>,
    /// 街道, 镇, 乡, 农场
    pub town: Option<Span>,
    /// 村, 社区, 五组
    pub village: Option<Span>,
    /// 路, 街, 胡同, 弄
    pub road: Option<Span>,
    /// 12号, 甲1号, 200弄
    pub number: Option<Span>,
    /// 3号楼, A座, 2单元, 6层
    pub building: Option<Span>,
    /// 101室, or what is left at the end after a building
    pub room: Option<Span>,
    /// 7-3-101, which should read 7号楼3单元101室
    pub dashed: Option<Span>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub span: Span,
    pub code: u32,
    /// Today's name of the code; what the address says may be shorter or older.
    pub name: &'static str,
    pub written: Written,
    /// For an old name: where it is today, as far as a source tells.
    pub today: Vec<Division>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    InFull,
    /// 江苏 for 江苏省, 恩施州 for 恩施土家族苗族自治州
    Short,
    /// A name that was given up: merged into another, raised to a city, renamed.
    Old,
    /// Of today, but in another city of the province than the one that stands before it.
    Elsewhere,
}

impl Address {
    /// The most exact division that the address names for certain.
    pub fn code(&self) -> Option<u32> {
        if !self.ambiguous.is_empty() {
            return self.city.as_ref().or(self.province.as_ref()).map(|p| p.code);
        }
        self.county.as_ref().or(self.city.as_ref()).or(self.province.as_ref()).map(|p| p.code)
    }

    /// The first two digits of the province, named or told by city or county.
    pub fn region(&self) -> Option<u32> {
        self.code().map(|code| code / 10_000)
    }

    /// The prefecture (`330100`), named or told by the county; none for what a province governs directly.
    pub fn prefecture(&self) -> Option<u32> {
        let code = self.code()?;
        let prefecture = code - code % 100;
        (Level::of(prefecture) == Level::Prefecture && prefecture % 10_000 / 100 < 90).then_some(prefecture)
    }

    /// The city stands there, or there is none to name: 北京市朝阳区, 湖北省仙桃市, 河北省雄安新区. A city of the county's rank is a
    /// city too, and its papers leave out the one above it: 江苏省昆山市, 浙江省义乌市.
    pub fn has_city(&self) -> bool {
        // 苏州工业园区 has the city in its name.
        let is_zone = |p: &Place| divisions::by_code(p.code).is_some_and(|d| d.kind == Kind::Zone);
        let is_city = |p: &Place| p.code % 10_000 / 100 == 90 || divisions::is_central_municipality(p.code) || p.name.ends_with('市') || is_zone(p);
        self.city.is_some()
            || self.province.as_ref().is_some_and(|p| self.zone.is_some() || divisions::is_central_municipality(p.code))
            || self.county.as_ref().is_some_and(is_city)
    }

    /// A county or a zone stands there, or the city has none: 东莞市.
    pub fn has_county(&self) -> bool {
        let is_county = |d: Division| d.current && d.kind == Kind::Division;
        self.county.is_some() || self.zone.is_some() || self.city.as_ref().is_some_and(|c| !divisions::within(c.code).any(is_county))
    }

    pub fn has_road(&self) -> bool {
        self.road.is_some()
    }

    pub fn has_village(&self) -> bool {
        self.village.is_some()
    }

    /// A door number, or the number of a building.
    pub fn has_number(&self) -> bool {
        self.number.is_some() || self.building.is_some() || self.dashed.is_some()
    }

    pub fn has_room(&self) -> bool {
        self.room.is_some()
    }

    /// Province, city and county, as far as they stand there.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        [&self.province, &self.city, &self.county].into_iter().flatten()
    }

    /// Those that are no longer called so.
    pub fn old(&self) -> impl Iterator<Item = &Place> {
        self.places().filter(|p| p.written == Written::Old)
    }
}

/// Reads an address from its beginning: divisions first, then town, road, village and numbers.
pub fn read(text: &str) -> Address {
    let found = path::best(text, path::Ends::Anywhere);
    let mut address = Address { ambiguous: found.ambiguous.clone(), ..Address::default() };
    let chars_before = |byte: usize| text.get(..byte).map_or(0, |t| t.chars().count());
    for step in found.steps() {
        let place = Place {
            span: chars_before(step.start)..chars_before(step.end),
            code: step.division.code,
            name: step.division.name,
            written: step.written,
            today: step.today(),
        };
        match step.division.level() {
            Level::Province => address.province = Some(place),
            Level::Prefecture => address.city = Some(place),
            Level::County => address.county = Some(place),
        }
    }
    let chars: Vec<char> = text.chars().collect();
    details::read(&chars, chars_before(found.end), &mut address);
    address
}

/// The addresses that were read last: in one filing the same text stands on the certificate and in the form, and more than one
/// rule asks for it.
#[derive(Default)]
pub struct Memory(RefCell<Vec<(String, Rc<Address>)>>);

/// The certificate's, the subject's, and those of two people's cards.
const KEPT: usize = 4;

impl Memory {
    pub fn read(&self, text: &str) -> Rc<Address> {
        let mut known = self.0.borrow_mut();
        if let Some((_, address)) = known.iter().find(|(of, _)| of == text) {
            return address.clone();
        }
        let address = Rc::new(read(&Text::new(text).folded_text()));
        if known.len() == KEPT {
            known.remove(0);
        }
        known.push((text.to_owned(), address.clone()));
        address
    }
}

pub(super) use path::{Ends, best};
