//! Telephone numbers of the mainland: mobiles, landlines with extensions, service numbers.
//!
//! Only the numbering plan itself is known here. What grows or depends on the place, ranges of mobiles
//! and lengths of an area's numbers, is passed in.

mod landline;
mod mobile;

pub use landline::{Fit, Landline, LandlineFault, landline};
pub use mobile::{Class, MobileFault, Range, bare_mobile, mobile, mobile_form};
