//! The numbers that stay out of the fit: outcomes are compared with them, and a row that is off stays off.
//!
//! Takes: nothing. Gives: comparisons of the validation set. Leaves to others: the numbers themselves, which are in
//! the target file, and those that only a run with rules can show.

use crate::population::targets::comparison::Comparison;
use crate::population::targets::comparison::Measure;
use crate::population::targets::comparison::share;

/// All comparisons of the validation set.
pub(crate) fn comparisons() -> Vec<Comparison> {
    let mut list = Vec::new();
    let target = "huishoudens.gini_inkomen.2023";
    list.push(Comparison::new("inkomen", "gini", "coefficient", Measure::Gini("standaard"), target));
    for (name, target) in [
        ("inkomen meer dan 5% anders dan vorig jaar", "dynamiek.inkomen_afwijking.5"),
        ("inkomen meer dan 10% anders dan vorig jaar", "dynamiek.inkomen_afwijking.10"),
        ("inkomen meer dan 20% anders dan vorig jaar", "dynamiek.inkomen_afwijking.20"),
    ] {
        list.push(Comparison::new("inkomen", name, "procent", share(name, "personen met inkomen"), target));
    }
    for (theme, name, unit, target) in [
        ("uitgaven", "zorgtoeslag", "mln EUR", "toeslagen.zt.uitgaven.2026"),
        ("uitgaven", "huurtoeslag", "mln EUR", "toeslagen.ht.uitgaven.2026"),
        ("uitgaven", "kindgebonden budget", "mln EUR", "toeslagen.wkb.uitgaven.2026"),
        ("uitgaven", "kinderopvangtoeslag (2024)", "mln EUR", "toeslagen.kot.uitgaven.2024"),
        ("afrekening", "aandeel met terugvordering", "procent", "toeslagen.afrekening.aandeel_terugvordering.2016"),
        ("afrekening", "aandeel met nabetaling", "procent", "toeslagen.afrekening.aandeel_nabetaling.2016"),
        ("afrekening", "gemiddelde terugvordering", "EUR", "toeslagen.afrekening.terugvordering_gemiddeld.2016"),
        ("afrekening", "gemiddelde nabetaling", "EUR", "toeslagen.afrekening.nabetaling_gemiddeld.2016"),
        ("niet-gebruik", "onbenut bedrag", "mln EUR", "niet_gebruik.bedrag.2021"),
        ("armoede", "personen in armoede", "procent", "armoede.aandeel.2024"),
        ("armoede", "kinderen in armoede", "procent", "armoede.kinderen.2024"),
        ("marginale druk", "werkenden boven 60%", "procent", "marginale_druk.boven_60.2023"),
        ("marginale druk", "werkenden boven 80%", "procent", "marginale_druk.boven_80.2023"),
        ("attenderingsbrief", "aandeel dat aanvroeg", "procent", "effect.attenderingsbrief.2024.aandeel"),
    ] {
        list.push(Comparison::new(theme, name, unit, Measure::Elsewhere, target));
    }
    list.into_iter().map(Comparison::validation).collect()
}
