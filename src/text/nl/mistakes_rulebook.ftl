# The same keys in both languages. Dutch at level B1.

## Fouten in rulebooks en overlays
rulebook_did_you_mean = bedoelde u `{ $near }`? { $otherwise }

## Woorden van een formule
sign_without_meaning = het teken `{ $sign }` heeft geen betekenis in een formule
use_formula_signs = gebruik letters, cijfers, `_` en de tekens + - * / ( ) , : % = <> < <= > >=
formula_too_long = de formule telt meer dan { $most } woorden en tekens
formula_too_deep = de formule is dieper genest dan { $most } lagen
split_formula = splits de formule in meer regels
formula_unexpected = { $found } staat hier niet goed, verwacht { $expected }
put_here = zet hier { $expected }
write_decimal_point = schrijf een decimaal getal met een punt: `0.5`
formula_end = het einde van de formule
formula_end_or_operator = het einde van de formule of een rekenteken
number_name_or_bracket = een getal, een naam of `(`
fewer_negations = minder `niet` achter elkaar
fewer_minus_signs = minder mintekens achter elkaar
fewer_nested_choices = minder keuzes in elkaar
choice_end_unclear = het is niet duidelijk of dit teken bij de tak `anders` hoort of bij de hele keuze
choice_end_unclear_remedy = zet haakjes: `(als … dan … anders …) + …` of `als … dan … anders (… + …)`
the_choice = de keuze
not_a_rounding_step = `{ $step }` is geen stap om op af te ronden
give_rounding_step = geef een getal boven nul, hoogstens een miljoen, met hoogstens vier decimalen
euro_or_cent = `EUR` of `cent`, zoals in `afronden(x, op EUR)`
inside_date_call = { $remedy } in `datum(…)`

## Definities: namen, eenheden, waarden en versies
word_input_fact = invoer
word_enumeration = opsomming
named_parameter = parameter `{ $name }`
named_table = tabel `{ $name }`
named_rule = regel `{ $name }`
value_of = een waarde van { $what }
version_of = een versie van { $what }
not_a_definition_name = `{ $name }` is geen naam voor een regel of waarde
write_definition_name = gebruik hoogstens 64 kleine letters, cijfers en `_`, te beginnen met een letter
replaces_outside_overlay = `vervangt` hoort in een overlay, niet in een bestand van een stelsel
replaces_outside_overlay_remedy = verwijder `vervangt`, of zet de regel in een overlay onder `rulebooks/varianten/`
two_values_from_one_day = { $what } heeft twee waarden vanaf { $from }
keep_one_value_per_day = laat één waarde per datum staan
the_other_value = de andere waarde
not_a_unit = `{ $unit }` is geen eenheid
known_units = Bekend zijn { $units } en producten daarvan, `ja/nee`, `datum` en `opsomming NAAM`
version_within_year = een versie van een regel gaat in op 1 januari
version_within_year_remedy = zet `vanaf` op 1 januari, of maak het verschil met een parameter per datum
enumeration_unknown = de opsomming `{ $name }` bestaat niet
add_enumeration = Voeg `[opsomming.{ $name }]` toe
name_is_reserved = `{ $name }` is een woord van de taal
choose_another_name = kies een andere naam
name_twice = de naam `{ $name }` komt twee keer voor
rename_or_remove_one = kies een andere naam of verwijder er een
name_stands_here_too = hier staat hij ook
bounds_do_not_fit = `minstens` en `hoogstens` horen bij een getal, en minstens is het kleinste
bounds_do_not_fit_remedy = laat ze weg, of verwissel ze
omitted_miswritten = `weglaten`: { $mistake }
omitted_of_other_type = `weglaten = "{ $value }"` is geen waarde van het type { $kind }
omitted_of_other_type_remedy = geef een waarde van dit type, of laat `weglaten` weg als de invoer verplicht is
value_never = `{ $name }` heeft geen waarde, het stelsel loopt tot en met { $last }
value_too_late = `{ $name }` heeft pas een waarde vanaf { $from }, het stelsel loopt tot en met { $last }
add_value_within_system = voeg een waarde toe met een `vanaf` in of voor een jaar van het stelsel
rules_in_circle = deze regels verwijzen in een kring naar elkaar: { $circle }
more_rules_in_circle =
    { $count ->
        [one] nog { $count } regel
       *[other] nog { $count } regels
    }
