//! What the numbers on a page's foot say of themselves: of the ministry's register, and of the police's. The two use
//! different letters for some regions.

use serde::Serialize;

use crate::Checker;
use crate::lexicon::divisions::{self, Division};
use crate::numbers::icp::{self, Kind, Service};
use crate::numbers::psb;

/// What a number of the ministry's register says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IcpFacts {
    /// Two digits of GB/T 2260.
    pub region: String,
    /// `filing` or `licence`.
    pub kind: &'static str,
    /// The digits behind 备 or 证.
    pub serial: String,
    /// The number of the site behind the hyphen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<u32>,
    /// `website`, `app`, `mini-program` or `quick-app`; none: the number does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<&'static str>,
    /// The number in its normal form.
    pub text: String,
}

/// What a number of the police's register says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PsbFacts {
    /// Two digits of GB/T 2260.
    pub region: String,
    /// The first six digits: the police's code of the place.
    pub code: String,
    /// The name of that place, where the table knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// The number in its normal form.
    pub text: String,
}

impl Checker {
    /// `None` where it is no number of the register, or begins with no region's letter.
    pub fn read_icp_number(&self, text: &str) -> Option<IcpFacts> {
        let number = icp::parse(text).ok()?;
        let region = self.book().book().regions.iter().find(|r| r.icp.starts_with(number.letter))?.code.clone();
        let text = number.to_string();
        let service = number.service.map(|service| match service {
            Service::Website => "website",
            Service::App => "app",
            Service::MiniProgram => "mini-program",
            Service::QuickApp => "quick-app",
        });
        let kind = match number.kind {
            Kind::Filing => "filing",
            Kind::Licence => "licence",
        };
        Some(IcpFacts { region, kind, serial: number.serial, site: number.site, service, text })
    }

    /// `None` where it is no such number, or its digits are not of the letter's region.
    pub fn read_psb_number(&self, text: &str) -> Option<PsbFacts> {
        let number = psb::parse(text).ok()?;
        let region = self.book().book().regions.iter().find(|r| r.police.starts_with(number.letter))?.code.clone();
        let code = number.code().to_owned();
        if !code.starts_with(&region) {
            return None;
        }
        let division = code.parse().ok().and_then(division).map(|d| d.name.to_owned());
        Some(PsbFacts { region, code, division, text: number.to_string() })
    }
}

/// What a code is of. 500100, the districts of a city, is no name that anybody goes by: the city is.
fn division(code: u32) -> Option<Division> {
    let above = if code.is_multiple_of(100) { code / 10_000 * 10_000 } else { code / 100 * 100 };
    let found = divisions::by_code(code)?;
    if found.kind == divisions::Kind::Part && above != code { division(above) } else { Some(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_the_two_registers_differ_in_three_regions() {
        let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
        let regions = &checker.book().book().regions;
        let differ: Vec<_> = regions.iter().filter(|r| r.icp != r.police).map(|r| (r.icp.as_str(), r.police.as_str())).collect();
        assert_eq!(differ, [("蜀", "川"), ("黔", "贵"), ("陇", "甘")]);
        let distinct: std::collections::HashSet<_> = regions.iter().map(|r| &r.icp).collect();
        assert_eq!(distinct.len(), 31);
    }

    #[test]
    fn the_ministry_and_the_police_write_sichuan_differently() {
        let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
        let icp = checker.read_icp_number("蜀ICP备2024000001号-2A").unwrap();
        assert_eq!((icp.region.as_str(), icp.kind, icp.site, icp.service), ("51", "filing", Some(2), Some("app")));
        assert_eq!(checker.read_icp_number("川ICP备2024000001号"), None);
        let psb = checker.read_psb_number("川公网安备51010402000001号").unwrap();
        assert_eq!((psb.region.as_str(), psb.code.as_str(), psb.division.as_deref()), ("51", "510104", Some("锦江区")));
        assert_eq!(checker.read_psb_number("渝公网安备50010002000001号").unwrap().division.as_deref(), Some("重庆市"));
        assert_eq!(checker.read_psb_number("湘公网安备31010402000001号"), None);
    }
}
