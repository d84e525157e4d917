//! The format of a mapping: each key with its meaning.
//!
//! Takes: TOML text, and the columns of the table. Gives: a checked mapping, or every mistake in it. Leaves to others: the
//! data themselves.

use crate::diag::Diagnostics;
use crate::diag::Entry;
use crate::diag::Located;
use crate::diag::Source;
use crate::diag::closest;
use crate::diag::parse_document;
use crate::evidence::Evidence;
use crate::formats;
use crate::formats::AS_WRITTEN;
use crate::formats::Block;
use crate::formats::EVIDENCE;
use crate::formats::Fact;
use crate::formats::Keys;
use crate::formats::Measure as Range;
use crate::formats::Words;
use crate::formats::block;
use crate::formats::choice;
use crate::formats::cited;
use crate::formats::describe;
use crate::formats::evidence;
use crate::formats::facts;
use crate::formats::figure;
use crate::formats::has;
use crate::formats::has_any;
use crate::formats::is;
use crate::formats::list;
use crate::formats::may;
use crate::formats::named_values;
use crate::formats::need;
use crate::formats::number;
use crate::formats::text;
use crate::formats::text_as;
use crate::population::files::import::mapping::AgeNumbers;
use crate::population::files::import::mapping::AgeRule;
use crate::population::files::import::mapping::Empty;
use crate::population::files::import::mapping::Field;
use crate::population::files::import::mapping::Links;
use crate::population::files::import::mapping::Lone;
use crate::population::files::import::mapping::Mapping;
use crate::population::files::import::mapping::Measure;
use crate::population::files::import::mapping::NEEDED_TO_IMPORT;
use crate::population::files::import::mapping::Over;
use crate::population::files::import::mapping::PensionAge;
use crate::population::files::import::mapping::RoleRules;
use crate::population::files::import::mapping::Rule;
use crate::population::files::import::mapping::Scope;
use crate::population::files::import::mapping::WeightRule;
use crate::population::files::import::mapping::misfit;
use crate::population::files::import::mapping::miswritten;
use crate::population::files::import::mapping::wrong_draw;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::ValueType;
use crate::text::Text;
use crate::text::text;
use std::collections::BTreeMap;
use std::path::Component;
use std::path::PathBuf;
use std::sync::Arc;

/// Reads and checks a mapping against the columns of the table.
pub(super) fn read(source: &Arc<Source>, schemas: &[Arc<ColumnSchema>]) -> Result<Mapping, Diagnostics> {
    let root = parse_document(source)?;
    let body = |keys: &mut Keys<'_>| file(keys, schemas);
    let (mapping, _, diagnostics) = formats::read(source, &root, text!(mapping_file), &AS_WRITTEN, body);
    match mapping {
        Some(mapping) if diagnostics.is_empty() => Ok(mapping),
        _ => Err(diagnostics),
    }
}

/// The declaration of the format, for the columns of the table.
pub fn declaration(schemas: &[Arc<ColumnSchema>]) -> Block {
    describe(|keys| file(keys, schemas))
}

