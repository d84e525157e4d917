//! From the income group of a cell to what each person earns at the start of the year.
//!
//! Takes: the cell and the persons. Gives: a livelihood in gross euros per year per person. The target is a
//! standardised disposable income drawn within the decile; a table of the file leads from there to gross income.
//! Leaves to others: the months (`year`), last year's income (`last_year`).

use crate::population::cells::Cell;
use crate::population::cells::DECILES;
use crate::population::composition::ADULT;
use crate::population::curve::Curve;
use crate::population::draws::Purpose;
use crate::population::draws::Stream;
use crate::population::draws::Streams;
use crate::population::household::Household;
use crate::population::household::Livelihood;
use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::population::kinds::Tenure;
use crate::population::lookup::Check;
use crate::population::lookup::Lookup;
use crate::population::lookup::Shape;
use crate::table::HouseholdId;

const INCOME: Purpose = Purpose::named("population.income");
const SPLIT: Purpose = Purpose::named("population.income_split");
const RESIDENT: Purpose = Purpose::named("population.resident_income");
const AOW_SHARE: Purpose = Purpose::named("population.aow_share");

/// What a partner below AOW age lives on: columns of `model.bron_partner`.
const PARTNER_SOURCES: &[&str] = &[
    "werknemer",
    "zelfstandige",
    "arbeidsongeschikt",
    "werkloos",
    "pensioen",
    "geen",
];
/// Kinds of income in the table from gross to disposable income.
const GROSS_KINDS: &[&str] = &["loon", "winst", "uitkering", "aow"];
const GROSS_FORMS: &[&str] = &[
    "alleen_0", "alleen_1", "alleen_2", "alleen_3", "paar_0", "paar_1", "paar_2", "paar_3",
];
const GROSS_TENURES: &[&str] = &["zonder_huurtoeslag", "met_huurtoeslag"];
/// Last age of a student in the sense of `model.student`.
const STUDENT_BELOW: i32 = 27;

/// Gross amounts of one benefit, for a single person and for each of a couple.
///
/// Unit: euros per month.
#[derive(Debug, Clone, Copy)]
pub(super) struct SingleOrCouple {
    pub single: f64,
    pub each_of_couple: f64,
}

/// Wage of adults who live in without being applicant or partner.
#[derive(Debug, Clone, Copy)]
struct Resident {
    works: f64,
    wage: (f64, f64),
    benefit_share: f64,
    benefit: f64,
}

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(super) struct Incomes {
    /// Standardised disposable income by rank, euros per year of the simulated year.
    standardised: Curve,
    equivalence: Vec<Vec<f64>>,
    gross: Vec<Curve>,
    from_wealth: Vec<Vec<f64>>,
    parents_part: f64,
    partner_sources: Vec<Vec<f64>>,
    partner_share: (f64, f64),
    partner_benefit_share: f64,
    pub partner_pension_share: f64,
    pub aow: SingleOrCouple,
    pub aow_holiday: SingleOrCouple,
    aow_partial: f64,
    aow_partial_share: (f64, f64),
    pub assistance: SingleOrCouple,
    pub assistance_pension_age: SingleOrCouple,
    students: f64,
    student_wage: (f64, f64),
    unemployed_of_other: f64,
    nothing_of_other: f64,
    residents: Vec<Resident>,
    resident_net: f64,
}

