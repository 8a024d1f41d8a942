//! `store verify`: every part of a store held against its hash.

use std::path::Path;

use tongbi::store::{Store, StoreError};

use super::args::Global;
use super::{Error, Outcome, output};

/// Lists what is damaged, a line a part.
pub fn verify(folder: &Path, global: &Global) -> Result<Outcome, Error> {
    let (parts, damaged) = match Store::open(folder) {
        Ok(store) => {
            let segments = store.manifest().segments.iter();
            (segments.map(|s| s.parts.len()).sum(), store.verify())
        }
        // A manifest that is not the one that was written is damage, too.
        Err(error @ (StoreError::Manifest { .. } | StoreError::Unfinished { .. })) => {
            (0, vec![error])
        }
        Err(other) => return Err(other.into()),
    };
    for part in &damaged {
        output::print(&part.to_string(), false)?;
    }
    if !global.quiet {
        let folder = folder.display();
        tell!("{folder}: {parts} parts, {} damaged", damaged.len());
    }
    Ok(Outcome::of(damaged.len(), false))
}
