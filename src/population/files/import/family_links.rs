//! Who is partner and parent of whom in a household, and which links cannot be.
//!
//! Takes: numbers of partner and parents as the data have them. Gives: links both ways, or a fault per row. Leaves to
//! others: the roles that follow (`roles`), and whether a number that is not in the household is elsewhere in the file.

use crate::text::Text;
use crate::text::text;

/// What is known of a person for links and roles.
#[derive(Debug, Clone, Default)]
pub(super) struct Kin {
    pub id: String,
    pub partner: Option<String>,
    /// By column of the data.
    pub parents: Vec<Option<String>>,
    /// On 1 January, in whole years.
    pub age: i32,
    /// Birth in days, for who is older than whom.
    pub born: f64,
}

/// Which link of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Partner,
    /// Which of the columns with parents.
    Parent(usize),
}

/// Why a link cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// The person itself.
    Oneself,
    /// Nobody of this household.
    NotHere,
    /// The other names somebody else as partner, or nobody.
    OneSided,
    /// The parent was born after the child.
    Younger,
    /// Both partner and parent, or the same parent twice.
    Twice,
}

/// A link of a person that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault {
    pub person: usize,
    pub link: Link,
    pub kind: FaultKind,
}

impl FaultKind {
    /// What was expected in its place; what to do.
    pub(super) fn expected(self) -> Text {
        match self {
            FaultKind::Oneself => text!(data_link_oneself),
            FaultKind::NotHere => text!(data_link_not_here),
            FaultKind::OneSided => text!(data_link_one_sided),
            FaultKind::Younger => text!(data_link_younger),
            FaultKind::Twice => text!(data_link_twice),
        }
    }
}

/// Links of the persons of a household, by position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ties {
    pub partner: Vec<Option<usize>>,
    pub parents: Vec<Vec<usize>>,
    /// Partners because they have a child together and name no partner (Awir art. 3 lid 2).
    pub by_child: usize,
}

/// Finds the links; whoever is not in the household is left out and told as a fault.
pub(super) fn tie(persons: &[Kin]) -> (Ties, Vec<Fault>) {
    let mut faults = Vec::new();
    let at = |id: &str| persons.iter().position(|person| person.id == id);
    let mut found = |person: usize, link: Link, id: &str| {
        let other = at(id);
        let kind = match other {
            None => FaultKind::NotHere,
            Some(other) if other == person => FaultKind::Oneself,
            Some(other) => return Some(other),
        };
        faults.push(Fault { person, link, kind });
        None
    };
    let mut named = Vec::with_capacity(persons.len());
    let mut parents = Vec::with_capacity(persons.len());
    for (person, kin) in persons.iter().enumerate() {
        named.push(kin.partner.as_ref().and_then(|id| found(person, Link::Partner, id)));
        let of_columns = kin.parents.iter().enumerate();
        let here = of_columns.map(|(column, id)| id.as_ref().and_then(|id| found(person, Link::Parent(column), id)));
        parents.push(here.collect::<Vec<Option<usize>>>());
    }
    for person in 0..persons.len() {
        let mut fault = |link, kind| faults.push(Fault { person, link, kind });
        if named[person].is_some_and(|other| named[other] != Some(person)) {
            fault(Link::Partner, FaultKind::OneSided);
        }
        for (column, parent) in parents[person].iter().enumerate() {
            let Some(parent) = *parent else { continue };
            if persons[parent].born > persons[person].born {
                fault(Link::Parent(column), FaultKind::Younger);
            }
            if named[person] == Some(parent) || parents[person][..column].contains(&Some(parent)) {
                fault(Link::Parent(column), FaultKind::Twice);
            }
        }
    }
    let parents: Vec<Vec<usize>> = parents.into_iter().map(|of| of.into_iter().flatten().collect()).collect();
    let mut ties = Ties { partner: named, parents, by_child: 0 };
    ties.join_parents();
    (ties, faults)
}

impl Ties {
    /// Two who have a child together and name no partner are partners.
    fn join_parents(&mut self) {
        for child in 0..self.parents.len() {
            if let [one, other] = self.parents[child][..]
                && self.partner[one].is_none()
                && self.partner[other].is_none()
                && one != other
            {
                self.partner[one] = Some(other);
                self.partner[other] = Some(one);
                self.by_child += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kin(id: &str, partner: &str, parents: [&str; 2], age: i32) -> Kin {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let born = f64::from(-366 * age);
        Kin { id: id.to_owned(), partner: some(partner), parents: parents.map(some).to_vec(), age, born }
    }

    fn faults(persons: &[Kin]) -> Vec<(usize, Link, FaultKind)> {
        tie(persons).1.into_iter().map(|fault| (fault.person, fault.link, fault.kind)).collect()
    }

    #[test]
    fn links_that_agree_have_no_fault() {
        let family = [kin("1", "2", ["", ""], 40), kin("2", "1", ["", ""], 38), kin("3", "", ["1", "2"], 9)];
        let (ties, faults) = tie(&family);
        assert_eq!((ties.partner, ties.parents), (vec![Some(1), Some(0), None], vec![vec![], vec![], vec![0, 1]]));
        assert!(faults.is_empty() && ties.by_child == 0);
    }

    #[test]
    fn each_link_that_cannot_be_is_a_fault_of_its_row() {
        use FaultKind::{NotHere, OneSided, Oneself, Twice, Younger};
        use Link::{Parent, Partner};
        let alone = |one: Kin| [one, kin("2", "", ["", ""], 30)];
        assert_eq!(faults(&alone(kin("1", "1", ["", ""], 40))), [(0, Partner, Oneself)]);
        assert_eq!(faults(&alone(kin("1", "9", ["", ""], 40))), [(0, Partner, NotHere)]);
        assert_eq!(faults(&alone(kin("1", "2", ["", ""], 40))), [(0, Partner, OneSided)]);
        assert_eq!(faults(&alone(kin("1", "", ["9", "1"], 40))), [(0, Parent(0), NotHere), (0, Parent(1), Oneself)]);
        assert_eq!(faults(&alone(kin("1", "", ["", "2"], 40))), [(0, Parent(1), Younger)]);
        assert_eq!(faults(&alone(kin("1", "", ["2", "2"], 10))), [(0, Parent(1), Twice)]);
    }

    #[test]
    fn three_who_name_each_other_in_a_ring_are_three_faults() {
        let ring = [kin("1", "2", ["", ""], 40), kin("2", "3", ["", ""], 40), kin("3", "1", ["", ""], 40)];
        assert_eq!(faults(&ring).len(), 3);
    }

    #[test]
    fn parents_of_one_child_are_partners_unless_one_names_another() {
        let child = kin("3", "", ["1", "2"], 3);
        let unmarried = [kin("1", "", ["", ""], 40), kin("2", "", ["", ""], 38), child.clone()];
        let (ties, faults) = tie(&unmarried);
        assert_eq!((ties.partner[0], ties.by_child), (Some(1), 1));
        assert!(faults.is_empty());
        let parted = [kin("1", "4", ["", ""], 40), kin("2", "", ["", ""], 38), child, kin("4", "1", ["", ""], 41)];
        assert_eq!(tie(&parted).0.partner, [Some(3), None, None, Some(0)]);
    }
}
