//! Who uses a scheme that the base does not have: what somebody chose, in the behaviour file or in the overlay.
//!
//! Takes: the schemes of all systems, the behaviour file. Gives: a [`StatedUse`] for each scheme without a published use,
//! or what is missing. Leaves to others: the constants of take-up (`run`), the lines of the ledger (`ledger`).

use crate::diag::{Diagnostic, Diagnostics, closest};
use crate::rulebook::{NonTakeUp, Scheme, SchemeKind, System};
use crate::scenario::behaviour::Behaviour;
use crate::scenario::file::Variant;
use crate::text::{Text, text};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Who uses a new scheme.
#[derive(Debug, Clone, PartialEq)]
pub enum StatedUse {
    /// As another scheme of the base that people apply for.
    Like(String),
    /// Everybody who is entitled, as with a scheme that is paid by register.
    Everybody {
        /// The scheme that it is like.
        like: String,
    },
    /// A share of the entitled does not use it. Unit: ratio, 0–1.
    Unused(f64),
}

/// For each variant, the use of the delivered schemes of which no published use stands in the behaviour file.
pub(crate) type StatedUses = Vec<BTreeMap<String, StatedUse>>;

/// Collects the choices, or every scheme for which nobody made one.
///
/// # Errors
/// `S010`.
pub(crate) fn stated_uses<'a>(
    systems: &[Arc<System>],
    variants: impl Iterator<Item = &'a Variant>,
    behaviour: &Behaviour,
) -> Result<StatedUses, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut out = Vec::new();
    // A scheme of the base is in the variants as well; it is told once.
    let mut told = BTreeSet::new();
    for (system, variant) in systems.iter().zip(variants) {
        let mut stated = BTreeMap::new();
        let new = system.paying_schemes().filter(|scheme| scheme.kind.is_delivered());
        for scheme in new.filter(|scheme| !behaviour.targets.contains_key(&scheme.id)) {
            match stated_use(scheme, &systems[0], &variant.id, behaviour) {
                Ok(found) => {
                    stated.insert(scheme.id.clone(), found);
                }
                Err(diagnostic) if told.insert((&scheme.origin.source.name, scheme.origin.span.start)) => {
                    diagnostics.push(*diagnostic);
                }
                Err(_) => {}
            }
        }
        out.push(stated);
    }
    diagnostics.into_result(out)
}

fn stated_use(
    scheme: &Scheme,
    base: &System,
    variant: &str,
    behaviour: &Behaviour,
) -> Result<StatedUse, Box<Diagnostic>> {
    let at = |message: Text, remedy: Text| {
        Box::new(Diagnostic::at("S010", &scheme.origin.source, scheme.origin.span.clone(), message, remedy))
    };
    let named = behaviour.like.get(&scheme.id).cloned();
    let like = named.or_else(|| match &scheme.non_take_up {
        Some(NonTakeUp::Like(other)) => Some(other.clone()),
        _ => None,
    });
    if let Some(like) = like {
        let known = |s: &&Scheme| s.kind.is_delivered() || s.kind == SchemeKind::ChildBenefit;
        let schemes: Vec<&Scheme> = base.paying_schemes().filter(known).collect();
        return match schemes.iter().find(|s| s.id == like) {
            Some(other) if other.kind == SchemeKind::ChildBenefit => Ok(StatedUse::Everybody { like }),
            Some(_) => Ok(StatedUse::Like(like)),
            None => {
                let ids: Vec<&str> = schemes.iter().map(|s| s.id.as_str()).collect();
                let near = closest(&like, ids.iter().copied());
                Err(at(
                    text!(used_as_unknown_scheme, scheme = &scheme.id, like = &like),
                    match near {
                        Some(near) => text!(meant_choose, near = near, list = ids.join(", ")),
                        None => text!(choose_from, list = ids.join(", ")),
                    },
                ))
            }
        };
    }
    match &scheme.non_take_up {
        Some(NonTakeUp::Share(share)) => Ok(StatedUse::Unused(share.value)),
        _ => Err(at(
            text!(new_scheme_without_use, scheme = &scheme.id, variant = variant),
            text!(new_scheme_without_use_remedy, scheme = &scheme.id),
        )),
    }
}
