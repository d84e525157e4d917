//! One rulebook file or overlay file to definitions.

use crate::diag::{Diagnostic, Diagnostics, Entry, Located, Source, Span, Value, closest, parse_document};
use crate::formats::{
    self, AS_WRITTEN, Block, EVIDENCE, HIGH, Key, Keys, LOW, Measure, Shape, TextForm, Words, assumption_has_ends,
    block, choice, date, describe, evidence, flag, label_as, list, may, named, need, number, raw, text, text_as,
};
use crate::rulebook::definitions::{Dated, EnumDef, InputDef, LookupTable, Origin, Parameter, RuleDef, Scheme};
use crate::rulebook::meant::meant;
use crate::table::{Entity, EnumType, Period};
use crate::text::{Text, text};
use crate::units::{Unit, UnitNotation};
use jiff::civil::Date;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;

mod formula;
mod name;
mod parameter;
mod scheme;
mod table;
mod table_file;

use name::label;
use scheme::read_scheme;
pub use table_file::stays_inside;

/// What one file says.
#[derive(Debug, Default)]
pub struct FileContents {
    /// The scheme it describes.
    pub scheme: Option<Scheme>,
    /// The head of an overlay.
    pub overlay: Option<OverlayHead>,
    /// Enumerations.
    pub enums: Vec<EnumDef>,
    /// Inputs.
    pub inputs: Vec<InputDef>,
    /// Parameters; whether each replaces one of the same name.
    pub parameters: Vec<(Parameter, Replaces)>,
    /// Tables, likewise.
    pub tables: Vec<(LookupTable, Replaces)>,
    /// Rules, likewise.
    pub rules: Vec<(RuleDef, Replaces)>,
    /// Table files that it names, in order of first mention.
    pub attached: Vec<Arc<Source>>,
    /// Names of definitions that are left out because of a mistake.
    pub broken: Vec<String>,
    /// Definitions of an overlay that move nobody, and why they stand there.
    pub no_effect: Vec<(String, String)>,
    /// The text is no TOML, so nothing is known of the file.
    pub unreadable: bool,
}

impl FileContents {
    fn defines(&self, name: &str) -> bool {
        self.inputs.iter().any(|i| i.name == name)
            || self.parameters.iter().any(|p| p.0.name == name)
            || self.tables.iter().any(|t| t.0.name == name)
            || self.rules.iter().any(|r| r.0.name == name)
    }
}

/// Whether a definition takes the place of one with the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaces {
    /// `vervangt = true`.
    Yes,
    /// A new name.
    No,
}

/// The head of an overlay.
#[derive(Debug, Clone)]
pub struct OverlayHead {
    /// Id.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Schemes that lapse.
    pub dropped_schemes: Vec<Located<String>>,
    /// Rules, parameters and tables that lapse.
    pub dropped_names: Vec<Located<String>>,
    /// Why the overlay as a whole moves nobody, where it says so.
    pub no_effect: Option<String>,
    /// Where.
    pub origin: Origin,
}

/// Whether a file is part of a system or lies over one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileRole {
    /// `[regeling]` is required, `vervangt` is an error.
    Part,
    /// `[overlay]` is required.
    Overlay,
}

/// Reads one file; table files that it names stand in `folder`.
pub(super) fn read_file(
    source: &Arc<Source>,
    role: FileRole,
    folder: &Path,
    diagnostics: &mut Diagnostics,
) -> FileContents {
    let root = match parse_document(source) {
        Ok(root) => root,
        Err(errors) => {
            diagnostics.extend(errors);
            return FileContents { unreadable: true, ..FileContents::default() };
        }
    };
    let body = |keys: &mut Keys<'_>| file(keys, role, folder);
    let (contents, _, mistakes) = formats::read(source, &root, text!(the_file), &AS_WRITTEN, body);
    diagnostics.extend(mistakes);
    contents
}

/// The declaration of a file of one scheme.
pub fn rulebook_declaration() -> Block {
    describe(|keys| file(keys, FileRole::Part, Path::new("")))
}

/// The declaration of an overlay.
pub fn overlay_declaration() -> Block {
    describe(|keys| file(keys, FileRole::Overlay, Path::new("")))
}

