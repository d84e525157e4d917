//! The schemes of a system that stand in the balance of a variant beside the schemes that are delivered.
//!
//! Takes: a system. Gives: name, kind and payer of each account, so that a report need not read rules.

use crate::measure::AccountInfo;
use crate::measure::AccountKind;
use crate::rulebook::Scheme;
use crate::rulebook::SchemeKind;
use crate::rulebook::System;

/// The schemes of a system that stand in the balance and are not delivered.
pub(super) fn accounts(system: &System) -> Vec<AccountInfo> {
    let kind = |scheme: &Scheme| match scheme.kind {
        SchemeKind::Tax => Some(AccountKind::Tax),
        SchemeKind::Premium => Some(AccountKind::Premium),
        SchemeKind::ChildBenefit => Some(AccountKind::ChildBenefit),
        SchemeKind::Benefit => Some(AccountKind::Benefit),
        SchemeKind::BuildingBlock | SchemeKind::Toeslag | SchemeKind::Toelage => None,
    };
    let schemes = system.definitions.schemes.iter().filter(|scheme| scheme.year_rule.is_some());
    schemes
        .filter_map(|scheme| {
            let kind = kind(scheme)?;
            Some(AccountInfo { kind, name: scheme.name.clone(), party: scheme.executor.clone() })
        })
        .collect()
}
