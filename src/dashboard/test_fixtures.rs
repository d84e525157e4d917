//! A source for tests that answers at once.

use super::DashboardData;
use super::DashboardSource;
use super::HouseholdCash;
use super::Parameter;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::FinancedText;
use crate::report::Measure;
use crate::report::Row;
use crate::report::test_fixtures;
use crate::text::Text;

/// What the sample shows, with the first parameter at `coverage`.
pub(super) fn data(coverage: f64) -> DashboardData {
    let headline = test_fixtures::headline();
    let parameter = |nl: &str, en: &str, unit: &str, value, low, high, step| Parameter {
        name: Text::new(nl, en),
        group: Text::new("Uitvoering", "Delivery"),
        identifier: nl.replace(' ', "_"),
        value,
        unit: Text::same(unit),
        low,
        high,
        step,
    };
    DashboardData {
        title: Text::new("Maand of jaar, toeslag of toelage", "Month or year, allowance or flat grant"),
        variants: headline.columns.iter().map(|column| column.heading.clone()).collect(),
        headline,
        deciles: test_fixtures::decile_chart(),
        demands: vec![asked()],
        parameters: vec![
            parameter("dekking automatische toekenning", "coverage of automatic award", "%", coverage, 60.0, 95.0, 5.0),
            parameter("vertraging van loongegevens", "lag of wage data", "maanden", 2.0, 0.0, 6.0, 1.0),
            parameter("toelage per volwassene", "grant per adult", "euro/maand", 112.5, 50.0, 250.0, 2.5),
        ],
        sample: (50_000, 8_560_000),
        financing: vec![FinancedText {
            raised: Text::new(
                "Toelage per jaar: extra belasting € 22,2 miljard per jaar",
                "Flat grant per year: extra tax € 22.2 billion a year",
            ),
            parameters: Text::new(
                "Toelage per jaar: Algemene heffingskorting € 3.115,00 → € 1.557,50",
                "Flat grant per year: General tax credit € 3,115.00 → € 1,557.50",
            ),
        }],
        household_numbers: (1, 50_000),
    }
}

/// A count and a share in two variants.
fn asked() -> DataTable {
    let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
    let row = |key: &str, nl: &str, en: &str, cells: Vec<Cell>| Row {
        key: key.to_owned(),
        heading: Text::new(nl, en),
        cells,
        emphasis: false,
    };
    DataTable {
        key: "mensen".to_owned(),
        title: Text::new("Wat het van mensen vraagt", "What it asks of people"),
        stub: Text::new("Per jaar", "Per year"),
        columns: vec![column("nu", "Huidig stelsel", "Current system"), column("maand", "Per maand", "Per month")],
        rows: vec![
            row(
                "handelingen",
                "Handelingen",
                "Actions",
                [2.73, 3.64].map(|value| test_fixtures::uncertain(value, 0.06, Measure::Average)).to_vec(),
            ),
            row(
                "schok",
                "Grootste daling in één maand",
                "Largest fall in one month",
                [0.043, 0.022].map(|value| test_fixtures::uncertain(value, 0.001, Measure::Share)).to_vec(),
            ),
        ],
        notes: vec![Text::new("Aantal per jaar, gemiddeld.", "Number per year, mean.")],
    }
}

/// The cash of one household.
pub(super) fn household(number: u64) -> HouseholdCash {
    let names = test_fixtures::headline().columns.into_iter().map(|column| column.heading);
    let months = |start: f64| std::array::from_fn(|month| if month < 4 { start } else { start + 125.0 });
    HouseholdCash {
        number,
        description: Text::new(
            "Alleenstaande ouder met een kind van 9, sociale huur, verliest in april de baan.",
            "Single parent with a child of 9, social rent, loses the job in April.",
        ),
        cash: names.zip([2140.0, 2010.0, 1985.5, 2210.0]).map(|(name, start)| (name, months(start))).collect(),
    }
}

/// Answers with the sample.
pub(super) struct SampleSource;

impl DashboardSource for SampleSource {
    fn load(&mut self) -> Result<DashboardData, String> {
        Ok(data(80.0))
    }

    fn change_parameter(&mut self, index: usize, new_value: f64) -> Result<DashboardData, String> {
        let mut changed = data(80.0);
        changed.parameters.get_mut(index).ok_or("no such parameter")?.value = new_value;
        Ok(changed)
    }

    fn household(&mut self, number: u64) -> Result<HouseholdCash, String> {
        Ok(household(number))
    }
}
