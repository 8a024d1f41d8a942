//! Moves the discourse to a clause: a new sentence or part forgets, clauses
//! without a figure say what the next is about, 其中 opens a list of parts.

use super::super::clause::{Clause, Joint};
use super::super::{label, subject};
use super::opening::{body_of, called, compares, occasion, of_the_first, property};
use super::{Discourse, Listed, Parts};
use crate::lexicon::{LEXICON, Role};

/// Marks between clauses.
const MARKS: [char; 7] = ['，', ',', '：', ':', '；', ';', '、'];

impl Discourse {
    /// Moves to a clause, before it is named.
    pub fn enter(&mut self, c: &Clause) {
        if self.sentence != c.run.sentence.start {
            self.sentence = c.run.sentence.start;
            self.next_sentence();
        }
        let own = label::phrase(c.text, c.before);
        let kind = own.ends_with('类');
        if self.part != c.run.part.start {
            self.part = c.run.part.start;
            self.next_part(kind);
        }
        // 抽检食品（其中果蔬52批次），合格率: the parts end with their bracket.
        let between = c.text.get(self.read..c.run.before.start).unwrap_or("");
        if between.contains(['）', ')']) {
            self.parts.open = false;
        }
        self.open(c);
        self.divide(c, kind);
    }

    fn next_sentence(&mut self) {
        if !self.counted.is_empty() {
            self.sentence_before = std::mem::take(&mut self.counted);
        }
        self.last.clear();
        self.counted_before.clear();
        self.amounts.clear();
        self.values.clear();
        self.opening = None;
        self.verb.clear();
        self.governed = false;
        self.parts.open = false;
        self.list = Listed::default();
        self.rated.clear();
    }

    /// `kind` tells whether the part opens with a kind of the whole before.
    fn next_part(&mut self, kind: bool) {
        self.agent.clear();
        self.body.clear();
        self.counted_before.clear();
        self.verb.clear();
        self.governed = false;
        // 其中：食品类9件，罚款5万元；药品类8件，罚款3万元.
        self.parts.open = self.parts.open && self.parts.apart && kind;
        self.parts.items = 0;
    }

    /// 其中: a list of parts of what was counted begins.
    fn divide(&mut self, c: &Clause, kind: bool) {
        let said = c.said(c.run.part.start);
        let lead = said.trim_end_matches(['：', ':']);
        let listed = lead.len() < said.len() && lead.ends_with("其中") && kind;
        if !listed && !c.before.iter().any(|w| w.role == Role::Inside) {
            return;
        }
        let whole = match self.parts.open {
            true => std::mem::take(&mut self.parts),
            false => Parts {
                said: c.run.before.start - said.len()..c.run.before.start,
                verb: self.verb.clone(),
                ..Parts::default()
            },
        };
        self.parts = Parts {
            open: true,
            apart: kind && matches!(lead.trim(), "" | "其中"),
            item: String::new(),
            items: 0,
            ..whole
        };
    }

    /// Reads the clauses without a figure before this one: they say what it is
    /// about (开展法治督察，发现问题52个).
    fn open(&mut self, c: &Clause) {
        let run = c.run;
        let first = self.read <= run.sentence.start;
        let from = self.read.max(run.sentence.start);
        self.read = run.after.end;
        let said = c.said(from);
        let clause = said.trim_matches(MARKS);
        self.passing = None;
        self.straight = clause.is_empty();
        // 收到申请46件，超过诉讼案件数量，受理38件: what it is compared with is no topic.
        if clause.is_empty() || !first && compares(clause) {
            return;
        }
        let nearest = clause.rsplit(['，', ',', '：', ':', '；']).next();
        let nearest = nearest.unwrap_or(clause);
        if run.joint == Joint::Clause {
            self.passing = property(nearest);
        }
        if let Some(body) = body_of(nearest) {
            self.body = body;
        }
        if first {
            self.opening = self.of_the_sentence(clause, nearest);
            return;
        }
        // …；“法治大讲堂”走进机关，受众9万人次: a part may open as a sentence does.
        let opens = from <= run.part.start;
        let told = clause.split(['，', ',']).next().filter(|_| opens);
        let told = told.and_then(|said| subject::opening(said).or_else(|| called(said)));
        let told = told.or_else(|| occasion(nearest));
        if let Some(said) = told.or_else(|| LEXICON.legal_work(clause).map(str::to_owned)) {
            self.opening = Some(said);
            self.counted_before = std::mem::take(&mut self.counted);
            self.rated.clear();
            self.agent.clear();
        }
    }

    /// What a sentence is about by the words before its first figure.
    fn of_the_sentence(&self, clause: &str, nearest: &str) -> Option<String> {
        let Some(of) = nearest.strip_suffix('中') else {
            return of_the_first(clause, nearest);
        };
        // 审结案件中，: of those the sentence before counted.
        let carried = subject::procedure(of).or_else(|| subject::procedure(&self.sentence_before));
        carried.map(str::to_owned).or_else(|| subject::opening(of))
    }
}
