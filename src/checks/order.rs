//! The order as a whole: its kind, and where it stands.

use super::{Context, Hit, Hits};
use crate::date;
use crate::numbers::phone::bare_mobile;
use crate::plan::{self, Misfit};
use crate::rulebook::field::Field;
use crate::spot::Spot;

/// Hours for which an SMS can be answered.
const SMS_HOURS: u32 = 24;

/// The kind of filing is the one that follows from what is filed. What contradicts itself there stands there.
pub fn filing_type_fits(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let misfit = plan::misfit(cx.filing);
    if (misfit == Some(Misfit::Contradiction)) != (spot.field == Field::Filed) {
        return;
    }
    match misfit {
        Some(Misfit::ShouldBe(right)) => out.push(Hit::case(right.name())),
        Some(Misfit::Contradiction) => out.push(Hit::case("contradiction")),
        Some(Misfit::NothingFiled) => out.push(Hit::default()),
        None => {}
    }
}

/// An SMS came, and the filing is not done.
pub fn no_sms_waiting(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some(came) = date::moment(spot.value) else { return };
    if !cx.filing.dates.filed.is_blank() || came.is_after(cx.now) {
        return;
    }
    let until = came.later(SMS_HOURS);
    let hit = Hit::default().hole("until", until.readable());
    out.push(if cx.now.is_after(until) { hit.in_case("late") } else { hit });
}

/// The number that the SMS goes to is the one that is filed.
pub fn filed_mobile_kept(cx: &Context<'_>, spot: &Spot<'_>, out: &mut Hits) {
    let Some((_, person)) = spot.person else { return };
    let (filed, mobile) = (bare_mobile(spot.value), bare_mobile(&person.mobile));
    if filed.is_some() && mobile.is_some() && filed != mobile {
        let hit = Hit::default();
        out.push(if cx.filing.filed.empty_shell == Some(true) { hit.in_case("shell") } else { hit });
    }
}
