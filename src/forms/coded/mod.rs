//! Tables that have a form: the names of their rows and columns are known, each
//! cell has a code. The form is looked for in the grids first ([`raster`]), then
//! in the text itself, as people paste it: names and numbers one after the other
//! ([`stream`]).

mod names;
mod raster;
mod stream;

use std::ops::Range;

use crate::genres::{Form, Line};

use super::cell::{Said, Written};
use super::value::Open;

/// A number at a cell of a form.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Coded {
    pub(super) code: String,
    pub(super) label: String,
    pub(super) unit: String,
    pub(super) stock: bool,
    pub(super) number: Written,
    /// Bytes of its words in the text.
    pub(super) span: Range<usize>,
}

/// What was met of a form.
#[derive(Debug, Default)]
pub(super) struct Met {
    pub(super) cells: Vec<Coded>,
    /// Numbers that belong to it and no cell of it: bytes, words.
    pub(super) odd: Vec<(Range<usize>, String, Open)>,
    /// Bytes of the text that its rows take.
    pub(super) span: Range<usize>,
}

pub(super) use raster::in_sheet;
pub(super) use stream::{Stream, in_stream};

impl Met {
    /// Takes what a cell of the form says; nothing where it is empty or marked
    /// to be.
    fn take(
        &mut self,
        form: &Form,
        (row, column): (Option<&Line>, &Line),
        (said, words, span): (&Said, &str, Range<usize>),
    ) {
        match said {
            Said::Blank | Said::Absent => {}
            Said::Number(number) => self.cells.push(Coded {
                code: form.code_of(row, column),
                label: form.name_of(row, column).0,
                unit: form.unit.clone(),
                stock: column.stock,
                number: number.clone(),
                span,
            }),
            Said::Year(_) | Said::Words => {
                if words.contains(|c: char| c.is_ascii_digit()) {
                    self.odd.push((span, words.to_owned(), Open::NoNumber));
                }
            }
        }
    }
}
