//! What a household in a file cannot have: amounts below zero, a birth after the year, nobody of age, too many persons.

#![expect(clippy::unwrap_used, reason = "a test stops where its file cannot be made")]

use crate::common::Project;

const ADULT: &str = "[[persoon]]\nrol = \"aanvrager\"\ngeboortedatum = 1980-01-01\n";

/// What the program says of a household file.
fn said(text: &str) -> (Option<i32>, String) {
    let project = Project::new();
    project.write("in.toml", text);
    let output = project.stelsel(&["household", "in.toml"]);
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[track_caller]
fn refused(text: &str, words: &[&str]) {
    let (code, said) = said(text);
    assert_eq!(code, Some(2), "{text}\n{said}");
    for word in words.iter().chain(&["doe dit: ", "in.toml:"]) {
        assert!(said.contains(word), "`{word}` is not in:\n{said}");
    }
}

fn household(facts: &str, persons: &str) -> String {
    format!("[huishouden]\nwoonsituatie = \"sociale_huur\"\n{facts}\n{persons}")
}

#[test]
fn an_amount_that_nobody_can_have_below_zero_is_refused() {
    let (code, message) = said(&household("", ADULT));
    assert_eq!(code, Some(0), "{message}");
    for fact in ["kale_huur", "servicekosten", "eigenwoningrente"] {
        refused(&household(&format!("{fact} = \"-1\""), ADULT), &["H004", fact, "van 0 of meer"]);
    }
    for fact in ["loon", "vakantiegeld", "uitkering", "aow", "pensioen"] {
        refused(&household("", &format!("{ADULT}{fact} = \"-1\"\n")), &["H004", fact, "van 0 of meer"]);
    }
    let months = ["100"; 11].map(|month| format!("\"{month}\"")).join(", ");
    refused(&household("", &format!("{ADULT}loon = [{months}, \"-0.01\"]\n")), &["H004", "van 0 of meer"]);
}

#[test]
fn a_loss_and_a_debt_are_not_refused() {
    let (code, message) = said(&household("vermogen = \"-5000\"", &format!("{ADULT}winst = \"-1000\"\n")));
    assert_eq!(code, Some(0), "{message}");
}

#[test]
fn more_hours_of_care_than_a_month_has_are_refused() {
    let child =
        "[[persoon]]\nrol = \"kind\"\ngeboortedatum = 2023-01-01\nopvangsoort = \"dagopvang\"\nopvangtarief = \"10\"\n";
    // A month of 31 days has 744 hours.
    refused(&household("", &format!("{ADULT}{child}opvanguren = \"745\"\n")), &["H004", "van 0 tot en met 744"]);
}

#[test]
fn a_birth_after_the_year_and_a_household_without_anybody_of_age_are_refused() {
    let born = |rol: &str, day: &str| format!("[[persoon]]\nrol = \"{rol}\"\ngeboortedatum = {day}\n");
    refused(&household("", &(ADULT.to_owned() + &born("kind", "2027-01-01"))), &["H001", "persoon 2", "na 2026"]);
    refused(&household("", &born("aanvrager", "2024-05-01")), &["H001", "niemand", "18 jaar of ouder"]);
    // 18 on the last day of the year.
    let (code, message) = said(&household("", &born("aanvrager", "2008-12-31")));
    assert_eq!(code, Some(0), "{message}");
    refused(&household("", &born("aanvrager", "2009-01-01")), &["H001", "18 jaar of ouder"]);
}

#[test]
fn more_persons_than_a_household_can_have_are_refused() {
    let child = "[[persoon]]\nrol = \"kind\"\ngeboortedatum = 2015-01-01\n";
    let (code, message) = said(&household("", &(ADULT.to_owned() + &child.repeat(49))));
    assert_eq!(code, Some(0), "{message}");
    refused(&household("", &(ADULT.to_owned() + &child.repeat(50))), &["H001", "51 personen", "hoogstens 50"]);
}
