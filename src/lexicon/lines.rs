//! Small tables of lines, sorted when they are packed: where each line begins is noted once, then a look-up halves.

use std::sync::OnceLock;

pub(super) struct Lines {
    text: &'static str,
    lines: OnceLock<Vec<&'static str>>,
}

impl Lines {
    pub const fn of(text: &'static str) -> Self {
        Lines { text, lines: OnceLock::new() }
    }

    pub fn all(&self) -> &[&'static str] {
        self.lines.get_or_init(|| self.text.lines().collect())
    }

    /// Is this a line?
    pub fn has(&self, line: &str) -> bool {
        self.all().binary_search(&line).is_ok()
    }

    /// What stands behind this word and a tab.
    pub fn behind(&self, word: &str) -> Option<&'static str> {
        let lines = self.all();
        let at = lines.partition_point(|line| first_column(line) < word);
        lines.get(at)?.strip_prefix(word)?.strip_prefix('\t')
    }
}

fn first_column(line: &str) -> &str {
    let end = line.bytes().position(|b| b == b'\t').unwrap_or(line.len());
    line.get(..end).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_lines_and_first_columns() {
        let words = Lines::of("a\nab\n中国\n");
        assert!(words.has("a") && words.has("ab") && words.has("中国"));
        assert!(!words.has("") && !words.has("abc") && !words.has("中"));
        let table = Lines::of("10\tx\n311\ty z\n");
        assert_eq!((table.behind("10"), table.behind("311"), table.behind("31"), table.behind("")), (Some("x"), Some("y z"), None, None));
    }
}