impl Incomes {
    pub fn read(look: &mut Lookup<'_>) -> Option<Incomes> {
        let middle_rows = [
            "p10", "p20", "p30", "p40", "p50", "p60", "p70", "p80", "p90",
        ];
        let middle = look.column(
            "huishoudens.inkomen_percentielen.2022",
            &middle_rows,
            "gestandaardiseerd_x1000",
            Check::Positive,
        );
        let tail_rows = ["p0", "p2", "p5", "p95", "p99", "p99.9", "p100"];
        let tails = look.column(
            "model.inkomen_staarten.2022",
            &tail_rows,
            "gestandaardiseerd_x1000",
            Check::Positive,
        );
        let growth = look.number("huishoudens.loongroei_2022_2026", Check::Any);
        let equivalence = look.grid(
            "cbs.equivalentiefactoren",
            &["1", "2", "3", "4plus"],
            &["0", "1", "2", "3", "4plus"],
            Check::Positive,
            Shape::RowsRise,
        );
        let gross = read_gross(look);
        let from_wealth = look.grid(
            "model.inkomen_uit_vermogen",
            MainSource::NAMES,
            &["eigenaar", "huurder", "hoogste_deciel_erbij"],
            Check::Percent,
            Shape::Free,
        );
        let parents_part = look.share("model.minimumdeel_ouders");
        let partner_sources = look.grid(
            "model.bron_partner",
            MainSource::NAMES,
            PARTNER_SOURCES,
            Check::Percent,
            Shape::RowsSumTo100,
        );
        let partner_mean = look.share("model.aandeel_partner.gemiddeld");
        let partner_spread = look.share("model.aandeel_partner.spreiding");
        let partner_benefit_share = look.share("model.aandeel_uitkering_partner");
        let partner_pension_share = look.share("model.aandeel_pensioen_partner");
        let mut pair = |single: &str, couple: &str, persons: f64| {
            let single = look.number(single, Check::Positive);
            let couple = look.number(couple, Check::Positive);
            Some(SingleOrCouple {
                single: single?,
                each_of_couple: couple? / persons,
            })
        };
        let aow = pair(
            "model.aow.bruto_alleenstaande",
            "model.aow.bruto_paar_pp",
            1.0,
        );
        let aow_holiday = pair(
            "model.aow.vakantie_alleenstaande",
            "model.aow.vakantie_paar_pp",
            1.0,
        );
        let assistance = pair(
            "model.bijstand.bruto_alleenstaand",
            "model.bijstand.bruto_paar",
            2.0,
        );
        let assistance_pension_age =
            pair("model.aio.bruto_alleenstaand", "model.aio.bruto_paar", 2.0);
        let aow_partial = look.share("model.aow.onvolledig");
        let aow_partial_share = look.bounds("model.aow.opbouw_onvolledig");
        let student = look.grid(
            "model.student",
            &[
                "aandeel_van_overig_tot_27",
                "bijbaan_laagste",
                "bijbaan_hoogste",
            ],
            &["waarde"],
            Check::NotNegative,
            Shape::Free,
        );
        let unemployed = look.share("model.werkloos_van_overig");
        let nothing = look.share("model.geen_inkomen_van_overig");
        let residents = look.grid(
            "model.inwonend_volwassene",
            &["18_20", "21_24", "25plus"],
            &[
                "werkt_procent",
                "loon_laagste",
                "loon_hoogste",
                "uitkering_procent",
                "uitkering_per_jaar",
            ],
            Check::NotNegative,
            Shape::Free,
        );
        let resident_net = look.share("model.netto_van_inwonend_loon");
        let (middle, tails, growth, student) = (middle?, tails?, growth?, student?);
        if unemployed? + nothing? > 1.0 {
            let what = "`model.werkloos_van_overig` en `model.geen_inkomen_van_overig` zijn samen meer dan 100 procent";
            look.contradiction(
                "model.werkloos_van_overig",
                what.to_owned(),
                "maak ze samen hoogstens 100",
            );
            return None;
        }
        let at = [
            0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.0,
        ];
        let thousands: Vec<f64> = tails[..3]
            .iter()
            .chain(&middle)
            .chain(&tails[3..])
            .copied()
            .collect();
        if thousands.windows(2).any(|pair| pair[0] >= pair[1]) {
            let what =
                "de staarten in `model.inkomen_staarten.2022` sluiten niet aan op de percentielen"
                    .to_owned();
            look.contradiction(
                "model.inkomen_staarten.2022",
                what,
                "laat ze oplopen: p5 onder p10 en p95 boven p90",
            );
            return None;
        }
        let euros = thousands
            .iter()
            .map(|value| value * 1000.0 * (1.0 + growth / 100.0))
            .collect();
        let fraction = |range: (f64, f64)| (range.0 / 100.0, range.1 / 100.0);
        Some(Incomes {
            standardised: Curve::new(at.to_vec(), euros),
            equivalence: equivalence?,
            gross: gross?,
            from_wealth: from_wealth?,
            parents_part: parents_part?,
            partner_sources: partner_sources?
                .iter()
                .map(|row| row.iter().map(|p| p / 100.0).collect())
                .collect(),
            partner_share: (partner_mean?, partner_spread?),
            partner_benefit_share: partner_benefit_share?,
            partner_pension_share: partner_pension_share?,
            aow: aow?,
            aow_holiday: aow_holiday?,
            aow_partial: aow_partial?,
            aow_partial_share: fraction(aow_partial_share?),
            assistance: assistance?,
            assistance_pension_age: assistance_pension_age?,
            students: student[0][0] / 100.0,
            student_wage: (student[1][0], student[2][0]),
            unemployed_of_other: unemployed?,
            nothing_of_other: nothing?,
            residents: residents?
                .iter()
                .map(|row| Resident {
                    works: row[0] / 100.0,
                    wage: (row[1], row[2]),
                    benefit_share: row[3] / 100.0,
                    benefit: row[4],
                })
                .collect(),
            resident_net: resident_net?,
        })
    }

