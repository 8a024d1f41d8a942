//! What a rule of this stage is: an id, one function of what it may see, and
//! examples that say what it does and what it leaves alone. A phase is a list
//! of rules, whose order is their precedence; the generic test below runs every
//! example of every phase.

/// A rule; `F` is the function of its phase.
#[derive(Clone, Copy)]
pub(super) struct Rule<F> {
    /// The name of its file, shown by `explain` and in the column `rule`.
    pub id: &'static str,
    /// What it does.
    pub apply: F,
    /// Sentences and what becomes of them.
    #[cfg_attr(not(test), allow(dead_code))]
    pub examples: &'static [Example],
}

/// A sentence of the review, each of its figures in braces.
#[cfg_attr(not(test), allow(dead_code))]
pub(super) struct Example {
    /// The heading it stands under; none if empty.
    pub heading: &'static str,
    /// The sentence.
    pub sentence: &'static str,
    /// Which of its figures is looked at.
    pub figure: usize,
    /// The label of that figure.
    pub label: &'static str,
    /// Whether the rule has a part in it.
    pub fires: bool,
}

/// A sentence of which the rule makes a label.
pub(super) const fn fires(sentence: &'static str, figure: usize, label: &'static str) -> Example {
    Example {
        heading: "",
        sentence,
        figure,
        label,
        fires: true,
    }
}

/// A sentence that looks alike and that the rule leaves alone.
pub(super) const fn leaves(sentence: &'static str, figure: usize, label: &'static str) -> Example {
    Example {
        fires: false,
        ..fires(sentence, figure, label)
    }
}

#[cfg(test)]
mod tests {
    use super::super::marked::observe;
    use super::super::{coordination, disambiguate, ellipsis, head, retag};
    use super::Example;
    use crate::outline::Section;

    /// All rules: their phase, id and examples.
    fn all() -> Vec<(&'static str, &'static str, &'static [Example])> {
        let mut out = Vec::new();
        macro_rules! phases {
            ($($phase:literal => $rules:expr),* $(,)?) => {
                $(out.extend($rules.iter().map(|r| ($phase, r.id, r.examples)));)*
            };
        }
        phases!(
            "retag" => retag::RULES,
            "head" => head::RULES,
            "coordination" => coordination::RULES,
            "ellipsis/silent" => ellipsis::silent::RULES,
            "ellipsis/change" => ellipsis::change::RULES,
            "ellipsis/share" => ellipsis::share::RULES,
            "ellipsis/shared_deed" => ellipsis::shared_deed::RULES,
            "ellipsis/named" => ellipsis::named::RULES,
            "ellipsis/subject_before" => ellipsis::subject_before::RULES,
            "ellipsis/topic" => ellipsis::topic::RULES,
            "disambiguate" => disambiguate::RULES,
        );
        out
    }

    /// What an example says that is not so.
    fn wrong(phase: &str, id: &str, example: &Example) -> Option<String> {
        let heading = [example.heading];
        let headings = if example.heading.is_empty() {
            &heading[..0]
        } else {
            &heading[..]
        };
        let rows = observe(example.sentence, Section::Measures, headings);
        let row = &rows[example.figure];
        let fires = match phase {
            "retag" => retag::has_a_part(id, example.sentence),
            _ => row.rule.split('+').any(|rule| rule == id),
        };
        let so = row.label == example.label && fires == example.fires;
        (!so).then(|| {
            format!(
                "{id}\t{}\t{}\t{}\tis\t{}\t{}\t{fires}",
                example.sentence, example.label, example.fires, row.label, row.rule
            )
        })
    }

    #[test]
    fn every_example_is_what_it_says_and_made_by_the_rule_it_shows() {
        let mut told = Vec::new();
        for (phase, id, examples) in all() {
            told.extend(
                examples
                    .iter()
                    .filter_map(|example| wrong(phase, id, example)),
            );
        }
        assert!(told.is_empty(), "\n{}\n", told.join("\n"));
    }

    #[test]
    fn every_rule_is_a_file_of_its_own_name_with_a_sentence_it_leaves_alone() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/observations");
        let mut ids = std::collections::BTreeSet::new();
        for (phase, id, examples) in all() {
            assert!(ids.insert(id), "twice: {id}");
            assert!(examples.iter().any(|e| e.fires), "{id} shows nothing");
            assert!(
                examples.iter().any(|e| !e.fires),
                "{id} leaves nothing alone"
            );
            let file = folder.join(phase).join(format!("{id}.rs"));
            assert!(file.is_file(), "{}", file.display());
        }
    }
}
