//! Crates that take files apart panic on some broken ones: PDF on slices of text
//! off a character's boundary, Parquet on types it was built without. For us that
//! is a damaged file like any other: no panic leaves, and none is announced.

use std::cell::Cell;
use std::panic::{self, UnwindSafe};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What a reading gives; none where it panics.
pub(crate) fn guarded<T>(reading: impl FnOnce() -> T + UnwindSafe) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !GUARDED.get() {
                before(info);
            }
        }));
    });
    GUARDED.set(true);
    let read = panic::catch_unwind(reading);
    GUARDED.set(false);
    read.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_stays_inside_and_the_next_reading_goes_on() {
        assert_eq!(guarded(|| "甲"[1..].len()), None);
        assert_eq!(guarded(|| 1), Some(1));
        assert!(panic::catch_unwind(|| guarded(|| -> u8 { panic!("inside") })).is_ok());
    }
}
