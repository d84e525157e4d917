//! Rising curves through given points: quantile functions and the way from net to gross.
//!
//! Takes: points with rising arguments. Gives: values in between, on straight lines.
//! Leaves to others: what the points mean.

/// A function through points, straight in between and level outside.
#[derive(Debug, Clone)]
pub(crate) struct Curve {
    at: Vec<f64>,
    values: Vec<f64>,
}

impl Curve {
    /// A curve; `at` must rise and both lists must be equally long and not empty (the reader of the file checks this).
    pub(crate) fn new(at: Vec<f64>, values: Vec<f64>) -> Curve {
        debug_assert!(at.len() == values.len() && !at.is_empty());
        debug_assert!(at.windows(2).all(|pair| pair[0] < pair[1]));
        Curve { at, values }
    }

    /// The value at `x`.
    pub(crate) fn value(&self, x: f64) -> f64 {
        let after = self.at.partition_point(|at| *at <= x);
        if after == 0 {
            return self.values[0];
        }
        if after == self.at.len() {
            return self.values[after - 1];
        }
        let (left, right) = (after - 1, after);
        let share = (x - self.at[left]) / (self.at[right] - self.at[left]);
        self.values[left] + share * (self.values[right] - self.values[left])
    }

    /// The points it runs through.
    pub(crate) fn points(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.at.iter().copied().zip(self.values.iter().copied())
    }

    /// The way back; the values must rise.
    #[must_use]
    pub(crate) fn inverse(&self) -> Curve {
        Curve::new(self.values.clone(), self.at.clone())
    }

    /// The same curve with every value times `factor`.
    #[must_use]
    pub(crate) fn scaled(&self, factor: f64) -> Curve {
        Curve { at: self.at.clone(), values: self.values.iter().map(|value| value * factor).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_straight_between_points_and_level_outside() {
        let curve = Curve::new(vec![0.0, 1.0, 3.0], vec![10.0, 20.0, 0.0]);
        assert_eq!(curve.value(-5.0), 10.0);
        assert_eq!(curve.value(0.5), 15.0);
        assert_eq!(curve.value(2.0), 10.0);
        assert_eq!(curve.value(9.0), 0.0);
    }
}
