//! Budgets: printed amounts, recomputed ones, and what was spent (`plans/<plan>/budget.toml`).

use super::annotation::Annotation;
use super::document::Citation;
use super::id::WrittenId;
use super::number::Amount;
use super::words::Stated;
use crate::record::Words;
use crate::record::record;

record! {
    /// The factors a line multiplies: `3 × 20.000 × 240`.
    pub struct Formula {
        /// The factors, in printed order.
        factors: Vec<u64>,
        /// The formula as printed.
        printed: String,
    }
}

impl Formula {
    /// Multiplies the factors; `None` when the product leaves the range of amounts.
    pub fn product(&self) -> Option<Amount> {
        self.factors.iter().try_fold(1u64, |product, factor| product.checked_mul(*factor)).map(Amount)
    }
}

record! {
    /// A budget line.
    pub struct BudgetLine {
        /// Stable id inside the plan.
        id: WrittenId,
        /// The printed number.
        label: Stated<String>,
        /// What the money is for.
        item: Words,
        /// How the amount comes about.
        formula: Option<Formula>,
        /// The printed amount in đồng; zero is an amount.
        amount: Stated<Amount>,
        /// The amount as printed: "14.440.000".
        printed: Option<String>,
        /// The amount after adjustment.
        adjusted: Stated<Amount>,
        /// The amount spent.
        spent: Stated<Amount>,
        /// The document the amount rests on.
        basis: Vec<Citation>,
        /// The printed note.
        note: Option<Words>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// A printed total.
    pub struct BudgetTotal {
        /// The printed label: "TỔNG CỘNG".
        label: String,
        /// The printed amount.
        amount: Amount,
        /// The amount as printed.
        printed: Option<String>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// `budget.toml`: the budget of a plan.
    pub struct Budget {
        /// The printed title of the table.
        title: Option<Words>,
        /// Other printed forms of its headings.
        also_printed: Vec<String>,
        /// The lines, in printed order.
        line: Vec<BudgetLine>,
        /// The printed total.
        total: Option<BudgetTotal>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

impl Budget {
    /// Adds up the printed amounts of the lines; lines without an amount add nothing.
    pub fn sum(&self) -> Option<Amount> {
        let amounts = self.line.iter().filter_map(|line| line.amount.value());
        amounts.map(|amount| amount.0).try_fold(0u64, u64::checked_add).map(Amount)
    }
}