rules_in_circle_remedy = laat een van deze regels een ander gegeven gebruiken
in_the_circle = hoort bij de kring
amount_is_no_such_rule =
    { $period ->
       *[maand] `{ $key } = "{ $rule }"` van regeling `{ $scheme }` is geen regel per maand van het huishouden in { $unit }
        [jaar] `{ $key } = "{ $rule }"` van regeling `{ $scheme }` is geen regel per jaar van het huishouden in { $unit }
    }
amount_is_no_such_rule_remedy = noem een regel `voor = "huishouden"`, `per = "{ $period }"`, `eenheid = "{ $unit }"`

## Tabellen
rows_in_two_places = de rijen staan hier en ook in een bestand
rows_in_two_places_remedy = laat `rijen` of `bestand` weg
row_has_limit_and_value = een rij heeft een bovengrens en een waarde
only_last_row_without_limit = alleen de laatste rij heeft geen bovengrens
limit_not_above_previous = deze bovengrens is niet hoger dan de vorige
table_without_rows = de tabel heeft geen rijen
write_rows = geef elke rij als ["bovengrens", "waarde"], oplopend; de laatste bovengrens is leeg
outside_folder_of_file = `{ $file }` ligt buiten de map van dit bestand
outside_folder_of_file_remedy = noem alleen bestanden in de map van het rulebook zelf
named_here = hier genoemd
table_file_empty = het bestand is leeg
write_table_header = zet op de eerste regel de namen van de kolommen, waaronder `tot`
column_of_limits_missing = de kolom `tot` ontbreekt
column_of_limits_missing_remedy = geef de bovengrens van elke rij (tot en met) een kolom `tot`
column_of_values_unknown = de tabel heeft geen kolom `{ $column }` met waarden
columns_of_values_are = Kolommen met waarden zijn: { $columns }
columns_of_file = de kolommen van het bestand
table_row_count = de tabel heeft { $count } rijen
table_row_count_remedy = geef ten minste één en hoogstens 20.000 rijen
row_of_other_length = deze rij heeft { $cells } cellen, de kop heeft er { $header }
row_of_other_length_remedy = geef elke rij evenveel cellen als de kop
leave_only_last_limit_empty = laat `tot` leeg in de laatste rij en alleen daar
limit_not_above_row_before = de bovengrens { $limit } is niet hoger dan die van de vorige rij, { $before }
sort_rows_by_limit = zet de rijen op volgorde van hun bovengrens
row_without_lower_limit = deze rij heeft geen ondergrens
row_without_lower_limit_remedy = alleen de eerste rij mag zonder `vanaf`
lower_above_upper = de ondergrens ligt boven de bovengrens van dezelfde rij
swap_lower_and_upper = verwissel `vanaf` en `tot`
row_overlaps_previous = deze rij overlapt de vorige, die loopt tot en met { $before }
gap_between_rows = tussen { $before } en { $from } is een gat
start_where_previous_ends = begin elke rij waar de vorige ophoudt

