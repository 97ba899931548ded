//! The book's texts in the language that is asked for. Where English has not been loaded, Chinese speaks.

use super::RuleBook;
use super::record::Rule;
use crate::Locale;

impl RuleBook {
    /// The message of a rule, or of one of its cases.
    pub fn says<'a>(&'a self, locale: Locale, index: usize, rule: &'a Rule, case: Option<usize>) -> &'a str {
        let laid = Some(&self.laid).filter(|_| locale == Locale::English);
        if let Some(message) = laid.and_then(|laid| laid.message(index)) {
            return message;
        }
        let added = laid.and_then(|laid| laid.english(index));
        let english = added.or_else(|| self.english_for(locale)?.rules.get(index));
        match (english, case) {
            (Some(english), None) => &english.says,
            (Some(english), Some(case)) => english.cases.get(case).map_or(&english.says, String::as_str),
            (None, None) => &rule.says,
            (None, Some(case)) => rule.cases.get(case).map_or(&rule.says, |c| &c.says),
        }
    }

    /// What is said behind a message whose source is old.
    pub fn aged(&self, locale: Locale) -> &str {
        self.english_for(locale).map_or(&self.book.aged, |e| &e.aged)
    }

    /// What is said where sources disagree.
    pub fn disputed(&self, locale: Locale) -> &str {
        self.english_for(locale).map_or(&self.book.disputed, |e| &e.disputed)
    }

    pub fn document_title<'a>(&'a self, locale: Locale, key: &'a str) -> &'a str {
        let Some(index) = self.book.documents.iter().position(|d| d.key == key) else { return key };
        let english = self.english_for(locale).and_then(|e| e.documents.get(index));
        english.or_else(|| self.book.documents.get(index).map(|d| &d.title)).map_or(key, String::as_str)
    }

    pub fn region_name<'a>(&'a self, locale: Locale, code: &'a str) -> &'a str {
        let Some(index) = self.book.regions.iter().position(|r| r.code == code) else { return "" };
        let english = self.english_for(locale).and_then(|e| e.regions.get(index));
        english.or_else(|| self.book.regions.get(index).map(|r| &r.name)).map_or("", String::as_str)
    }

    fn english_for(&self, locale: Locale) -> Option<&super::record::English> {
        self.english.as_ref().filter(|_| locale == Locale::English)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_words() {
        let book = RuleBook::packed().unwrap();
        let rule = &book.rules()[0];
        let english = book.english().unwrap();
        assert_eq!(book.says(Locale::Chinese, 0, rule, None), rule.says);
        assert_eq!(book.says(Locale::English, 0, rule, None), english.rules[0].says);
        assert_eq!((book.aged(Locale::Chinese), book.aged(Locale::English)), (&*book.book().aged, &*english.aged));
        assert_eq!((book.disputed(Locale::Chinese), book.disputed(Locale::English)), (&*book.book().disputed, &*english.disputed));
        let document = &book.book().documents[1];
        let titles = (book.document_title(Locale::Chinese, &document.key), book.document_title(Locale::English, &document.key));
        assert_eq!(titles, (&*document.title, &*english.documents[1]));
        assert_eq!(book.document_title(Locale::Chinese, "nobody's"), "nobody's");
        assert_eq!((book.region_name(Locale::Chinese, "32"), book.region_name(Locale::English, "32")), ("江苏省", "Jiangsu"));
        assert_eq!(book.region_name(Locale::English, "99"), "");
    }

    #[test]
    fn a_case_speaks_for_itself() {
        let book = RuleBook::packed().unwrap();
        let (index, rule) = book.rules().iter().enumerate().find(|(_, rule)| rule.cases.len() > 1).unwrap();
        for (case, told) in rule.cases.iter().enumerate() {
            assert_eq!(book.says(Locale::Chinese, index, rule, Some(case)), told.says);
            assert_eq!(book.says(Locale::English, index, rule, Some(case)), book.english().unwrap().rules[index].cases[case]);
        }
    }

    #[test]
    fn without_english_chinese_speaks() {
        let book = RuleBook::new(RuleBook::packed().unwrap().book().clone());
        let rule = &book.rules()[0];
        assert_eq!(book.says(Locale::English, 0, rule, None), rule.says);
        assert_eq!(book.region_name(Locale::English, "32"), "江苏省");
    }
}
