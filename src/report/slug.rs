//! Names as addresses: what stands behind `#` is made of the words themselves,
//! so that a link still leads to the same row when reports come or go.

use std::collections::BTreeMap;

/// Characters of an address before it is cut.
const LONGEST: usize = 40;

/// Words as an address: letters and digits of every script stay, what stands
/// between them is one `-`.
pub(crate) fn slug(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut kept = 0;
    let mut gap = false;
    for c in words.chars() {
        if !c.is_alphanumeric() {
            gap = kept > 0;
            continue;
        }
        if kept == LONGEST {
            break;
        }
        if gap {
            out.push('-');
            gap = false;
        }
        out.extend(c.to_lowercase());
        kept += 1;
    }
    out
}

/// The addresses of one place, each given once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slugs {
    /// What stands before each; nothing where the page has one place.
    prefix: String,
    given: BTreeMap<String, usize>,
}

impl Slugs {
    /// Addresses that begin with `prefix`.
    pub fn new(prefix: &str) -> Self {
        Self {
            prefix: prefix.to_owned(),
            given: BTreeMap::new(),
        }
    }

    /// The address of these words; of the same words again another one.
    pub fn give(&mut self, words: &str) -> String {
        let own = format!("{}{}", self.prefix, slug(words));
        let times = self.given.entry(own.clone()).or_default();
        *times += 1;
        match *times {
            1 => own,
            n => self.give(&format!("{words} {n}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_of_the_words() {
        for (words, address) in [
            ("行政复议申请 收到", "行政复议申请-收到"),
            ("PM2.5浓度（年均）", "pm2-5浓度-年均"),
            ("<script>", "script"),
            ("——", ""),
        ] {
            assert_eq!(slug(words), address);
        }
    }

    #[test]
    fn no_address_is_given_twice() {
        let mut slugs = Slugs::new("甲县-");
        let given: Vec<String> = ["收案", "收案", "收案-2", "收案"]
            .map(|words| slugs.give(words))
            .into();
        assert_eq!(
            given,
            ["甲县-收案", "甲县-收案-2", "甲县-收案-2-2", "甲县-收案-3"]
        );
    }
}
