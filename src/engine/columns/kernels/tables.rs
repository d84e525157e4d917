//! Tables of the law.

use crate::engine::columns::kernels::{Lane, add_to, map1, only};
use crate::engine::columns::program::Margin;

/// Sum over brackets, row by row.
#[inline(always)]
pub(crate) fn brackets(x: Lane<'_>, rows: &[(f64, f64)], out: &mut [f64]) {
    map1(x, out, |x| x * 0.0);
    let mut from = 0.0;
    for (limit, rate) in rows {
        add_to(out, x, |sum, x| {
            let to = if x < *limit { x } else { *limit };
            sum + if to > from { (to - from) * rate } else { 0.0 }
        });
        from = *limit;
    }
}

/// Value of the first row whose limit is not below `x`, unless `x` is too near a limit.
#[inline(always)]
pub(crate) fn lookup(x: Lane<'_>, rows: &[(f64, f64)], margin: Margin, out: &mut [f64]) {
    if rows.len() > MOST_ROWS_IN_TURN {
        return map1(x, out, |x| search(x, rows, margin));
    }
    out.fill(f64::NAN);
    for (limit, value) in rows.iter().rev() {
        add_to(out, x, |known, x| if x <= *limit { *value } else { known });
    }
    if margin.distance > 0.0 {
        for (limit, _) in rows {
            add_to(out, x, |known, x| only((x - limit).abs() > margin.distance, known));
        }
    }
}

/// Tables with more rows are searched by halving them, household by household.
const MOST_ROWS_IN_TURN: usize = 12;

fn search(x: f64, rows: &[(f64, f64)], margin: Margin) -> f64 {
    let at = rows.partition_point(|(limit, _)| *limit < x);
    let near = |row: Option<&(f64, f64)>| row.is_some_and(|(limit, _)| (x - limit).abs() <= margin.distance);
    let too_near = margin.distance > 0.0 && (near(rows.get(at)) || near(at.checked_sub(1).and_then(|at| rows.get(at))));
    match rows.get(at) {
        Some((_, value)) if !x.is_nan() && !too_near => *value,
        _ => f64::NAN,
    }
}
