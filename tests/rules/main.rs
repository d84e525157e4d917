//! Tests of the language of the rules, the law in it and the engines that compute it. One file per subject.

#[path = "../common/mod.rs"]
mod common;

mod cases;
mod engine_equality;
mod engine_random;
mod engine_thresholds;
mod engine_ties;
mod labels;
mod language;
mod law;
mod marginal;
mod new_scheme;
mod partners_swapped;
mod rules_reading;
mod shapes;
mod standard_income;
