//! What happens to a good value on its way into a form: width, spaces, case, prefixes, a letter for a digit.

use proptest::prelude::*;

/// The slips, each named once: those of a whole text, and those at one of its characters.
macro_rules! slips {
    (whole: $($whole:ident)+; at: $($at:ident)+;) => {
        #[derive(Clone, Copy, Debug)]
        pub enum Slip { $($whole,)+ $($at(usize)),+ }

        pub fn slip() -> impl Strategy<Value = Slip> {
            let whole = prop::sample::select(vec![$(Slip::$whole),+]);
            prop_oneof![whole, $((0..40usize).prop_map(Slip::$at)),+]
        }
    };
}

slips! {
    whole: FullWidth SpaceAround NewLine LowerCase UpperCase Www Scheme SchemeAndSlash NoScheme Path ChineseDots FullStop Plus86 Bare86 Zero086 Hyphens;
    at: FullWidthAt SpaceAt WideSpaceAt ZeroWidthAt LetterAt Lost Twice StarAt;
}

pub fn wide(ch: char) -> char {
    match ch {
        '!'..='~' => char::from_u32(ch as u32 + 0xFEE0).unwrap_or(ch),
        _ => ch,
    }
}

impl Slip {
    pub fn on(self, text: &str) -> String {
        use Slip::*;
        let chars: Vec<char> = text.chars().collect();
        let with = |at: usize, what: &[char], instead: bool| {
            let at = at % chars.len().max(1);
            let rest = chars.iter().skip(at + usize::from(instead && at < chars.len()));
            chars.iter().take(at).chain(what).chain(rest).collect::<String>()
        };
        let ch = |at: usize| chars.get(at % chars.len().max(1)).copied().unwrap_or(' ');
        match self {
            FullWidth => chars.iter().map(|c| wide(*c)).collect(),
            FullWidthAt(at) => with(at, &[wide(ch(at))], true),
            SpaceAt(at) => with(at, &[' '], false),
            WideSpaceAt(at) => with(at, &['\u{3000}'], false),
            ZeroWidthAt(at) => with(at, &['\u{200B}'], false),
            SpaceAround => format!(" {text}　"),
            NewLine => format!("{text}\r\n"),
            LowerCase => text.to_lowercase(),
            UpperCase => text.to_uppercase(),
            Www => format!("www.{text}"),
            Scheme => format!("https://{text}"),
            SchemeAndSlash => format!("HTTP://{text}/"),
            NoScheme => text.trim_start_matches("https://").trim_start_matches("http://").to_owned(),
            Path => format!("{text}/index.html?a=1#b"),
            ChineseDots => text.replace('.', "。"),
            FullStop => format!("{text}。"),
            Plus86 => format!("+86 {text}"),
            Bare86 => format!("86{text}"),
            Zero086 => format!("0086-{text}"),
            Hyphens => chars.chunks(4).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join("-"),
            LetterAt(at) => with(at, &[if ch(at) == '0' { 'O' } else { 'l' }], true),
            Lost(at) => with(at, &[], true),
            Twice(at) => with(at, &[ch(at)], false),
            StarAt(at) => with(at, &['★'], false),
        }
    }
}
