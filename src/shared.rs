//! What many reports say alike: made once, lent to each of them, and crossing to the page's script once.

use std::fmt::{self, Display, Formatter};
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use serde::{Serialize, Serializer};

/// A part of a report that is the same in others: a message, a source, a paper, a step. It reads, compares and is written as what is in it.
#[derive(Debug)]
pub struct Shared<T>(Arc<Kept<T>>);

#[derive(Debug)]
struct Kept<T> {
    value: T,
    /// Under which it crossed (src/crossing.rs); nought before that.
    number: AtomicU32,
}

/// It is one report's own: it may name somebody, and is kept nowhere.
const OWN: u32 = u32::MAX;

impl<T> Shared<T> {
    fn of(value: T, number: u32) -> Self {
        Shared(Arc::new(Kept { value, number: AtomicU32::new(number) }))
    }

    /// What stays on the shelf (src/shelf.rs) for the next report.
    pub(crate) fn kept(value: T) -> Self {
        Shared::of(value, 0)
    }

    /// None: it is not kept, and crosses in its place.
    pub(crate) fn number(&self) -> Option<u32> {
        Some(self.0.number.load(Ordering::Relaxed)).filter(|number| *number != OWN)
    }

    pub(crate) fn set_number(&self, number: u32) {
        self.0.number.store(number, Ordering::Relaxed);
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Shared::of(value, OWN)
    }
}

impl<T: Default> Default for Shared<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(self.0.clone())
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0.value
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl PartialEq<str> for Shared<String> {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Shared<String> {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl<T: Display> Display for Shared<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(to)
    }
}
