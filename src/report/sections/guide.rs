//! How to read the report: terms, what static means, uncertainty, signs, what is not modelled.
//!
//! Takes: the number of households and what the scenario leaves out. Gives: the last section.
//! Leaves to others: sources and assumptions, which the report lists by itself.

use crate::measure::MIN_RECORDS;
use crate::measure::Measures;
use crate::report::Block;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::HouseholdOrigin;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{paragraph, section, text, whole};
use crate::text::Text;

const TERMS: [(&str, &str, &str, &str, &str); 12] = [
    (
        "toeslag",
        "toeslag",
        "toeslag",
        "Geld van de overheid voor een bepaald doel, zoals zorg of huur. Het bedrag hangt af van het inkomen.",
        "Money from the state for a purpose, such as care or rent. The amount depends on income.",
    ),
    (
        "toelage",
        "toelage",
        "toelage",
        "Geld van de overheid met een vast bedrag per volwassene, huishouden of kind. Het bedrag hangt niet af van het inkomen.",
        "Money from the state with a fixed amount per adult, household or child. The amount does not depend on income.",
    ),
    (
        "uitkering",
        "uitkering",
        "uitkering",
        "Geld dat loon vervangt, zoals bijstand, werkloosheidsuitkering of AOW (de Algemene Ouderdomswet).",
        "Money that replaces wages, such as social assistance, unemployment benefit or state pension.",
    ),
    (
        "voorschot",
        "voorschot",
        "advance",
        "Bedrag per maand voordat het definitieve recht bekend is.",
        "Monthly amount before the definitive right is known.",
    ),
    (
        "terugvordering",
        "terugvordering",
        "recovery",
        "Besluit dat een huishouden geld moet terugbetalen.",
        "Decision that a household must pay money back.",
    ),
    (
        "nabetaling",
        "nabetaling",
        "supplement",
        "Geld dat na afloop van het jaar nog komt.",
        "Money that still comes after the end of the year.",
    ),
    (
        "toekenning",
        "toekenning",
        "award",
        "Eén regeling voor één huishouden in één jaar.",
        "One scheme for one household in one year.",
    ),
    (
        "niet_gebruik",
        "niet-gebruik",
        "non-take-up",
        "Wel recht hebben maar het niet krijgen, omdat er geen aanvraag is.",
        "Being entitled but not receiving, because there is no application.",
    ),
    (
        "mediaan",
        "mediaan",
        "median",
        "De middelste waarde: de helft ligt erboven, de helft eronder.",
        "The middle value: half are above, half below.",
    ),
    (
        "deciel",
        "deciel",
        "decile",
        "Een tiende van alle personen, op volgorde van inkomen.",
        "A tenth of all persons, in order of income.",
    ),
    (
        "transactiebasis",
        "transactiebasis",
        "accrual basis",
        "Geld telt in het jaar waar het over gaat.",
        "Money counts in the year that it is about.",
    ),
    (
        "kasbasis",
        "kasbasis",
        "cash basis",
        "Geld telt in het jaar waarin het wordt betaald of ontvangen.",
        "Money counts in the year in which it is paid or received.",
    ),
];

/// The section.
pub(super) fn guide(measures: &Measures, not_modelled: &[Text], households: &HouseholdOrigin) -> Section {
    let mut blocks = vec![
        Block::Table(terms()),
        paragraph([Text::new(
            "Statisch: in een variant veranderen de regels, de uitvoering, wat de financiering wijzigt, en of mensen een regeling gebruiken. Verder niets: niemand gaat meer of minder werken, en lonen en huren blijven gelijk. Het model kijkt naar één jaar en naar het geld dat daaruit volgt.",
            "Static: in a variant the rules change, the way they are carried out, what the financing changes, and whether people use a scheme. Nothing else does: nobody works more or less, and wages and rents stay the same. The model looks at one year and the money that follows from it.",
        )]),
        paragraph(uncertainty(measures, households)),
        paragraph([Text::new(
            "Soorten getallen: gesimuleerd is een uitkomst van dit model, bron is een cijfer van buiten met vermelding van de bron, aanname is een keuze van de makers of van het scenario, of een getal uit het geheugen waarvan geen bron is gelezen. Elke tabel houdt ze uit elkaar.",
            "Kinds of numbers: simulated is an outcome of this model, sourced is a figure from outside with its source, assumed is a choice of the makers or of the scenario, or a number from memory of which no source was read. Every table tells them apart.",
        )]),
        paragraph([match households {
            HouseholdOrigin::File { .. } => Text::new(
                "De huishoudens komen uit een bestand met gegevens over mensen. Een huishouden dat slecht uitkomt is een voorbeeld om van te leren, nooit een persoon om te selecteren; laat geen uitkomst zien die naar een persoon te herleiden is.",
                "The households come from a file of data on people. A household that comes out badly is an example to learn from, never a person to select; show no outcome that can be traced to a person.",
            ),
            HouseholdOrigin::Synthetic => Text::new(
                "De huishoudens zijn verzonnen en lijken samen op Nederland. Een huishouden dat slecht uitkomt is een voorbeeld om van te leren, nooit een persoon om te selecteren.",
                "The households are made up and together resemble the Netherlands. A household that comes out badly is an example to learn from, never a person to select.",
            ),
        }]),
    ];
    if !not_modelled.is_empty() {
        blocks.push(Block::Table(left_out(not_modelled)));
    }
    section("leeswijzer", Text::new("Begrippen en leeswijzer", "Terms and how to read this report"), blocks)
}

