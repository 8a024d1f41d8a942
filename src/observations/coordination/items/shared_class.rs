//! 食品、特种设备案件: what names a kind without its class is of the class of the
//! next that does.

use super::super::super::label;
use crate::lexicon::LEXICON;

/// Gives the items the class of the next.
pub(super) fn share(names: &mut [String]) {
    let mut class = String::new();
    for name in names.iter_mut().rev() {
        let mut classes = LEXICON.classes.list_class.iter();
        match classes.find(|c| name.ends_with(c.as_str())) {
            // 卫生、交通领域处罚案件: the word between belongs to every item.
            Some(own) => class = within_a_field(name).unwrap_or_else(|| own.clone()),
            None if label::property(name).is_none() => name.push_str(&class),
            None => {}
        }
    }
}

/// The end of a name from the word that makes what stands before it a field.
fn within_a_field(name: &str) -> Option<String> {
    let mut fields = LEXICON.classes.list_field.iter();
    let at = fields
        .find_map(|f| name.find(f.as_str()))
        .filter(|i| *i > 0)?;
    Some(name[at..].to_owned())
}
