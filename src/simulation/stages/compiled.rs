//! A variant ready to be delivered: its compiled rules, and what tells its results from those of another.
//!
//! Takes: a variant and a system, with or without financing. Gives: [`CompiledVariant`]. Leaves to others: the facts.

use crate::delivery::{Basis, Dials, SchemeDelivery, VariantDelivery};
use crate::engine::Columns;
use crate::rulebook::{Fingerprint, System};
use crate::simulation::error::RunError;
use crate::simulation::evaluators::Evaluators;
use crate::simulation::prepared::{Member, Prepared};
use std::sync::Arc;

/// What a delivery at full take-up is made of, besides the facts: rules × dials.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DeliveryKey {
    /// Rights on true facts.
    rights: Fingerprint,
    /// Income apart from the schemes, which a delivery holds beside its ledgers.
    incomes: Fingerprint,
    awards: AwardKey,
    /// Only what bears on a delivery at full take-up.
    dials: Dials,
}

/// What awards on known facts are made of, besides the income that counts where it is given.
#[derive(Debug, Clone, PartialEq)]
struct AwardKey {
    /// None where awards go by the rules of the rights.
    award: Option<Fingerprint>,
    /// None where no personal plan of repayment asks for it.
    protected: Option<Fingerprint>,
    schemes: Vec<SchemeDelivery>,
}

/// What of an earlier delivery holds under other rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reuse {
    /// All but the income apart from the schemes.
    Delivery,
    /// The same, but for households for whom another income counts.
    Awards,
    /// Nothing.
    Nothing,
}

/// A variant with its compiled rules.
#[derive(Debug)]
pub(crate) struct CompiledVariant<'a> {
    /// From the scenario.
    pub member: Member<'a>,
    /// Its rules, with a financing in them where it is tried.
    pub system: Arc<System>,
    /// The rules, compiled.
    pub evaluators: Evaluators,
    /// What its delivery is made of.
    pub key: DeliveryKey,
}

impl<'a> CompiledVariant<'a> {
    /// Compiles a variant under a system.
    ///
    /// # Errors
    /// A rule that is missing, a year that is not covered.
    pub(crate) fn new(member: Member<'a>, system: &Arc<System>, year: i16) -> Result<CompiledVariant<'a>, RunError> {
        let dials = &member.variant.dials;
        let evaluators = Evaluators::new(system, year, dials.basis)?;
        let of = |columns: &Columns| columns.plan().fingerprint();
        let awards = AwardKey {
            award: evaluators.award.as_ref().map(of),
            protected: evaluators.protected.as_ref().filter(|_| dials.year.personal_plan).map(of),
            schemes: evaluators.schemes.iter().map(|(_, scheme)| scheme.clone()).collect(),
        };
        let (rights, incomes) = (of(&evaluators.rights), evaluators.incomes.fingerprint());
        let key = DeliveryKey { rights, incomes, awards, dials: dials.of_full_take_up() };
        Ok(CompiledVariant { member, system: Arc::clone(system), evaluators, key })
    }

    /// Whether rights on true facts and the income apart from them are those of another.
    pub(crate) fn has_rights_and_incomes_of(&self, other: &CompiledVariant<'_>) -> bool {
        self.key.rights == other.key.rights && self.has_incomes_of(other)
    }

    /// Whether the income apart from the schemes is that of another.
    pub(crate) fn has_incomes_of(&self, other: &CompiledVariant<'_>) -> bool {
        self.key.incomes == other.key.incomes
    }

    /// Whether it is delivered by the year, so that all rules are asked on true facts.
    pub(super) fn is_yearly(&self) -> bool {
        self.member.variant.dials.basis == Basis::Year
    }

    /// Whether a financing may ask for the income that counted.
    pub(crate) fn asks_assessed_income(&self) -> bool {
        self.is_yearly() && !self.member.variant.financing.is_empty()
    }

    /// What of a delivery under the rules of `before`, which are its own but for a financing, holds here.
    pub(super) fn reuse_of(&self, before: &CompiledVariant<'_>) -> Reuse {
        if (self.key.rights, &self.key.awards) == (before.key.rights, &before.key.awards) {
            Reuse::Delivery
        } else if self.is_yearly() && self.key.awards == before.key.awards {
            Reuse::Awards
        } else {
            Reuse::Nothing
        }
    }

    /// What delivers a block.
    pub(super) fn delivery(&self, prepared: &Prepared) -> VariantDelivery<'_> {
        self.evaluators.delivery(&self.member.variant.dials, &prepared.behaviour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::ParameterChange;
    use crate::simulation::prepare::{Overrides, prepare};
    use rust_decimal::Decimal;

    #[test]
    fn a_number_that_no_scheme_reads_leaves_the_ledgers_and_is_another_delivery_for_its_income() {
        let overrides = Overrides { sample: Some(60), ..Overrides::default() };
        let prepared = prepare("scenarios/maand-of-jaar.toml".as_ref(), &overrides).unwrap();
        let year = prepared.scenario.year;
        let member = prepared.members().find(|member| member.variant.id == "toeslag-per-maand").unwrap();
        let of = |system| CompiledVariant::new(member, system, year).unwrap();
        let before = of(member.system);
        // Toetsingsinkomen reads the credits, for what a household has left to deduct; no scheme reads the premium.
        for (name, reuse) in
            [("nominale_premie_gemiddeld", Reuse::Delivery), ("algemene_heffingskorting_maximum", Reuse::Nothing)]
        {
            let more = vec![(name.into(), ParameterChange::Scale(Decimal::TWO))];
            let changed = Arc::new(member.system.with_changes(year, &more).unwrap());
            let after = CompiledVariant::new(member, &changed, year).unwrap();
            assert_eq!(after.reuse_of(&before), reuse, "{name}");
            assert!(after.key != before.key && !after.has_rights_and_incomes_of(&before));
        }
        assert!(of(member.system).key == before.key);
    }
}
