//! The numbers that the generator is fitted to, with the tolerances of the list of calibration facts.
//!
//! Takes: nothing. Gives: comparisons of the calibration set. Leaves to others: the numbers themselves, which are in
//! the target file, and the counting (`tally`).

use crate::population::cells::DECILES;
use crate::population::kinds::HouseType;
use crate::population::kinds::MainSource;
use crate::population::kinds::TypeGroup;
use crate::population::targets::Comparison;
use crate::population::targets::LIMITS;
use crate::population::targets::Measure;
use crate::population::targets::Scale;
use crate::population::targets::count;
use crate::population::targets::quantile;
use crate::population::targets::share;

const RUN: &str = "vergeleken in de doorrekening van een scenario";
const HEAP: &str = "het doel is het midden van 2022 en 2024, die hier zelf uiteenlopen; bovendien ligt deze grens op de bijstand \
                    van een alleenstaande met huurtoeslag: die norm komt uit de wet en wordt niet aangepast";
const FROM_AGES: &str = "volgt uit leeftijden op 1 januari; geen eigen marge van de aanpassing";
const MARGIN: &str = "een marge van de aanpassing: alleen de eindigheid van de steekproef wijkt af";

/// All comparisons of the calibration set.
pub(super) fn comparisons() -> Vec<Comparison> {
    let mut list = households();
    list.extend(ages_and_children());
    list.extend(dwellings());
    list.extend(incomes());
    list.extend(joint_incomes());
    list.extend(earnings());
    list.extend(benefits());
    list.extend(wealth());
    list.extend(childcare());
    list.extend(course_of_the_year());
    list.extend(schemes());
    list
}

fn households() -> Vec<Comparison> {
    let row = |name: &str, key: &str| Comparison::new("huishoudens", name, "huishoudens", count(key), "");
    let mut list =
        vec![Comparison { target: "huishoudens.totaal.2026", ..row("alle huishoudens", "alle") }.percent(0.5)];
    for (name, target_row) in [
        ("eenpersoons", "eenpersoons"),
        ("paar zonder kinderen", "paar_zonder_kinderen"),
        ("paar met kinderen", "paar_met_kinderen"),
        ("eenouder", "eenouder"),
        ("overig", "overig"),
    ] {
        let row = Comparison { target: "huishoudens.type.2024", ..row(name, name) };
        list.push(row.cell(target_row, "huishoudens").scale(Scale::Households).percent(1.0).why(MARGIN));
    }
    for (name, target_row) in [
        ("1 persoon", "1"),
        ("2 personen", "2"),
        ("3 personen", "3"),
        ("4 personen", "4"),
        ("5 of meer personen", "5plus"),
    ] {
        let row = Comparison { target: "huishoudens.grootte.2024", ..row(name, &format!("grootte {target_row}")) };
        list.push(row.cell(target_row, "huishoudens").scale(Scale::Households).percent(0.5).why(
            "de grootte volgt uit type, kindertal en inwonenden; kindertal is van 2023, type van 2024, en wie bij wie \
             inwoont is een aanname",
        ));
    }
    let others = "huishoudens.overige_leden.2024";
    let row = Comparison::new("huishoudens", "overige leden", "personen", count("overige leden"), others);
    list.push(
        row.scale(Scale::Households)
            .percent(10.0)
            .why("inwonende kleinkinderen en pleegkinderen zijn niet gemodelleerd"),
    );
    list.push(
        Comparison::new(
            "huishoudens",
            "personen",
            "personen",
            count("personen"),
            "huishoudens.personen_in_particuliere_hh.2024",
        )
        .scale(Scale::Households)
        .percent(0.5)
        .why("volgt uit de grootte van de huishoudens"),
    );
    for kind in HouseType::ALL.iter().filter(|kind| kind.group() != TypeGroup::Other) {
        let name = HouseType::NAMES[kind.index()];
        let group = TypeGroup::NAMES[kind.group().index()];
        let measure = share(format!("type {name}"), format!("groep {group}"));
        let row =
            Comparison::new("type naar leeftijd", name, "procent van de groep", measure, "huishoudens.type_aow.2020");
        list.push(row.cell(name, "huishoudens_x1000").scale(Scale::PercentOfTypeGroup).percent(2.0).why(MARGIN));
    }
    list
}

