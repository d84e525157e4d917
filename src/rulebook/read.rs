//! One rulebook file or overlay file to definitions.

use crate::diag::{
    Diagnostic, Diagnostics, Entry, Fields, Located, Node, Source, Span, Value, closest, parse_document,
};
use crate::rulebook::definitions::{
    Dated, EnumDef, InputDef, LookupTable, Origin, Parameter, RuleDef, RuleVersion, Scheme,
};
use crate::rulebook::parser::parse;
use crate::table::{Entity, EnumType, Period};
use crate::units::{Unit, UnitNotation};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::path::Path;
use std::sync::Arc;

mod parameter;
mod scheme;
mod table;
mod table_file;
mod words;

use scheme::read_scheme;
pub use table_file::stays_inside;
pub use words::{read_evidence, unknown_word};

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
    let mut contents = FileContents::default();
    let root = match parse_document(source) {
        Ok(root) => root,
        Err(errors) => {
            diagnostics.extend(errors);
            return FileContents { unreadable: true, ..contents };
        }
    };
    let mut fields = Fields::new(source, "het bestand", &root);
    if role == FileRole::Overlay
        && let Some(node) = fields.required("overlay", "… als blok `[overlay]` met id en naam")
    {
        contents.overlay = read_overlay(source, node, diagnostics);
    }
    let scheme_node = match role {
        FileRole::Part => {
            fields.required("regeling", "… als blok `[regeling]` met id, naam, wet, bwb, uitvoerder, soort")
        }
        FileRole::Overlay => fields.node("regeling"),
    };
    contents.scheme = scheme_node.and_then(|node| read_scheme(source, node, diagnostics));
    let scheme = contents
        .scheme
        .as_ref()
        .map(|s| s.id.clone())
        .or_else(|| contents.overlay.as_ref().map(|o| o.id.clone()))
        .unwrap_or_default();
    let mut reader = Reader { source, scheme, role, folder, attached: Vec::new(), no_effect: Vec::new(), diagnostics };
    for entry in fields.blocks("opsomming") {
        reader.enumeration(entry, &mut contents);
    }
    for entry in fields.blocks("invoer") {
        reader.input(entry, &mut contents);
    }
    for entry in fields.blocks("parameter") {
        reader.parameter(entry, &mut contents);
    }
    for entry in fields.blocks("tabel") {
        reader.table(entry, &mut contents);
    }
    for entry in fields.blocks("regel") {
        reader.rule(entry, &mut contents);
    }
    contents.attached = reader.attached;
    contents.no_effect = reader.no_effect;
    let mut broken: Vec<String> = Vec::new();
    for key in ["invoer", "parameter", "tabel", "regel"] {
        broken.extend(fields.blocks(key).iter().map(|entry| entry.key.clone()));
    }
    broken.retain(|name| !contents.defines(name));
    contents.broken = broken;
    fields.finish(diagnostics);
    contents
}