## Stelsels en overlays
outside_folder_of_system = `{ $file }` ligt buiten de map van het stelsel
outside_folder_of_system_remedy = noem alleen bestanden in de map van `stelsel.toml` zelf
two_overlays_touch = twee overlays vervangen of laten `{ $name }` vervallen
two_overlays_touch_remedy = laat een van de twee overlays weg, of maak één overlay die beide veranderingen samen beschrijft
the_other_overlay = de andere overlay
lapses_but_unknown = `{ $name }` vervalt volgens deze overlay, maar bestaat niet in het stelsel
replaced_but_unknown = `{ $name }` vervangt volgens deze overlay, maar bestaat niet in het stelsel
name_what_exists = Noem een regel, parameter of tabel die bestaat, of laat `{ $key }` weg
exists_in_system = `{ $name }` bestaat al in het stelsel
exists_in_system_remedy = voeg `vervangt = true` toe als deze overlay de bestaande vervangt, of kies een andere naam
lapsing_scheme_unknown = de regeling `{ $scheme }` bestaat niet in het stelsel
schemes_of_system_are = Regelingen zijn: { $schemes }
building_blocks_cannot_lapse = `{ $scheme }` is een verzameling bouwstenen en kan niet als geheel vervallen
name_rules_that_lapse = noem de regels die vervallen onder `vervalt`
dropped_but_used = `{ $name }` vervalt door overlay `{ $overlay }`, maar regel `{ $rule }` heeft die naam nog nodig
dropped_but_used_remedy = vervang `{ $rule }` in overlay `{ $overlay }`, laat die regel ook vervallen, of schrijf hier `indien_van_kracht({ $name }, …)` met wat er dan voor in de plaats komt
name_lapses_here = hier vervalt de naam
dropped_but_computed = overlay `{ $overlay }` laat `{ $name }` vervallen, maar de berekening zelf heeft die regel nodig
dropped_but_computed_remedy = geef in de overlay een eigen regel `{ $name }`, of laat haar staan
dropped_but_derived_from = `{ $name }` vervalt door overlay `{ $overlay }`, maar dit getal volgt eruit
dropped_but_derived_from_remedy = geef dit getal in de overlay een vaste waarde, of laat het ook vervallen

## Formules: namen en soorten
formula_of_other_unit = de formule van `{ $rule }` geeft { $found }, maar de regel zegt { $wanted }
adapt_formula_or_unit_of_rule = pas de formule of de `eenheid` van de regel aan
unit_of_rule_here = hier staat de eenheid van de regel
convert_or = reken { $found } om naar { $wanted } met `{ $call }(…)`, of { $otherwise }
only_money_is_rounded = afronden op euro's of centen kan alleen met geld, dit is { $unit }
round_an_amount = rond een bedrag af
person_value_in_household_rule = `{ $name }` is een waarde per persoon en deze regel is voor het huishouden
person_value_in_household_rule_remedy = tel op over de personen, bijvoorbeeld `som(personen: { $name })`, of maak de regel `voor = "persoon"`
month_value_in_other_rule = `{ $name }` is een waarde per maand en deze regel is per jaar of vast
month_value_in_other_rule_remedy = gebruik `som_maanden({ $name })`, `gemiddelde_maanden({ $name })` of `in_januari({ $name })`, of maak de regel `per = "maand"`
table_is_no_value = `{ $name }` is een tabel en geen waarde
table_is_no_value_remedy = gebruik `opzoeken({ $name }, x)` of `schijven(x, { $name })`
name_unknown = de naam `{ $name }` is niet bekend
names_are = Namen zijn die van invoer, parameters, tabellen, regels en waarden van opsommingen
number_expected = hier hoort een getal, dit is { $kind }
use_number = gebruik een getal of bedrag
unit_of_high_power = de uitkomst heeft de eenheid { $unit }: een hogere macht dan de vierde
multiply_less_often = vermenigvuldig of deel minder vaak met een eenheid
condition_expected = hier hoort een voorwaarde (ja/nee), dit is { $kind }
compare_the_value = vergelijk de waarde, bijvoorbeeld met `> 0 EUR/jaar`
date_expected = hier hoort een datum, dit is { $kind }
give_a_date = geef een datum zoals `geboortedatum`
two_differ = { $what } verschillen: { $left } en { $right }
this_is = dit is { $kind }
make_both_of_one_unit = maak beide van dezelfde eenheid
make_all_of_one_unit = maak alle van dezelfde eenheid
units_on_both_sides = de eenheden aan weerszijden
sides_of_comparison = de twee kanten van de vergelijking
branches_of_choice = de twee takken van een keuze
sides_of_if_in_force = de twee kanten van `indien_van_kracht`
arguments_of = de argumenten van `{ $name }`
without_order = { $kind } heeft geen volgorde
compare_for_equality = vergelijk met `=` of `<>`
order_persons_by = zet personen op volgorde van een getal, een bedrag of een datum
rank_in_household_rule = een rang is een waarde per persoon en deze regel is voor het huishouden
rank_in_household_rule_remedy = gebruik de rang in een voorwaarde over personen, bijvoorbeeld `som(personen: x waar rang_aflopend(personen: y) = 1)`