fn ages_and_children() -> Vec<Comparison> {
    let mut list = Vec::new();
    for band in ["tot_25", "25_35", "35_45", "45_55", "55_65", "65_75", "75_85", "85plus"] {
        let key = format!("hoofd {band}");
        let row = Comparison::new(
            "leeftijd",
            key.clone(),
            "procent",
            share(key, "alle"),
            "huishoudens.leeftijd_hoofdkostwinner.2022",
        );
        list.push(row.cell(band, "huishoudens_x1000").scale(Scale::PercentOfAges).percent(2.0).why(MARGIN));
    }
    let target = "huishoudens.personen_naar_leeftijd.2024";
    list.push(
        Comparison::new("leeftijd", "kinderen van 0 tot en met 12", "personen", count("kinderen tot 13"), target)
            .cell("0 tot en met 12", "thuiswonend_kind")
            .scale(Scale::ColumnSum)
            .percent(2.0)
            .why("leeftijden volgen uit de leeftijd van de ouder bij het eerste kind, die is aangenomen"),
    );
    for age in ["0", "4", "8", "12"] {
        let name = format!("kinderen van {age}");
        let row = Comparison::new("leeftijd", name.clone(), "personen", count(name), target);
        list.push(row.cell(age, "thuiswonend_kind").percent(2.0).why(
            "in een jaarklas van een steekproef telt het toeval zwaarder dan de tolerantie; alleen de leeftijd van het oudste \
             kind is gespreid",
        ));
    }
    for (group, target_row) in [("eenouder", "eenouder"), ("paar_met_kind", "gehuwd_paar")] {
        for column in ["kind_1", "kind_2", "kind_3plus"] {
            let name = format!("{group}: {column}");
            let measure = share(format!("{group} {column}"), format!("groep {group}"));
            let row = Comparison::new("kindertal", name, "procent", measure, "huishoudens.met_kinderen.2023");
            let row = row.cell(target_row, column).scale(Scale::PercentOfTotal);
            list.push(if target_row == "eenouder" {
                row.percent(2.0).why("op 1 januari; het doel is van 2023")
            } else {
                row.why("doel: alleen gehuwde paren")
            });
        }
    }
    list
}

fn dwellings() -> Vec<Comparison> {
    let mut list = Vec::new();
    for (name, target) in [
        ("eigenaar", "huishoudens.aandeel_koop.2023"),
        ("sociale_huur", "huishoudens.aandeel_corporatie.2023"),
        ("particuliere_huur", "huishoudens.aandeel_overige_huur.2023"),
    ] {
        list.push(
            Comparison::new("wonen", name, "procent", share(name, "alle"), target)
                .points(1.0)
                .why("of een huurder bij een corporatie huurt is per huurder getrokken"),
        );
    }
    let target = "huishoudens.zonder_eigen_woning.2009";
    list.push(
        Comparison::new("wonen", "kamer of ander deel van een woning", "procent", share("kamer", "alle"), target)
            .percent(5.0)
            .why("per huishouden getrokken; een maximum van 95% per groep"),
    );
    list.push(Comparison::new(
        "wonen",
        "cel huur met huurtoeslag",
        "huishoudens",
        count("met huurtoeslag"),
        "toeslagen.ht.ontvangers.2020",
    ));
    let (corporation, other) = (Measure::Mean("huur corporatie"), Measure::Mean("huur overig"));
    let target = "huishoudens.huur_corporatie.2026";
    list.push(
        Comparison::new("wonen", "kale huur corporatie, juli", "EUR/maand", corporation, target)
            .percent(6.0)
            .why("huurklassen en grenzen van 2024, met aangenomen groei"),
    );
    let target = "huishoudens.huur_particulier.2021";
    list.push(Comparison::new("wonen", "kale huur overig (doel: 2021)", "EUR/maand", other, target));
    list
}

