# The same keys in both languages. Dutch at level B1.

## Fouten in scenario's, gedrag, gevallen, huishoudens en wijzigingen
mistake_in_variant = variant `{ $variant }`: { $mistake }

## Woorden in meer dan een zin
the_file = het bestand
the_scenario = het scenario
the_times_file = het bestand met tijden
the_behaviour_file = het gedragsbestand
the_household_file = het huishoudbestand

## Een huishouden met de hand
person_leaves_unexplained = persoon { $person } is er na maand { $month } niet meer en `reden_vertrek` is niet gezegd: wie alleen woonde en daarna geen inkomen heeft, geldt als overleden, een ander als verhuisd
household_no_persons = het huishouden heeft geen personen
household_no_persons_remedy = voeg een blok `[[persoon]]` toe met `rol = "aanvrager"` en een `geboortedatum`
household_too_large = het huishouden heeft { $count } personen
household_too_large_remedy = beschrijf één huishouden, van hoogstens { $most } personen
this_person_block = deze `[[persoon]]`
fact_missing = bij { $what } ontbreekt `{ $name }` ({ $kind })
fact_kind_flag = ja/nee
fact_kind_date = datum
fact_kind_choice = opsomming { $name }
unknown_household_fact = `{ $name }` is geen invoer van een huishouden
unknown_person_fact = `{ $name }` is geen invoer van een persoon
unknown_given = `{ $name }` is geen invoer of regel
known_names = Bekend zijn: { $known }
all_names_in_rulebooks = De rulebooks noemen alle namen
fact_miswritten = `{ $key }`: { $mistake }
fact_wrong_value = `{ $key } = { $found }` is geen { $expected }
fact_wrong_value_remedy = geef bij `{ $key }` een { $expected }
# Dutch: behind "geen" and "een", without an article; English: behind "should be" and "give".
expected_amount_in_range = bedrag van { $range }
expected_number_in_range = getal van { $range }
expected_one_per_person = lijst met één waarde per persoon ({ $persons }), in de volgorde van het bestand
expected_single_value = losse waarde (`{ $name }` is niet per maand)
expected_twelve_values = lijst van twaalf waarden (dit zijn er { $found })
expected_amount = bedrag in { $unit } met hoogstens twee decimalen, zoals "1234.56"
expected_two_decimals = getal in { $unit } met hoogstens twee decimalen, zoals "120.50"
expected_whole_number = geheel getal ({ $unit })
expected_flag = waarheidswaarde: true of false
expected_date = datum tussen 1900 en 2100, zoals 1990-05-01
expected_choice = waarde van { $name }: kies uit { $values }
person_born_after = persoon { $person } is geboren na { $year }, het jaar waarvoor gerekend wordt
person_born_after_remedy = geef de geboortedatum als 1990-05-01, of reken een later jaar door
nobody_of_age = niemand in het huishouden is eind { $year } { $age } jaar of ouder
nobody_of_age_remedy = voeg de volwassene toe die aanvraagt, of verbeter de geboortedatum
no_applicant = het huishouden heeft geen aanvrager
no_applicant_remedy = geef één `[[persoon]]` de rol `"aanvrager"`
several_applicants = het huishouden heeft { $count } aanvragers
several_applicants_remedy = laat één persoon aanvrager zijn; de ander is `"partner"` of `"medebewoner"`
several_partners = het huishouden heeft meer dan één partner
several_partners_remedy = iemand heeft hoogstens één toeslagpartner; de ander is `"medebewoner"`