## Formules: functies
fold_unknown = `{ $name }(personen: …)` bestaat niet
folds_are = Er zijn: { $folds }
over_persons = `{ $name }` rekent over personen
write_over_persons = schrijf `{ $name }(personen: …)`
function_unknown = de functie `{ $name }` bestaat niet
functions_are = Functies zijn: `{ $functions }`
argument_count =
    { $count ->
        [one] `{ $name }` heeft { $count } argument
       *[other] `{ $name }` heeft { $count } argumenten
    }
last_of_several = { $others } of { $last }
which_amount_unclear = hier staat niet welk bedrag van de regelingen wordt opgeteld
scheme_without_month_amount = regeling `{ $scheme }` heeft een jaarbedrag en geen maandbedrag
scheme_without_month_amount_remedy = tel jaarbedragen op, of geef de regeling ook een `maandbedrag`
name_of_value_expected = hier hoort de naam van een regel, parameter of invoer
name_of_table_expected = hier hoort de naam van een tabel
belongs_in_month_rule = { $what } hoort in een regel per maand
window_over_months = een venster over maanden
make_rule_monthly = maak de regel `per = "maand"`
table_of_other_kind = `{ $name }` is geen tabel van deze soort
write_with_table = schrijf { $usage } met een tabel uit een rulebook
table_wants_unit = de tabel `{ $table }` wil { $wanted }, dit is { $found }
convert_the_value = reken de waarde om
only_month_amounts_add_up = `som_maanden` telt bedragen per maand op, dit is { $unit }
divide_year_amount = deel een jaarbedrag eerst met `per_maand(…)`
months_one_to_twelve = het aantal maanden is een geheel getal van 1 tot en met 12
no_amount_per_period = { $unit } is geen bedrag per jaar, kwartaal of maand
convert_only_amounts = reken alleen zulke bedragen om
unit_already = dit is al { $unit }
leave_conversion_out = laat de omrekening weg

## Getallen die uit andere getallen volgen
derived_from_itself = `{ $name }` volgt uit getallen die weer uit dit getal volgen
fix_one_of_these = geef een van deze getallen een vaste waarde
derived_of_other_unit = de formule van `{ $name }` geeft { $found }, maar de eenheid is { $wanted }
adapt_formula_or_unit = pas de formule of de `eenheid` aan
not_in_derived_number = dit kan niet in een getal dat uit andere getallen volgt
not_in_derived_number_remedy = reken met `+ - * /`, `min`, `max`, namen van getallen en `grens(tabel, 1)` of `tarief(tabel, 1)`
number_unknown = `{ $name }` is geen getal van dit stelsel
numbers_and_tables_only = Een formule bij een getal noemt alleen parameters en tabellen
no_value_yet = `{ $name }` heeft op { $day } nog geen waarde
no_value_yet_remedy = laat dit getal later ingaan, of geef het andere een eerdere waarde
number_from_comparison = een getal volgt niet uit een vergelijking
number_from_comparison_remedy = reken met `+ - * /`, `min` en `max`
no_number_results = hier komt op { $day } geen getal uit, bijvoorbeeld door delen door nul
no_number_results_remedy = controleer de getallen waaruit dit volgt
function_not_in_derived_number = `{ $name }` kan niet in een getal dat uit andere getallen volgt
function_not_in_derived_number_remedy = gebruik `min`, `max`, `grens(tabel, 1)` of `tarief(tabel, 1)`
table_unknown = `{ $name }` is geen tabel van dit stelsel
write_limit_with_table = schrijf `grens(tabel, 1)` met een tabel uit een rulebook
row_not_in_table = de tabel `{ $name }` heeft { $count } rijen, de laatste zonder grens
row_not_in_table_remedy = noem een rij die de tabel heeft, van 1 af