fn incomes() -> Vec<Comparison> {
    let mut list = Vec::new();
    let target = "huishoudens.inkomen_percentielen.2022";
    for (row, at) in LIMITS {
        list.push(
            Comparison::new(
                "inkomen",
                format!("gestandaardiseerd {row}"),
                "EUR/jaar",
                quantile("standaard", at),
                target,
            )
            .cell(row, "gestandaardiseerd_x1000")
            .scale(Scale::ThousandsByWages)
            .percent(2.0)
            .why(if row == "p10" { HEAP } else {
                "benadering: wat een jaar opleverde, door de tabel van bruto naar besteedbaar; het doel is het midden van \
                     2022 en 2024, elk naar 2026 gebracht"
            }),
        );
    }
    for (row, at) in LIMITS {
        let measure = quantile("standaard", at);
        let target = "cbs.standaardinkomen.2024";
        list.push(
            Comparison::new("inkomen", format!("gestandaardiseerd {row} (2024)"), "EUR/jaar", measure, target)
                .cell(row, "x1000")
                .scale(Scale::ThousandsByWages2024)
                .percent(3.0)
                .why("het doel is het midden van 2022 en 2024, elk naar 2026 gebracht"),
        );
    }
    for (row, at) in LIMITS {
        list.push(
            Comparison::new("inkomen", format!("bruto {row}"), "EUR/jaar", quantile("bruto", at), target)
                .cell(row, "bruto_x1000")
                .scale(Scale::ThousandsByWages)
                .why("bruto van CBS telt werkgeverspremies en inkomen uit woning en vermogen mee; hier niet"),
        );
    }
    for (key, row, tail) in [
        ("werknemer", "werknemer", "werknemer_markt"),
        ("zelfstandige", "zelfstandige", "zelfstandige"),
        ("overdracht", "overdracht", "pensioen"),
    ] {
        let why = "doel: reëel besteedbaar inkomen; hier bruto inkomen van het huishouden, per persoon geteld. Wat in het jaar \
                   gebeurt is van de gepubliceerde verandering afgetrokken voordat de rest is getrokken; een partner met een \
                   eigen bedrijf en wie het hele jaar geen werk heeft laten in de staarten een rest over";
        let measure = |at| quantile(format!("verandering {key}"), at);
        for (column, at) in [("p20", 0.2), ("p40", 0.4), ("p60", 0.6), ("p80", 0.8)] {
            let name = format!("verandering {key} {column}");
            let row = Comparison::new("inkomensschok", name, "procent", measure(at), "dynamiek.koopkracht_spreiding")
                .cell(row, column);
            list.push(row.scale(Scale::TwoYears).points(1.0).why(why));
        }
        for (column, at) in [("p10", 0.1), ("p90", 0.9)] {
            let name = format!("verandering {key} {column}");
            let target = "dynamiek.koopkracht_staarten.1999_2000";
            let row = Comparison::new("inkomensschok", name, "procent", measure(at), target).cell(tail, column);
            list.push(row.points(1.0).why(why));
        }
    }
    list
}

fn joint_incomes() -> Vec<Comparison> {
    let mut list = Vec::new();
    let why = "doel: aandelen van 2020; hier nadat elk type, elke bron en elke woonvorm naar 2026 is gegroeid en elke \
               inkomensgroep weer een tiende is";
    let mut add = |key: &'static str, target: &'static str, column: &'static str, decile: String, large: bool| {
        let measure = share(format!("groep {decile} {key}"), format!("groep {key}"));
        let row = Comparison::new("inkomen samen", format!("{key}, groep {decile}"), "procent", measure, target);
        let row = row.cell(decile, column).scale(Scale::PercentOfColumn).why(why);
        list.push(if large { row.percent(5.0) } else { row });
    };
    // Cells of at least 50 thousand households in 2020 carry a tolerance; the others are shown.
    for decile in 1..=DECILES {
        for group in TypeGroup::NAMES {
            let small = *group == "overig" || (*group == "eenouder" && !matches!(decile, 1..=6));
            add(group, "huishoudens.inkomen_x_type.2020", group, decile.to_string(), !small);
        }
    }
    for decile in 1..=DECILES {
        for source in MainSource::NAMES {
            let large = match *source {
                "werknemer" | "pensioen" => true,
                "zelfstandige" => matches!(decile, 1 | 6..=10),
                "arbeidsongeschiktheid" => decile == 2,
                _ => decile <= 2,
            };
            let key = if *source == "overig" { "bron overig" } else { source };
            add(key, "huishoudens.inkomen_x_bron.2020", source, decile.to_string(), large);
        }
    }
    for decile in ["1", "2", "3", "4", "5", "6", "7", "8_tot_10"] {
        for (key, column) in [
            ("eigenaar", "eigen_woning_x1000"),
            ("huur_zonder_huurtoeslag", "huur_zonder_huurtoeslag_x1000"),
            ("huur_met_huurtoeslag", "huur_met_huurtoeslag_x1000"),
        ] {
            let large = key != "huur_met_huurtoeslag" || matches!(decile, "1" | "2" | "3" | "4");
            add(key, "huishoudens.inkomen_x_woonsituatie.2020", column, decile.to_owned(), large);
        }
    }
    list
}

