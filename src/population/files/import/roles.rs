//! Named rules that fill what the data do not have: roles, type of household, main source of income.
//!
//! Takes: the persons of one household with their links or ages. Gives: roles, or why there is no saying. Leaves to
//! others: when a rule applies; the mapping names it.

use crate::population::files::import::family_links::Kin;
use crate::population::files::import::family_links::Ties;
use crate::population::files::import::mapping::AgeRule;
use crate::population::files::import::mapping::Lone;
use crate::population::files::import::mapping::RoleRules;
use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::text::Text;
use crate::text::text;
use crate::units::ADULT;

/// Why a household has no roles without a rule of the mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoRoles {
    /// Nobody is an adult.
    NoAdult,
    /// A person, by position, is a minor without a parent here.
    LoneMinor(usize),
    /// Two families with minors; the first person of the second.
    TwoFamilies(usize),
}

impl NoRoles {
    /// What was found; what was expected and what to do.
    pub(super) fn told(self) -> (Text, Text) {
        match self {
            NoRoles::NoAdult => (text!(data_no_adult_found), text!(data_no_adult)),
            NoRoles::LoneMinor(_) => (text!(data_lone_minor_found), text!(data_lone_minor)),
            NoRoles::TwoFamilies(_) => (text!(data_two_families_found), text!(data_two_families)),
        }
    }
}

/// Rules of the mapping that a household needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Used {
    pub lone_minors: usize,
    pub no_adult: bool,
    pub two_families: bool,
}

/// Roles of the persons of a household from their links, in their order.
pub(super) fn from_links(persons: &[Kin], ties: &Ties, rules: RoleRules) -> Result<(Vec<Role>, Used), Vec<NoRoles>> {
    let is_adult = |at: usize| persons[at].age >= ADULT;
    let mut used = Used::default();
    let mut wrong = Vec::new();
    let families = families(persons, ties);
    if let [_, second, ..] = families[..] {
        used.two_families = true;
        if !rules.first_family {
            wrong.push(NoRoles::TwoFamilies(second));
        }
    }
    let all = || 0..persons.len();
    let eldest =
        |list: &mut dyn Iterator<Item = usize>| list.max_by_key(|at| (persons[*at].age, std::cmp::Reverse(*at)));
    let head = match families.first() {
        // The eldest of the couple that has the minors.
        Some(parent) => {
            eldest(&mut [Some(*parent), ties.partner[*parent].filter(|other| is_adult(*other))].into_iter().flatten())
        }
        // An adult child does not apply for the household as long as there is an adult without a parent in it.
        None => eldest(&mut all().filter(|at| is_adult(*at) && ties.parents[*at].is_empty()))
            .or_else(|| eldest(&mut all().filter(|at| is_adult(*at))))
            .or_else(|| eldest(&mut all())),
    };
    let Some(head) = head else { return Ok((Vec::new(), used)) };
    if !is_adult(head) {
        used.no_adult = true;
        if !rules.eldest_minor {
            return Err(vec![NoRoles::NoAdult]);
        }
    }
    let partner = ties.partner[head];
    let mut roles = vec![Role::Housemate; persons.len()];
    roles[head] = Role::Applicant;
    partner.into_iter().for_each(|at| roles[at] = Role::Partner);
    // Children of the couple, then those of a child who is a minor itself.
    for _ in all() {
        for at in all().filter(|at| Some(*at) != partner && *at != head) {
            let is_of = |parent: &usize| {
                matches!(roles[*parent], Role::Applicant | Role::Partner)
                    || roles[*parent] == Role::Child && !is_adult(*parent)
            };
            if ties.parents[at].iter().any(is_of) {
                roles[at] = Role::Child;
            }
        }
    }
    if !used.no_adult {
        lone_minors(persons, ties, rules, &mut roles, (&mut used, &mut wrong));
    }
    if wrong.is_empty() { Ok((roles, used)) } else { Err(wrong) }
}

/// Gives minors without a parent here the role of the rule.
fn lone_minors(
    persons: &[Kin],
    ties: &Ties,
    rules: RoleRules,
    roles: &mut [Role],
    (used, wrong): (&mut Used, &mut Vec<NoRoles>),
) {
    for at in 0..persons.len() {
        if roles[at] != Role::Housemate || persons[at].age >= ADULT || !ties.parents[at].is_empty() {
            continue;
        }
        used.lone_minors += 1;
        match rules.lone_minor {
            None => wrong.push(NoRoles::LoneMinor(at)),
            Some(Lone::Foster) => roles[at] = Role::Child,
            Some(Lone::Housemate) => {}
        }
    }
}

