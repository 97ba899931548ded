//! What each mutant looks like behind its switch. All are there at once, so one may lie in another, and an expression is written
//! once for all the mutants of its operator: operands go into variables, which keep what they borrow.

use std::collections::HashMap;
use std::ops::Range;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, BinOp, Block, Expr, ExprBinary, ExprStruct, ExprUnary, FieldValue, ImplItemFn, ItemFn, ReturnType, Signature, TraitItemFn, Type};

use crate::edits::{Edits, Piece, plain};
use crate::{Genre, Start};

/// Numbers and replacements of the mutants of one place.
pub type Wanted<'a> = HashMap<(Genre, Start), Vec<(usize, &'a str)>>;

pub fn edits(source: &str, wanted: Wanted) -> syn::Result<Edits> {
    let file = syn::parse_file(source)?;
    let mut switches = Switches { source, wanted, edits: Edits::default() };
    switches.visit_file(&file);
    Ok(switches.edits)
}

struct Switches<'a> {
    source: &'a str,
    wanted: Wanted<'a>,
    edits: Edits,
}

fn numbers(mutants: &[(usize, &str)]) -> Vec<usize> {
    mutants.iter().map(|(number, _)| *number).collect()
}

/// `if mutant::on(3) { a - b } else if mutant::on(4) { a * b } else { a + b }`.
fn chosen(mutants: &[(usize, &str)], written: impl Fn(&str) -> String, original: &str) -> Vec<Piece> {
    let one = |(number, replacement): &(usize, &str)| (format!("if mutant::on({number}) {{ {} }} else ", written(replacement)), Some(*number));
    mutants.iter().map(one).chain([(format!("{{ {} }}", written(original)), None)]).collect()
}

/// Is it a part of the chain of an `if let … && …`? Its variables would be lost.
fn holds_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(ExprBinary { left, op: BinOp::And(_), right, .. }) => holds_let(left) || holds_let(right),
        _ => false,
    }
}

impl<'a> Switches<'a> {
    fn of(&mut self, genre: Genre, span: Span) -> Option<Vec<(usize, &'a str)>> {
        let start = span.start();
        self.wanted.remove(&(genre, Start { line: start.line, column: start.column + 1 }))
    }

    fn text(&self, span: Span) -> &'a str {
        &self.source[span.byte_range()]
    }

    /// What is returned as `impl Iterator` is of one type, so it cannot have a switch.
    fn function(&mut self, signature: &Signature, body: &Block) {
        if matches!(&signature.output, ReturnType::Type(_, returned) if matches!(**returned, Type::ImplTrait(_))) {
            return;
        }
        let Some(first) = body.stmts.first() else { return };
        let Some(mutants) = self.of(Genre::FnValue, first.span()) else { return };
        let one = |(number, value): &(usize, &str)| (format!("if mutant::on({number}) {{ return {value}; }}\n"), Some(*number));
        let pieces = mutants.iter().map(one).collect();
        let start = first.span().byte_range().start;
        self.edits.replace(start..start, pieces);
    }
}