fn file(keys: &mut Keys<'_>, schemas: &[Arc<ColumnSchema>]) -> Option<Mapping> {
    let naam = keys.get(need("naam", text(), "naam van de gegevens", "name of the data"));
    let year = figure(Range::of("").between(0.0, 9_999.0).whole());
    let jaar = keys.get(need("jaar", year, "kalenderjaar van de feiten", "calendar year of the facts"));
    let bron = keys.get(need("bron", text(), "waar de gegevens vandaan komen", "where the data come from"));
    let zekerheid = keys.get(need("zekerheid", evidence(), EVIDENCE[0], EVIDENCE[1]));
    let (scheidingsteken, decimaalteken) = signs(keys);
    let hoogstens_meldingen = keys.get(need(
        "hoogstens_meldingen",
        figure(Range::of("aantal").from(0.0).whole()),
        "zoveel foute cellen worden getoond; de rest wordt geteld",
        "so many bad cells are shown; the rest is counted",
    ));
    let aow_leeftijd = keys.get(need(
        "aow_leeftijd",
        block(pension_age),
        "leeftijd waarmee soorten huishoudens worden onderscheiden",
        "age that tells types of households apart",
    ));
    let (personen, huishoudens) = files(keys);
    let sleutels = keys.get(need(
        "sleutels",
        block(links),
        "kolommen die personen en huishoudens verbinden en wegen",
        "columns that link and weigh persons and households",
    ));
    let ontbreekt = keys.get(may(
        "ontbreekt",
        list(text()),
        "wat in een cel betekent dat er geen waarde is, naast leeg, NA, NaN, null en een punt",
        "what in a cell means that there is no value, besides empty, NA, NaN, null and a point",
    ));
    let ages = keys.get(may(
        "rol_uit_leeftijden",
        block(age_numbers),
        "getallen van de regel rol_uit_leeftijden",
        "numbers of the rule rol_uit_leeftijden",
    ));
    let is_alone = huishoudens.is_none();
    let persoon = fields(keys, Entity::Person, schemas, is_alone);
    let huishouden = fields(keys, Entity::Household, schemas, is_alone);
    age_rule_has_numbers(keys, &persoon);
    Some(Mapping {
        naam: naam?.value,
        jaar: jaar? as i16,
        bron: bron?.value,
        zekerheid: zekerheid?,
        scheidingsteken: scheidingsteken?,
        decimaalteken: decimaalteken?,
        hoogstens_meldingen: hoogstens_meldingen? as usize,
        aow_leeftijd: aow_leeftijd.flatten()?,
        personen: inside(keys, personen?),
        huishoudens: huishoudens.map(|path| inside(keys, path)),
        sleutels: sleutels.flatten()?,
        ontbreekt: ontbreekt.into_iter().flatten().map(|word| word.value).collect(),
        rol_uit_leeftijden: ages.flatten(),
        persoon,
        huishouden,
    })
}

/// Between cells, and between euros and cents.
fn signs(keys: &mut Keys<'_>) -> (Option<char>, Option<char>) {
    let mut sign =
        |key, nl, en| keys.get(need(key, text().of_one_character(), nl, en)).and_then(|it| it.value.chars().next());
    let cells = sign("scheidingsteken", "teken tussen cellen", "sign between cells");
    (cells, sign("decimaalteken", "teken tussen euro's en centen", "sign between euros and cents"))
}

/// Files with persons and with households.
fn files(keys: &mut Keys<'_>) -> (Option<Located<String>>, Option<Located<String>>) {
    let personen = keys.get(need(
        "personen",
        text_as("personen.csv"),
        "bestand met personen, in de map met gegevens",
        "file with persons, in the folder with data",
    ));
    let huishoudens = keys.get(
        may("huishoudens", text_as("huishoudens.csv"), "bestand met huishoudens", "file with households").left_out(
            "de feiten van het huishouden staan bij de personen",
            "the facts of the household stand with the persons",
        ),
    );
    (personen, huishoudens)
}

/// The rule for roles by age has its numbers, and they have their rule.
fn age_rule_has_numbers(keys: &mut Keys<'_>, persoon: &BTreeMap<String, Field>) {
    let by_age = persoon.get("rol").is_some_and(|field| field.regel == Some(Rule::RolUitLeeftijden));
    if by_age != keys.has("rol_uit_leeftijden") {
        let (what, remedy) = if by_age {
            (text!(mapping_age_rule_numbers), text!(mapping_age_rule_numbers_remedy))
        } else {
            (text!(mapping_age_numbers_idle), text!(mapping_age_numbers_idle_remedy))
        };
        keys.complain("M009", keys.span_of("rol_uit_leeftijden"), what, remedy);
    }
}

fn age_numbers(keys: &mut Keys<'_>) -> Option<AgeNumbers> {
    let years = || cited(Range::of("jaar").between(0.0, 80.0).whole());
    let partners = keys.get(need(
        "verschil_partners",
        years(),
        "partners verschillen hoogstens zoveel jaar",
        "partners differ at most so many years",
    ));
    let parents = keys.get(need(
        "verschil_ouder",
        years(),
        "een ouder is hoogstens zoveel jaar ouder dan het jongste kind",
        "a parent is at most so many years older than the youngest child",
    ));
    let numbers = vec![partners?, parents?];
    let rule = AgeRule { partner_years: numbers[0].value() as i32, parent_years: numbers[1].value() as i32 };
    Some(AgeNumbers { rule, numbers })
}