    /// Gives every person a livelihood.
    pub fn assign(
        &self,
        household: &mut Household,
        pension_age: i32,
        streams: Streams,
        id: HouseholdId,
    ) {
        let residents_net =
            self.assign_residents(household, pension_age, &mut streams.open(RESIDENT, id));
        let cell = household.cell;
        let mut stream = streams.open(INCOME, id);
        let standardised = self
            .standardised
            .value((cell.decile as f64 + stream.uniform()) / DECILES as f64);
        let on_new_year = |role: Role| {
            household
                .persons
                .iter()
                .filter(move |p| p.role == role && p.present.0 == 0)
        };
        let has_partner = on_new_year(Role::Partner).next().is_some();
        let minors = on_new_year(Role::Child)
            .filter(|p| (0..ADULT).contains(&p.age))
            .count();
        let adults = household
            .persons
            .iter()
            .filter(|p| p.present.0 == 0 && p.age >= ADULT)
            .count();
        let rows = &self.equivalence;
        let row = &rows[(adults.max(1) - 1).min(rows.len() - 1)];
        let disposable =
            standardised * row[minors.min(row.len() - 1)] * (1.0 - self.wealth_part(cell));
        let disposable = (disposable - residents_net).max(self.parents_part * disposable);
        let kind = match cell.source {
            MainSource::Employee => 0,
            MainSource::SelfEmployed => 1,
            MainSource::Disabled | MainSource::Assistance | MainSource::Other => 2,
            MainSource::Pension => 3,
        };
        let form = minors.min(3) + if has_partner { 4 } else { 0 };
        let tenure = usize::from(cell.tenure == Tenure::RentWith);
        let curve = (kind * GROSS_FORMS.len() + form) * GROSS_TENURES.len() + tenure;
        let gross = self.gross[curve].value(disposable).max(0.0);

        let mut split = streams.open(SPLIT, id);
        let gross = self.take_aow(
            household,
            gross,
            pension_age,
            &mut streams.open(AOW_SHARE, id),
        );
        let applicant_old = household.persons[0].age >= pension_age;
        let partner = household
            .persons
            .iter()
            .position(|person| person.role == Role::Partner);
        let applicant = match cell.source {
            MainSource::Employee => Livelihood::Wage(gross),
            MainSource::SelfEmployed => Livelihood::Profit(gross),
            MainSource::Disabled => Livelihood::Benefit(gross),
            MainSource::Pension => Livelihood::Pension(gross),
            MainSource::Assistance if applicant_old => Livelihood::Nothing,
            MainSource::Assistance if has_partner => {
                Livelihood::Benefit(self.assistance.each_of_couple * 12.0)
            }
            MainSource::Assistance => Livelihood::Benefit(self.assistance.single * 12.0),
            MainSource::Other => self.other(household.persons[0].age, gross, &mut split),
        };
        household.persons[0].livelihood = applicant;
        let Some(partner) = partner else { return };
        let joins = household.persons[partner].present.0 > 0;
        let partner_old = household.persons[partner].age >= pension_age;
        let (mean, spread) = self.partner_share;
        let share = (mean + spread * split.normal()).clamp(0.05, 0.5);
        let row = if joins {
            MainSource::Employee
        } else {
            cell.source
        };
        // Who moves in earns in proportion to the one who was there: like finds like.
        let whole = if joins { gross / (1.0 - share) } else { gross };
        let (livelihood, part) = match cell.source {
            MainSource::Assistance if !joins => (
                Livelihood::Benefit(self.assistance.each_of_couple * 12.0),
                0.0,
            ),
            _ if partner_old => {
                let part = if applicant_old {
                    self.partner_pension_share
                } else {
                    self.partner_benefit_share
                };
                (Livelihood::Pension(whole * part), part)
            }
            _ => match split.pick(&self.partner_sources[row.index()]) {
                0 => (Livelihood::Wage(whole * share), share),
                1 => (Livelihood::Profit(whole * share), share),
                2 => (
                    Livelihood::Benefit(whole * self.partner_benefit_share),
                    self.partner_benefit_share,
                ),
                3 => (
                    Livelihood::Unemployed(whole * self.partner_benefit_share),
                    self.partner_benefit_share,
                ),
                4 => (
                    Livelihood::Pension(whole * self.partner_pension_share),
                    self.partner_pension_share,
                ),
                _ => (Livelihood::Nothing, 0.0),
            },
        };
        household.persons[partner].livelihood = livelihood;
        if !joins && cell.source != MainSource::Assistance {
            scale(&mut household.persons[0].livelihood, 1.0 - part);
        }
    }

