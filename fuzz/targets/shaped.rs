//! Values made by the tables of shapes that the engine reads by: what the contract gets tomorrow is fuzzed tomorrow.

use arbitrary::{Result, Unstructured};
use beian_check::rulebook::record::Condition;
use beian_check::rulebook::shape::{Group, MATERIAL, Need, RULE, Shape};
use serde_json::{Map, Value, json};

/// What filings are made of, and what breaks readers of text: the pieces of the property tests.
#[path = "../../tests/rust/pieces.rs"]
mod pieces;
pub use pieces::PIECES;

pub fn text(u: &mut Unstructured<'_>) -> Result<String> {
    let mut out = String::new();
    for _ in 0..u.int_in_range(0..=8)? {
        match u.int_in_range(0..=7)? {
            0 => out.push(u.arbitrary()?),
            1 => out.push(char::from(u.int_in_range(b'0'..=b'9')?)),
            2 => out.push_str(u.arbitrary::<&str>()?),
            _ => out.push_str(u.choose(PIECES)?),
        }
    }
    Ok(out)
}

fn some(u: &mut Unstructured<'_>, of: &Shape, most: usize) -> Result<Value> {
    (0..u.int_in_range(0..=most)?).map(|_| value(u, of)).collect()
}

/// A value of this shape; now and then one of another.
pub fn value(u: &mut Unstructured<'_>, shape: &Shape) -> Result<Value> {
    if u.ratio(1, 60)? {
        return Ok(u.choose(&[json!(null), json!(7), json!([]), json!({}), json!(""), json!(true), json!(["a"])])?.clone());
    }
    Ok(match shape {
        Shape::Text | Shape::AnyText | Shape::Example => text(u)?.into(),
        Shape::Template => {
            (*u.choose(&["{any}的个人博客", "BA-{digits:8}", "{any}", "{digits:1}{any}", "{letters:2-4}", "{", "{any", "山{any}{any}屋"])?).into()
        }
        Shape::RuleId => {
            (*u.choose(&["acme/word", "site-name/too-few-han", "site-name/region-word", "certificate/check-digit", "acme", "address/complete"])?)
                .into()
        }
        Shape::RegionCode => (*u.choose(&["11", "32", "54", "00", "江苏"])?).into(),
        Shape::Day => (*u.choose(&["2020-09-21", "2026-11-22", "9999-12-31", "2026-02-30"])?).into(),
        Shape::Flag => u.arbitrary::<bool>()?.into(),
        Shape::Number => {
            if u.ratio(4, 5)? {
                u.int_in_range(0..=60u32)?.into()
            } else {
                json!(u.arbitrary::<i64>()?)
            }
        }
        Shape::OneOf(names) | Shape::Choice(names) => (*u.choose(names)?).into(),
        Shape::List(of) => some(u, of, 3)?,
        Shape::OneOrMany(of) => {
            if u.arbitrary()? {
                value(u, of)?
            } else {
                some(u, of, 3)?
            }
        }
        Shape::Maybe(of) | Shape::Shown(of) => {
            if u.ratio(1, 8)? {
                Value::Null
            } else {
                value(u, of)?
            }
        }
        Shape::Pairs(of) | Shape::Cases(of) => {
            let mut members = Map::new();
            for _ in 0..u.int_in_range(0..=2)? {
                let name = (*u.choose(&["trade", "site-name/too-few-han", "other", "certificate/check-digit", "acme/word"])?).to_owned();
                members.insert(name, value(u, of)?);
            }
            Value::Object(members)
        }
        Shape::Group(of) | Shape::Said(of) => group(u, of)?,
        Shape::Bare(of) => {
            if u.arbitrary()? {
                text(u)?.into()
            } else {
                group(u, of)?
            }
        }
        Shape::Rule => rule(u)?,
        Shape::Material => group(u, &MATERIAL)?,
        // A member without a name: its group sees to it.
        Shape::Condition | Shape::OfFile => Value::Null,
        Shape::Anything => json!({ "any": [text(u)?] }),
    })
}

/// Most members are there; those that must be, nearly always.
pub fn group(u: &mut Unstructured<'_>, of: &Group) -> Result<Value> {
    let mut members = Map::new();
    for member in of.members.iter().filter(|m| !m.name.is_empty()) {
        let is_there = if member.needed() == Need::Always { u.ratio(40, 41)? } else { u.ratio(1, 3)? };
        if is_there {
            members.insert(member.name.to_owned(), value(u, &member.shape)?);
        }
    }
    Ok(Value::Object(members))
}

/// A rule has one condition beside its members.
fn rule(u: &mut Unstructured<'_>) -> Result<Value> {
    let mut rule = group(u, &RULE)?;
    let number = u.choose_index(Condition::KEYS.len())?;
    if let (Some(members), Some(key), Some(shape)) = (rule.as_object_mut(), Condition::KEYS.get(number), Condition::ASKED.get(number)) {
        members.insert((*key).to_owned(), value(u, shape)?);
    }
    Ok(rule)
}