impl<'ast> Visit<'ast> for Switches<'_> {
    fn visit_item_fn(&mut self, node: &'ast ItemFn) {
        self.function(&node.sig, &node.block);
        visit::visit_item_fn(self, node);
    }

    fn visit_impl_item_fn(&mut self, node: &'ast ImplItemFn) {
        self.function(&node.sig, &node.block);
        visit::visit_impl_item_fn(self, node);
    }

    fn visit_trait_item_fn(&mut self, node: &'ast TraitItemFn) {
        node.default.iter().for_each(|body| self.function(&node.sig, body));
        visit::visit_trait_item_fn(self, node);
    }

    fn visit_expr_binary(&mut self, node: &'ast ExprBinary) {
        let chained = holds_let(&node.left) || holds_let(&node.right);
        if let Some(mutants) = self.of(Genre::BinaryOperator, node.op.span()).filter(|_| !chained) {
            let op = self.text(node.op.span()).to_owned();
            let (a, b) = (format!("a{}", mutants[0].0), format!("b{}", mutants[0].0));
            let both = |op: &str| format!("{a} {op} {b}");
            let on = || mutants.iter().map(|(number, _)| (format!("mutant::on({number})"), Some(*number)));
            let (before, between, after) = match (&node.op, &mutants[..]) {
                // The other operand is evaluated or not, as the operator wants it.
                (BinOp::And(_) | BinOp::Or(_), [_]) => {
                    let test = if op == "&&" { "!=" } else { "==" };
                    let between = [(format!(") {{ {a} => if {a} {test} "), None)].into_iter().chain(on()).chain(plain(" {")).collect();
                    (plain("(match ("), between, plain(format!("}} else {{ {a} }} }})")))
                }
                (BinOp::Eq(_) | BinOp::Ne(_), [_]) => {
                    let after = plain(") != ").into_iter().chain(on()).chain(plain(")")).collect();
                    (plain("(("), plain(op), after)
                }
                (BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_), _) => {
                    let mut after = plain(format!(")) {{ ({a}, {b}) => "));
                    after.extend(chosen(&mutants, both, &op));
                    after.extend(plain(" })"));
                    (plain("(match (&("), plain("), &("), after)
                }
                // `a += b`: what is assigned to stays where it is.
                _ if op.ends_with('=') => {
                    let left = self.text(node.left.span()).to_owned();
                    let mut after = plain(format!(") {{ {b} => "));
                    after.extend(chosen(&mutants, |op| format!("{left} {op} {b}"), &op));
                    after.extend(plain(" }"));
                    let all = node.left.span().byte_range().start..node.op.span().byte_range().end;
                    let numbers = numbers(&mutants);
                    self.edits.replace(all, plain("match ("));
                    let end = node.right.span().byte_range();
                    self.edits.wrap(end, numbers, vec![], after);
                    return self.visit_expr(&node.right);
                }
                _ => {
                    let mut after = plain(format!(")) {{ ({a}, {b}) => "));
                    after.extend(chosen(&mutants, both, &op));
                    after.extend(plain(" })"));
                    (plain("(match (("), plain("), ("), after)
                }
            };
            let numbers = numbers(&mutants);
            self.edits.wrap(node.span().byte_range(), numbers, before, after);
            self.edits.replace(node.op.span().byte_range(), between);
        }
        visit::visit_expr_binary(self, node);
    }

    fn visit_expr_unary(&mut self, node: &'ast ExprUnary) {
        if let Some(mutants) = self.of(Genre::UnaryOperator, node.op.span()) {
            let op = self.text(node.op.span()).to_owned();
            let value = format!("a{}", mutants[0].0);
            let mut after = plain(format!(") {{ {value} => "));
            after.extend(chosen(&mutants, |op| format!("{op}{value}"), &op));
            after.extend(plain(" })"));
            let numbers = numbers(&mutants);
            self.edits.wrap(node.span().byte_range(), numbers, plain("(match ("), after);
            self.edits.replace(node.op.span().byte_range(), vec![]);
        }
        visit::visit_expr_unary(self, node);
    }

    fn visit_arm(&mut self, node: &'ast Arm) {
        let pattern: Range<usize> = node.pat.span().byte_range();
        let gone = self.of(Genre::MatchArm, node.span()).map(|mutants| mutants[0].0);
        let off = |number: usize| (format!("!mutant::on({number})"), Some(number));
        match (&node.guard, gone) {
            (None, None) => {}
            (None, Some(number)) => {
                let guard = plain(" if ").into_iter().chain([off(number)]).collect();
                self.edits.wrap(pattern, vec![number], vec![], guard);
            }
            (Some((_, guard)), _) => {
                let mut before: Vec<Piece> = gone.into_iter().flat_map(|number| [off(number), (" && ".into(), None)]).collect();
                let mut after = plain("))");
                let mut all: Vec<usize> = gone.into_iter().collect();
                before.extend(plain("("));
                for (number, value) in self.of(Genre::MatchArmGuard, guard.span()).unwrap_or_default() {
                    all.push(number);
                    match value {
                        "true" => before.push((format!("mutant::on({number}) || "), Some(number))),
                        _ => after.extend(plain(" && ").into_iter().chain([off(number)])),
                    }
                }
                before.extend(plain("("));
                if !all.is_empty() {
                    self.edits.wrap(guard.span().byte_range(), all, before, after);
                }
            }
        }
        visit::visit_arm(self, node);
    }

    /// `S { a, ..rest }`: what is deleted comes from the rest, which goes into a variable too.
    fn visit_expr_struct(&mut self, node: &'ast ExprStruct) {
        let Some(rest) = &node.rest else { return visit::visit_expr_struct(self, node) };
        let switched: Vec<(usize, &FieldValue)> =
            node.fields.iter().filter_map(|field| Some((self.of(Genre::StructField, field.span())?.first()?.0, field))).collect();
        let Some((first, _)) = switched.first() else { return visit::visit_expr_struct(self, node) };
        let numbers = switched.iter().map(|(number, _)| *number).collect();
        let before = format!("(match ({}) {{ rest{first} => ", self.text(rest.span()));
        self.edits.wrap(node.span().byte_range(), numbers, plain(before), plain(" })"));
        for (number, field) in &switched {
            let name = self.text(field.member.span());
            let named = if field.colon_token.is_none() { format!("{name}: ") } else { String::new() };
            let switch = (format!("{named}if mutant::on({number}) {{ rest{first}.{name} }} else {{ "), Some(*number));
            self.edits.wrap(field.expr.span().byte_range(), vec![*number], vec![switch], plain(" }"));
        }
        self.edits.replace(rest.span().byte_range(), plain(format!("rest{first}")));
        node.fields.iter().for_each(|field| self.visit_field_value(field));
    }
}
