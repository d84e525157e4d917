//! Axes along which household numbers are spread evenly, beside the sequence of the cells.
//!
//! Takes: nothing. Gives: their steps, the fractions of the square roots of 2, 3, 7, 11 and 13; with the golden ratio of
//! the cells they have no rational relation, so that pairs of axes are even too. Leaves to others: the spreading (`draws`).

use crate::draws::Axis;

/// Number of children.
pub(crate) const CHILDREN: Axis = Axis(0x6A09_E667_F3BC_C908);
/// Place within the income group.
pub(crate) const INCOME: Axis = Axis(0xBB67_AE85_84CA_A73B);
/// Age of the eldest child.
pub(crate) const ELDEST: Axis = Axis(0x510E_527F_ADE6_82D1);
/// Others in the household.
pub(crate) const OTHERS: Axis = Axis(0xA54F_F53A_5F1D_36F1);
/// Place in the distribution of wealth.
pub(crate) const WEALTH: Axis = Axis(0x9B05_688C_2B3E_6C1F);
