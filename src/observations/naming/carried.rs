//! What is carried from clause to clause: the thing, the body and the opening
//! that a name without a subject leans on.

use super::super::clause::Joint;
use super::super::retag;
use super::super::{label, subject};
use super::{Clause, FIGURES, Naming};
use crate::lexicon::{LEXICON, Role};

/// Characters among which such a clause says so (首次超过).
const COMPARED: usize = 12;

/// Whether a clause says what the figure before is compared with.
fn compares(clause: &str) -> bool {
    let end = clause.char_indices().nth(COMPARED).map(|(at, _)| at);
    let clause = &clause[..end.unwrap_or(clause.len())];
    let mut verbs = LEXICON.classes.comparison.iter();
    if !verbs.any(|v| clause.contains(v.as_str())) {
        return false;
    }
    let words = retag::cut(clause, 0..clause.len());
    let mut said = words
        .iter()
        .filter(|w| !matches!(w.role, Role::Drop | Role::Mark | Role::Time))
        .filter_map(|w| clause.get(w.span.start..));
    let verbs = &LEXICON.classes.comparison;
    said.next()
        .is_some_and(|rest| verbs.iter().any(|v| rest.starts_with(v.as_str())))
}

/// The last work of the law named in what was said, but as what it is compared with.
pub(super) fn topic(said: &str) -> Option<&str> {
    said.rsplit(['，', ','])
        .find_map(|clause| LEXICON.legal_work(clause).filter(|_| !compares(clause)))
}

impl Naming {
    pub(super) fn enter(&mut self, c: &Clause) {
        let run = c.run;
        if self.sentence != run.sentence.start {
            self.sentence = run.sentence.start;
            if !self.head.is_empty() {
                self.before = std::mem::take(&mut self.head);
            }
            self.last.clear();
            self.older.clear();
            self.levels.clear();
            self.values.clear();
            self.opening = None;
            self.verb.clear();
            self.governed = false;
            self.inside = false;
            self.list.clear();
            self.whole.clear();
            self.rated.clear();
        }
        if self.part != run.part.start {
            self.part = run.part.start;
            self.agent.clear();
            self.body.clear();
            self.older.clear();
            self.verb.clear();
            self.governed = false;
            // 其中：食品类9件，罚款5万元；药品类8件，罚款3万元.
            let next = label::phrase(c.text, c.before).ends_with('类');
            self.inside = self.inside && self.apart && next;
            self.inner_count = 0;
        }
        self.open(c);
        let run = c.run;
        let said = c.said(run.part.start);
        let lead = said.trim_end_matches(['：', ':']);
        let own = label::phrase(c.text, c.before);
        let listed = lead.len() < said.len() && lead.ends_with("其中") && own.ends_with('类');
        if c.before.iter().any(|w| w.role == Role::Inside) || listed {
            if !self.inside {
                let said = c.said(run.part.start).len();
                self.outer_said = run.before.start - said..run.before.start;
                self.outer_verb.clone_from(&self.verb);
            }
            self.inside = true;
            self.apart = own.ends_with('类') && matches!(lead.trim(), "" | "其中");
            self.inner.clear();
            self.inner_count = 0;
        }
    }

    /// Reads the clauses without a figure before this one: they say what it is
    /// about (开展法治督察，发现问题52个).
    pub(super) fn open(&mut self, c: &Clause) {
        let run = c.run;
        let first = self.read <= run.sentence.start;
        let from = self.read.max(run.sentence.start);
        self.read = run.after.end;
        let said = c.said(from);
        let clause = said.trim_matches(['，', ',', '：', ':', '；', ';', '、']);
        self.passing = None;
        self.straight = clause.is_empty();
        // 收到申请46件，超过诉讼案件数量，受理38件: what it is compared with is no topic.
        if clause.is_empty() || !first && compares(clause) {
            return;
        }
        let nearest = clause.rsplit(['，', ',', '：', ':', '；']).next();
        let nearest = nearest.unwrap_or(clause);
        if c.run.joint == Joint::Clause {
            // 进出口总值创历史新高，达到53亿元.
            let named = label::phrase(nearest, &retag::cut(nearest, 0..nearest.len()));
            let whole = LEXICON.classes.self_contained.iter();
            let measured = whole.clone().any(|w| named.ends_with(w.as_str()));
            let property = label::property(&named).is_some() || measured;
            self.passing = property.then_some(named);
        }
        if LEXICON.classes.body.ends(nearest) {
            // 建成直通车平台，入驻企业1.6万家: the platform's.
            let body = subject::thing(nearest);
            if label::count(&body) <= BODY {
                self.body = body;
            }
        }
        // …；“法治大讲堂”走进机关，受众9万人次: a part may open as a sentence does.
        let told = (from <= run.part.start)
            .then(|| clause.split(['，', ',']).next())
            .flatten()
            .and_then(|said| subject::opening(said).or_else(|| called(said)));
        if let Some(of) = nearest.strip_suffix('中').filter(|_| first) {
            // 审结案件中，: of those the sentence before counted.
            let carried = subject::procedure(of).or_else(|| subject::procedure(&self.before));
            self.opening = carried.map(str::to_owned).or_else(|| subject::opening(of));
        } else if first {
            self.opening = subject::procedure(clause)
                .map(str::to_owned)
                .or_else(|| occasion(nearest))
                .or_else(|| subject::opening(nearest));
        } else if let Some(said) = told
            .or_else(|| occasion(nearest))
            .or_else(|| LEXICON.legal_work(clause).map(str::to_owned))
        {
            self.opening = Some(said);
            self.older = std::mem::take(&mut self.head);
            self.rated.clear();
            self.agent.clear();
        }
    }

