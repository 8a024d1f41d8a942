//! Plans: numbers missed, what was delivered, what left no trace.

use super::{Finding, Material, short};
use crate::report::threads::{Step, Thread};
use crate::report::words::sentence;

/// Missed numbers told one by one.
const MISSED: usize = 2;

/// Plans that set a number which was not reached.
pub(super) fn missed(m: &Material, out: &mut Vec<Finding>) {
    let missed = m.steps(m.plans).filter(|(_, s)| s.target == "missed");
    let missed: Vec<(&Thread, &Step)> = missed.collect();
    for (thread, step) in missed.iter().take(MISSED) {
        out.push(Finding {
            tone: "bad",
            number: step.target_words.clone(),
            text: sentence("finding_missed", m.lang, &[("text", &short(&thread.text))]),
            href: thread.id.clone(),
            source: thread.place(),
        });
    }
}

/// How many plans were kept, and the first that left no trace.
pub(super) fn plans(m: &Material, out: &mut Vec<Finding>) {
    let all: Vec<(&Thread, &str)> = m.steps(m.plans).map(|(t, s)| (t, s.status)).collect();
    if all.is_empty() {
        return;
    }
    let count = |status: &str| all.iter().filter(|(_, s)| *s == status).count();
    let lost: Vec<&Thread> = all
        .iter()
        .filter(|(_, s)| *s == "no_trace")
        .map(|(t, _)| *t)
        .collect();
    let (total, delivered, carried) = (
        all.len().to_string(),
        count("delivered").to_string(),
        count("carried_over").to_string(),
    );
    let mut parts = vec![
        ("total", total.as_str()),
        ("delivered", &delivered),
        ("carried", &carried),
    ];
    match lost.first() {
        Some(first) => {
            let (n, text) = (lost.len().to_string(), short(&first.text));
            parts.extend([("lost", n.as_str()), ("text", &text)]);
            out.push(Finding {
                tone: "warn",
                text: sentence("finding_plans", m.lang, &parts),
                number: format!("{n}/{total}"),
                href: first.id.clone(),
                source: first.place(),
            });
        }
        None if count("delivered") + count("carried_over") == all.len() => out.push(Finding {
            tone: "good",
            text: sentence("finding_plans_kept", m.lang, &parts),
            number: total.clone(),
            href: format!("{}plans", m.at),
            source: String::new(),
        }),
        None => {}
    }
}
