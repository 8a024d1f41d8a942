//! `datasets/lexicon.csv` as it stands: one word a line, with its role and its
//! classes. Text → [`Entry`]s → the classes as one tree.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

use super::word::Role;

/// One line of the table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry<'t> {
    /// The word.
    pub word: &'t str,
    /// What it does in a clause; none where the cut of a clause knows no such word.
    pub role: Option<Role>,
    /// `class`, or `class=value+value` where the word has something of another.
    pub classes: Vec<&'t str>,
}

/// The first line.
const HEADER: &str = "word,role,classes";

/// The lines of the table.
///
/// # Errors
/// What is wrong, and in which line.
pub(super) fn entries(text: &str) -> Result<Vec<Entry<'_>>, String> {
    let mut lines = text.lines().zip(1..);
    match lines.next() {
        Some((HEADER, _)) => {}
        _ => return Err(format!("line 1 is not `{HEADER}`")),
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for (line, at) in lines {
        let entry = entry(line).map_err(|wrong| format!("line {at}: {wrong}"))?;
        if let Some(before) = first.insert(entry.word, at) {
            return Err(format!("line {at}: {} stands in line {before}", entry.word));
        }
        out.push(entry);
    }
    Ok(out)
}

fn entry(line: &str) -> Result<Entry<'_>, String> {
    let cells: Vec<&str> = line.split(',').collect();
    let [word, role, classes] = cells[..] else {
        return Err(format!("{} cells instead of 3", cells.len()));
    };
    if word.is_empty() || word.trim() != word {
        return Err(format!("no word: {word:?}"));
    }
    let named = |role| Role::deserialize(StrDeserializer::<Error>::new(role));
    let role = match role {
        "" => None,
        role => Some(named(role).map_err(|e| e.to_string())?),
    };
    let classes: Vec<&str> = classes.split_whitespace().collect();
    if role.is_none() && classes.is_empty() {
        return Err(format!("{word} has neither role nor class"));
    }
    Ok(Entry {
        word,
        role,
        classes,
    })
}

/// The classes of all entries: class → words, or class → word → values. A dot
/// in the name of a class opens a group (`period.stock`). The words of a class
/// stand the longest first, so that the first that fits is the one that says most.
pub(super) fn classes(entries: &[Entry]) -> toml::Table {
    let mut order: Vec<&Entry> = entries.iter().collect();
    order.sort_by_key(|entry| std::cmp::Reverse(entry.word.chars().count()));
    let mut tree = toml::Table::new();
    for entry in order {
        for class in &entry.classes {
            let (name, values) = class.split_once('=').unwrap_or((class, ""));
            let (group, name) = name
                .split_once('.')
                .map_or((None, name), |(g, n)| (Some(g), n));
            let table = match group {
                Some(group) => within(&mut tree, group),
                None => &mut tree,
            };
            if values.is_empty() {
                if let toml::Value::Array(words) =
                    table.entry(name).or_insert(toml::Value::Array(Vec::new()))
                {
                    words.push(entry.word.into());
                }
            } else {
                let values: Vec<&str> = values.split('+').collect();
                within(table, name).insert(entry.word.to_owned(), values.into());
            }
        }
    }
    tree
}

/// The table of a name within another; a class that is a list as well is
/// replaced, and then refused for what it lacks.
fn within<'t>(table: &'t mut toml::Table, name: &str) -> &'t mut toml::Table {
    let inner = table.entry(name).or_insert(toml::Table::new().into());
    if !inner.is_table() {
        *inner = toml::Table::new().into();
    }
    match inner {
        toml::Value::Table(inner) => inner,
        _ => unreachable!("made a table above"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_is_told_by_its_number() {
        let wrong = |lines: &str| entries(&format!("{HEADER}\n{lines}")).err();
        assert_eq!(wrong("案件,noun,thing_class\n热线,,body\n"), None);
        assert_eq!(
            wrong("案件,noun,\n热线,,body\n案件,,body\n").as_deref(),
            Some("line 4: 案件 stands in line 2")
        );
        assert_eq!(
            wrong("案件,noun\n").as_deref(),
            Some("line 2: 2 cells instead of 3")
        );
        assert!(wrong("案件,nuon,\n").is_some_and(|w| w.starts_with("line 2: unknown variant")));
        assert_eq!(
            wrong("案件,,\n").as_deref(),
            Some("line 2: 案件 has neither role nor class")
        );
        assert!(entries("word,role\n").is_err());
    }

    #[test]
    fn the_words_of_a_class_stand_the_longest_first() {
        let table = format!("{HEADER}\n任务,,task\n年度任务,,task\n整改,,done_to=问题+隐患\n");
        let tree = classes(&entries(&table).expect("three words"));
        assert_eq!(tree["task"], vec!["年度任务", "任务"].into());
        assert_eq!(tree["done_to"]["整改"], vec!["问题", "隐患"].into());
    }
}
