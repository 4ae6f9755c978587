//! Tables of figures and their ratios, as Markdown.

use std::fmt::Write;

use crate::report::plain;

/// Rows of cells below headings; the first columns hold text, the others figures.
pub(super) struct Table {
    texts: usize,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new(texts: usize, headings: &[&str]) -> Self {
        let headings = headings.iter().map(|&heading| heading.to_owned()).collect();
        Self {
            texts,
            rows: vec![headings],
        }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(super) fn markdown(&self) -> String {
        let mut text = String::new();
        for (index, row) in self.rows.iter().enumerate() {
            let cells: Vec<_> = row.iter().map(|cell| escaped(cell)).collect();
            let _ = writeln!(text, "| {} |", cells.join(" | "));
            if index == 0 {
                let rule = |column| if column < self.texts { "---" } else { "---:" };
                let rules: Vec<_> = (0..row.len()).map(rule).collect();
                let _ = writeln!(text, "|{}|", rules.join("|"));
            }
        }
        text
    }
}

/// A cell in one line that does not end early.
fn escaped(cell: &str) -> String {
    const LENGTH: usize = 100;
    let words: Vec<_> = cell.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(LENGTH).collect();
    plain(&short).replace('|', "\\|")
}

/// How many times the base a figure is; a hyphen where there is none.
pub(super) fn ratio(figure: f64, base: f64) -> String {
    if base > 0.0 {
        format!("{:.2}", figure / base)
    } else {
        "-".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_markdown_with_figures_to_the_right() {
        let mut table = Table::new(1, &["who", "s"]);
        table.row(["a|b\nc".to_owned(), "1.5".to_owned()]);
        let expected = "| who | s |\n|---|---:|\n| a\\|b c | 1.5 |\n";
        assert_eq!(table.markdown(), expected);
    }

    #[test]
    fn a_ratio_is_of_the_base() {
        assert_eq!(ratio(3.0, 2.0), "1.50");
        assert_eq!(ratio(3.0, 0.0), "-");
    }
}