/// One parent of each family with minors, in the order of the file: an adult with a minor child, and the partner with it.
fn families(persons: &[Kin], ties: &Ties) -> Vec<usize> {
    let mut seen = vec![false; persons.len()];
    let mut out = Vec::new();
    for parent in 0..persons.len() {
        let has_minor = (0..persons.len()).any(|at| persons[at].age < ADULT && ties.parents[at].contains(&parent));
        if seen[parent] || persons[parent].age < ADULT || !has_minor {
            continue;
        }
        seen[parent] = true;
        ties.partner[parent].into_iter().for_each(|other| seen[other] = true);
        // Parents of one child who each have another partner now are one family as far as their child goes.
        for (child, of) in persons.iter().zip(&ties.parents) {
            if child.age < ADULT && of.contains(&parent) {
                of.iter().for_each(|other| seen[*other] = true);
            }
        }
        out.push(parent);
    }
    out
}

/// Roles from ages alone, where the data have no links: an assumption with two numbers.
///
/// With minors in the house the applicant is the eldest adult who is at most so much older than the youngest; without,
/// the eldest adult. The partner is the adult nearest in age within the difference for partners. A minor is a child,
/// and so is an adult who is at least 18 years younger than the applicant; everyone else is a housemate.
pub(super) fn from_ages(ages: &[i32], rule: AgeRule, rules: RoleRules) -> Result<(Vec<Role>, Used), Vec<NoRoles>> {
    let mut used = Used::default();
    let adults = || (0..ages.len()).filter(|at| ages[*at] >= ADULT);
    let youngest = ages.iter().copied().filter(|age| *age < ADULT).min();
    let eldest = |list: &mut dyn Iterator<Item = usize>| list.max_by_key(|at| (ages[*at], std::cmp::Reverse(*at)));
    let of_an_age =
        youngest.and_then(|youngest| eldest(&mut adults().filter(|at| ages[*at] <= youngest + rule.parent_years)));
    let Some(head) = of_an_age.or_else(|| eldest(&mut adults())).or_else(|| eldest(&mut (0..ages.len()))) else {
        return Ok((Vec::new(), used));
    };
    if ages[head] < ADULT {
        used.no_adult = true;
        if !rules.eldest_minor {
            return Err(vec![NoRoles::NoAdult]);
        }
    }
    let apart = |at: usize| (ages[at] - ages[head]).abs();
    let partner = adults()
        .filter(|at| *at != head && !used.no_adult && apart(*at) <= rule.partner_years)
        .min_by_key(|at| (apart(*at), *at));
    let roles = (0..ages.len()).map(|at| match at {
        at if at == head => Role::Applicant,
        at if Some(at) == partner => Role::Partner,
        _ if used.no_adult => Role::Housemate,
        at if ages[at] < ADULT || ages[head] - ages[at] >= ADULT => Role::Child,
        _ => Role::Housemate,
    });
    Ok((roles.collect(), used))
}

/// Position in `HOUSEHOLD_TYPES` from roles and ages.
pub(super) fn household_type(roles: &[Role], ages: &[i32], pension_age: i32) -> f64 {
    let has = |role: Role| roles.contains(&role);
    let old = roles.iter().zip(ages).any(|(role, age)| *role == Role::Applicant && *age >= pension_age);
    let position: u8 = match (has(Role::Housemate), has(Role::Partner), has(Role::Child)) {
        (true, _, _) => 6,
        (false, true, true) => 5,
        (false, true, false) => 3 + u8::from(old),
        (false, false, true) => 2,
        (false, false, false) => u8::from(old),
    };
    f64::from(position)
}

