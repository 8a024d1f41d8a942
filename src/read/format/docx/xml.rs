//! XML as the few events that reading Word needs.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::Refusal;

/// An event, names without their prefix.
pub(super) enum Part {
    Start(Tag),
    End(String),
    Text(String),
}

/// A start tag.
pub(super) struct Tag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute, by its name without prefix.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// `val`, as most properties of Word are given.
    pub(super) fn val(&self) -> Option<&str> {
        self.get("val")
    }

    /// Whether a property without or with `val` is on.
    pub(super) fn on(&self) -> bool {
        !matches!(self.val(), Some("0" | "false" | "off"))
    }

    fn read(start: &BytesStart) -> Self {
        Self {
            name: start.local_name().as_ref().to_owned(),
            attributes: start
                .attributes()
                .with_checks(false)
                .flatten()
                .map(|a| {
                    let value = quick_xml::escape::unescape(&a.value)
                        .map_or_else(|_| a.value.to_string(), |v| v.into_owned());
                    (a.key.local_name().as_ref().to_owned(), value)
                })
                .collect(),
        }
    }
}

/// Levels of elements from which a part is refused: tables within tables make some
/// thirty, and each of them is looked at again for every one inside it.
const DEEPEST: usize = 500;

/// Hands each event of a part to `take`; an empty element is its start and end.
pub(super) fn read(bytes: &[u8], mut take: impl FnMut(Part)) -> Result<(), Refusal> {
    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    loop {
        let at = reader.buffer_position();
        let damaged =
            |what: &dyn std::fmt::Display| Refusal::Damaged(format!("XML at byte {at}: {what}"));
        match reader.read_event().map_err(|e| damaged(&e))? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(damaged(&"its elements are nested too deep"));
                }
                take(Part::Start(Tag::read(&start)));
            }
            Event::Empty(start) => {
                let tag = Tag::read(&start);
                let name = tag.name.clone();
                take(Part::Start(tag));
                take(Part::End(name));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                take(Part::End(end.local_name().as_ref().to_owned()));
            }
            Event::Text(text) => {
                take(Part::Text(text.to_string()));
            }
            Event::CData(text) => {
                take(Part::Text(text.to_string()));
            }
            Event::GeneralRef(reference) => {
                if let Ok(Some(c)) = reference.resolve_char_ref() {
                    take(Part::Text(c.to_string()));
                } else if let Some(words) = quick_xml::escape::resolve_xml_entity(&reference) {
                    take(Part::Text(words.to_owned()));
                }
            }
            Event::Eof if depth > 0 => return Err(damaged(&"it breaks off")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_nested_without_end_are_refused() {
        let nested = |levels: usize| [b"<a>".repeat(levels), b"</a>".repeat(levels)].concat();
        assert!(read(&nested(400), |_| ()).is_ok());
        assert!(matches!(
            read(&nested(600), |_| ()),
            Err(Refusal::Damaged(_))
        ));
    }
}