fn uncertainty(measures: &Measures, households: &HouseholdOrigin) -> Vec<Text> {
    if let HouseholdOrigin::File { name, households } = households {
        return of_file(measures, name, *households);
    }
    vec![
        text!(
            "De cijfers komen uit een steekproef van {records} huishoudens, die samen {households} huishoudens voorstellen{over_the_year}. Bij elke schatting hoort een 95%-interval voor de toevalligheid van die steekproef; verschillen zijn per huishouden gepaard.",
            "The figures come from a sample of {records} households, which together stand for {households} households{over_the_year}. Every estimate has a 95% interval for the chance in that sample; differences are paired by household.",
            records = whole(measures.records as f64),
            households = whole(measures.households),
            over_the_year = over_the_year(measures),
        ),
        Text::new(
            "De steekproef is gelijkmatiger gespreid dan een loting. Daardoor zijn de intervallen eerder te ruim dan te smal. Onzekerheid over gedrag, over de uitvoering en over de gebruikte waarden zit er niet in; zie de aannames.",
            "The sample is spread more evenly than a lottery. So the intervals are too wide rather than too narrow. Uncertainty about behaviour, execution and the values used is not in them; see the assumptions.",
        ),
        text!(
            "Groepen met minder dan {minimum} huishoudens in de steekproef tonen we niet; er staat dan een x. Een punt betekent onbekend. Een lege cel betekent dat het cijfer daar niet kan voorkomen.",
            "Groups with fewer than {minimum} households in the sample are not shown; there is an x. A point means not known. An empty cell means that the figure cannot occur there.",
            minimum = whole(MIN_RECORDS as f64),
        ),
    ]
}

/// Where households come and go within the year, how many there were in all and which tables count them.
fn over_the_year(measures: &Measures) -> Text {
    if measures.households_in_year - measures.households < 0.5 {
        return Text::same("");
    }
    text!(
        ", gemiddeld over het jaar. Tabellen over geld, gebruik, terugvorderingen en werk tellen elk huishouden dat er in het jaar een tijd was: {n}. Tabellen over inkomens tellen een huishouden voor het deel van het jaar dat het er was",
        ", on average over the year. Tables on money, use, recoveries and work count every household that was there for some time in the year: {n}. Tables on incomes count a household for the part of the year that it was there",
        n = whole(measures.households_in_year),
    )
}

fn of_file(measures: &Measures, name: &str, in_file: u64) -> Vec<Text> {
    let sampled = if in_file > measures.records as u64 {
        text!(
            "Daaruit zijn er {records} gelijkmatig over het bestand gekozen; hun gewichten zijn opgehoogd tot het totaal van het bestand.",
            "Of these, {records} were chosen evenly over the file; their weights were raised to the total of the file.",
            records = whole(measures.records as f64),
        )
    } else {
        Text::new("Ze zijn allemaal gebruikt.", "All of them were used.")
    };
    vec![
        text!(
            "De cijfers komen uit «{name}»: {in_file} huishoudens in het bestand, gewogen tot {households} huishoudens{over_the_year}.",
            "The figures come from «{name}»: {in_file} households in the file, weighted to {households} households{over_the_year}.",
            name = Text::same(name),
            in_file = whole(in_file as f64),
            households = whole(measures.households),
            over_the_year = over_the_year(measures),
        ),
        sampled,
        Text::new(
            "Bij elke schatting hoort een 95%-interval dat met de gewichten rekent en de huishoudens ziet als los van elkaar getrokken; strata en clusters van de enquête zitten er niet in. Verschillen zijn per huishouden gepaard. Onzekerheid over gedrag, over de uitvoering en over de gebruikte waarden zit er niet in; zie de aannames.",
            "Every estimate has a 95% interval that takes the weights into account and treats the households as drawn independently; strata and clusters of the survey are not in it. Differences are paired by household. Uncertainty about behaviour, execution and the values used is not in them; see the assumptions.",
        ),
        text!(
            "Groepen met minder dan {minimum} huishoudens in het bestand tonen we niet, hoe zwaar die ook wegen; er staat dan een x. Een punt betekent onbekend. Een lege cel betekent dat het cijfer daar niet kan voorkomen.",
            "Groups with fewer than {minimum} households in the file are not shown, whatever their weight; there is an x. A point means not known. An empty cell means that the figure cannot occur there.",
            minimum = whole(MIN_RECORDS as f64),
        ),
    ]
}

fn terms() -> DataTable {
    let row = |term: &(&str, &str, &str, &str, &str)| Row {
        key: term.0.to_owned(),
        heading: Text::new(term.1, term.2),
        cells: vec![Cell::Words(Text::new(term.3, term.4))],
        emphasis: false,
    };
    DataTable {
        key: "begrippen".to_owned(),
        title: Text::new("Begrippen", "Terms"),
        stub: Text::new("Begrip", "Term"),
        columns: vec![Column { key: "betekenis".to_owned(), heading: Text::new("Betekenis", "Meaning") }],
        rows: TERMS.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

fn left_out(not_modelled: &[Text]) -> DataTable {
    let row = |(position, what): (usize, &Text)| Row {
        key: format!("niet_gemodelleerd_{:02}", position + 1),
        heading: Text::same((position + 1).to_string()),
        cells: vec![Cell::Words(what.clone())],
        emphasis: false,
    };
    DataTable {
        key: "niet_gemodelleerd".to_owned(),
        title: Text::new("Wat niet in het model zit", "What is not in the model"),
        stub: Text::new("Nummer", "Number"),
        columns: vec![Column { key: "wat".to_owned(), heading: Text::new("Wat", "What") }],
        rows: not_modelled.iter().enumerate().map(row).collect(),
        notes: Vec::new(),
    }
}