/// Rules for households that the data do not tell how to read.
fn role_rules(keys: &mut Keys<'_>) -> RoleRules {
    let lone_minor = keys.get(
        may(
            "kind_zonder_ouder",
            choice([("pleegkind", Lone::Foster), ("medebewoner", Lone::Housemate)]),
            "wat een minderjarige zonder ouder in huis is; pleegkind, ook kleinkind: een kind van de aanvrager",
            "what a minor without a parent in the house is; pleegkind, a grandchild too: a child of the applicant",
        )
        .left_out("zo iemand is een fout", "such a person is a mistake"),
    );
    let eldest = keys.get(
        may(
            "zonder_volwassene",
            choice([("oudste", true)]),
            "wie aanvraagt in een huishouden zonder iemand van 18 of ouder",
            "who applies in a household without anyone of 18 or older",
        )
        .left_out("zo'n huishouden is een fout", "such a household is a mistake"),
    );
    let first = keys.get(
        may(
            "meer_gezinnen",
            choice([("eerste_gezin", true)]),
            "wie aanvraagt waar twee gezinnen met minderjarigen in een huishouden wonen; de anderen wonen in",
            "who applies where two families with minors live in one household; the others live in",
        )
        .left_out("zo'n huishouden is een fout", "such a household is a mistake"),
    );
    let elsewhere = keys.get(
        may(
            "verwant_elders",
            choice([("telt_niet", true)]),
            "wat een partner of ouder is die niet in het huishouden woont",
            "what a partner or parent is who does not live in the household",
        )
        .left_out("zo'n nummer is een fout", "such a number is a mistake"),
    );
    RoleRules {
        lone_minor,
        eldest_minor: eldest.is_some(),
        first_family: first.is_some(),
        elsewhere: elsewhere.is_some(),
    }
}

fn pension_age(keys: &mut Keys<'_>) -> Option<PensionAge> {
    let age = figure(Range::of("jaar").between(0.0, 150.0).whole());
    let waarde = keys.get(need("waarde", age, "hele jaren", "whole years"));
    let bron = keys.get(need("bron", text(), "waar de leeftijd vandaan komt", "where the age comes from"));
    let zekerheid = keys.get(need("zekerheid", evidence(), EVIDENCE[0], EVIDENCE[1]));
    Some(PensionAge { waarde: waarde? as i32, bron: bron?.value, zekerheid: zekerheid? })
}

fn links(keys: &mut Keys<'_>) -> Option<Links> {
    let huishouden = keys.get(need(
        "huishouden",
        text(),
        "kolom met het nummer van het huishouden",
        "column with the number of the household",
    ));
    let persoon = keys.get(need(
        "persoon",
        text(),
        "kolom met het nummer van de persoon",
        "column with the number of the person",
    ));
    let persoon_uniek_in = keys.get(need(
        "persoon_uniek_in",
        choice([("bestand", Scope::Bestand), ("huishouden", Scope::Huishouden)]),
        "waarin het nummer van een persoon niet terugkomt",
        "where the number of a person does not come back",
    ));
    let gewicht = keys.get(may(
        "gewicht",
        text(),
        "kolom met het gewicht van het huishouden",
        "column with the weight of the household",
    ));
    let gewicht_regel = keys.get(may(
        "gewicht_regel",
        choice([("een", WeightRule::Een)]),
        "in plaats van een kolom; een: elk huishouden staat voor zichzelf",
        "instead of a column; een: every household stands for itself",
    ));
    let partner = keys.get(may(
        "partner",
        text(),
        "kolom met het nummer van de partner",
        "column with the number of the partner",
    ));
    let ouders = keys.get(may(
        "ouders",
        list(text()),
        "kolommen met de nummers van de ouders",
        "columns with the numbers of the parents",
    ));
    let regels = role_rules(keys);
    keys.rule(formats::Rule::one_of(["gewicht", "gewicht_regel"]).told(
        "M003",
        text!(mapping_weight_twice),
        text!(mapping_weight_twice_remedy),
    ));
    Some(Links {
        huishouden: huishouden?.value,
        persoon: persoon?.value,
        persoon_uniek_in: persoon_uniek_in?,
        gewicht: gewicht.map(|column| column.value),
        gewicht_regel,
        partner: partner.map(|column| column.value),
        ouders: ouders.into_iter().flatten().map(|column| column.value).collect(),
        regels,
    })
}