/// How the earnings of a group of types are split over its types.
fn earnings() -> Vec<Comparison> {
    let row = |(name, kind, group, target): (&str, &str, &str, &'static str)| {
        let measure = share(format!("verdiend {kind}"), format!("verdiend {group}"));
        Comparison::new("inkomen samen", name, "procent", measure, target)
            .percent(5.0)
            .why("doel: primair inkomen, dus ook werkgeverspremies en inkomen uit vermogen; aandelen van 2020")
    };
    [
        (
            "verdiend door eenouders met alleen kinderen onder 18",
            "eenouder_alle_kinderen_onder_18",
            "eenouder",
            "cbs.primair_alleen_minderjarig.eenouder.2020",
        ),
        (
            "verdiend door paren met alleen kinderen onder 18",
            "paar_alle_kinderen_onder_18",
            "paar_met_kind",
            "cbs.primair_alleen_minderjarig.paar.2020",
        ),
    ]
    .into_iter()
    .map(row)
    .collect()
}

fn benefits() -> Vec<Comparison> {
    let rows = [
        (
            "AOW",
            "huishoudens.uitkeringen.aow_particulier.2026",
            "in particuliere huishoudens; volgt uit de leeftijden van hoofdkostwinners (2022, gegroeid) en hun partners",
        ),
        (
            "arbeidsongeschiktheid",
            "huishoudens.uitkeringen.ao.2025",
            "alleen wie het als hoofdbron heeft of als partner of inwonende; wie er bij werkt ontbreekt ten dele",
        ),
        (
            "WW",
            "huishoudens.uitkeringen.ww.2025",
            "januari; WW naast een andere hoofdbron van het huishouden ontbreekt ten dele",
        ),
        ("bijstand", "huishoudens.uitkeringen.bijstand.2024", "volgt uit huishoudens met bijstand als hoofdbron, 2020"),
        (
            "AIO",
            "svb.aio_personen.2024",
            "volgt uit het aandeel en de opbouw van onvolledige AOW; in een steekproef zijn het er weinig, en het toeval telt dan \
             zwaarder dan de tolerantie",
        ),
    ];
    let row = |(name, target, why)| {
        Comparison::new("uitkeringen", name, "personen", count(name), target).percent(3.0).why(why)
    };
    let mut list: Vec<Comparison> = rows.into_iter().map(row).collect();
    let shown = |name, key, unit, target, why| Comparison::new("uitkeringen", name, unit, key, target).why(why);
    list.push(shown(
        "AOW, met buitenland en instellingen",
        count("AOW"),
        "personen",
        "huishoudens.uitkeringen.aow.2025",
        "het doel telt 333.000 ontvangers in het buitenland en ongeveer 115.000 in instellingen mee",
    ));
    list.push(shown(
        "AIO, huishoudens",
        count("AIO-huishoudens"),
        "huishoudens",
        "huishoudens.uitkeringen.aio.2026",
        "het ijkpunt noemt personen, maar de SVB telt er 72.000 in 2024: het past alleen bij huishoudens",
    ));
    let partial = share("AOW onvolledig", "AOW");
    let row = Comparison::new("uitkeringen", "onvolledige AOW", "procent", partial, "svb.aow_onvolledig.2023");
    list.push(row.percent(5.0).why("volgt uit het aandeel onder huurders"));
    list
}

