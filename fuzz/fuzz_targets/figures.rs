//! The reader of numbers on any text: no panic, and what it finds lies in the
//! text, in order, on character boundaries.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let reading = tongbi::figures::read(text, 0..text.len());
    let mut end = 0;
    for figure in &reading.figures {
        assert!(figure.span.start >= end, "figures overlap");
        assert!(text.get(figure.span.clone()).is_some(), "span {:?} is no text", figure.span);
        assert!(text.get(figure.core.clone()).is_some(), "core {:?} is no text", figure.core);
        assert!(figure.value.is_finite());
        end = figure.span.end;
    }
    for left in &reading.left_out {
        assert!(text.get(left.span.clone()).is_some(), "span {:?} is no text", left.span);
    }
});