/// A file that stays in the folder with data.
fn inside(keys: &mut Keys<'_>, path: Located<String>) -> PathBuf {
    let out = PathBuf::from(&path.value);
    if !out.components().all(|part| matches!(part, Component::Normal(_))) {
        let what = text!(mapping_outside_folder, file = &path.value);
        keys.complain("M002", path.span, what, text!(mapping_outside_folder_remedy));
    }
    out
}

/// The fields of an entity, each judged against its column.
fn fields(
    keys: &mut Keys<'_>,
    entity: Entity,
    schemas: &[Arc<ColumnSchema>],
    is_alone: bool,
) -> BTreeMap<String, Field> {
    let known: Vec<&ColumnSchema> = schemas.iter().map(AsRef::as_ref).filter(|s| s.entity == entity).collect();
    let fact = |schema: &&ColumnSchema| {
        let is_needed = NEEDED_TO_IMPORT.contains(&&*schema.name);
        Fact { name: schema.name.to_string(), help: meaning(schema), is_needed }
    };
    let known_facts = known.iter().map(fact).collect();
    let nl = "per feit van het programma: waar het vandaan komt";
    let en = "by fact of the program: where it comes from";
    let found = keys.get(need(entity.dutch(), facts(known_facts, field), nl, en));
    let Some(found) = found else { return BTreeMap::new() };
    for name in NEEDED_TO_IMPORT.into_iter().filter(|name| known.iter().any(|schema| &*schema.name == *name)) {
        if !found.iter().any(|(entry, _)| entry.key == name) {
            let what = text!(mapping_no_origin, name = name, entity = entity_in_words(entity));
            let remedy = text!(mapping_no_origin_remedy, block = format!("{}.{name}", entity.dutch()));
            keys.complain("M005", keys.span_of(entity.dutch()), what, remedy);
        }
    }
    let mut out = BTreeMap::new();
    for (entry, field) in found {
        match known.iter().find(|schema| *schema.name == *entry.key) {
            Some(schema) => {
                check(keys, entry, &field, schema, is_alone);
                out.insert(entry.key.clone(), field);
            }
            None => {
                let remedy = match closest(&entry.key, known.iter().map(|schema| &*schema.name)) {
                    Some(near) => text!(did_you_mean, near = near),
                    None => text!(mapping_leave_out),
                };
                let what = text!(mapping_unknown_column, name = &entry.key, entity = entity_in_words(entity));
                keys.complain("M004", entry.key_span.clone(), what, remedy);
            }
        }
    }
    out
}

fn check(keys: &mut Keys<'_>, entry: &Entry, field: &Field, schema: &ColumnSchema, is_alone: bool) {
    let name = &entry.key;
    let place = || entry.key_span.clone();
    if is_alone && schema.entity == Entity::Household && field.regel.is_none() && field.over_personen.is_none() {
        let what = text!(mapping_with_each_person, name = name);
        keys.complain("M007", place(), what, text!(mapping_with_each_person_remedy));
    }
    for mistake in miswritten(field, schema) {
        let what = text!(fact_miswritten, key = name, mistake = mistake.message());
        keys.complain("M006", place(), what, mistake.remedy());
    }
    if let Some((what, remedy)) = wrong_draw(field, schema) {
        keys.complain("M008", place(), text!(fact_miswritten, key = name, mistake = what), remedy);
    }
    if let Some(what) = misfit(field, schema) {
        keys.complain("M006", place(), text!(fact_miswritten, key = name, mistake = what), text!(mapping_correct));
    }
}

fn entity_in_words(entity: Entity) -> Text {
    match entity {
        Entity::Person => text!(entity_person),
        Entity::Household => text!(entity_household),
    }
}