fn wealth() -> Vec<Comparison> {
    let theme = "vermogen zonder woning";
    let mut list = Vec::new();
    for (name, key, target) in [
        ("mediaan huurders", "vermogen huurder", "huishoudens.vermogen_zonder_woning_huurder.2020"),
        ("mediaan eigenaren", "vermogen eigenaar", "huishoudens.vermogen_zonder_woning_eigenaar.2020"),
    ] {
        let row = Comparison::new(theme, name, "EUR", quantile(key, 0.5), target).scale(Scale::ThousandsByWealth);
        list.push(row.percent(5.0).why("de grens van de bijstand en van AIO kapt vermogens af na de trekking"));
    }
    for (row, who, base) in [("huurder", "huurders", "huurder"), ("eigenaar", "eigenaren", "eigenaar totaal")] {
        for (name, key, column) in [
            ("hoogstens 5.000", "tot 5", "hoogstens_5000_procent"),
            ("minstens 100.000", "vanaf 100", "minstens_100000_procent"),
        ] {
            let measure = share(format!("{row} {key}"), base);
            let name = format!("{who} {name} (2020)");
            let target = "huishoudens.vermogen_klassen.2020";
            let line = Comparison::new(theme, name, "procent", measure, target).cell(row, column).percent(5.0);
            list.push(line.why("de grens van de bijstand en van AIO kapt vermogens af na de trekking"));
        }
    }
    for (name, key, row) in [
        ("mediaan eenpersoons", "vermogen eenpersoons", "eenpersoons"),
        ("mediaan eenouder", "vermogen eenouder", "eenouder"),
        ("mediaan paar zonder kind", "vermogen paar zonder kinderen", "paar_zonder_kind"),
        ("mediaan paar met kind", "vermogen paar met kinderen", "paar_met_kind"),
    ] {
        let line = Comparison::new(theme, name, "EUR", quantile(key, 0.5), "huishoudens.spaargeld.2022");
        let line = line.cell(row, "mediaan_x1000").scale(Scale::Times(1000.0));
        list.push(line.why("doel: alleen bank- en spaartegoeden van 2022"));
    }
    list
}

fn childcare() -> Vec<Comparison> {
    let rows = [
        ("kinderen op dagopvang, april", "opvang dagopvang", "dagopvang"),
        ("kinderen op buitenschoolse opvang, april", "opvang bso", "buitenschoolse_opvang"),
        ("kinderen van 0 tot 4 bij een gastouder, april", "opvang gastouder 0-3", "gastouderopvang_0_3"),
        ("kinderen van 4 tot 12 bij een gastouder, april", "opvang gastouder 4-11", "gastouderopvang_4_11"),
    ];
    let row = |(name, key, target_row)| {
        Comparison::new("kinderopvang", name, "kinderen", count(key), "szw.opvang.2022")
            .cell(target_row, "kinderen_x1000")
            .scale(Scale::Times(1000.0))
            .percent(10.0)
            .why("doel: tweede kwartaal 2022; kansen zijn aangenomen, en een kind met een gastouder heeft een klein aantal")
    };
    let mut list: Vec<Comparison> = rows.into_iter().map(row).collect();
    let (key, target) = ("huishoudens met opvang", "toeslagen.kot.ontvangers.2021");
    list.push(Comparison::new("kinderopvang", key, "huishoudens", count(key), target).why(
        "doel: iedereen met toeslag in het jaar, 17% meer dan op een moment; hier begint of stopt alleen wie vier wordt \
         of geboren is",
    ));
    list
}

