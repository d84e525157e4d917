//! Who is who in a household of the data.
//!
//! Takes: the rows of a household. Gives: roles, or a message per row that does not tell. Leaves to others: the links
//! (`family_links`) and the rules (`roles`).

use crate::population::files::import::assemble::Assembly;
use crate::population::files::import::assemble::Values;
use crate::population::files::import::elsewhere;
use crate::population::files::import::elsewhere::Stray;
use crate::population::files::import::family_links;
use crate::population::files::import::family_links::Fault;
use crate::population::files::import::family_links::FaultKind;
use crate::population::files::import::family_links::Kin;
use crate::population::files::import::family_links::Link;
use crate::population::files::import::family_links::Ties;
use crate::population::files::import::mapping::Rule;
use crate::population::files::import::mapping::Scope;
use crate::population::files::import::missing::is_missing;
use crate::population::files::import::number_text::canonical;
use crate::population::files::import::number_text::named;
use crate::population::files::import::overview::Decision;
use crate::population::files::import::roles;
use crate::population::files::import::roles::NoRoles;
use crate::population::files::import::row_types::Line;
use crate::population::kinds::Role;
use crate::text::text;
use crate::units::ADULT;

impl Assembly<'_> {
    /// Roles of the persons, from the data or by the rule of the mapping; `None` where they cannot be told.
    pub(super) fn roles(
        &mut self,
        group: &[Line],
        kin: &[Kin],
        persons: &mut [Values],
        file: &str,
    ) -> Option<Vec<Role>> {
        let rules = self.mapping.sleutels.regels;
        let ages: Vec<i32> = kin.iter().map(|person| person.age).collect();
        let by_links = self.ruled("rol", Rule::RolUitVerwanten);
        let by_age = self.ruled("rol", Rule::RolUitLeeftijden).zip(self.mapping.rol_uit_leeftijden.as_ref());
        let found = if let Some(at) = by_links {
            let ties = self.ties(group, kin, file)?;
            Some((at, roles::from_links(kin, &ties, rules)))
        } else {
            by_age.map(|(at, ages_of)| (at, roles::from_ages(&ages, ages_of.rule, rules)))
        };
        let roles = match found {
            Some((at, Ok((roles, used)))) => {
                for (values, role) in persons.iter_mut().zip(&roles) {
                    values[at] = vec![f64::from(*role as u8)];
                }
                let overview = &mut self.done.overview;
                overview.decided(Decision::LoneMinor, used.lone_minors);
                overview.decided(Decision::NoAdult, usize::from(used.no_adult));
                overview.decided(Decision::TwoFamilies, usize::from(used.two_families));
                roles
            }
            Some((_, Err(wrong))) => {
                for why in wrong {
                    let at = match why {
                        NoRoles::NoAdult => 0,
                        NoRoles::LoneMinor(at) | NoRoles::TwoFamilies(at) => at,
                    };
                    self.bad.add_told(file, group[at].number, "rol", || why.told());
                }
                return None;
            }
            None => persons.iter().map(|values| self.role(values)).collect(),
        };
        self.is_one_household(group, &roles, &ages, file).then_some(roles)
    }

    /// Whether there is one applicant, an adult, and at most one partner.
    fn is_one_household(&mut self, group: &[Line], roles: &[Role], ages: &[i32], file: &str) -> bool {
        let applicants = roles.iter().filter(|role| **role == Role::Applicant).count();
        let partners = roles.iter().filter(|role| **role == Role::Partner).count();
        if applicants != 1 || partners > 1 {
            self.bad.add_told(file, group[0].number, "rol", || {
                let found = text!(data_applicants_found, applicants = applicants, partners = partners);
                (found, text!(data_applicants))
            });
            return false;
        }
        let at = roles.iter().position(|role| *role == Role::Applicant).unwrap_or(0);
        if ages[at] < ADULT && !self.mapping.sleutels.regels.eldest_minor {
            self.bad.add_told(file, group[at].number, "rol", || {
                (text!(data_minor_applicant_found, age = ages[at]), NoRoles::NoAdult.told().1)
            });
            return false;
        }
        true
    }

    /// Partners and parents both ways; `None` where a link cannot be, which is reported.
    fn ties(&mut self, group: &[Line], kin: &[Kin], file: &str) -> Option<Ties> {
        let (ties, faults) = family_links::tie(kin);
        let keys = &self.mapping.sleutels;
        let mut is_sound = true;
        for Fault { person, link, kind } in faults {
            if kind == FaultKind::NotHere && keys.regels.elsewhere {
                self.done.overview.decided(Decision::Elsewhere, 1);
                continue;
            }
            is_sound = false;
            let (column, number) = match link {
                Link::Partner => (keys.partner.clone(), kin[person].partner.clone()),
                Link::Parent(at) => (keys.ouders.get(at).cloned(), kin[person].parents[at].clone()),
            };
            let (line, column, number) = (group[person].number, column.unwrap_or_default(), number.unwrap_or_default());
            let is_looked_up = keys.persoon_uniek_in == Scope::Bestand && self.strays.len() < elsewhere::MOST;
            if kind == FaultKind::NotHere && is_looked_up {
                self.strays.push(Stray { line, column, number });
            } else {
                self.bad.add(file, line, &column, &number, || kind.expected());
            }
        }
        self.done.overview.decided(Decision::PartnerByChild, ties.by_child);
        is_sound.then_some(ties)
    }

    /// Numbers of a person and of the relatives.
    pub(super) fn kin(&self, line: &Line) -> Kin {
        let is_missing = |text: &str| is_missing(text, &self.mapping.ontbreekt);
        let named = |at: usize| named(&line.cells[at], is_missing);
        Kin {
            id: canonical(&line.cells[self.plans.person]),
            partner: self.plans.partner.and_then(named),
            parents: self.plans.parents.iter().map(|at| named(*at)).collect(),
            ..Kin::default()
        }
    }
}
