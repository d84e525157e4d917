//! The page of the manual with all files and keys, as Markdown.
//!
//! Takes: formats with their declarations. Gives: one page, in Dutch or in English.

use crate::formats::declaration::{Block, Declared, Mark, Shape};
use crate::formats::json_schema::measure_of;
use crate::formats::words::Words;
use crate::units::Language;

/// A format as the manual shows it.
#[derive(Debug)]
pub struct Page<'p> {
    /// Name on the command line.
    pub name: &'p str,
    /// What the files hold and where they stand.
    pub help: Words,
    /// Its declaration.
    pub block: Block,
}

/// The formats one after the other, each block as a table of keys.
pub fn page(formats: &[Page<'_>], language: Language) -> String {
    let mut out = String::new();
    for format in formats {
        let mut writer = Writer { language, out: String::new(), told: Vec::new() };
        writer.out.push_str(&format!("## `{}`\n\n{}.\n\n", format.name, capital(format.help.in_language(language))));
        writer.block("", &format.block);
        out.push_str(&writer.out);
    }
    out
}

struct Writer {
    language: Language,
    out: String,
    /// Blocks that are described once, with the place where.
    told: Vec<(&'static str, String)>,
}

impl Writer {
    fn say<'w>(&self, nl: &'w str, en: &'w str) -> &'w str {
        if self.language == Language::Dutch { nl } else { en }
    }

    /// The table of a block, and then the blocks inside it.
    fn block(&mut self, path: &str, block: &Block) {
        if !path.is_empty() {
            self.out.push_str(&format!("### `{path}`\n\n"));
        }
        if let Some(name) = block.shared {
            self.told.push((name, path.to_owned()));
        }
        let head =
            self.say("| sleutel | wat | betekenis |\n|---|---|---|\n", "| key | what | meaning |\n|---|---|---|\n");
        self.out.push_str(head);
        for key in &block.keys {
            let line = format!("| `{}` | {} | {} |\n", key.name, self.kind(key), self.meaning(key));
            self.out.push_str(&line);
        }
        self.out.push('\n');
        let rules: Vec<String> = block.rules.iter().filter_map(|rule| rule.words(self.language)).collect();
        if !rules.is_empty() {
            for rule in rules {
                self.out.push_str(&format!("- {}\n", capital(&rule)));
            }
            self.out.push('\n');
        }
        for key in &block.keys {
            self.inside(path, &key.name, &key.shape);
        }
    }

    /// The blocks inside the value of a key.
    fn inside(&mut self, path: &str, name: &str, shape: &Shape) {
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match shape {
            Shape::Block(block) => {
                let path = below(name);
                let known = block.shared.and_then(|own| self.told.iter().find(|(told, _)| *told == own).cloned());
                match known {
                    Some((_, place)) => {
                        let line = match self.language {
                            Language::Dutch => format!("### `{path}`\n\nAls `{place}`.\n\n"),
                            Language::English => format!("### `{path}`\n\nAs `{place}`.\n\n"),
                        };
                        self.out.push_str(&line);
                    }
                    None => self.block(&path, block),
                }
            }
            Shape::List { of, .. } => self.inside(path, name, of),
            Shape::Named { of, .. } => {
                let any = self.say("NAAM", "NAME").to_owned();
                self.inside(&below(name), &any, of);
            }
            Shape::Facts(keys) => {
                if let Some(Declared { shape, .. }) = keys.first() {
                    let any = self.say("FEIT", "FACT").to_owned();
                    self.inside(&below(name), &any, shape);
                }
            }
            Shape::Either(shapes) => shapes.iter().for_each(|shape| self.inside(path, name, shape)),
            _ => {}
        }
    }

    /// Type, unit, range, and whether the key must be there.
    fn kind(&self, key: &Declared) -> String {
        let mut parts = vec![self.shape(&key.shape)];
        if let Some(words) = measure_of(&key.shape).map(|measure| measure.words(self.language))
            && !words.is_empty()
        {
            parts.push(words);
        }
        let needed = if key.is_needed { self.say("verplicht", "required") } else { self.say("mag weg", "optional") };
        parts.push(needed.to_owned());
        parts.join("; ").replace('|', "\\|")
    }

    fn shape(&self, shape: &Shape) -> String {
        let word = match shape {
            Shape::Text { length: Some(_), .. } => self.say("één teken", "one character"),
            Shape::Text { .. } => self.say("tekst", "text"),
            Shape::Word(words) => {
                return words
                    .iter()
                    .map(|word| format!("`\"{word}\"`"))
                    .collect::<Vec<_>>()
                    .join(self.say(" of ", " or "));
            }
            Shape::Flag => self.say("`true` of `false`", "`true` or `false`"),
            Shape::Date => self.say("datum", "date"),
            Shape::Number(_) => self.say("getal", "number"),
            Shape::Figure(_) => self.say("getal zonder aanhalingstekens", "number without quotes"),
            Shape::Whole(least, most) => {
                let whole = self.say("geheel getal", "whole number");
                return format!("{whole}, {least} {} {most}", self.say("tot en met", "to"));
            }
            Shape::WholeFigure(least, most) => {
                let whole = self.say("geheel getal zonder aanhalingstekens", "whole number without quotes");
                return match (least, most) {
                    (Some(least), Some(most)) => format!("{whole}, {least} {} {most}", self.say("tot en met", "to")),
                    (Some(least), None) => format!("{whole}, {least} {}", self.say("of meer", "or more")),
                    _ => whole.to_owned(),
                };
            }
            Shape::Sourced(_) => self.say("getal met bron", "number with source"),
            Shape::Block(_) => self.say("blok", "block"),
            Shape::List { of, .. } => {
                return format!("{} {}", self.say("lijst van:", "list of:"), self.shape(of));
            }
            Shape::Named { of, .. } => {
                return format!("{} {}", self.say("per naam:", "by name:"), self.shape(of));
            }
            Shape::Facts(_) => self.say("per feit een blok", "a block for each fact"),
            Shape::Either(shapes) => {
                let all: Vec<String> = shapes.iter().map(|shape| self.shape(shape)).collect();
                return all.join(self.say(" of ", " or "));
            }
            Shape::Free(_, words) => words.in_language(self.language),
        };
        word.to_owned()
    }

    fn meaning(&self, key: &Declared) -> String {
        let mut out = key.help.in_language(self.language).to_owned();
        if let Some(left_out) = &key.left_out {
            let without = self.say("weggelaten", "left out");
            out.push_str(&format!("; {without}: {}", left_out.in_language(self.language)));
        }
        if let Some(dial) = &key.dial {
            let turned = self.say("draaibaar in het dashboard", "a dial of the dashboard");
            let (low, high) = (dial.low, dial.high);
            let unit = dial.unit.in_language(self.language);
            let to = self.say("tot", "to");
            out.push_str(&format!("; {turned}: {low} {to} {high} {unit}"));
        }
        match key.mark {
            Some(Mark::Fitted) => {
                out.push_str(
                    self.say("; kan worden ingesteld met `stelsel calibrate`", "; `stelsel calibrate` can fit it"),
                );
            }
            Some(Mark::InSets) => out.push_str(self.say(
                "; `niet_gebruik` van een scenario kiest `laag`, de waarde of `hoog`",
                "; `niet_gebruik` of a scenario chooses `laag`, the value or `hoog`",
            )),
            None => {}
        }
        out.trim_end().replace('|', "\\|")
    }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
