//! Text that is put into a source, and where it lies in the result.

use std::ops::Range;

use serde::Serialize;

/// A part of the result: the switch of some mutants and what it turns.
#[derive(Serialize)]
pub struct Place {
    from: usize,
    to: usize,
    numbers: Vec<usize>,
}

/// A piece of text that is put in; of one mutant alone, where it is.
pub type Piece = (String, Option<usize>);

pub fn plain(text: impl Into<String>) -> Vec<Piece> {
    vec![(text.into(), None)]
}

struct Edit {
    /// Nothing is taken away where it is empty.
    at: Range<usize>,
    /// At one offset what closes comes before what opens; the inner closes first, the outer opens first.
    order: isize,
    pieces: Vec<Piece>,
}

#[derive(Default)]
pub struct Edits {
    edits: Vec<Edit>,
    /// What is wrapped, by offsets of the source.
    wrapped: Vec<(Range<usize>, Vec<usize>)>,
}

impl Edits {
    /// Puts text around a part of the source. Outer parts come before inner ones.
    pub fn wrap(&mut self, part: Range<usize>, numbers: Vec<usize>, before: Vec<Piece>, after: Vec<Piece>) {
        self.replace(part.start..part.start, before);
        let order = -1 - self.edits.len().cast_signed();
        self.edits.push(Edit { at: part.end..part.end, order, pieces: after });
        self.wrapped.push((part, numbers));
    }

    pub fn replace(&mut self, at: Range<usize>, pieces: Vec<Piece>) {
        let order = self.edits.len().cast_signed();
        self.edits.push(Edit { at, order, pieces });
    }

    pub fn applied_to(mut self, source: &str) -> (String, Vec<Place>) {
        self.edits.sort_by_key(|edit| (edit.at.start, edit.order));
        let mut text = String::new();
        let mut places = Vec::new();
        let mut done = 0;
        for edit in &self.edits {
            text += &source[done..edit.at.start];
            done = edit.at.end;
            for (piece, number) in &edit.pieces {
                let from = text.len();
                text += piece;
                places.extend(number.map(|number| Place { from, to: text.len(), numbers: vec![number] }));
            }
        }
        text += &source[done..];
        let moved = |offset: usize| {
            let before = self.edits.iter().filter(|edit| edit.at.end < offset || (edit.at.end == offset && edit.order < 0));
            before.fold(offset, |at, edit| at + edit.pieces.iter().map(|(piece, _)| piece.len()).sum::<usize>() - edit.at.len())
        };
        for (part, numbers) in &self.wrapped {
            places.push(Place { from: moved(part.start), to: moved(part.end), numbers: numbers.clone() });
        }
        (text, places)
    }
}