## Gevallen en verlopen
no_cases = in `{ $folder }` staan geen gevallen
no_cases_remedy = voeg een bestand `cases/naam.toml` toe met `[[geval]]`
overlay_outside_folder = `{ $overlay }` ligt buiten de map `{ $folder }`
overlay_outside_folder_remedy = noem een overlay in de map waarin ook `cases` staat
case_expects_nothing = dit geval verwacht niets
case_expects_nothing_remedy = noem onder `[geval.verwacht]` ten minste één waarde
expected_no_number = de verwachte waarde van `{ $name }` is geen getal
expected_no_number_remedy = geef het getal zoals het rulebook het schrijft, een percentage in procenten
not_a_value = `{ $name }` is geen waarde van het stelsel
not_a_value_remedy = noem een regel, invoer of parameter
expected_no_number_or_list = de verwachte waarde van `{ $name }` is geen getal of lijst van twaalf
expected_no_number_or_list_remedy = geef één getal, of twaalf voor een waarde per maand
no_value_in_year = heeft in dit jaar geen waarde
expected_one_or_twelve = er staan { $found } verwachte waarden; geef er één of twaalf
expected_one_or_each = er staan { $found } verwachte waarden; geef er één of { $persons }
fast_differs = de snelle berekening wijkt af van de exacte
fast_differs_at = bij { $point } wijkt de snelle berekening af van de exacte
point_too_large = een punt is te groot
value_not_there = de waarde ontbreekt
value_no_number = de waarde heeft geen getal
shape_no_points = `van`, `tot` en `stap` geven geen rij punten
shape_no_points_remedy = kies `tot` boven `van` en een stap van hoogstens hun verschil; hoogstens 20.000 punten
shape_of_whom = het is niet duidelijk van wie de waarde loopt
shape_of_whom_remedy = noem met `van_persoon = 1` de hoeveelste persoon van het huishouden het is
shape_point_no_value = een punt van de rij is geen waarde van dit soort
shape_point_no_value_remedy = kies hele centen, of hele aantallen
shape_no_number = `{ $name }` is geen bedrag of getal van het stelsel
shape_no_number_remedy = Noem een invoer of regel met een getal

## Een scenario
id_twice = het id `{ $id }` komt twee keer voor
id_twice_remedy = geef elke variant een eigen id
variant_without_name = variant `{ $variant }` heeft geen naam
variant_without_name_remedy = geef `naam` en `name_en` een tekst
variant_same_name = variant `{ $variant }` heet als een andere: `{ $name }`
variant_same_name_remedy = geef elke variant een eigen `naam` en `name_en`, anders dan die van de basis
not_an_id = `{ $id }` is geen id
not_an_id_remedy = gebruik kleine letters, cijfers en `-`, te beginnen met een letter of cijfer
path_outside_project = het pad `{ $path }` ligt buiten de projectmap
path_outside_project_remedy = schrijf een pad vanaf de map boven `scenarios/`, zonder `..` en zonder `/` vooraan
delivery_of_variant = `uitvoering` van { $variant }
data_without_effect = `gegevens` heeft geen gevolg: de bevolking is verzonnen en heeft geen gegevens
data_without_effect_remedy = haal `gegevens` weg, of noem bij `bevolking` een mapping
data_of_other_year = de gegevens staan op { $data }, het scenario rekent met { $scenario }
data_of_other_year_remedy = zet `jaar` in mapping en scenario gelijk; staan de bedragen op een ander jaar, pas ze dan eerst aan
data_file_unreadable = `{ $file }` kan niet worden gelezen: { $why }

