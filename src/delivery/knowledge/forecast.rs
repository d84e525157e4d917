//! What a citizen can know of the income of the year, month by month.
//!
//! Takes: the income of one person by month. Gives: the forecast of the year at the end of each month.
//! Leaves to others: whether and how the forecast is reported (`reporting`).

use crate::delivery::ReportingParameters;
use crate::delivery::knowledge::facts::Facts;
use crate::units::MONTHS;

/// The forecast, at the end of each month, of the yearly income that counts, in cents.
///
/// What was received so far, the current level for the months to come, and the holiday allowance that has been
/// built up or will be by its month. In December it is the truth, `assessed`.
///
/// The current level of an income is the median of its last months, so one odd month (a bonus, the AOW of May, a
/// month without a call) moves nothing. Profit swings too much for that: it is judged by twelve months, those of
/// last year at last year's mean.
pub(crate) fn forecast(
    facts: &Facts<'_>,
    person: usize,
    assessed: f64,
    parameters: &ReportingParameters,
) -> [f64; MONTHS] {
    let [wages, benefit, state_pension, pension, profit] = facts.incomes.map(|column| column.year_of(person));
    let holiday_allowance = facts.holiday_allowance.year_of(person);
    let regular = |month: usize| [wages, benefit, state_pension, pension, profit].map(|income| income[month]);
    let received: [f64; MONTHS] =
        std::array::from_fn(|month| regular(month).iter().sum::<f64>() + holiday_allowance[month]);
    // Deductions that set the assessed income apart from receipts are the same in every forecast.
    let deductions = received.iter().sum::<f64>() - assessed;
    let last_year = facts.assessed_income_last_year.get(person, 0);
    let profit_last_year = (last_year / MONTHS as f64 - (received[0] - profit[0])).max(0.0);
    let has_business = profit.iter().any(|profit| *profit != 0.0);
    let (mut so_far, mut holiday_so_far, mut profit_so_far) = (0.0, 0.0, 0.0);
    std::array::from_fn(|month| {
        so_far += received[month];
        holiday_so_far += holiday_allowance[month];
        profit_so_far += profit[month];
        let left = (MONTHS - 1 - month) as f64;
        // Who leaves a job gets the holiday allowance that was built up; who has no call for a month does not.
        let has_left = month == 0 || wages[month - 1] == 0.0 || holiday_allowance[month] > 0.0;
        let is_between_calls = wages[month] == 0.0 && !has_left;
        let wage = current_level(&wages, month - usize::from(is_between_calls), parameters.level_months);
        let state_pension_level = current_level(&state_pension, month, parameters.level_months);
        // One month without profit is no end of a business; as many as make a level are.
        let from = (month + 1).saturating_sub(usize::from(parameters.level_months.max(1)));
        let is_long = month + 1 - from == usize::from(parameters.level_months.max(1));
        let has_ended = is_long && profit[from..=month].iter().all(|profit| *profit == 0.0);
        let profit_level =
            if has_ended || !has_business { 0.0 } else { (profit_so_far + left * profit_last_year) / MONTHS as f64 };
        let level = wage
            + state_pension_level
            + profit_level
            + current_level(&benefit, month, parameters.level_months)
            + current_level(&pension, month, parameters.level_months);
        let build_up = |values: &[f64; MONTHS], level: f64, share: f64| {
            share * built_up_to_come(values, level, month, parameters.holiday_allowance_month)
        };
        let mut to_come = build_up(&state_pension, state_pension_level, parameters.holiday_share_state_pension);
        if holiday_so_far == 0.0 {
            to_come += build_up(&wages, wage, parameters.holiday_share_wage);
        }
        so_far + level * left + to_come - deductions
    })
}

/// Median of the non-nil values of the last months; nil when the income is nil now.
fn current_level(values: &[f64; MONTHS], month: usize, level_months: u8) -> f64 {
    if values[month] == 0.0 {
        return 0.0;
    }
    let from = (month + 1).saturating_sub(usize::from(level_months.max(1)));
    let mut room = [0.0; MONTHS];
    let mut count = 0;
    for value in values[from..=month].iter().filter(|value| **value != 0.0) {
        room[count] = *value;
        count += 1;
    }
    let recent = &mut room[..count];
    recent.sort_unstable_by(f64::total_cmp);
    let middle = recent.len() / 2;
    if recent.len() % 2 == 1 { recent[middle] } else { 0.5 * (recent[middle - 1] + recent[middle]) }
}