## Wijzigingen van getallen en regels, en plannen
given_with_run = opgegeven bij deze berekening
given_with_run_instead_of = opgegeven bij deze berekening, in plaats van: { $source }
value_where_omitted = waarde bij weglaten
before_the_change = { $label }, voor de wijziging
table_not_one_value = `{ $name }` is een tabel en heeft niet één waarde
table_not_one_value_remedy = wijzig alle rijen samen: `{ $name } *= 1.05` of `{ $name } += 1`, of één rij: `{ $name }[1] = 36`
neither_parameter_nor_table = `{ $name }` is geen parameter of tabel van dit stelsel
command_lists_parameters = `stelsel rules parameters` noemt ze alle
no_value_on_day_to_change = `{ $name }` heeft op { $day } geen waarde om te wijzigen
choose_day_with_value = kies een datum waarop de parameter een waarde heeft
no_value_in_year_to_change = `{ $name }` heeft geen waarde in { $year } om te wijzigen
choose_year_with_value = kies een jaar waarin de parameter een waarde heeft
rule_unknown = `{ $name }` is geen regel van dit stelsel
rule_unknown_remedy = noem een regel met een bedrag, een parameter of een tabel
rule_without_number = `{ $name }` geeft { $kind } en geen getal
rule_without_number_remedy = wijzig een regel met een bedrag of een getal
rule_fixed_within_year = `{ $name }` is één waarde voor het hele jaar en kan niet in de loop van het jaar veranderen
rule_fixed_within_year_remedy = laat `vanaf` weg, of wijzig de regel met het maandbedrag
not_a_column_of_table = `{ $column }` is geen kolom; kolommen zijn `waarde` en `grens`
row_not_whole_number = in `{ $text }` is de rij geen geheel getal vanaf 1
bracket_missing = in `{ $text }` ontbreekt `[`
not_a_name = `{ $name }` is geen naam
limit_without_row = `{ $text }` noemt een grens en geen rij, zoals `{ $name }[1].grens`
table_lacks_row = `{ $table }` heeft { $count } rijen en geen rij { $row }
last_row_without_limit = de laatste rij van `{ $table }` heeft geen grens
limits_no_longer_rise = de grenzen van `{ $table }` lopen dan niet meer op
keep_limits_rising = noem een rij die er is, en houd de bovengrenzen oplopend
one_number_without_rows = `{ $name }` is één getal en heeft geen rijen
leave_row_out = laat `[{ $row }]` weg
neither_input_nor_rule = `{ $name }` is geen invoer of regel van dit stelsel
output_unknown = `{ $name }` is geen invoer of regel van het stelsel; de rulebooks noemen alle namen
output_misspelt = `{ $name }` is geen invoer of regel van het stelsel; bedoelde u `{ $near }`?
year_unknown = dit stelsel kent { $year } niet; het kent { $known }
year_unknown_remedy = kies een jaar dat het stelsel kent, of vul de rulebooks aan en noem { $year } hier bij `jaren`
year_of_system_unknown = het stelsel `{ $system }` kent { $year } niet; het kent { $known }; kies een van die jaren
no_value_on_day = `{ $name }` heeft geen waarde op { $day }
no_value_on_day_remedy = voeg bij `{ $name }` een waarde of versie toe met `vanaf` op of voor { $day }
no_value_on_day_of_file = `{ $name }` heeft geen waarde op { $day }; voeg er een toe in { $file }