fn meaning(schema: &ColumnSchema) -> Words {
    match &schema.value_type {
        ValueType::Enum(kind) => {
            let words = format!("{}: {}", schema.name, kind.values.join(", "));
            Words::new(words.clone(), words)
        }
        other => {
            let words = format!("{}, {} ({})", schema.name, other.dutch(), schema.period.dutch());
            Words::new(words.clone(), words)
        }
    }
}

const VALUED: [&str; 2] = ["vast", "trekking"];

fn field(keys: &mut Keys<'_>) -> Field {
    keys.is_shared_as("feit");
    let (kolom, kolommen, som) = columns_of(keys);
    let regel = keys.get(may(
        "regel",
        choice(RULES),
        "wat geldt als de gegevens het niet hebben; vast: dezelfde `waarde` voor iedereen; trekking: ja voor een deel `waarde`; \
         rol_uit_verwanten, rol_uit_leeftijden, type_uit_samenstelling, grootste_inkomen: uit de andere feiten",
        "what holds where the data do not have it; vast: the same `waarde` for everyone; trekking: yes for a share `waarde`; \
         rol_uit_verwanten, rol_uit_leeftijden, type_uit_samenstelling, grootste_inkomen: from the other facts",
    ));
    let (factor, maand) = of_amounts(keys);
    let waarde = keys.get(may(
        "waarde",
        text(),
        "bij de regels vast en trekking: de waarde",
        "with the rules vast and trekking: the value",
    ));
    let (bron, zekerheid, laag, hoog) = foundation(keys);
    let eenheid = keys.get(may(
        "eenheid",
        choice(MEASURES),
        "eenheid van de gegevens; leeftijd: hele jaren op 1 januari",
        "unit of the data; leeftijd: whole years on 1 January",
    ));
    let (codes, leeg, over_personen) = readings(keys);
    of_one_origin(keys);
    Field {
        kolom,
        kolommen,
        som,
        regel,
        waarde: waarde.map(|value| value.value),
        factor,
        maand,
        bron,
        zekerheid,
        laag,
        hoog,
        eenheid,
        codes,
        leeg,
        over_personen,
    }
}

/// How cells are read: codes, what a missing value means, and how persons give a value of their household.
fn readings(keys: &mut Keys<'_>) -> (BTreeMap<String, String>, Option<Empty>, Option<Over>) {
    let codes = keys.get(may(
        "codes",
        named_values(text()),
        "van de code in de gegevens naar de waarde",
        "from the code in the data to the value",
    ));
    let leeg = keys.get(
        may("leeg", choice([("nul", Empty::Nul)]), "wat een ontbrekende waarde betekent", "what a missing value means")
            .left_out("een ontbrekende waarde is een fout", "a missing value is a mistake"),
    );
    let over_personen = keys.get(may(
        "over_personen",
        choice([
            ("gelijk", Over::Gelijk),
            ("eerste", Over::Eerste),
            ("som", Over::Som),
            ("som_van_gelijke", Over::SomVanGelijke),
        ]),
        "hoe personen samen een waarde van hun huishouden geven; gelijk: bij ieder staat hetzelfde; eerste: wat bij de eerste \
         staat; som: samen; som_van_gelijke: samen, ook als overal bij ieder hetzelfde staat",
        "how persons give a value of their household together; gelijk: everyone has the same; eerste: what the first has; \
         som: together; som_van_gelijke: together, also where everyone has the same everywhere",
    ));
    let codes = codes.into_iter().flatten().map(|(entry, value)| (entry.key.clone(), value.value)).collect();
    (codes, leeg, over_personen)
}

type Columns = (Option<String>, Option<String>, Option<Vec<String>>);

/// One column, twelve, or some that are added up.
fn columns_of(keys: &mut Keys<'_>) -> Columns {
    let kolom = keys.get(may("kolom", text(), "kolom in de gegevens", "column of the data"));
    let kolommen = keys.get(may(
        "kolommen",
        text_as("loon_{maand}"),
        "twaalf kolommen; {maand} staat voor 01 tot 12",
        "twelve columns; {maand} stands for 01 to 12",
    ));
    let som = keys.get(may("som", list(text()), "kolommen die worden opgeteld", "columns that are added up"));
    let som = som.filter(|_| keys.has("som")).map(|names| names.into_iter().map(|name| name.value).collect());
    (kolom.map(|column| column.value), kolommen.map(|columns| columns.value), som)
}