fn course_of_the_year() -> Vec<Comparison> {
    let theme = "loop van het jaar";
    let births = "dynamiek.geboorten_per_huishouden";
    let mut list = vec![
        Comparison::new(theme, "geboorten", "procent", share("geboorten", "alle"), births)
            .percent(6.0)
            .why("kansen naar leeftijd zijn aangenomen"),
    ];
    for (name, unit, target, percent, why) in [
        ("kind wordt 18", "personen", "dynamiek.kind_wordt_18", Some(10.0), FROM_AGES),
        ("bereikt de AOW-leeftijd", "personen", "dynamiek.bereikt_aow", Some(10.0), FROM_AGES),
        (
            "echtscheidingen",
            "paren",
            "dynamiek.scheiding_paren",
            Some(10.0),
            "de kans is die van de bron, maal het aangenomen deel dat gehuwd is; in een steekproef zijn het er \
             weinig, en het toeval telt dan zwaar",
        ),
        (
            "samenwoners uiteen",
            "paren",
            "dynamiek.uiteen_ongehuwd_paren",
            Some(10.0),
            "het doel komt uit het geheugen, als deel van de ongehuwde paren; CBS telt hun aantal niet",
        ),
        (
            "verweduwingen",
            "personen",
            "dynamiek.verweduwing",
            Some(10.0),
            "alleen paren vanaf de AOW-leeftijd verliezen een partner; daaronder is overlijden niet gesimuleerd",
        ),
        (
            "alleenstaanden overleden",
            "personen",
            "cbs.sterfte_zonder_partner.2023",
            None,
            "het doel telt ook wie in een instelling woonde, en wie \
             jong was of bij familie woonde",
        ),
        (
            "personen geëmigreerd",
            "personen",
            "cbs.emigratie.2023",
            None,
            "hier alleen hele huishoudens; het doel telt ook wie alleen uit een huishouden vertrekt, en administratieve \
             afvoeringen",
        ),
    ] {
        let row = Comparison::new(theme, name, unit, count(name), target).why(why);
        list.push(percent.map_or(row.clone(), |percent| row.percent(percent)));
    }
    for (name, key, target, why) in [
        (
            "werknemers niet meer aan het werk na een kwartaal",
            "werknemer",
            "dynamiek.kwartaal_uitstroom.werknemers",
            "ontslag, AOW, vervroegd pensioen en stoppen op het inkomen van anderen; wie alleen woont of hoofdkostwinner is \
             en uit eigen beweging stopt is niet gesimuleerd, en het deel per oorzaak is aangenomen",
        ),
        (
            "zelfstandigen niet meer aan het werk na een kwartaal",
            "zelfstandige",
            "dynamiek.kwartaal_uitstroom.zelfstandig",
            "de maandkans is zo gekozen dat na een kwartaal dit aandeel niet werkt; wie loon gaat verdienen keert er als \
             werknemer in terug, en in een steekproef stoppen er weinig: het toeval telt dan zwaarder dan de tolerantie",
        ),
        (
            "werklozen aan het werk na een kwartaal",
            "werkloze",
            "dynamiek.kwartaal_baanvinding.werkloos",
            "de maandkans is zo gekozen dat na een kwartaal dit aandeel werkt; in een steekproef hebben er weinig WW, en het \
             toeval telt dan mee",
        ),
    ] {
        let measure = share(format!("{key} over"), format!("{key} in januari"));
        list.push(Comparison::new("baanstromen", name, "procent", measure, target).percent(5.0).why(why));
    }
    let target = "niet_gebruik.niet_zelfredzaam";
    let measure = share("doenvermogen", "alle");
    list.push(
        Comparison::new("doenvermogen", "laag doenvermogen", "procent", measure, target)
            .percent(10.0)
            .why("per hoofdbron aangenomen"),
    );
    list
}

fn schemes() -> Vec<Comparison> {
    let rows = [
        ("zorgtoeslag, huishoudens", "huishoudens", "toeslagen.zt.huishoudens.2018"),
        ("kinderopvangtoeslag, aanvragers", "huishoudens", "toeslagen.kot.ontvangers.2021"),
        ("niet-gebruik zorgtoeslag", "procent", "niet_gebruik.zt.2021"),
        ("niet-gebruik huurtoeslag", "procent", "niet_gebruik.ht.2021"),
        ("niet-gebruik kindgebonden budget", "procent", "niet_gebruik.wkb.2021"),
        ("niet-gebruik kinderopvangtoeslag", "procent", "niet_gebruik.kot.2021"),
    ];
    let row = |(name, unit, target)| Comparison::new("toeslagen", name, unit, Measure::Elsewhere(RUN), target);
    rows.into_iter().map(row).collect()
}
