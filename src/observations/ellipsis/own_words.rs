//! What a clause itself says, read beside what was said before: its name, who
//! did it, and whether it needs a subject.

use super::super::discourse::{BODY, Counted};
use super::super::head::{self, Core};
use super::super::label;
use super::super::subject::doer;
use super::{Scene, shared_deed};
use crate::lexicon::{LEXICON, Role, Word};

/// A level or rate with a name of its own, as the rules of [`super::named`] see it.
pub(in super::super) struct OwnWords<'a> {
    /// The clause, and what was said before it.
    pub scene: Scene<'a>,
    /// What it says.
    pub counted: Counted,
    /// The rules that made its name.
    pub rules: Vec<&'static str>,
    /// Whether a verb governs it.
    pub governs: bool,
    /// What it says that it was done through.
    pub through: Option<String>,
}

impl<'a> OwnWords<'a> {
    /// Reads a clause.
    pub fn of(scene: Scene<'a>) -> Self {
        let core = head::core(scene.c);
        let mut rules = vec![core.rule];
        let mut governs = !core.verb.is_empty() || head::governs(scene.c.text, scene.c.before);
        let mut core = match shared_deed::share(scene, &core, governs) {
            Some(shared) => {
                rules.push(shared.rule);
                governs |= shared.governs;
                Core {
                    rule: core.rule,
                    ..shared.core
                }
            }
            None => core,
        };
        if scene.c.is_share()
            && let Some(end) = LEXICON.classes.requirement.beginning(&core.name)
        {
            // 明确持证率不低于90%: that it was asked for is no part of the rate.
            core.name.replace_range(..end, "");
        }
        let doer = doer(&core.name);
        let mut own = Self {
            scene,
            counted: Counted {
                extends: !scene.c.is_share() && extends(scene),
                doer,
                core,
                needs: false,
            },
            rules,
            governs,
            through: through(scene),
        };
        own.counted.needs = own.needs();
        own
    }

    /// What the clause itself calls it.
    pub fn core(&self) -> &Core {
        &self.counted.core
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.counted.core.name
    }

    /// The body whose deeds are told.
    pub fn body(&self) -> &str {
        self.through.as_deref().unwrap_or(&self.scene.d.body)
    }

    /// Whether the clause opens with 全市, 全县.
    fn scoped(&self) -> bool {
        let first = self.scene.c.before.first();
        first.is_some_and(|w| w.role == Role::Scope)
    }

    /// Whether the name needs a subject said elsewhere.
    fn needs(&self) -> bool {
        let (core, name) = (self.core(), self.name());
        let parts = self.scene.d.parts.open;
        let short = label::count(name) <= 4;
        let alone = self.scoped() && !core.only_verbs && !label::attribute(name);
        core.dependent() && !alone
            || self.counted.extends && !self.scoped() && self.extended().is_some()
            || self.counted.by_adverb()
            || parts && LEXICON.classes.office_holder.ends(name)
            || parts && (short || name.ends_with('类')) && !self.scene.c.is_share()
    }

    /// What it is that reaches so far: a work of the law, or the work without
    /// its class (“双随机、一公开”抽查任务 → “双随机、一公开”抽查).
    pub fn extended(&self) -> Option<String> {
        let (d, name) = (self.scene.d, self.name());
        let nearest = d.nearest(false);
        let work = label::thing_class(&nearest).and_then(|c| nearest.strip_suffix(c));
        if let Some(work) = work.filter(|w| label::count(w) >= 2 && *w != "矛盾") {
            return Some(work.to_owned());
        }
        let said = nearest.starts_with('“') || LEXICON.legal_work(&nearest).is_some();
        // 违法用地53宗，涉及土地412亩: of what was counted before.
        // 发放补贴3亿元，惠及农户4915户: of what was given.
        let benefits = name.starts_with("惠及");
        let most = if benefits { GIVEN } else { NEAR };
        let near = (name.starts_with("涉及") || benefits && d.straight)
            && label::count(name) <= 4
            && (3..=most).contains(&label::count(&nearest))
            && nearest == d.counted;
        (said || near).then_some(nearest)
    }
}

/// Most characters of a thing that is said before how far it reaches.
const NEAR: usize = 6;

/// Most characters of a thing that is said before whom it benefits.
const GIVEN: usize = 10;

/// Whether a clause only says how far something reaches (涉及12个领域).
fn extends(scene: Scene) -> bool {
    let first = scene.c.before.iter().find(|w| {
        !matches!(
            w.role,
            Role::Drop | Role::Time | Role::Mark | Role::Scope | Role::Compare
        )
    });
    first.is_some_and(|w| LEXICON.classes.extent.contains(w.said(scene.c.text)))
}

/// What a clause says that it was done through: 通过“直通车”平台发布岗位.
fn through(scene: Scene) -> Option<String> {
    let mark = |w: &Word| w.role == Role::Mark;
    let mut words = scene.c.before.iter().skip_while(|w| mark(w));
    let by = LEXICON
        .classes
        .means
        .contains(words.next()?.said(scene.c.text));
    let nouns = words.take_while(|w| w.role == Role::Noun);
    let nouns: Vec<Word> = nouns.cloned().collect();
    let name = scene.phrase(&nouns);
    let named = LEXICON.classes.body.ends(&name) && label::count(&name) <= BODY;
    (by && named).then_some(name)
}