/// The largest of wage, profit, benefit and pension (AOW included) of a household, in cents; a household with nothing
/// but a loss lives on its business.
pub(super) fn main_source(wage: f64, profit: f64, benefit: f64, pension: f64) -> f64 {
    let sources = [
        (wage, MainSource::Employee),
        (profit, MainSource::SelfEmployed),
        (pension, MainSource::Pension),
        (benefit, MainSource::Other),
    ];
    let mut best = (0.0, if profit < 0.0 { MainSource::SelfEmployed } else { MainSource::Other });
    for (amount, source) in sources {
        if amount > best.0 {
            best = (amount, source);
        }
    }
    best.1.index() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::population::files::import::family_links::tie;
    use Role::{Applicant, Child, Housemate, Partner};

    /// Age and positions of the parents.
    fn household(persons: &[(i32, &[usize])]) -> (Vec<Kin>, Ties) {
        let number = |at: &usize| Some(at.to_string());
        let kin = |(at, (age, parents)): (usize, &(i32, &[usize]))| Kin {
            id: at.to_string(),
            partner: None,
            parents: parents.iter().map(number).collect(),
            age: *age,
            born: f64::from(-366 * age),
        };
        let persons: Vec<Kin> = persons.iter().enumerate().map(kin).collect();
        let (ties, faults) = tie(&persons);
        assert!(faults.is_empty());
        (persons, ties)
    }

    fn linked(persons: &[(i32, &[usize])], rules: RoleRules) -> Result<Vec<Role>, Vec<NoRoles>> {
        let (persons, ties) = household(persons);
        from_links(&persons, &ties, rules).map(|(roles, _)| roles)
    }

    const STRICT: RoleRules =
        RoleRules { lone_minor: None, eldest_minor: false, first_family: false, elsewhere: false };

    #[test]
    fn the_claimant_is_the_parent_of_the_minors_and_not_the_grandparent() {
        // Grandmother, her daughter, and the daughter's child.
        let roles = linked(&[(70, &[]), (40, &[0]), (8, &[1])], STRICT);
        assert_eq!(roles.unwrap(), [Housemate, Applicant, Child]);
    }

    #[test]
    fn without_minors_the_eldest_without_a_parent_here_applies_and_the_adult_child_is_a_child() {
        assert_eq!(linked(&[(20, &[1]), (60, &[])], STRICT).unwrap(), [Child, Applicant]);
    }

    #[test]
    fn a_baby_of_a_minor_who_lives_with_her_mother_is_a_child_of_the_household() {
        assert_eq!(linked(&[(40, &[]), (16, &[0]), (0, &[1])], STRICT).unwrap(), [Applicant, Child, Child]);
    }

    #[test]
    fn a_second_family_is_told_unless_the_mapping_says_who_claims() {
        let two: &[(i32, &[usize])] = &[(40, &[]), (8, &[0]), (35, &[]), (5, &[2])];
        assert_eq!(linked(two, STRICT), Err(vec![NoRoles::TwoFamilies(2)]));
        let roles = linked(two, RoleRules { first_family: true, ..STRICT }).unwrap();
        assert_eq!(roles, [Applicant, Child, Housemate, Housemate]);
    }

    #[test]
    fn a_minor_without_a_parent_here_follows_the_rule_of_the_mapping() {
        let lone: &[(i32, &[usize])] = &[(60, &[]), (8, &[])];
        assert_eq!(linked(lone, STRICT), Err(vec![NoRoles::LoneMinor(1)]));
        let foster = RoleRules { lone_minor: Some(Lone::Foster), ..STRICT };
        assert_eq!(linked(lone, foster).unwrap(), [Applicant, Child]);
        let housemate = RoleRules { lone_minor: Some(Lone::Housemate), ..STRICT };
        assert_eq!(linked(lone, housemate).unwrap(), [Applicant, Housemate]);
    }

    #[test]
    fn a_household_without_an_adult_is_told_unless_the_mapping_takes_the_eldest() {
        assert_eq!(linked(&[(10, &[]), (12, &[])], STRICT), Err(vec![NoRoles::NoAdult]));
        let roles = linked(&[(10, &[]), (12, &[])], RoleRules { eldest_minor: true, ..STRICT });
        assert_eq!(roles.unwrap(), [Housemate, Applicant]);
    }

    #[test]
    fn ages_alone_tell_a_couple_from_grandparents_and_grown_children() {
        let rule = AgeRule { partner_years: 15, parent_years: 50 };
        let roles = |ages: &[i32]| from_ages(ages, rule, STRICT).unwrap().0;
        // Worked out by hand from the text of the rule.
        assert_eq!(roles(&[34, 39, 2]), [Partner, Applicant, Child]);
        assert_eq!(roles(&[45, 43, 20, 8]), [Applicant, Partner, Child, Child]);
        assert_eq!(roles(&[80, 76, 42, 13]), [Housemate, Housemate, Applicant, Child]);
        assert_eq!(roles(&[52, 20]), [Applicant, Child]);
        assert_eq!(roles(&[52, 35]), [Applicant, Housemate]);
        assert_eq!(roles(&[61, 8]), [Applicant, Child]);
        assert_eq!(from_ages(&[17, 17], rule, STRICT), Err(vec![NoRoles::NoAdult]));
    }

    #[test]
    fn a_household_with_nothing_but_a_loss_is_self_employed() {
        let source = |wage, profit| main_source(wage, profit, 0.0, 0.0);
        assert_eq!(source(0.0, -500.0), MainSource::SelfEmployed.index() as f64);
        assert_eq!(source(1.0, -500.0), MainSource::Employee.index() as f64);
        assert_eq!(source(0.0, 0.0), MainSource::Other.index() as f64);
    }
}
