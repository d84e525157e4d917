//! Rows of a CSV file, each on a line of its own.
//!
//! Takes: a file. Gives: its header and its rows, or what is wrong with one. Leaves to others: what a cell means. A row
//! over more lines is refused: a quotation mark that is not closed would swallow the rows after it.

use crate::population::files::import::row_types::Fault;
use crate::population::files::import::row_types::Line;
use crate::population::files::import::row_types::Unreadable;
use crate::text::Text;
use crate::text::text;
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
        let fault = |value: String, expected: Text| told(1, Text::same(value), expected);
        let byte = u8::try_from(separator).map_err(|_| fault(separator.to_string(), text!(data_separator_byte)))?;
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
                return Err(fault(String::new(), text!(data_empty_file)));
            }
            Ok(found) => found.iter().map(|cell| utf8(cell, before + 1)).collect::<Result<_, _>>()?,
            Err(_) => return Err(told(0, Text::default(), text!(data_header))),
        };
        if header.iter().any(|name| name.contains(['\n', '\r'])) {
            let fault = Fault::Unclosed { found: header.join(" "), until: None };
            return Err(Unreadable { line: before + 1, fault });
        }
        Ok(CsvRows { reader: Box::new(reader), record: csv::ByteRecord::new(), header, skipped, ended: false })
    }

    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// Passes over the byte order mark and the line `sep=` of a spreadsheet; tells whether that line was there.
    fn begin(file: &mut BufReader<File>, separator: char) -> Result<bool, Unreadable> {
        let unreadable = |_| told(0, Text::default(), text!(data_header_unreadable));
        let start = file.fill_buf().map_err(unreadable)?;
        if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
            return Err(told(1, Text::default(), text!(data_utf16)));
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
            let found = Text::same(format!("sep={named}"));
            let (own, named) = (separator.escape_default().to_string(), named.escape_default().to_string());
            return Err(told(1, found, text!(data_other_separator, expected = own, named = named)));
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
                Err(Unreadable { line, fault: Fault::Unclosed { found: value, until: Some(after + self.skipped) } })
            }
            Ok(true) => self.cells(line).map(Some),
            Err(error) => {
                let fault = match error.kind() {
                    csv::ErrorKind::UnequalLengths { len, .. } => {
                        let found = usize::try_from(*len).unwrap_or(usize::MAX);
                        Fault::Cells { found, wanted: self.header.len() }
                    }
                    // A disk that fails once would fail for ever.
                    _ => {
                        self.ended = true;
                        Fault::Told(Text::default(), text!(data_line_unreadable))
                    }
                };
                Err(Unreadable { line, fault })
            }
        }
    }

    fn cells(&self, line: u64) -> Result<Line, Unreadable> {
        let cells: Vec<String> = self.record.iter().map(|cell| utf8(cell, line)).collect::<Result<_, _>>()?;
        let same = |(cell, name): (&String, &String)| cell.trim().eq_ignore_ascii_case(name.trim());
        if cells.iter().zip(&self.header).all(same) {
            return Err(Unreadable { line, fault: Fault::HeaderAgain(cells.join(" ")) });
        }
        Ok(Line { number: line, cells })
    }
}

/// A fault of the file, in words.
fn told(line: u64, found: Text, expected: Text) -> Unreadable {
    Unreadable { line, fault: Fault::Told(found, expected) }
}

fn utf8(cell: &[u8], line: u64) -> Result<String, Unreadable> {
    String::from_utf8(cell.to_vec())
        .map_err(|_| Unreadable { line, fault: Fault::NotUtf8(String::from_utf8_lossy(cell).into_owned()) })
}
