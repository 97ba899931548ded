//! Apps, one entry for each system: the package's name and the certificate's fingerprint.

use super::{Context, Hits, tell};
use crate::filing::{Os, Platform};
use crate::rulebook::record::AppAspect;
use crate::spot::Spot;

pub fn aspect(aspect: AppAspect, cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((_, platform)) = spot.platform else { return };
    if spot.is_empty() {
        return;
    }
    match aspect {
        AppAspect::Package => package(platform, spot, out),
        AppAspect::Fingerprint => fingerprint(platform, spot, out),
        AppAspect::NotRepeated => not_repeated(cx, platform, spot, out),
    }
}

/// com.example.reader: two parts or more, of letters, digits and underscores, each begun by a letter; hyphens on iOS alone,
/// where a part may begin with a digit too.
fn package(platform: &Platform, spot: &Spot<'_>, out: &mut Hits) {
    let apple = platform.os == Some(Os::Ios);
    let fits = |part: &str| {
        let begins = part.bytes().next().is_some_and(|b| b.is_ascii_alphabetic() || apple && b.is_ascii_alphanumeric());
        begins && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || apple && b == b'-')
    };
    let typed = spot.typed();
    if typed.split('.').count() < 2 || !typed.split('.').all(fits) {
        tell(out, "", spot.whole(), &[]);
    }
}

/// MD5 has 32 hexadecimal digits, SHA-1 40, SHA-256 64; tools write them with colons or without.
fn fingerprint(platform: &Platform, spot: &Spot<'_>, out: &mut Hits) {
    let digits: Vec<char> = spot.text().folded().iter().copied().filter(|c| *c != ':' && !c.is_whitespace()).collect();
    if !digits.iter().all(char::is_ascii_hexdigit) || !matches!(digits.len(), 32 | 40 | 64) {
        tell(out, "", spot.whole(), &[]);
        return;
    }
    let wanted = match platform.os {
        Some(Os::Android) if digits.len() != 32 => "MD5",
        Some(Os::Ios) if digits.len() != 40 => "SHA-1",
        _ => return,
    };
    tell(out, "other-digest", spot.whole(), &[("wanted", wanted)]);
}

/// The same package for the same system in another app of the filing.
fn not_repeated(cx: &Context<'_>, platform: &Platform, spot: &Spot<'_>, out: &mut Hits) {
    let Some((site, _)) = spot.site else { return };
    if let Some(first) = spot.first_with_package(cx.filing, platform).filter(|first| *first < site) {
        tell(out, "", spot.whole(), &[("site", &(first + 1).to_string())]);
    }
}
