//! The groups and choices of the contract, each written once: the type, how it is read, and its shape for the schemas.

/// A group of the contract: its members under their names in JSON. What has another name is left alone.
macro_rules! group {
    ($(#[$doc:meta])* $name:ident { $($(#[doc = $about:literal])* $field:ident $key:literal: $ty:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $($(#[doc = $about])* #[doc = concat!("\n\n`", $key, "` in JSON.")] pub $field: $ty),+ }

        impl $name {
            /// What is said above each member, for the schema.
            #[allow(dead_code)]
            pub const ABOUT: &'static [(&'static str, &'static str)] = &[$(($key, concat!($($about),*))),+];
        }

        impl $crate::rulebook::shape::Shaped for $name {
            const SHAPE: $crate::rulebook::shape::Shape = {
                use $crate::rulebook::shape::{Group, Member, Need, Shape};
                Shape::Group(&Group { name: stringify!($name), members: &[$(Member { name: $key, shape: <$ty>::SHAPE, need: Need::Never }),+] })
            };
        }

        impl $crate::json::Group for $name {
            fn member(&mut self, name: &str) -> Option<(&'static str, &mut dyn $crate::json::Read)> {
                match name {
                    $($key => Some(($key, &mut self.$field)),)+
                    _ => None,
                }
            }
        }

        impl $crate::json::Read for $name {
            fn read(&mut self, from: &mut $crate::json::Reader<'_>) {
                *self = Self::default();
                from.group(self);
            }
        }
    };
}
pub(crate) use group;

/// A closed choice of texts.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        pub enum $name { #[default] $(#[doc = concat!("`", $text, "`")] #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// All of them, in the order of the contract.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// As it is written in JSON.
            pub fn name(self) -> &'static str { match self { $($name::$variant => $text),+ } }
        }

        impl $crate::rulebook::shape::Shaped for $name {
            const SHAPE: $crate::rulebook::shape::Shape = $crate::rulebook::shape::Shape::OneOf(&[$($text),+]);
        }

        impl $crate::json::Read for $name {
            fn read(&mut self, from: &mut $crate::json::Reader<'_>) {
                let place = from.choice(&[$($text),+]);
                if let Some(one) = place.and_then(|place| Self::ALL.get(place)) {
                    *self = *one;
                }
            }
        }
    };
}
pub(crate) use choices;