## Uitvoering
month_block_idle = het blok `maand` heeft geen gevolg bij `grondslag = "jaar"`
month_block_idle_remedy = laat het blok weg, of schrijf `grondslag = "maand"`
consent_idle = toestemming en onterechte toekenning hebben geen gevolg bij `toegang = "aanvraag"`
consent_idle_remedy = laat ze weg, of schrijf `toegang = "ambtshalve"`
year_block_idle = het blok `jaar` heeft bij `grondslag = "maand"` alleen gevolg voor de afrekening
year_block_idle_remedy = laat inkomensjaar, snelle route, aanpassen en vrije stijging weg, of schrijf `grondslag = "jaar"`
month_settlement_idle = `heropenen_boven` en `afhandeling` hebben geen gevolg zonder `verrekening_na_maanden`
month_settlement_idle_remedy = voeg `verrekening_na_maanden` toe of laat de andere weg
quick_route_in_part_remedy = geef `snelle_route_maanden` met `snelle_route_daling`, `snelle_route_onder` of beide
quick_route_idle_remedy = schrijf `inkomensjaar = "t-1"` of `"t-2"`, of laat de snelle route weg
adjusting_earlier_year_remedy = laat `aanpassen` weg, of gebruik de snelle route
outreach_in_part = het blok geeft `middel` en `effect` maar voor een deel
consent_in_part = het blok geeft `toestemming` en `toestemming_aandeel` maar voor een deel
loss_without_handover = `overdrachtsverlies` heeft geen gevolg bij één loket: er is geen overdracht
loss_without_handover_remedy = geef `loketten` met 2 of meer, of laat `overdrachtsverlies` weg
loss_of_unknown_share = `overdrachtsverlies` van `{ $variant }` treft nieuwe aanvragen, en niet bekend is hoeveel dat er zijn
loss_of_unknown_share_remedy = noem bij `[scenario]` een bestand met `tijden`: daarin staat `aandeel_nieuwe_aanvragen`
counters_idle = { $counters } `loketten` van `{ $variant }` hebben geen gevolg: er gaat niets verloren en een overdracht kost geen tijd
counters_idle_remedy = geef `overdrachtsverlies`, of `minuten_overdracht` bij `[dienst]` of `[burger]` in het bestand met tijden

## Financiering
a_financing_step = een stap van de financiering
shares_not_one = de aandelen van de financiering van `{ $variant }` zijn samen { $sum }, geen 1
shares_not_one_remedy = geef elke stap een `aandeel`, samen precies 1
share_out_of_place = `aandeel` hoort alleen bij `verdeling = "aandelen"`
share_out_of_place_remedy = laat `aandeel` weg
saving_not_an_amount = een besparing of bron van buiten is een bedrag boven 0, in miljoenen euro per jaar
saving_not_an_amount_remedy = schrijf bijvoorbeeld `besparing = {"{"} waarde = "500", eenheid = "mln EUR/jaar", … {"}"}`
step_changes_nothing = deze stap kan niets veranderen
step_changes_nothing_remedy = geef bij `schaal` een factor van 0 of meer, anders dan 1; bij `optellen` een bedrag of tarief, niet nul
ends_on_one_side = `tot` en `terug_tot` van deze stap gaan dezelfde kant op
ends_on_one_side_remedy = leg ze aan weerszijden van { $neutral }: de ene haalt geld op, de andere geeft het terug
number_twice_in_step = `{ $target }` staat al in deze stap en zou tweemaal veranderen
number_twice_in_step_remedy = noem elk getal één keer
not_a_target_remedy = schrijf `naam`, of `tabel[1]` voor één rij van een tabel
toelage_without_financing = variant `{ $variant }` heeft een toelage (`{ $scheme }`) en geen financiering
toelage_without_financing_remedy = voeg `[[variant.financiering.stap]]` toe, of zeg met `zonder_financiering = "…"` waarom de dekking buiten beeld blijft
financed_number_has_no_rows = in de financiering van `{ $variant }`: `{ $name }` is één getal en heeft geen rij { $row }
financed_row_not_there = in de financiering van `{ $variant }`: `{ $name }` heeft { $rows } rijen en geen rij { $row }
financed_row_remedy = noem een getal, een tabel, of een rij die de tabel heeft
financed_name_unknown = de financiering van `{ $variant }` noemt `{ $name }`, maar dat is geen parameter of tabel van het stelsel
financed_name_unknown_remedy = noem een parameter of tabel uit de rulebooks
financing_step_without_effect = stap `{ $step }` van de financiering verandert voor geen enkel huishouden wat het betaalt of ontvangt buiten de toeslagen; controleer `parameters`

