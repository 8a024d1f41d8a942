//! Bodies of the state, which lie in no one place: `datasets/national.csv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::CUES;

/// The name of each by all its names.
static NAMES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../datasets/national.csv").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(','))
        .flat_map(|(name, others)| {
            let others = others.split(';').filter(|other| !other.is_empty());
            std::iter::once(name)
                .chain(others)
                .map(move |one| (one, name))
        })
        .collect()
});

/// The body that is called so from start to end; one of its offices, which its
/// name begins (国家税务总局青溪县税务局), by its own name.
pub(super) fn body(name: &str) -> Option<&str> {
    if let Some(body) = NAMES.get(name) {
        return Some(body);
    }
    let office = CUES.departments.ends(name)
        && NAMES
            .iter()
            .any(|(one, full)| one == full && one.chars().count() > 3 && name.starts_with(one));
    office.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn a_body_is_one_by_all_its_names() {
        assert_eq!(body("人社部"), Some("人力资源和社会保障部"));
        assert_eq!(
            body("国家统计局青溪调查总队"),
            Some("国家统计局青溪调查总队")
        );
        assert_eq!(body("司法局"), None);
    }
}