fn read_overlay(source: &Arc<Source>, node: &Node, diagnostics: &mut Diagnostics) -> Option<OverlayHead> {
    let mut fields = Fields::new(source, "`[overlay]`", node);
    let id = fields.required_text("id", "\"maandinkomen\"");
    let name = fields.required_text("naam", "\"Toetsingsinkomen per maand\"");
    fields.text("uitleg");
    let dropped_schemes = fields.texts("vervalt_regeling");
    let dropped_names = fields.texts("vervalt");
    let no_effect = fields.text("geen_gevolg").map(|text| text.value).filter(|text| !text.trim().is_empty());
    let span = fields.span();
    fields.finish(diagnostics);
    Some(OverlayHead {
        id: id?.value,
        name: name?.value,
        dropped_schemes,
        dropped_names,
        no_effect,
        origin: Origin { source: Arc::clone(source), span },
    })
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    scheme: String,
    role: FileRole,
    folder: &'a Path,
    attached: Vec<Arc<Source>>,
    no_effect: Vec<(String, String)>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn origin(&self, span: &Span) -> Origin {
        Origin { source: Arc::clone(self.source), span: span.clone() }
    }

    fn name(&mut self, entry: &Entry) -> String {
        let fine = entry.key.starts_with(|c: char| c.is_ascii_lowercase())
            && entry.key.len() <= 64
            && entry.key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !fine {
            self.diagnostics.push(Diagnostic::at(
                "R023",
                self.source,
                entry.key_span.clone(),
                format!("`{}` is geen naam voor een regel of waarde", entry.key),
                "gebruik hoogstens 64 kleine letters, cijfers en `_`, te beginnen met een letter",
            ));
        }
        entry.key.clone()
    }

    fn replaces(&mut self, name: &str, fields: &mut Fields<'_>) -> Replaces {
        if self.role == FileRole::Overlay {
            let reason = fields.text("geen_gevolg").map(|text| text.value).filter(|text| !text.trim().is_empty());
            self.no_effect.extend(reason.map(|reason| (name.to_owned(), reason)));
        }
        let Some(flag) = fields.flag("vervangt") else {
            return Replaces::No;
        };
        if self.role == FileRole::Part {
            fields.report(Diagnostic::at(
                "R014",
                self.source,
                flag.span,
                "`vervangt` hoort in een overlay, niet in een bestand van een stelsel",
                "verwijder `vervangt`, of zet de regel in een overlay onder `rulebooks/varianten/`",
            ));
        }
        if flag.value { Replaces::Yes } else { Replaces::No }
    }

    fn enumeration(&mut self, entry: &Entry, contents: &mut FileContents) {
        let name = self.name(entry);
        let mut fields = Fields::new(self.source, format!("opsomming `{name}`"), &entry.node);
        let values: Vec<String> =
            fields.filled_texts("waarden", "[\"a\", \"b\"]").into_iter().map(|l| l.value).collect();
        fields.finish(self.diagnostics);
        contents
            .enums
            .push(EnumDef { kind: Arc::new(EnumType { name, values }), origin: self.origin(&entry.key_span) });
    }

    fn entity_period(&self, fields: &mut Fields<'_>) -> (Option<Entity>, Option<Period>) {
        let entity = fields.required_text("voor", "\"huishouden\"").and_then(|text| {
            let hit = [Entity::Household, Entity::Person].into_iter().find(|e| e.dutch() == text.value);
            if hit.is_none() {
                fields.report(unknown_word(self.source, &text, "voor", &["huishouden", "persoon"]));
            }
            hit
        });
        let period = fields.required_text("per", "\"maand\"").and_then(|text| {
            let hit = [Period::Fixed, Period::Year, Period::Month].into_iter().find(|p| p.dutch() == text.value);
            if hit.is_none() {
                fields.report(unknown_word(self.source, &text, "per", &["vast", "jaar", "maand"]));
            }
            hit
        });
        (entity, period)
    }

    fn input(&mut self, entry: &Entry, contents: &mut FileContents) {
        let name = self.name(entry);
        let mut fields = Fields::new(self.source, format!("invoer `{name}`"), &entry.node);
        let (entity, period) = self.entity_period(&mut fields);
        let kind = fields.required_text("eenheid", "\"EUR/maand\"");
        let default = match fields.node("weglaten").map(|n| &n.value) {
            Some(Value::Bool(flag)) => Some(if *flag { "ja" } else { "nee" }.to_owned()),
            Some(Value::Date(date)) => Some(date.to_string()),
            _ => fields.number("weglaten").map(|l| l.value),
        };
        let explanation = fields.text("uitleg").map(|l| l.value);
        fields.finish(self.diagnostics);
        if let (Some(entity), Some(period), Some(kind)) = (entity, period, kind) {
            contents.inputs.push(InputDef {
                name,
                entity,
                period,
                type_text: kind.value,
                type_span: kind.span,
                default,
                explanation,
                origin: self.origin(&entry.key_span),
            });
        }
    }

    fn unit(&self, fields: &mut Fields<'_>, key: &'static str) -> Option<(Unit, bool)> {
        let text = fields.required_text(key, "\"EUR/jaar\"")?;
        match Unit::parse(&text.value) {
            Ok((unit, notation)) => Some((unit, notation == UnitNotation::Percent)),
            Err(_) => {
                fields.report(unknown_unit(self.source, &text));
                None
            }
        }
    }

    fn decimal(&self, fields: &mut Fields<'_>, text: &Located<String>) -> Option<Decimal> {
        let value =
            Decimal::from_str_exact(&text.value).ok().filter(|v| v.abs() < Decimal::from(1_000_000_000_000_i64));
        if value.is_none() {
            fields.report(Diagnostic::at(
                "R015",
                self.source,
                text.span.clone(),
                format!("`{}` is geen getal", text.value),
                "schrijf een getal als \"1234.56\": een punt voor decimalen, geen punten voor duizendtallen",
            ));
        }
        value
    }

    fn dated<T>(
        &mut self,
        node: &Node,
        what: &str,
        read: impl FnOnce(&mut Self, &mut Fields<'_>) -> Option<T>,
    ) -> Option<Dated<T>> {
        let mut fields = Fields::new(self.source, what.to_owned(), node);
        let from = fields.required_date("vanaf", "2026-01-01");
        let source = fields.required_text("bron", "\"wet, artikel of tabel\"");
        let certainty = read_evidence(&mut fields, "\"bron\"");
        let value = read(self, &mut fields);
        let low = fields.number("laag").and_then(|text| self.decimal(&mut fields, &text));
        let high = fields.number("hoog").and_then(|text| self.decimal(&mut fields, &text));
        let note = fields.text("opmerking").map(|l| l.value);
        let span = fields.span();
        fields.finish(self.diagnostics);
        Some(Dated {
            from: from?.value,
            value: value?,
            source: source?.value,
            certainty: certainty?,
            low,
            high,
            note,
            is_derived: false,
            span,
        })
    }

    fn ascending<T>(&mut self, values: &mut [Dated<T>], what: &str) {
        values.sort_by_key(|v| v.from);
        for pair in values.windows(2) {
            if pair[0].from == pair[1].from {
                self.diagnostics.push(
                    Diagnostic::at(
                        "R009",
                        self.source,
                        pair[1].span.clone(),
                        format!("{what} heeft twee waarden vanaf {}", pair[1].from),
                        "laat één waarde per datum staan",
                    )
                    .also(self.source, pair[0].span.clone(), "de andere waarde"),
                );
            }
        }
    }

    fn rule(&mut self, entry: &Entry, contents: &mut FileContents) {
        let name = self.name(entry);
        let what = format!("regel `{name}`");
        let mut fields = Fields::new(self.source, what.clone(), &entry.node);
        let (entity, period) = self.entity_period(&mut fields);
        let kind = fields.required_text("eenheid", "\"EUR/jaar\"");
        let replaces = self.replaces(&name, &mut fields);
        let explanation = fields.text("uitleg").map(|l| l.value);
        let mut versions = Vec::new();
        if fields.node("versie").is_some() {
            for node in fields.filled_list("versie", "… als blok `[[regel.naam.versie]]`") {
                let mut version = Fields::new(self.source, format!("een versie van {what}"), node);
                let from = version.required_date("vanaf", "2026-01-01").map(|l| l.value);
                if let Some(from) = from
                    && (from.month(), from.day()) != (1, 1)
                {
                    version.report(Diagnostic::at(
                        "R016",
                        self.source,
                        version.span(),
                        "een versie van een regel gaat in op 1 januari",
                        "zet `vanaf` op 1 januari, of maak het verschil met een parameter per datum",
                    ));
                }
                let body = self.formula(&mut version);
                version.finish(self.diagnostics);
                versions.extend(from.zip(body).map(|(from, (formula, expr, source))| RuleVersion {
                    from: Some(from),
                    formula,
                    expr,
                    source,
                    file: Arc::clone(self.source),
                }));
            }
        } else if let Some((formula, expr, source)) = self.formula(&mut fields) {
            versions.push(RuleVersion { from: None, formula, expr, source, file: Arc::clone(self.source) });
        }
        versions.sort_by_key(|v| v.from);
        fields.finish(self.diagnostics);
        if let (Some(entity), Some(period), Some(kind), false) = (entity, period, kind, versions.is_empty()) {
            let origin = self.origin(&entry.key_span);
            let scheme = self.scheme.clone();
            let rule = RuleDef {
                name,
                entity,
                period,
                type_text: kind.value,
                type_span: kind.span,
                versions,
                explanation,
                scheme,
                origin,
            };
            contents.rules.push((rule, replaces));
        }
    }

    fn formula(&self, fields: &mut Fields<'_>) -> Option<(String, crate::rulebook::Expr, String)> {
        let source = fields.required_text("bron", "\"Wzt art. 2\"");
        let text = fields.required_text("formule", "\"…\"")?;
        let offset = content_start(&self.source.text, &text.span);
        match parse(self.source, &text.value, offset) {
            Ok(expr) => Some((text.value.trim().to_owned(), expr, source?.value)),
            Err(diagnostic) => {
                fields.report(*diagnostic);
                None
            }
        }
    }
}

/// A unit that is not known.
pub(super) fn unknown_unit(source: &Arc<Source>, text: &Located<String>) -> Diagnostic {
    let known =
        ["EUR", "EUR/jaar", "EUR/maand", "EUR/kwartaal", "EUR/uur", "%", "ratio", "aantal", "jaar", "maand", "uur"];
    let near = closest(&text.value, known).map(|near| format!("bedoelde u `{near}`? ")).unwrap_or_default();
    Diagnostic::at(
        "R011",
        source,
        text.span.clone(),
        format!("`{}` is geen eenheid", text.value),
        format!("{near}Bekend zijn {} en producten daarvan, `ja/nee`, `datum` en `opsomming NAAM`", known.join(", ")),
    )
}

/// Where the content of a TOML string starts: after its quotes, and after a line break that follows three of them.
fn content_start(text: &str, span: &Span) -> usize {
    let quoted = text.get(span.clone()).unwrap_or("");
    if quoted.starts_with("'''") || quoted.starts_with("\"\"\"") {
        let inner = &quoted[3..];
        let line_break = if inner.starts_with("\r\n") { 2 } else { usize::from(inner.starts_with('\n')) };
        span.start + 3 + line_break
    } else {
        span.start + 1
    }
}

/// First day of a year.
pub(super) fn first_of_year(year: i16) -> Date {
    jiff::civil::date(year, 1, 1)
}