## Gedrag en gebruik
small_amount_without_year = `kleine_bedragen.{ $key }` is geen bedrag in een jaar
small_amount_without_year_remedy = schrijf het jaar van beslissing met het bedrag, zoals `2024 = {"{"} waarde = "116", … {"}"}`
fixed_and_fitted = `ijkjaar.{ $key }` staat vast, maar `{ $name }` wordt ingesteld
fixed_and_fitted_remedy = haal het hier weg, of haal het uit `knoppen`
used_as_unknown_scheme = het niet-gebruik van `{ $scheme }` is als dat van `{ $like }`, maar die regeling is er nu niet
new_scheme_without_use = regeling `{ $scheme }` is nieuw in variant `{ $variant }`, en nergens staat welk deel van de rechthebbenden haar niet gebruikt
new_scheme_without_use_remedy = zet in `[regeling]` van de overlay `niet_gebruik = {"{"} als = "kinderbijslag" {"}"}` (of een andere regeling van nu) of `niet_gebruik = {"{"} waarde = "10", eenheid = "%", bron = "…", zekerheid = "aanname", laag = "…", hoog = "…" {"}"}`, of voeg in het gedragsbestand `[niet_gebruik.{ $scheme }]` toe
scheme_without_target = voor regeling `{ $scheme }` staat er geen niet-gebruik in het gedragsbestand
scheme_without_target_remedy = voeg een blok `[niet_gebruik.{ $scheme }]` toe met `totaal = {"{"} … {"}"}`
run_without_target = het gedragsbestand noemt geen niet-gebruik voor regeling `{ $scheme }`; voeg `[niet_gebruik.{ $scheme }]` toe
unknown_outcome = `{ $key }` is geen uitkomst van de simulatie
unknown_outcome_remedy = Een sleutel is een regeling of `toeslagen`, een punt en een maat, zoals `zorgtoeslag.euro`
no_small_amount = voor `{ $variant }` staat er geen klein bedrag van { $year } of eerder in het gedragsbestand
no_small_amount_remedy = voeg in `[kleine_bedragen]` een regel toe als `{ $year } = {"{"} … {"}"}`, of geef `tolerantie` als getal
share_not_calibrated = het niet-gebruik van `{ $scheme }` kan niet worden geijkt: bij deze huishoudens zou een groep zonder eigen cijfer een gebruik van { $percent }% moeten hebben; geef in het gedragsbestand bij `[niet_gebruik.{ $scheme }]` elke groep een eigen cijfer, of alleen het totaal
nobody_to_calibrate = het niet-gebruik van `{ $scheme }` kan niet worden geijkt: niemand heeft er recht op

## Een bestand dat op de opdrachtregel wordt genoemd
folder_no_system = de map `{ $folder }` is geen stelsel: er staat geen `{ $file }` in
folder_instead = `{ $path }` is een map, geen { $wanted }
found_instead = `{ $path }` is { $what }, geen { $wanted }
kind_instead = `{ $path }` is een { $what }, geen { $wanted }
give_format = geef een { $wanted }
give_format_known = geef een { $wanted }; bekend zijn: { $known }
file_unknown = `{ $path }` bestaat niet en is geen naam van een { $wanted }
name_path = noem het pad van het bestand; paden beginnen in de map waarin u staat
name_path_none_in = noem het pad van het bestand; paden beginnen in de map waarin u staat, en in `{ $folder }` staat er geen
name_path_or = noem het pad, vanuit de map waarin u staat, of een van deze namen: { $known }
# Dutch: behind "een" and "geen", without an article; English: with its article.
kind_rulebook = regeling van een stelsel
kind_system = stelsel
kind_overlay = overlay
kind_scenario = scenario
kind_behaviour = gedragsbestand
kind_times = tijdenbestand
kind_population = bevolkingsbestand
kind_assessment = toetsbestand
kind_mapping = mapping voor microdata
kind_household = huishoudbestand
kind_cases = bestand met gevallen
kind_spreadsheet = een spreadsheet
kind_parquet = een Parquet-bestand met gegevens
kind_pdf = een PDF
kind_data_table = een tabel met gegevens
kind_json = een JSON-bestand
rulebook_goes_in = noem het in het `stelsel.toml` van zijn map, en controleer dat met `stelsel rules check MAP`
system_goes_in = controleer het met `stelsel rules check MAP`, of noem de map in een scenario bij `stelsel`
overlay_goes_in = geef het aan `stelsel household BESTAND --overlay OVERLAY`, of noem het in een scenario bij `overlays`
scenario_goes_in = reken het door met `stelsel run SCENARIO`
behaviour_goes_in = noem het in een scenario bij `gedrag`
times_goes_in = noem het in een scenario bij `tijden`
population_goes_in = toets het met `stelsel population validate BESTAND`, of noem het in een scenario bij `bevolking`
assessment_goes_in = geef het aan `stelsel population validate BEVOLKING --assessment BESTAND`
mapping_goes_in = lees er gegevens mee in: `stelsel population import MAPPING --data MAP --out MAP`
household_goes_in = reken het door met `stelsel household BESTAND`
cases_goes_in = zet het in `cases/` naast het stelsel en draai `stelsel rules test MAP`

