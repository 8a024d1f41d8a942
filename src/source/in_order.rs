//! What several threads make, handed on in the order of its parts.

use std::collections::BTreeMap;
use std::sync::mpsc::Receiver;

/// What is made of the parts, in their order, whoever is done first.
pub(super) struct InOrder<T> {
    made: Receiver<(usize, T)>,
    /// What came before its turn.
    early: BTreeMap<usize, T>,
    next: usize,
}

impl<T> InOrder<T> {
    pub(super) fn of(made: Receiver<(usize, T)>) -> Self {
        Self {
            made,
            early: BTreeMap::new(),
            next: 0,
        }
    }
}

impl<T> Iterator for InOrder<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            if let Some(one) = self.early.remove(&self.next) {
                self.next += 1;
                return Some(one);
            }
            let (n, one) = self.made.recv().ok()?;
            self.early.insert(n, one);
        }
    }
}