    /// What a dependent name leans on.
    pub(super) fn base(&self, rate: bool) -> String {
        if rate && self.inside && self.inner_count == 1 {
            return self.inner.clone();
        }
        if !self.head.is_empty() {
            return self.head.clone();
        }
        if let Some(opening) = &self.opening {
            return opening.clone();
        }
        let carried = rate || self.inside;
        if carried && !self.before.is_empty() {
            return self.before.clone();
        }
        self.heading.clone().unwrap_or_default()
    }

    /// The procedure of the sentence before, where this one names no subject
    /// and the heading none that is narrower.
    pub(super) fn going_on(&self) -> Option<String> {
        let silent = self.head.is_empty() && self.opening.is_none();
        let heading = self.heading.as_deref().and_then(subject::procedure);
        let before = subject::procedure(&self.before)?;
        (silent && heading.is_none()).then(|| before.to_owned())
    }

    /// What a dependent name of this clause leans on: the one who acted, what
    /// the rate before was of, or the thing counted.
    pub(super) fn subject(&self, rate: bool, name: &str) -> String {
        let base = self.base(rate);
        let own = self.inside && self.apart && self.inner_count == 1 && !self.inner.is_empty();
        if own && (label::attribute(name) || label::property(name).is_some()) {
            return self.inner.clone();
        }
        let whose = name.find("满意").is_some_and(|at| at > 0);
        if rate && whose && !self.body.is_empty() && !self.inside {
            // 平台办理业务9万笔，群众满意率: with the platform.
            return self.body.clone();
        }
        if rate && !self.rated.is_empty() && !self.inside {
            return self.rated.clone();
        }
        // 发现问题52个，下发意见书9份，整改50个: of the problems.
        let affine = LEXICON.classes.done_to.iter();
        if let Some((_, things)) = affine.clone().find(|(deed, _)| name.contains(deed)) {
            let is = |level: &&String| things.iter().any(|t| level.ends_with(t.as_str()));
            if let Some(level) = self.levels.iter().rev().take(FIGURES).find(is) {
                // 收到意见建议43条，采纳29条: what came in was taken up.
                let opens = |w: &&String| level.starts_with(w.as_str());
                let came = LEXICON.classes.receiving.iter().find(opens);
                return level[came.map_or(0, String::len)..].to_owned();
            }
            if things.iter().any(|t| name.ends_with(t.as_str())) {
                // 移交线索6件，采纳建议112条: of the work, not of the thing before.
                return self
                    .opening
                    .clone()
                    .or(self.heading.clone())
                    .unwrap_or_default();
            }
        }
        let property = label::attribute(name) || label::property(name).is_some();
        if name.contains("出庭") && LEXICON.classes.office_holder.ends(&self.agent) {
            return self.agent.clone();
        }
        if !self.agent.is_empty() && property && subject::procedure(&base).is_none() {
            return self.agent.clone();
        }
        base
    }
}

/// Most characters of a body that is said before its deeds.
pub(super) const BODY: usize = 14;

/// The name in quotation marks that a clause speaks of: “法治大讲堂”走进机关.
fn called(clause: &str) -> Option<String> {
    let name = clause.strip_prefix('“')?;
    let name = &name[..name.find('”')?];
    let behind = clause.get('“'.len_utf8() + name.len() + '”'.len_utf8()..)?;
    let does = retag::cut(behind, 0..behind.len());
    let does = does.first().is_some_and(|w| w.role == Role::Verb) || behind.starts_with("走进");
    (does && (2..=BODY).contains(&label::count(name))).then(|| format!("“{name}”"))
}

/// Most characters of an occasion with those who take part.
const OCCASION: usize = 16;

/// What a clause brought people to, and whom: 组织干部参加学法考试 → 干部学法考试.
fn occasion(clause: &str) -> Option<String> {
    if !LEXICON.classes.occasion.ends(clause) {
        return None;
    }
    let words = retag::cut(clause, 0..clause.len());
    let nouns: String = words
        .iter()
        .filter(|w| w.role == Role::Noun)
        .filter_map(|w| clause.get(w.span.clone()))
        .collect();
    let nouns = label::clean(&nouns);
    (label::count(&nouns) <= OCCASION && LEXICON.classes.occasion.ends(&nouns)).then_some(nouns)
}