fn file(keys: &mut Keys<'_>, role: FileRole, folder: &Path) -> FileContents {
    let mut contents = FileContents::default();
    if role == FileRole::Overlay {
        let head = keys.get(need(
            "overlay",
            block(read_overlay),
            "wat deze overlay over het stelsel legt",
            "what this overlay lays over the system",
        ));
        contents.overlay = head.flatten();
    }
    let scheme = ["welke wet dit is en wie haar uitvoert", "which law this is and who carries it out"];
    let scheme = match role {
        FileRole::Part => keys.get(need("regeling", block(read_scheme), scheme[0], scheme[1])),
        FileRole::Overlay => keys.get(may("regeling", block(read_scheme), scheme[0], scheme[1])),
    };
    contents.scheme = scheme.flatten();
    let scheme = contents
        .scheme
        .as_ref()
        .map(|s| s.id.clone())
        .or_else(|| contents.overlay.as_ref().map(|o| o.id.clone()))
        .unwrap_or_default();
    let mut reader = Reader { scheme, role, folder, contents };
    reader.definitions(keys);
    reader.contents
}

fn read_overlay(keys: &mut Keys<'_>) -> Option<OverlayHead> {
    let id = keys.get(need("id", text_as("maandinkomen"), "korte naam", "short name"));
    let name = keys.get(need("naam", label_as("Toetsingsinkomen per maand"), "naam voor mensen", "name for people"));
    keys.get(may("uitleg", text(), "toelichting", "explanation"));
    let dropped_schemes = keys.get(may(
        "vervalt_regeling",
        list(text()),
        "id's van regelingen die vervallen, met al hun regels en getallen",
        "ids of schemes that lapse, with all their rules and numbers",
    ));
    let dropped_names = keys.get(may(
        "vervalt",
        list(text()),
        "namen van regels, parameters en tabellen die vervallen",
        "names of rules, parameters and tables that lapse",
    ));
    let no_effect = keys.get(may(
        "geen_gevolg",
        text(),
        "waarom de overlay als geheel voor niemand iets verandert; zonder is dat een fout",
        "why the overlay as a whole changes nothing for anybody; without it that is a mistake",
    ));
    Some(OverlayHead {
        id: id?.value,
        name: name?.value,
        dropped_schemes: dropped_schemes.unwrap_or_default(),
        dropped_names: dropped_names.unwrap_or_default(),
        no_effect: no_effect.map(|text| text.value).filter(|text| !text.trim().is_empty()),
        origin: Origin { source: Arc::clone(keys.source()), span: keys.span() },
    })
}

/// What a file defines, while it is read.
struct Reader<'r> {
    scheme: String,
    role: FileRole,
    folder: &'r Path,
    contents: FileContents,
}

/// Units that an editor offers.
const UNITS: &str = "EUR/jaar";

