//! Rows of a CSV file, each on a line of its own.
//!
//! Takes: a file. Gives: its header and its rows, or what is wrong with one. Leaves to others: what a cell means. A row
//! over more lines is refused: a quotation mark that is not closed would swallow the rows after it.

use crate::population::files::import::rows::Line;
use crate::population::files::import::rows::Unreadable;
use std::fs::File;
use std::io::BufRead;
use std::io::BufReader;

/// A CSV file while it is read.
pub(super) struct CsvRows {
    reader: Box<csv::Reader<BufReader<File>>>,
    record: csv::ByteRecord,
    header: Vec<String>,
    /// Lines that the reader has not counted where a row begins: those before the header, and the line feed that stands
    /// behind a carriage return, which it passes over when it goes on.
    skipped: u64,
    ended: bool,
}

impl CsvRows {
    pub(super) fn open(file: File, separator: char) -> Result<CsvRows, Unreadable> {
        let fault = |value: String, expected: &str| Unreadable { line: 1, value, expected: expected.to_owned() };
        let byte = u8::try_from(separator)
            .map_err(|_| fault(separator.to_string(), "een scheidingsteken van een byte; herstel de mapping"))?;
        // A header must fit, for the way its line ends tells that of the others.
        const BUFFER: usize = 1 << 16;
        let mut file = BufReader::with_capacity(BUFFER, file);
        let before = u64::from(Self::begin(&mut file, separator)?);
        let start = file.buffer();
        let first = start.iter().position(|byte| *byte == b'\n');
        let skipped = before + u64::from(first.is_some_and(|at| at > 0 && start[at - 1] == b'\r'));
        let mut reader = csv::ReaderBuilder::new().delimiter(byte).from_reader(file);
        let header: Vec<String> = match reader.byte_headers() {
            Ok(found) if found.is_empty() => {
                return Err(fault(String::new(), "een regel met kolomnamen; het bestand is leeg"));
            }
            Ok(found) => found.iter().map(|cell| utf8(cell, before + 1)).collect::<Result<_, _>>()?,
            Err(_) => return Err(Unreadable { line: 0, ..fault(String::new(), "een regel met kolomnamen") }),
        };
        if header.iter().any(|name| name.contains(['\n', '\r'])) {
            return Err(Unreadable { line: before + 1, value: header.join(" "), expected: unclosed(None) });
        }
        Ok(CsvRows { reader: Box::new(reader), record: csv::ByteRecord::new(), header, skipped, ended: false })
    }

    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// Passes over the byte order mark and the line `sep=` of a spreadsheet; tells whether that line was there.
    fn begin(file: &mut BufReader<File>, separator: char) -> Result<bool, Unreadable> {
        let fault = |value: String, expected: String| Unreadable { line: 1, value, expected };
        let unreadable = |_| Unreadable {
            line: 0,
            value: String::new(),
            expected: "een regel met kolomnamen; het bestand kan niet worden gelezen".to_owned(),
        };
        let start = file.fill_buf().map_err(unreadable)?;
        if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
            let expected = "tekst in UTF-8; dit is UTF-16: sla het bestand opnieuw op als CSV UTF-8".to_owned();
            return Err(fault(String::new(), expected));
        }
        if start.starts_with(b"\xEF\xBB\xBF") {
            file.consume(3);
        }
        let start = file.fill_buf().map_err(unreadable)?;
        let Some(rest) = start.get(..4).filter(|start| start.eq_ignore_ascii_case(b"sep=")).map(|_| &start[4..]) else {
            return Ok(false);
        };
        let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        let named = String::from_utf8_lossy(&rest[..end]).trim_end_matches(['\r', '\n']).to_owned();
        let length = 4 + end;
        if named != separator.to_string() {
            let expected = format!(
                "`sep={}` als in de mapping; zet in de mapping scheidingsteken = \"{}\"",
                separator.escape_default(),
                named.escape_default()
            );
            return Err(fault(format!("sep={named}"), expected));
        }
        file.consume(length);
        Ok(true)
    }

    /// The next row; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<Line>, Unreadable> {
        if self.ended {
            return Ok(None);
        }
        let before = self.reader.position().line();
        let read = self.reader.read_byte_record(&mut self.record);
        let start = self.record.position().map_or(before, csv::Position::line);
        let line = (start + self.skipped).max(2);
        // Where a row began and the next begins, lines apart: it holds line ends.
        let after = self.reader.position().line();
        let is_broken = self.record.iter().any(|cell| cell.contains(&b'\n') || cell.contains(&b'\r'));
        match read {
            Ok(false) => Ok(None),
            _ if is_broken && after > start => {
                let opening = self.record.iter().find(|cell| cell.contains(&b'\n') || cell.contains(&b'\r'));
                let value = opening.map_or_else(String::new, |cell| String::from_utf8_lossy(cell).into_owned());
                Err(Unreadable { line, value, expected: unclosed(Some(after + self.skipped)) })
            }
            Ok(true) => self.cells(line).map(Some),
            Err(error) => {
                let (value, expected) = match error.kind() {
                    csv::ErrorKind::UnequalLengths { len, .. } => {
                        let wanted = self.header.len();
                        let expected = format!(
                            "evenveel cellen als kolomnamen: {wanted}; staat er een scheidingsteken te veel of te \
                             weinig, of een aanhalingsteken dat cellen samenneemt?"
                        );
                        (format!("{len} cellen"), expected)
                    }
                    // A disk that fails once would fail for ever.
                    _ => {
                        self.ended = true;
                        (String::new(), "een leesbare regel; het bestand kan vanaf hier niet worden gelezen".to_owned())
                    }
                };
                Err(Unreadable { line, value, expected })
            }
        }
    }

    fn cells(&self, line: u64) -> Result<Line, Unreadable> {
        let cells: Vec<String> = self.record.iter().map(|cell| utf8(cell, line)).collect::<Result<_, _>>()?;
        let same = |(cell, name): (&String, &String)| cell.trim().eq_ignore_ascii_case(name.trim());
        if cells.iter().zip(&self.header).all(same) {
            let expected = "een rij met gegevens; hier staan de kolomnamen nog eens: haal de regel weg".to_owned();
            return Err(Unreadable { line, value: cells.join(" "), expected });
        }
        Ok(Line { number: line, cells })
    }
}

fn unclosed(until: Option<u64>) -> String {
    let until = until.map_or_else(String::new, |line| format!(" (het gaat door tot regel {line})"));
    format!(
        "een rij op een regel; hier opent een aanhalingsteken dat niet op dezelfde regel sluit{until}: sluit het, haal \
         het weg, of haal het regeleinde uit de cel"
    )
}

fn utf8(cell: &[u8], line: u64) -> Result<String, Unreadable> {
    String::from_utf8(cell.to_vec()).map_err(|_| Unreadable {
        line,
        value: String::from_utf8_lossy(cell).into_owned(),
        expected: "tekst in UTF-8; dit lijkt een andere codering: sla het bestand opnieuw op als CSV UTF-8".to_owned(),
    })
}
