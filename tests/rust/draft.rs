//! A small rule book that is in order, written into a folder of its own. A test breaks it in one place and reads it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

const BOOK: &str = r#"version = "2020.1"
aged = { zh = "（依据 {date} 的资料。）", en = " (From a source of {date}.)" }
disputed = { zh = "（说法不一。）", en = " (Sources disagree.)" }
"#;

const DOCUMENTS: &str = r#"[[document]]
key = "manual"
kind = "vendor"
title = { zh = "手册", en = "Manual" }
as_of = 2020-09-21

[[document]]
key = "statute"
kind = "law"
title = { zh = "办法", en = "Measures" }
as_of = 2005-02-08
"#;

const TOPICS: &str = r#"[[topic]]
key = "naming"
title = { zh = "名称", en = "Names" }
rules = ["site-name/region-word"]
"#;

const CODES: &str = r#"source = { document = "manual", as_of = 2020-09-21 }
nature = [{ code = 4, name = "enterprise", title = { zh = "企业", en = "Enterprise" } }]
certificate = []
approval = []
"#;

const NATIONAL: &str = r#"[[rule]]
id = "site-name/too-few-han"
field = "site.name"
verdict = "reject"
title = { zh = "汉字太少", en = "Too few Han characters" }
at_least_han = 3
says = { zh = "要有 3 个汉字。", en = "Three Han characters." }
source = { document = "manual", section = "1", as_of = 2020-09-21 }
good = ["山间小屋"]
bad = ["小屋"]
"#;

/// In a file of its own: what another rule names is there, whatever happens to the first file.
const ANOTHER: &str = r#"[[rule]]
id = "site-name/is-domain"
field = "site.name"
verdict = "reject"
title = { zh = "以域名命名", en = "A domain as name" }
no_domain = true
says = { zh = "不能用域名。", en = "Not a domain." }
source = { document = "statute", as_of = 2005-02-08 }
good = ["山间小屋手记"]
bad = ["example.com"]
"#;

/// A region that does not exist, so that nothing of a real one is tested by chance.
const REGION: &str = r#"code = "99"
name = "某某省"
name_en = "Nowhere"
short = "某"
letter = { icp = "某", police = "某" }

[[rule]]
id = "site-name/region-word"
field = "site.name"
verdict = "reject"
title = { zh = "禁用的词", en = "Banned words" }
when = { nature = ["individual"] }
replaces = ["site-name/is-domain"]
holds_none = [
  "商城",
  "团购",
  { word = "购", except = ["采购学"] },
]
says = { zh = "不能含“{word}”。", en = "Cannot hold “{word}”." }
source = { document = "manual", section = "2", as_of = 2020-09-21 }
good = ["山间小屋手记"]
bad = ["山间团购"]
"#;

pub const NATIONAL_FILE: &str = "national/site-name.toml";
pub const REGION_FILE: &str = "regions/99-nowhere.toml";

static COUNT: AtomicU32 = AtomicU32::new(0);

/// The files of a book, by their place under `rules/`.
pub struct Draft {
    files: BTreeMap<String, String>,
    folder: PathBuf,
}

impl Draft {
    pub fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder =
            option_env!("CARGO_TARGET_TMPDIR").map_or_else(std::env::temp_dir, PathBuf::from).join(format!("draft-{}-{number}", std::process::id()));
        let files = [
            ("book.toml", BOOK),
            ("documents.toml", DOCUMENTS),
            ("topics.toml", TOPICS),
            ("codes.toml", CODES),
            (NATIONAL_FILE, NATIONAL),
            ("national/site.toml", ANOTHER),
            (REGION_FILE, REGION),
        ];
        Draft { files: files.into_iter().map(|(file, text)| (file.to_owned(), text.to_owned())).collect(), folder }
    }

    /// With another text in the place of one that stands there exactly once.
    pub fn with(mut self, file: &str, from: &str, to: &str) -> Self {
        let text = self.files.get_mut(file).expect("a file of the draft");
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {file}");
        *text = text.replace(from, to);
        self
    }

    pub fn and(mut self, file: &str, more: &str) -> Self {
        self.files.entry(file.to_owned()).or_default().push_str(more);
        self
    }

    pub fn renamed(mut self, file: &str, to: &str) -> Self {
        let text = self.files.remove(file).expect("a file of the draft");
        self.files.insert(to.to_owned(), text);
        self
    }

    /// The line in which the `nth` (from 1) `text` of a file stands.
    pub fn line(&self, file: &str, text: &str, nth: usize) -> usize {
        let content = &self.files[file];
        let (at, _) = content.match_indices(text).nth(nth - 1).expect("a text of the file");
        content[..at].matches('\n').count() + 1
    }

    /// The folder `rules/` of the draft, written.
    pub fn written(&self) -> PathBuf {
        let root = self.folder.join("rules");
        for (file, text) in &self.files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        root
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