## Wijzigingen van een getal
setting_usage = schrijf `naam = waarde`, `naam += bedrag`, `naam -= bedrag` of `naam *= factor`; zo nodig met `variant:` ervoor, `[rij]` achter de naam van een tabel, en `voor groep` en `vanaf 2026-07-01` erachter
setting_at_sign = in `{ $text }` staat een `@`; een datum komt achter het woord `vanaf`
not_a_setting = `{ $text }` is geen wijziging van een waarde
share_for_percentage = `{ $name }` wordt { $small }%; bedoelt u { $large }%, schrijf dan { $percent }
setting_outside_year = de wijziging van `{ $target }` gaat in op { $from }, en dat valt buiten { $year }
setting_outside_year_remedy = kies een datum van { $start } tot en met { $last }, of laat de datum weg voor het hele jaar
law_number_for_group = `{ $name }` is een getal van de wet en geldt voor iedereen, niet alleen voor `{ $group }`
law_number_for_group_remedy = laat `voor` weg, of wijzig een regel met een bedrag, zoals `zorgtoeslag *= 1.10 voor heeft_toeslagpartner`
setting_for_unknown_variant = het scenario heeft geen variant `{ $variant }`
setting_for_unknown_variant_remedy = Kies uit: { $known }; zonder `variant:` geldt de wijziging voor alle
setting_of_input = `{ $name }` is invoer: een feit van mensen, geen getal of regel van de wet
setting_of_input_remedy = wijzig een parameter, een tabel of een regel met een bedrag
setting_of_unknown = `{ $name }` is geen parameter, tabel of regel van dit stelsel
setting_of_unknown_remedy = `stelsel rules parameters` noemt alle getallen
setting_not_read = geen enkele regel die hier wordt uitgerekend leest `{ $name }`; de wijziging zou niets doen
setting_not_read_remedy = `stelsel rules show { $name }` toont welke regels de waarde gebruiken; kies een andere of laat de wijziging weg
change_outside_year = de wijziging van `{ $name }` in variant `{ $variant }` valt buiten { $year }
change_outside_year_remedy = laat de wijziging ingaan op of voor 1 januari { $year }, of haal haar weg
change_not_read = geen regel leest `{ $name }` van variant `{ $variant }`; de wijziging zou niets doen
change_not_read_remedy = gebruik de naam in een regel die meetelt, of haal haar uit de overlay
setting_without_effect = de wijziging van `{ $name }` verandert geen bedrag en geen recht van de { $of } bekeken huishoudens
setting_without_effect_remedy = laat de wijziging weg of kies een andere waarde
change_without_effect = de wijziging van `{ $name }` in variant `{ $variant }` verandert geen bedrag en geen recht van de { $of } bekeken huishoudens
financing_without_effect = de wijziging van `{ $name }` door de financiering van `{ $variant }` verandert geen bedrag en geen recht van de { $of } bekeken huishoudens
financing_without_effect_remedy = noem bij deze stap andere getallen
overlay_without_effect = de overlay `{ $overlay }` verandert in variant `{ $variant }` geen bedrag en geen recht van de { $of } bekeken huishoudens
without_effect_remedy = haal haar weg of verander haar, of zeg met `geen_gevolg = "…"` waarom zij er staat
variant_without_effect = variant `{ $variant }` verandert geen bedrag en geen besluit van de { $households } huishoudens in de steekproef
variant_without_effect_remedy = haal de variant weg of verander haar, of zeg met `geen_gevolg = "…"` waarom zij er staat
variant_is_base = variant `{ $variant }` is gelijk aan de basis: dezelfde regels, dezelfde uitvoering, geen financiering
variant_is_base_remedy = verander iets in de variant of haal haar weg, of zeg met `geen_gevolg = "…"` waarom zij er staat

