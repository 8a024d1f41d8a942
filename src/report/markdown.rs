//! The change report as Markdown that reads well on a Git host.

use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior, Value};

use super::view::view;
use super::{ChangeReport, ReportError};

const TEMPLATE: &str = include_str!("templates/report.md");

/// Writes the report.
///
/// # Errors
/// A template that does not fit the view, which is a defect.
pub fn markdown(report: &ChangeReport) -> Result<String, ReportError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown"));
    environment.set_formatter(as_words);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.add_template("report.md", TEMPLATE)?;
    let text = environment
        .get_template("report.md")?
        .render(minijinja::Value::from_serialize(view(report)))?;
    Ok(text)
}

/// Whatever the template prints is plain words.
fn as_words(out: &mut Output, _: &State, value: &Value) -> Result<(), minijinja::Error> {
    let written = match value.as_str() {
        Some(words) => out.write_str(&plain(words)),
        None => write!(out, "{value}"),
    };
    written.map_err(minijinja::Error::from)
}

/// Words of a report as plain words of Markdown: nothing in them is markup, and
/// they stay in their table cell.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() => out.push(' '),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' | '\\' | '$' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_are_no_markup() {
        assert_eq!(plain("a|b*<script>\n`x`"), "a\\|b\\*&lt;script&gt; \\`x\\`");
    }
}