const RULES: [(&str, Rule); 6] = [
    ("vast", Rule::Vast),
    ("trekking", Rule::Trekking),
    ("rol_uit_verwanten", Rule::RolUitVerwanten),
    ("rol_uit_leeftijden", Rule::RolUitLeeftijden),
    ("type_uit_samenstelling", Rule::TypeUitSamenstelling),
    ("grootste_inkomen", Rule::GrootsteInkomen),
];

/// The word of a rule in a file.
pub(super) fn rule_word(rule: Rule) -> &'static str {
    RULES.iter().find(|(_, own)| *own == rule).map_or("", |(word, _)| word)
}

const MEASURES: [(&str, Measure); 8] = [
    ("EUR", Measure::Euro),
    ("EUR/maand", Measure::EuroMonth),
    ("EUR/jaar", Measure::EuroYear),
    ("EUR/uur", Measure::EuroHour),
    ("uur/maand", Measure::HourMonth),
    ("datum", Measure::Date),
    ("leeftijd", Measure::Age),
    ("code", Measure::Code),
];

fn of_amounts(keys: &mut Keys<'_>) -> (Option<String>, Option<u8>) {
    let factor = keys.get(may(
        "factor",
        number(Range::of("").between(0.0, 1000.0), "1.05"),
        "bedragen worden hiermee vermenigvuldigd, zoals groei naar een ander jaar",
        "amounts are multiplied by this, such as growth to another year",
    ));
    let month = keys.get(may(
        "maand",
        figure(Range::of("").between(1.0, 12.0).whole()),
        "maand waarin het bedrag van het hele jaar valt",
        "month in which the amount of the whole year falls",
    ));
    (factor.map(|factor| factor.value.to_string()), month.map(|month| month as u8))
}

type Foundation = (Option<String>, Option<Evidence>, Option<String>, Option<String>);

/// What a fact rests on.
fn foundation(keys: &mut Keys<'_>) -> Foundation {
    let source = keys.get(may(
        "bron",
        text(),
        "waar kolom, factor of regel vandaan komt; verplicht bij een factor en een regel",
        "where column, factor or rule comes from; required with a factor and a rule",
    ));
    let certainty = keys.get(may("zekerheid", evidence(), EVIDENCE[0], EVIDENCE[1]));
    let low = keys.get(may(
        "laag",
        text(),
        "laagste waarde die mogelijk is; verplicht bij een geschatte factor of waarde",
        "least possible value; required with an estimated factor or value",
    ));
    let high = keys.get(may(
        "hoog",
        text(),
        "hoogste waarde die mogelijk is; verplicht bij een geschatte factor of waarde",
        "most possible value; required with an estimated factor or value",
    ));
    (source.map(|it| it.value), certainty, low.map(|it| it.value), high.map(|it| it.value))
}

/// What goes together in a fact.
fn of_one_origin(keys: &mut Keys<'_>) {
    keys.rule(formats::Rule::one_of(["kolom", "kolommen", "som", "regel"]).told(
        "M006",
        text!(mapping_one_origin),
        text!(name_exactly_one),
    ));
    keys.rule(is("regel", VALUED).needs(["waarde"]).told(
        "M006",
        text!(mapping_rule_value),
        text!(mapping_rule_value_remedy),
    ));
    keys.rule(has_any(["regel", "factor"]).needs(["bron", "zekerheid"]).told(
        "M008",
        text!(mapping_rule_source),
        text!(mapping_rule_source_remedy),
    ));
    let has_value = formats::Condition::Any(vec![has("factor"), is("regel", VALUED)]);
    keys.rule(is("zekerheid", ["geheugen", "aanname"]).and(has_value).needs(["laag", "hoog"]).told(
        "M008",
        text!(mapping_assumption_ends),
        text!(mapping_assumption_ends_remedy),
    ));
}