    /// Part of disposable income that comes from the own home and from wealth, which no person earns.
    fn wealth_part(&self, cell: Cell) -> f64 {
        let row = &self.from_wealth[cell.source.index()];
        let tenure = if cell.tenure == Tenure::Owner {
            row[0]
        } else {
            row[1]
        };
        let top = if cell.decile + 1 == DECILES {
            row[2]
        } else {
            0.0
        };
        ((tenure + top) / 100.0).min(1.0)
    }

    /// Subtracts the AOW of applicant and partner from the gross income; what is left is pension or wage.
    fn take_aow(
        &self,
        household: &mut Household,
        gross: f64,
        pension_age: i32,
        stream: &mut Stream,
    ) -> f64 {
        let couple = household
            .persons
            .iter()
            .any(|p| p.role == Role::Partner && p.present.0 == 0);
        let full = if couple {
            self.aow.each_of_couple + self.aow_holiday.each_of_couple
        } else {
            self.aow.single + self.aow_holiday.single
        } * 12.0;
        let partial = household.cell.tenure != Tenure::Owner && stream.happens(self.aow_partial);
        let mut left = gross;
        for person in &mut household.persons {
            if person.age < pension_age || !matches!(person.role, Role::Applicant | Role::Partner) {
                continue;
            }
            if partial {
                person.aow_share =
                    stream.between(self.aow_partial_share.0, self.aow_partial_share.1);
            }
            if person.present.0 == 0 {
                left -= full * person.aow_share;
            }
        }
        left.max(0.0)
    }