impl Reader<'_> {
    fn definitions(&mut self, keys: &mut Keys<'_>) {
        keys.get(may(
            "opsomming",
            named(|keys: &mut Keys<'_>, entry: &Entry| self.enumeration(keys, entry))
                .in_formulas(text!(word_enumeration)),
            "gesloten lijsten van woorden, per naam",
            "closed lists of words, by name",
        ));
        let mut names: Vec<String> = Vec::new();
        let mut note = |entry: &Entry| names.push(entry.key.clone());
        keys.get(may(
            "invoer",
            named(|keys: &mut Keys<'_>, entry: &Entry| {
                note(entry);
                self.input(keys, entry);
            })
            .in_formulas(text!(word_input_fact)),
            "feiten die van buiten komen: uit de bevolking of een huishoudbestand",
            "facts that come from outside: from the population or a household file",
        ));
        keys.get(may(
            "parameter",
            named(|keys: &mut Keys<'_>, entry: &Entry| {
                note(entry);
                self.parameter(keys, entry);
            })
            .in_formulas(text!(changes_kind_parameter)),
            "getallen van de wet, met datum, bron en zekerheid",
            "numbers of the law, with date, source and certainty",
        ));
        keys.get(may(
            "tabel",
            named(|keys: &mut Keys<'_>, entry: &Entry| {
                note(entry);
                self.table(keys, entry);
            })
            .in_formulas(text!(changes_kind_table)),
            "schijven en opzoektabellen van de wet",
            "brackets and look-up tables of the law",
        ));
        keys.get(may(
            "regel",
            named(|keys: &mut Keys<'_>, entry: &Entry| {
                note(entry);
                self.rule(keys, entry);
            })
            .in_formulas(text!(changes_kind_rule)),
            "wat uit feiten en getallen volgt, met formule en bron",
            "what follows from facts and numbers, with formula and source",
        ));
        names.retain(|name| !self.contents.defines(name));
        self.contents.broken = names;
    }

    fn origin(&self, keys: &Keys<'_>, span: &Span) -> Origin {
        Origin { source: Arc::clone(keys.source()), span: span.clone() }
    }

    fn name(&mut self, keys: &mut Keys<'_>, entry: &Entry) -> String {
        let fine = entry.key.starts_with(|c: char| c.is_ascii_lowercase())
            && entry.key.len() <= 64
            && entry.key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !fine {
            keys.complain(
                "R023",
                entry.key_span.clone(),
                text!(not_a_definition_name, name = &entry.key),
                text!(write_definition_name),
            );
        }
        entry.key.clone()
    }

    /// What a definition does to one of the same name, and why it moves nobody where it says so.
    fn replaces(&mut self, keys: &mut Keys<'_>, name: &str) -> Replaces {
        if self.role == FileRole::Part {
            let words = Words::new("alleen in een overlay", "only in an overlay");
            let flag = may(
                "vervangt",
                raw(Shape::Free(json!(false), words), "true"),
                "hoort in een overlay",
                "belongs in an overlay",
            );
            if let Some(node) = keys.get(flag) {
                keys.complain(
                    "R014",
                    node.span.clone(),
                    text!(replaces_outside_overlay),
                    text!(replaces_outside_overlay_remedy),
                );
            }
            return Replaces::No;
        }
        let flag = keys.get(may(
            "vervangt",
            flag(),
            "true: komt in de plaats van wat zo heet in het stelsel; zonder is het een nieuwe naam",
            "true: takes the place of what is called so in the system; without it it is a new name",
        ));
        let reason = keys.get(may(
            "geen_gevolg",
            text(),
            "waarom deze wijziging voor niemand iets verandert; zonder is dat een fout",
            "why this change changes nothing for anybody; without it that is a mistake",
        ));
        let reason = reason.map(|text| text.value).filter(|text| !text.trim().is_empty());
        self.contents.no_effect.extend(reason.map(|reason| (name.to_owned(), reason)));
        if flag.is_some_and(|flag| flag.value) { Replaces::Yes } else { Replaces::No }
    }

    fn enumeration(&mut self, keys: &mut Keys<'_>, entry: &Entry) {
        let name = self.name(keys, entry);
        let values = keys.get(need(
            "waarden",
            list(text_as("huur")).filled(),
            "de woorden, in kleine letters",
            "the words, in small letters",
        ));
        let values = values.into_iter().flatten().map(|value| value.value).collect();
        let origin = self.origin(keys, &entry.key_span);
        self.contents.enums.push(EnumDef { kind: Arc::new(EnumType { name, values }), origin });
    }

    fn input(&mut self, keys: &mut Keys<'_>, entry: &Entry) {
        let name = self.name(keys, entry);
        let label = label(keys);
        let (entity, period) = entity_period(keys);
        let kind = keys.get(need(
            "eenheid",
            text_as("EUR/maand"),
            "eenheid, `ja/nee`, `datum` of `opsomming NAAM`",
            "unit, `ja/nee`, `datum` or `opsomming NAAM`",
        ));
        let default = omitted(keys);
        let least = keys.get(may(
            "minstens",
            number(Measure::of(""), "0"),
            "kleinste waarde die iemand kan hebben",
            "least value that somebody can have",
        ));
        let most = keys.get(may(
            "hoogstens",
            number(Measure::of(""), "120"),
            "grootste waarde die iemand kan hebben",
            "greatest value that somebody can have",
        ));
        let explanation =
            keys.get(may("uitleg", text(), "wat het feit is, in gewone taal", "what the fact is, in plain language"));
        if let (Some(entity), Some(period), Some(kind)) = (entity, period, kind) {
            let origin = self.origin(keys, &entry.key_span);
            self.contents.inputs.push(InputDef {
                name,
                label,
                entity,
                period,
                type_text: kind.value,
                type_span: kind.span,
                default,
                least: least.map(|number| number.value),
                most: most.map(|number| number.value),
                explanation: explanation.map(|text| text.value),
                origin,
            });
        }
    }

    /// Values from a date on, in order of date; `read` reads what is dated.
    fn dated<T>(
        &mut self,
        keys: &mut Keys<'_>,
        read: impl FnOnce(&mut Self, &mut Keys<'_>) -> Option<T>,
    ) -> Option<Dated<T>> {
        let from =
            keys.get(need("vanaf", date(), "eerste dag waarop de waarde geldt", "first day on which the value holds"));
        let source = keys.get(need(
            "bron",
            text_as("wet, artikel of tabel"),
            "wet, artikel, tabel of publicatie waar de waarde staat",
            "law, article, table or publication that states the value",
        ));
        let certainty = keys.get(need("zekerheid", evidence(), EVIDENCE[0], EVIDENCE[1]));
        let value = read(self, keys);
        let low = keys.get(may("laag", number(Measure::of(""), "1100"), LOW[0], LOW[1]));
        let high = keys.get(may("hoog", number(Measure::of(""), "1300"), HIGH[0], HIGH[1]));
        let note = keys.get(may("opmerking", text(), "kanttekening bij deze waarde", "remark on this value"));
        keys.rule(assumption_has_ends(["aanname"]));
        Some(Dated {
            from: from?.value,
            value: value?,
            source: source?.value,
            certainty: certainty?,
            low: low.map(|low| low.value),
            high: high.map(|high| high.value),
            note: note.map(|note| note.value),
            is_derived: false,
            span: keys.span(),
        })
    }
}