/// Income of last June to this May (where May is the month of payment) that holiday allowance is built up over, last
/// year at January's level; nil once the month of payment has come.
fn built_up_to_come(values: &[f64; MONTHS], level: f64, month: usize, payment_month: u8) -> f64 {
    let paid_in = usize::from(payment_month.clamp(1, 12)) - 1;
    if month >= paid_in {
        return 0.0;
    }
    let last_year = values[0] * (MONTHS - 1 - paid_in) as f64;
    let so_far: f64 = values[..=month].iter().sum();
    last_year + so_far + level * (paid_in - month) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::test_fixtures::Household;
    use crate::delivery::test_fixtures::prompt_reporting;
    use crate::delivery::test_fixtures::table_of;

    fn forecast_of(household: Household, parameters: &ReportingParameters, assessed: f64) -> [f64; MONTHS] {
        let table = table_of(&[household]);
        forecast(&Facts::read(&table).unwrap(), 0, assessed, parameters)
    }

    #[test]
    fn a_varying_wage_is_carried_on_at_the_median_of_the_last_months() {
        let mut household = Household::single(1_000.0);
        household.persons[0].wage[..3].copy_from_slice(&[80_000.0, 120_000.0, 100_000.0]);
        let parameters = ReportingParameters { level_months: 3, ..prompt_reporting() };
        // 12000 in the year. January: 12 × 800. February: 2000 + 10 × 1000. March: 3000 + 9 × 1000.
        let forecast = forecast_of(household, &parameters, 1_200_000.0);
        assert_eq!(forecast[..3], [960_000.0, 1_200_000.0, 1_200_000.0]);
    }

    #[test]
    fn one_month_without_a_call_is_not_the_end_of_a_job() {
        let mut household = Household::single(1_000.0);
        household.persons[0].wage[3] = 0.0;
        let parameters = ReportingParameters { level_months: 3, ..prompt_reporting() };
        // 3 months received and 8 to come.
        assert_eq!(forecast_of(household, &parameters, 1_100_000.0)[3], 1_100_000.0);
    }

    #[test]
    fn profit_is_judged_by_twelve_months() {
        let mut household = Household::single(0.0);
        household.persons[0].last_year = 1_200_000.0;
        let mut table = table_of(&[household]);
        let schema = std::sync::Arc::clone(&table.column("winst").unwrap().schema);
        table.insert(crate::table::Column::new(schema, vec![220_000.0; MONTHS])).unwrap();
        let facts = Facts::read(&table).unwrap();
        let forecast = forecast(&facts, 0, 2_640_000.0, &prompt_reporting());
        // January: 2200 and 11 times (2200 + 11 × 1000) / 12 = 1100.
        assert_eq!(forecast[0], 220_000.0 + 11.0 * 110_000.0);
        assert_eq!(forecast[11], 2_640_000.0);
    }

    #[test]
    fn a_month_without_profit_is_not_the_end_of_a_business_and_three_are() {
        let mut household = Household::single(0.0);
        household.persons[0].last_year = 1_200_000.0;
        let mut table = table_of(&[household]);
        let schema = std::sync::Arc::clone(&table.column("winst").unwrap().schema);
        let mut profit = vec![100_000.0; MONTHS];
        profit[3..6].fill(0.0);
        table.insert(crate::table::Column::new(schema, profit)).unwrap();
        let facts = Facts::read(&table).unwrap();
        let parameters = ReportingParameters { level_months: 3, ..prompt_reporting() };
        let forecast = forecast(&facts, 0, 900_000.0, &parameters);
        // April: 3000 and 8 times (3000 + 8 × 1000) / 12. June: three months without profit, so the 3000 is all.
        assert!((forecast[3] - (300_000.0 + 8.0 * 1_100_000.0 / 12.0)).abs() < 1e-6);
        assert_eq!(forecast[5], 300_000.0);
    }

    #[test]
    fn the_holiday_payment_of_aow_in_may_is_foreseen_and_not_carried_on() {
        let mut table = table_of(&[Household::single(0.0)]);
        let schema = std::sync::Arc::clone(&table.column("aow").unwrap().schema);
        let mut values = vec![100_000.0; MONTHS];
        values[4] = 160_000.0;
        table.insert(crate::table::Column::new(schema, values)).unwrap();
        let facts = Facts::read(&table).unwrap();
        let parameters =
            ReportingParameters { level_months: 3, holiday_share_state_pension: 0.05, ..prompt_reporting() };
        // 12 × 1000 and 5% of it in May.
        assert_eq!(forecast(&facts, 0, 1_260_000.0, &parameters), [1_260_000.0; MONTHS]);
    }

    #[test]
    fn a_job_that_ends_counts_no_further() {
        let mut household = Household::single(1_000.0);
        household.persons[0].wage[4..].fill(0.0);
        let parameters = ReportingParameters { level_months: 3, ..prompt_reporting() };
        // Four months received; the second month without a wage tells that the job has ended.
        assert_eq!(forecast_of(household.clone(), &parameters, 400_000.0)[5], 400_000.0);
        // The holiday allowance paid on leaving tells it at once.
        household.persons[0].holiday_allowance[4] = 30_000.0;
        assert_eq!(forecast_of(household, &parameters, 430_000.0)[4], 430_000.0);
    }

    #[test]
    fn deductions_are_known_and_the_future_is_not() {
        // 12000 received, of which 10000 counts.
        let forecast = forecast_of(Household::single(1_000.0), &prompt_reporting(), 1_000_000.0);
        assert_eq!(forecast, [1_000_000.0; MONTHS]);
    }
}
