//! Which mutant is on: the one whose number is in `MUTANT`, or none. With `MUTANTS_REACHED` no mutant is, and the file that it
//! names gets the numbers of those that were asked for.

use std::env;
use std::fs::File;
use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{LazyLock, Mutex};

/// Not a number of a mutant: the environment was not read yet, what is asked for is told, none is on.
const UNREAD: usize = usize::MAX;
const TELLS: usize = usize::MAX - 1;
const NONE: usize = usize::MAX - 2;

static ACTIVE: AtomicUsize = AtomicUsize::new(UNREAD);
static REACHED: LazyLock<Option<Mutex<File>>> =
    LazyLock::new(|| env::var_os("MUTANTS_REACHED").and_then(|path| File::create(path).ok()).map(Mutex::new));
static TOLD: [AtomicBool; 1 << 14] = [const { AtomicBool::new(false) }; 1 << 14];

/// Asked millions of times: two comparisons.
#[inline]
pub fn on(number: usize) -> bool {
    let active = ACTIVE.load(Relaxed);
    active == number || (active >= TELLS && asked_for(number))
}

#[cold]
#[inline(never)]
fn asked_for(number: usize) -> bool {
    if let Some(file) = &*REACHED {
        ACTIVE.store(TELLS, Relaxed);
        if !TOLD[number].load(Relaxed) && !TOLD[number].swap(true, Relaxed) {
            writeln!(file.lock().unwrap(), "{number}").unwrap();
        }
        return false;
    }
    ACTIVE.store(env::var("MUTANT").ok().and_then(|number| number.parse().ok()).unwrap_or(NONE), Relaxed);
    on(number)
}