/// Of whom a value is, and how often there is one.
fn entity_period(keys: &mut Keys<'_>) -> (Option<Entity>, Option<Period>) {
    let entities = [Entity::Household, Entity::Person].map(|entity| (entity.dutch(), entity));
    let entity = keys.get(need("voor", choice(entities), "van wie de waarde is", "of whom the value is"));
    let periods = [Period::Fixed, Period::Year, Period::Month].map(|period| (period.dutch(), period));
    let period = keys.get(need(
        "per",
        choice(periods),
        "hoe vaak er een waarde is; vast: één; jaar: één per jaar; maand: één per maand",
        "how often there is a value; vast: one; jaar: one per year; maand: one per month",
    ));
    (entity, period)
}

/// What holds where a file leaves a fact out.
fn omitted(keys: &mut Keys<'_>) -> Option<String> {
    let any = Shape::Free(
        json!({ "type": ["string", "number", "boolean"] }),
        Words::new("tekst, getal, datum, `true` of `false`", "text, number, date, `true` or `false`"),
    );
    let node = keys.get(
        may(
            "weglaten",
            raw(any, "0"),
            "waarde als een huishoudbestand het feit niet noemt",
            "value where a household file does not name the fact",
        )
        .left_out("het feit is verplicht", "the fact is required"),
    )?;
    match &node.value {
        Value::Bool(flag) => Some(if *flag { "ja" } else { "nee" }.to_owned()),
        Value::Date(date) => Some(date.to_string()),
        Value::Text(text) | Value::Number(text) => Some(text.trim().to_owned()),
        _ => {
            keys.wrong("weglaten", node, text!(kind_number));
            None
        }
    }
}

/// A unit, and whether it is written as a percentage.
fn unit(keys: &mut Keys<'_>, key: Key<TextForm>) -> Option<(Unit, bool)> {
    let text = keys.get(key)?;
    match Unit::parse(&text.value) {
        Ok((unit, notation)) => Some((unit, notation == UnitNotation::Percent)),
        Err(_) => {
            keys.report(unknown_unit(keys.source(), &text));
            None
        }
    }
}

/// Puts values in order of date; two of the same date are a mistake.
fn ascending<T>(keys: &mut Keys<'_>, values: &mut [Dated<T>], what: &Text) {
    values.sort_by_key(|v| v.from);
    for pair in values.windows(2) {
        if pair[0].from == pair[1].from {
            let message = text!(two_values_from_one_day, what = what, from = pair[1].from.to_string());
            let source = keys.source();
            let span = pair[1].span.clone();
            let mistake = Diagnostic::at("R009", source, span, message, text!(keep_one_value_per_day));
            keys.report(mistake.also(source, pair[0].span.clone(), text!(the_other_value)));
        }
    }
}

/// A unit that is not known.
pub(super) fn unknown_unit(source: &Arc<Source>, text: &Located<String>) -> Diagnostic {
    let known =
        ["EUR", "EUR/jaar", "EUR/maand", "EUR/kwartaal", "EUR/uur", "%", "ratio", "aantal", "jaar", "maand", "uur"];
    Diagnostic::at(
        "R011",
        source,
        text.span.clone(),
        text!(not_a_unit, unit = &text.value),
        meant(closest(&text.value, known), text!(known_units, units = known.join(", "))),
    )
}

/// First day of a year.
pub(super) fn first_of_year(year: i16) -> Date {
    jiff::civil::date(year, 1, 1)
}