## Uitleg, reeksen van inkomens en de run zelf
variant_unknown = variant `{ $wanted }` bestaat niet
known_variants = De varianten zijn: { $known }
scheme_unknown = regeling `{ $wanted }` bestaat niet
known_schemes = De regelingen zijn: { $known }
household_unknown = huishouden { $household } bestaat niet
household_unknown_remedy = kies een nummer van { $first } tot en met { $last }
household_unknown_not_formed = huishouden { $household } bestaat niet: uit huishouden { $origin } ontstaat in het jaar geen huishouden met dit nummer
range_too_short = van { $from } tot { $to } met stap { $step } geeft geen twee punten
range_too_long = van { $from } tot { $to } met stap { $step } geeft te veel punten of te hoge bedragen
range_remedy = kies bijvoorbeeld `--van 0 --tot 120000 --stap 500`
income_is_given = `{ $name }` is geen invoer van dit huishouden
income_is_given_remedy = haal dit inkomen uit `[gegeven]`; de opdracht vult het zelf
entity_household = huishouden
entity_person = persoon
column_missing = `{ $name }` van een { $entity } staat niet in de bevolking; nodig voor { $readers }
column_missing_map_remedy = voeg { $block } toe met `kolom = "…"` en `eenheid`, of met een regel: `regel = "vast"` (bij ja of nee ook `regel = "trekking"`), `waarde = "{ $example }"`, `bron`, `zekerheid = "aanname"`, `laag` en `hoog`
column_missing_remedy = deze bevolking kan de kolom niet geven; kies een knop of regel die haar niet nodig heeft
example_of_choice = een waarde van de opsomming
rules_of_scheme = de regels van `{ $scheme }`
time_to_read = de tijd om te lezen (`factor_laag_taal` in het bestand met tijden)
data_not_right = de gegevens kloppen niet; er is niets geschreven
outcomes_not_measured = de uitkomsten zijn niet te meten: { $cause }; controleer de gewichten en de steekproef
too_little_memory = deze run vraagt ongeveer { $needed } MiB geheugen en er is { $available } MiB vrij; geef `--sample { $sample }`, of reken op een computer met meer geheugen
too_little_memory_for_any = deze run vraagt ongeveer { $needed } MiB geheugen en er is { $available } MiB vrij; sluit andere programma's of reken op een computer met meer geheugen
use_lost_at_counters = regeling `{ $scheme }`: het gepubliceerde gebruik van { $share } wordt niet gehaald, want van de aanvragen gaat zoveel verloren tussen loketten dat hoogstens { $most } overblijft; verlaag `overdrachtsverlies` of `loketten` bij `[basis.uitvoering.bereik]`
read_for_presence_at_start = de uitvoering (wie er al is)
read_for_applicant = de uitvoering (wie aanvraagt)
read_for_presence = de uitvoering (wie er elke maand is)
read_for_estimate = de uitvoering (schatting van het jaarinkomen)
read_for_last_year = de uitvoering (schatting uit het vorige jaar)
read_for_rent = de uitvoering (melding van de huur)
read_for_source = het gebruik (groep van het niet-gebruik) en de tabellen naar inkomensbron
read_for_use_and_reports = het gebruik en het melden van wijzigingen
read_for_kind = de tabellen naar soort huishouden
read_for_home = de tabellen naar woning
read_for_incomes = de uitvoering (schatting en melding van inkomen)
read_for_consent = de toekenning (`toestemming = "opt_in"` zonder `toestemming_aandeel`)
read_for_two_years_ago = de uitvoering (`inkomensjaar = "t-2"`)
read_for_month_worked = de uitvoering (loon naar de maand waarin is gewerkt)
