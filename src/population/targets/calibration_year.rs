//! What the generator lets happen in a year: births, deaths and moves, jobs lost and found, and the capacities of people.
//!
//! Takes: nothing. Gives: comparisons of the calibration set. Leaves to others: what `calibration` leaves.

use crate::population::targets::comparison::Comparison;
use crate::population::targets::comparison::count;
use crate::population::targets::comparison::share;

/// Comparisons of the course of the year.
pub(crate) fn comparisons() -> Vec<Comparison> {
    let mut list = course_of_the_year();
    list.extend(job_flows());
    list.extend(capacities());
    list
}

fn course_of_the_year() -> Vec<Comparison> {
    let theme = "loop van het jaar";
    let births = "dynamiek.geboorten_per_huishouden";
    let mut list = vec![Comparison::new(theme, "geboorten", "procent", share("geboorten", "alle"), births)];
    for (name, unit, target) in [
        ("kind wordt 18", "personen", "dynamiek.kind_wordt_18"),
        ("bereikt de AOW-leeftijd", "personen", "dynamiek.bereikt_aow"),
        ("echtscheidingen", "paren", "dynamiek.scheiding_paren"),
        ("samenwoners uiteen", "paren", "dynamiek.uiteen_ongehuwd_paren"),
        ("verweduwingen", "personen", "dynamiek.verweduwing"),
        ("alleenstaanden overleden", "personen", "cbs.sterfte_zonder_partner.2023"),
        ("personen geëmigreerd", "personen", "cbs.emigratie.2023"),
    ] {
        list.push(Comparison::new(theme, name, unit, count(name), target));
    }
    list
}

fn job_flows() -> Vec<Comparison> {
    let rows = [
        ("werknemers niet meer aan het werk na een kwartaal", "werknemer", "dynamiek.kwartaal_uitstroom.werknemers"),
        (
            "zelfstandigen niet meer aan het werk na een kwartaal",
            "zelfstandige",
            "dynamiek.kwartaal_uitstroom.zelfstandig",
        ),
        ("werklozen aan het werk na een kwartaal", "werkloze", "dynamiek.kwartaal_baanvinding.werkloos"),
    ];
    let row = |(name, key, target)| {
        let measure = share(format!("{key} over"), format!("{key} in januari"));
        Comparison::new("baanstromen", name, "procent", measure, target)
    };
    rows.into_iter().map(row).collect()
}

fn capacities() -> Vec<Comparison> {
    let measure = share("doenvermogen", "alle");
    let target = "niet_gebruik.niet_zelfredzaam";
    vec![Comparison::new("doenvermogen", "laag doenvermogen", "procent", measure, target)]
}
