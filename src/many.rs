//! Many filings at once, and one filing in many regions.

use serde::Serialize;

use crate::filing::Filing;
use crate::json;
use crate::report::{Overall, Verdict};
use crate::rulebook::record::RegionRecord;
use crate::{Checker, Error, Report};

/// A filing judged in one region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegionVerdict {
    /// Two digits of GB/T 2260.
    pub code: String,
    /// Its name, in the checker's language.
    pub name: String,
    /// What would become of the filing there.
    pub verdict: Overall,
    /// Which rules reject it or find a risk.
    pub rules: Vec<String>,
}

impl Checker {
    /// The same reports as [`Checker::check`], in order, from the JSON text of an array. A bad one is named: `/3/sites/0/name`.
    pub fn check_many(&self, filings: &str) -> Result<Vec<Report>, Error> {
        let filings: Vec<Filing> = json::read_list(filings, "bad-filing")?;
        let judge = |(index, filing)| {
            self.check(filing).map_err(|error| {
                let path = format!("/{index}{}", error.path.as_deref().unwrap_or_default());
                error.at(path)
            })
        };
        filings.iter().enumerate().map(judge).collect()
    }

    /// One entry for each of the 31, in the order of GB/T 2260. What only compares an address, a certificate or a telephone
    /// with the region is left out, and so is `missing`.
    pub fn compare_regions(&self, filing: &Filing) -> Result<Vec<RegionVerdict>, Error> {
        let judge = |region: &RegionRecord| {
            let mut found = self.findings_in(filing, &region.code)?;
            found.retain(|f| f.verdict != Verdict::Missing);
            let mut rules: Vec<String> = Vec::new();
            for finding in found.iter().filter(|f| f.verdict != Verdict::Note) {
                if !rules.contains(&finding.rule) {
                    rules.push(finding.rule.clone());
                }
            }
            let name = self.book().region_name(self.locale(), &region.code).to_owned();
            Ok(RegionVerdict { code: region.code.clone(), name, verdict: Overall::of(found.iter().map(|f| f.verdict)), rules })
        };
        self.book().book().regions.iter().map(judge).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locale;

    #[test]
    fn a_word_passes_where_no_list_has_it() {
        let checker = Checker::new("2020-10-01", "zh-CN").unwrap();
        let filing =
            Filing::from_json(r#"{"region":"44","subject":{"nature":"individual"},"sites":[{"name":"山间小屋商城","remark":"记录山居"}]}"#).unwrap();
        let verdicts = checker.compare_regions(&filing).unwrap();
        assert_eq!(verdicts.len(), 31);
        let of = |code: &str| verdicts.iter().find(|v| v.code == code).unwrap();
        assert!(of("44").rules.contains(&"site-name/region-word".to_owned()) && of("44").verdict == Overall::Reject);
        assert!(of("32").rules.contains(&"site-name/region-template".to_owned()));
        assert_eq!((of("51").verdict, of("51").rules.len()), (Overall::Pass, 0));
        assert!(verdicts.windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn many_are_the_same_as_one_after_the_other() {
        let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
        let one = r#"{"sites":[{"name":"abc"}]}"#;
        let many = checker.check_many(&format!("[{one},{{}}]")).unwrap();
        assert_eq!(many, [checker.check(&Filing::from_json(one).unwrap()).unwrap(), checker.check(&Filing::default()).unwrap()]);
        let error = checker.check_many(r#"[{},{},{},{"sites":[{"name":5}]}]"#).unwrap_err();
        assert_eq!((error.code, error.path.as_deref()), ("bad-filing", Some("/3/sites/0/name")));
    }

    #[test]
    fn what_is_no_array_of_filings_is_refused() {
        let checker = Checker::new("2026-11-22", "zh-CN").unwrap();
        let refused = |text: &str| checker.check_many(text).err().map(|error| (error.path.clone(), error.message(Locale::English)));
        assert_eq!(checker.check_many(" [ ] ").unwrap(), []);
        for text in ["null", "{}", r#"{"0":{}}"#, "5", "true", r#""[]""#] {
            assert_eq!(refused(text), Some((Some(String::new()), "This must be an array.".to_owned())), "{text}");
        }
        for text in ["[{},null]", "[{},[]]", r#"[{},"{}"]"#, "[{},5]"] {
            assert_eq!(refused(text), Some((Some("/1".to_owned()), "This must be an object.".to_owned())), "{text}");
        }
        for text in ["", " ", "[", "[{}", "[{}]]", "[{},]", "[{}] {}", "nul", "undefined"] {
            assert!(checker.check_many(text).is_err_and(|error| error.code == "bad-filing"), "{text}");
        }
    }
}
