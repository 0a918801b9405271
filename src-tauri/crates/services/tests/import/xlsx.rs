//! XLSX workbooks, made here part by part so that no binary file lies in the tree.

use samsyn_services::error::{Code, Error};
use samsyn_services::import::ReadFault;

use super::made::{faults, names, number, read, whole};

/// CRC-32 (ISO 3309), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), step))
}

fn le(values: &[(u64, usize)]) -> Vec<u8> {
    values.iter().flat_map(|&(value, bytes)| value.to_le_bytes().into_iter().take(bytes)).collect()
}

/// A zip archive without compression (APPNOTE 4.3).
fn zip(parts: &[(&str, String)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let offset = archive.len() as u64;
        let (size, crc) = (text.len() as u64, u64::from(crc32(text.as_bytes())));
        let common = [
            (20, 2),
            (0, 2),
            (0, 2),
            (0, 2),
            (0x21, 2),
            (crc, 4),
            (size, 4),
            (size, 4),
            (name.len() as u64, 2),
            (0, 2),
        ];
        archive.extend(le(&[(0x0403_4B50, 4)]).into_iter().chain(le(&common)));
        archive.extend(name.bytes().chain(text.bytes()));
        directory.extend(le(&[(0x0201_4B50, 4), (20, 2)]).into_iter().chain(le(&common)));
        directory.extend(le(&[(0, 2), (0, 2), (0, 2), (0, 4), (offset, 4)]));
        directory.extend(name.bytes());
    }
    let (count, start, size) = (parts.len() as u64, archive.len() as u64, directory.len() as u64);
    archive.extend(directory);
    archive.extend(le(&[(0x0605_4B50, 4), (0, 2), (0, 2), (count, 2), (count, 2), (size, 4), (start, 4), (0, 2)]));
    archive
}

/// A cell: text, or a number as spreadsheets keep it.
pub(crate) enum Cell<'a> {
    Text(&'a str),
    Number(f64),
    Fault,
}

fn cell(reference: &str, cell: &Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => format!(r#"<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>"#),
        Cell::Number(number) => format!(r#"<c r="{reference}"><v>{number}</v></c>"#),
        Cell::Fault => format!(r##"<c r="{reference}" t="e"><v>#N/A</v></c>"##),
    }
}

/// A workbook with one sheet.
pub(crate) fn workbook(rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let lines = rows.iter().enumerate().map(|(line, cells)| {
        let line = line + 1;
        let cells: String =
            cells.iter().zip('A'..='Z').map(|(one, column)| cell(&format!("{column}{line}"), one)).collect();
        format!(r#"<row r="{line}">{cells}</row>"#)
    });
    with_sheet(&lines.collect::<String>())
}

/// A workbook with one sheet of this data.
pub(crate) fn with_sheet(data: &str) -> Vec<u8> {
    with_parts(data, None)
}

/// A workbook with these texts that cells share, and no cell.
pub(crate) fn with_shared(texts: &str) -> Vec<u8> {
    with_parts("", Some(texts))
}

fn with_parts(data: &str, shared: Option<&str>) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let mut parts = vec![
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Elever" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{main}"><sheetData>{data}</sheetData></worksheet>"#)),
    ];
    parts.extend(shared.map(|texts| ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{main}">{texts}</sst>"#))));
    zip(&parts)
}

fn float(text: &str) -> f64 {
    text.parse().unwrap()
}

#[test]
fn a_workbook_reads_like_the_table_it_is() {
    use Cell::{Fault, Number, Text};
    let (alva, bo, cy) = (number("20130514"), number("20090527"), number("20140101"));
    let heading = || vec![Text("Personnummer"), Text("Förnamn"), Text("Klass"), Text("Postnr"), Text("Sekretess")];
    let bytes = workbook(&[
        vec![Text("Elever hösten 2026")],
        heading(),
        vec![Number(float(&alva)), Text("Alva"), Text("7B"), Number(12900.0), Text("Nej")],
        vec![Number(float(&bo[2..])), Text("Bo"), Text("9A"), Text("129 00"), Text("")],
        vec![Text(&cy), Text("Cy"), Text("6A"), Text("129 00"), Fault],
        vec![Number(2.009e11), Text("Dan"), Text("6A")],
    ]);
    let reading = whole("elever.xlsx", bytes);
    assert_eq!(names(&reading.pupils), ["Alva", "Bo", "Cy"], "numbers and texts are both numbers of people");
    assert_eq!(reading.pupils[1].number.as_ref().unwrap().reveal(), bo, "the zero that was eaten is back");
    assert_eq!(reading.pupils[0].address.as_ref().unwrap().postal_code, "12900", "no decimals in a postal code");
    assert!(reading.pupils[2].protection.is_protected(), "a formula's fault in a column of protection protects");
    assert_eq!(faults(&reading), [(6, "number_check_digit")], "rows have the spreadsheet's own numbers");
    assert_eq!(reading.columns[0], "Personnummer", "the title above is no heading");
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let far = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Personnummer</t></is></c><c r="B1" t="inlineStr"><is><t>Namn</t></is></c></row>
        <row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>"#;
    let reading = whole("a.xlsx", with_sheet(far));
    assert_eq!(reading.rows(), 0, "a cell outside of every register is none of its rows");
}

#[test]
fn what_is_no_workbook_is_refused() {
    for bytes in [&b"PK\x03\x04 and then nothing"[..], b"Personnummer;Namn", b""] {
        let fault = Error::from(read("a.xlsx", bytes).err().unwrap());
        assert_eq!(fault.code, Code::XlsxInvalid, "the name promises a workbook");
    }
    let empty = Error::from(read("a.xlsx", with_sheet("")).err().unwrap());
    assert_eq!(empty.code, Code::FileUnknown, "a workbook without cells is no register");
}

#[test]
fn a_workbook_that_unpacks_to_gigabytes_is_not_unpacked() {
    let mut bytes = with_sheet("");
    let entry = bytes.windows(4).position(|mark| mark == b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&0x7FFF_FFFF_u32.to_le_bytes());
    let fault = read("a.xlsx", bytes).err();
    assert_eq!(fault, Some(ReadFault::TooLarge { limit_mib: 128 }), "a small file may hold a huge one");
}

#[test]
fn a_panic_of_the_reader_is_an_answer_and_says_nothing() {
    let said = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["xlsx::a_cell_reference_that_breaks_the_reader", "--exact", "--nocapture"])
        .output()
        .unwrap();
    assert!(said.status.success(), "the reading ends with an answer");
    let words = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(!words.contains("panicked"), "and standard error stays empty of what a cell may hold: {words}");
}

#[test]
fn a_cell_reference_that_breaks_the_reader() {
    for reference in ["", "A", "1", "\u{e5}1", "ZZZZZZZZZZ1", "A99999999999999999999", "A-1", "@1", "A1A1"] {
        let data = format!(r#"<row r="1"><c r="{reference}" t="inlineStr"><is><t>x</t></is></c></row>"#);
        assert!(read("a.xlsx", with_sheet(&data)).is_err(), "{reference:?} is no register, whatever the reader does");
    }
}
