//! What a citizen can know of the income of the year, month by month.
//!
//! Takes: the income of one person by month. Gives: the forecast of the year at the end of each month.
//! Leaves to others: whether and how the forecast is reported (`reporting`).

use crate::delivery::ReportingParameters;
use crate::delivery::facts::Facts;
use crate::units::MONTHS;

/// The forecast, at the end of each month, of the yearly income that counts, in cents.
///
/// What was received so far, the current level for the months to come, and the holiday allowance that has been
/// built up or will be by its month. In December it is the truth, `assessed`.
pub(crate) fn forecast(
    facts: &Facts<'_>,
    person: usize,
    assessed: f64,
    parameters: &ReportingParameters,
) -> [f64; MONTHS] {
    let incomes = facts.incomes.map(|column| column.year_of(person));
    let holiday_allowance = facts.holiday_allowance.year_of(person);
    let received: [f64; MONTHS] = std::array::from_fn(|month| {
        incomes.iter().map(|values| values[month]).sum::<f64>() + holiday_allowance[month]
    });
    // Deductions that set the assessed income apart from receipts are the same in every forecast.
    let deductions = received.iter().sum::<f64>() - assessed;
    let (mut so_far, mut holiday_so_far) = (0.0, 0.0);
    std::array::from_fn(|month| {
        so_far += received[month];
        holiday_so_far += holiday_allowance[month];
        let level: f64 = incomes
            .iter()
            .map(|values| current_level(values, month, parameters.level_months))
            .sum();
        let to_come = if holiday_so_far == 0.0 {
            holiday_to_come(&incomes[0], month, parameters)
        } else {
            0.0
        };
        so_far + level * (MONTHS - 1 - month) as f64 + to_come - deductions
    })
}

/// Mean of the non-nil values of the last months; nil when the income has stopped.
fn current_level(values: &[f64; MONTHS], month: usize, level_months: u8) -> f64 {
    if values[month] == 0.0 {
        return 0.0;
    }
    let from = (month + 1).saturating_sub(usize::from(level_months.max(1)));
    let (mut sum, mut count) = (0.0, 0.0);
    for value in &values[from..=month] {
        if *value != 0.0 {
            sum += value;
            count += 1.0;
        }
    }
    sum / count
}

/// Holiday allowance over the wages of last June to this May (where it is paid in May); last year at January's wage.
fn holiday_to_come(wages: &[f64; MONTHS], month: usize, parameters: &ReportingParameters) -> f64 {
    let paid_in = usize::from(parameters.holiday_allowance_month.clamp(1, 12)) - 1;
    if month >= paid_in {
        return 0.0;
    }
    let last_year = wages[0] * (MONTHS - 1 - paid_in) as f64;
    let so_far: f64 = wages[..=month].iter().sum();
    let ahead = current_level(wages, month, parameters.level_months) * (paid_in - month) as f64;
    parameters.holiday_allowance_share * (last_year + so_far + ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::stand_in::Household;
    use crate::delivery::stand_in::prompt_reporting;
    use crate::delivery::stand_in::table_of;

    fn forecast_of(
        household: Household,
        parameters: &ReportingParameters,
        assessed: f64,
    ) -> [f64; MONTHS] {
        let table = table_of(&[household]);
        forecast(&Facts::read(&table).unwrap(), 0, assessed, parameters)
    }

    #[test]
    fn a_varying_wage_is_carried_on_at_the_mean_of_the_last_months() {
        let mut household = Household::single(1_000.0);
        household.persons[0].wage[..3].copy_from_slice(&[80_000.0, 100_000.0, 120_000.0]);
        let parameters = ReportingParameters {
            level_months: 3,
            ..prompt_reporting()
        };
        // 12 months, the first three of mean 1000: January sees 800, March sees 1000.
        let forecast = forecast_of(household, &parameters, 1_200_000.0);
        assert_eq!((forecast[0], forecast[2]), (960_000.0, 1_200_000.0));
    }

    #[test]
    fn an_income_that_stops_counts_no_further() {
        let mut household = Household::single(1_000.0);
        household.persons[0].wage[4..].fill(0.0);
        let parameters = ReportingParameters {
            level_months: 3,
            ..prompt_reporting()
        };
        assert_eq!(forecast_of(household, &parameters, 400_000.0)[4], 400_000.0);
    }

    #[test]
    fn deductions_are_known_and_the_future_is_not() {
        // 12000 received, of which 10000 counts.
        let forecast = forecast_of(Household::single(1_000.0), &prompt_reporting(), 1_000_000.0);
        assert_eq!(forecast, [1_000_000.0; MONTHS]);
    }
}
