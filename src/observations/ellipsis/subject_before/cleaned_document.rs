//! 清理文件34件，其中继续有效22件: what became of the kind cleaned up.

use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Leaning};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "cleaned_document",
    apply,
    examples: &[
        fires(
            "清理文件{34件}，其中继续有效{22件}、修改{9件}。",
            2,
            "清理后修改文件",
        ),
        fires(
            "对{112件}规范性文件进行全面清理，其中继续有效{97件}。",
            1,
            "清理后继续有效规范性文件",
        ),
        leaves("制定文件{34件}，其中修改{9件}。", 1, "修改文件"),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let outcome = LEXICON.classes.document_outcome.contains(on.name());
    if !outcome || !on.said.contains("清理") {
        return None;
    }
    let kind = document(&on.base).or_else(|| document(on.said))?;
    Some(format!("清理后{}{kind}", on.name()))
}

/// The kind of document a text named last.
fn document(text: &str) -> Option<&str> {
    let documents = &LEXICON.classes.document;
    let named = text.get(..documents.last_end(text)?)?;
    let from = named.char_indices().map(|(i, _)| i);
    from.map(|i| &named[i..])
        .find(|tail| documents.beginning(tail) == Some(tail.len()))
}