    fn other(&self, age: i32, gross: f64, stream: &mut Stream) -> Livelihood {
        if age < STUDENT_BELOW && stream.happens(self.students) {
            return Livelihood::Wage(stream.between(self.student_wage.0, self.student_wage.1));
        }
        let rest = (1.0 - self.unemployed_of_other - self.nothing_of_other).max(0.0);
        match stream.pick(&[self.unemployed_of_other, self.nothing_of_other, rest]) {
            0 => Livelihood::Unemployed(gross),
            1 => Livelihood::Nothing,
            _ => Livelihood::Benefit(gross),
        }
    }

    /// Incomes of adult children and housemates; gives their net income together.
    fn assign_residents(
        &self,
        household: &mut Household,
        pension_age: i32,
        stream: &mut Stream,
    ) -> f64 {
        let mut net = 0.0;
        for person in &mut household.persons {
            let resident = match person.age {
                age if !matches!(person.role, Role::Child | Role::Housemate) || age < ADULT => {
                    continue;
                }
                ..=20 => &self.residents[0],
                21..=24 => &self.residents[1],
                _ => &self.residents[2],
            };
            if person.age >= pension_age {
                continue;
            }
            let gross = stream.between(resident.wage.0, resident.wage.1);
            let nothing = (1.0 - resident.works - resident.benefit_share).max(0.0);
            person.livelihood =
                match stream.pick(&[resident.works, resident.benefit_share, nothing]) {
                    0 => Livelihood::Wage(gross),
                    1 => Livelihood::Benefit(resident.benefit),
                    _ => Livelihood::Nothing,
                };
            net += self.resident_net * person.livelihood.yearly();
        }
        net
    }

    /// Rank curve of the standardised target, for comparison with the published percentiles.
    pub fn standardised(&self) -> &Curve {
        &self.standardised
    }
}

impl Livelihood {
    /// Gross euros in a year without events.
    pub fn yearly(self) -> f64 {
        match self {
            Livelihood::Nothing => 0.0,
            Livelihood::Wage(euros)
            | Livelihood::Profit(euros)
            | Livelihood::Unemployed(euros)
            | Livelihood::Benefit(euros)
            | Livelihood::Pension(euros) => euros,
        }
    }
}

fn scale(livelihood: &mut Livelihood, factor: f64) {
    match livelihood {
        Livelihood::Nothing => {}
        Livelihood::Wage(euros)
        | Livelihood::Profit(euros)
        | Livelihood::Unemployed(euros)
        | Livelihood::Benefit(euros)
        | Livelihood::Pension(euros) => *euros *= factor,
    }
}

/// Curves from disposable to gross income, by kind, form and tenure.
fn read_gross(look: &mut Lookup<'_>) -> Option<Vec<Curve>> {
    const NAME: &str = "model.besteedbaar_uit_bruto.2026";
    let rows: Vec<String> = GROSS_KINDS
        .iter()
        .flat_map(|kind| GROSS_FORMS.iter().map(move |form| format!("{kind}.{form}")))
        .flat_map(|start| {
            GROSS_TENURES
                .iter()
                .map(move |tenure| format!("{start}.{tenure}"))
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let values = look.grid(NAME, &rows, &[], Check::Any, Shape::RowsRise)?;
    let (_, columns) = look.names(NAME)?;
    let knots: Vec<f64> = columns
        .iter()
        .filter_map(|column| column.parse().ok())
        .collect();
    let level = values
        .iter()
        .any(|row| row.windows(2).any(|pair| pair[0] >= pair[1]));
    if level || knots.len() != columns.len() || knots.windows(2).any(|pair| pair[0] >= pair[1]) {
        let what = format!(
            "de kolommen van `{NAME}` zijn geen oplopende bedragen, of een rij loopt niet op"
        );
        look.contradiction(
            NAME,
            what,
            "zet bruto bedragen in de kolommen, van klein naar groot, en laat elke rij stijgen",
        );
        return None;
    }
    Some(
        values
            .into_iter()
            .map(|row| Curve::new(row, knots.clone()))
            .collect(),
    )
}
