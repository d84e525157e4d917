# The same keys in both languages. Dutch at level B1.

## Mistakes in scenarios, behaviour, cases, households and changes
mistake_in_variant = variant `{ $variant }`: { $mistake }

## Words in more than one sentence
the_file = the file
the_scenario = the scenario
the_times_file = the file with times
the_behaviour_file = the behaviour file
the_household_file = the household file

## A household by hand
person_leaves_unexplained = person { $person } is no longer there after month { $month } and `reden_vertrek` is not given: a person who lived alone and has no income afterwards counts as deceased, any other as moved away
household_no_persons = the household has no persons
household_no_persons_remedy = add a block `[[persoon]]` with `rol = "aanvrager"` and a `geboortedatum`
household_too_large = the household has { $count } persons
household_too_large_remedy = describe one household, of at most { $most } persons
this_person_block = this `[[persoon]]`
fact_missing = { $what } lacks `{ $name }` ({ $kind })
fact_kind_flag = yes/no
fact_kind_date = date
fact_kind_choice = enumeration { $name }
unknown_household_fact = `{ $name }` is not an input of a household
unknown_person_fact = `{ $name }` is not an input of a person
unknown_given = `{ $name }` is not an input or a rule
known_names = Known are: { $known }
all_names_in_rulebooks = The rulebooks list all names
fact_miswritten = `{ $key }`: { $mistake }
fact_wrong_value = `{ $key } = { $found }` should be { $expected }
fact_wrong_value_remedy = give `{ $key }` { $expected }
# Dutch: behind "geen" and "een", without an article; English: behind "should be" and "give".
expected_amount_in_range = an amount of { $range }
expected_number_in_range = a number of { $range }
expected_one_per_person = a list with one value per person ({ $persons }), in the order of the file
expected_single_value = a single value (`{ $name }` is not per month)
expected_twelve_values = a list of twelve values (there are { $found } here)
expected_amount = an amount in { $unit } with at most two decimals, such as "1234.56"
expected_two_decimals = a number in { $unit } with at most two decimals, such as "120.50"
expected_whole_number = a whole number ({ $unit })
expected_flag = a truth value: true or false
expected_date = a date between 1900 and 2100, such as 1990-05-01
expected_choice = a value of { $name }: choose from { $values }
person_born_after = person { $person } was born after { $year }, the year of the calculation
person_born_after_remedy = give the date of birth as 1990-05-01, or calculate a later year
nobody_of_age = nobody in the household is { $age } or older at the end of { $year }
nobody_of_age_remedy = add the adult who applies, or correct the date of birth
no_applicant = the household has no applicant
no_applicant_remedy = give one `[[persoon]]` the role `"aanvrager"`
several_applicants = the household has { $count } applicants
several_applicants_remedy = let one person be the applicant; the other is `"partner"` or `"medebewoner"`
several_partners = the household has more than one partner
several_partners_remedy = a person has at most one benefit partner; the other is `"medebewoner"`

## Cases and shapes
no_cases = there are no cases in `{ $folder }`
no_cases_remedy = add a file `cases/naam.toml` with `[[geval]]`
overlay_outside_folder = `{ $overlay }` lies outside the folder `{ $folder }`
overlay_outside_folder_remedy = name an overlay in the folder that holds `cases` as well
case_expects_nothing = this case expects nothing
case_expects_nothing_remedy = name at least one value under `[geval.verwacht]`
expected_no_number = the expected value of `{ $name }` is not a number
expected_no_number_remedy = give the number as the rulebook writes it, a percentage in percents
not_a_value = `{ $name }` is not a value of the system
not_a_value_remedy = name a rule, an input or a parameter
expected_no_number_or_list = the expected value of `{ $name }` is not a number or a list of twelve
expected_no_number_or_list_remedy = give one number, or twelve for a value per month
no_value_in_year = has no value in this year
expected_one_or_twelve = there are { $found } expected values; give one or twelve
expected_one_or_each = there are { $found } expected values; give one or { $persons }
fast_differs = the fast calculation differs from the exact one
fast_differs_at = at { $point } the fast calculation differs from the exact one
point_too_large = a point is too large
value_not_there = the value is missing
value_no_number = the value has no number
shape_no_points = `van`, `tot` and `stap` give no series of points
shape_no_points_remedy = choose `tot` above `van` and a step of at most their difference; at most 20,000 points
shape_of_whom = it is not clear whose value runs
shape_of_whom_remedy = say with `van_persoon = 1` which person of the household it is
shape_point_no_value = a point of the series is not a value of this kind
shape_point_no_value_remedy = choose whole cents, or whole numbers
shape_no_number = `{ $name }` is not an amount or a number of the system
shape_no_number_remedy = Name an input or a rule with a number

## A scenario
id_twice = the id `{ $id }` is used twice
id_twice_remedy = give each variant an id of its own
variant_without_name = variant `{ $variant }` has no name
variant_without_name_remedy = give `naam` and `name_en` a text
variant_same_name = variant `{ $variant }` has the name of another: `{ $name }`
variant_same_name_remedy = give each variant its own `naam` and `name_en`, other than those of the base
not_an_id = `{ $id }` is not an id
not_an_id_remedy = use lower-case letters, digits and `-`, beginning with a letter or a digit
path_outside_project = the path `{ $path }` lies outside the project folder
path_outside_project_remedy = write a path from the folder above `scenarios/`, without `..` and without a leading `/`
delivery_of_variant = `uitvoering` of { $variant }
data_without_effect = `gegevens` has no effect: the population is synthetic and has no data
data_without_effect_remedy = remove `gegevens`, or name a mapping at `bevolking`
data_of_other_year = the data are of { $data }, the scenario calculates { $scenario }
data_of_other_year_remedy = give `jaar` the same value in the mapping and the scenario; adjust the amounts first if they are of another year
data_file_unreadable = `{ $file }` cannot be read: { $why }

## Delivery
month_block_idle = the block `maand` has no effect with `grondslag = "jaar"`
month_block_idle_remedy = leave the block out, or write `grondslag = "maand"`
consent_idle = consent and wrongful award have no effect with `toegang = "aanvraag"`
consent_idle_remedy = leave them out, or write `toegang = "ambtshalve"`
year_block_idle = with `grondslag = "maand"` the block `jaar` affects the settlement only
year_block_idle_remedy = leave out the income year, the quick route, adjusting and the free rise, or write `grondslag = "jaar"`
month_settlement_idle = `heropenen_boven` and `afhandeling` have no effect without `verrekening_na_maanden`
month_settlement_idle_remedy = add `verrekening_na_maanden` or leave the others out
quick_route_in_part_remedy = give `snelle_route_maanden` with `snelle_route_daling`, `snelle_route_onder` or both
quick_route_idle_remedy = write `inkomensjaar = "t-1"` or `"t-2"`, or leave the quick route out
adjusting_earlier_year_remedy = leave `aanpassen` out, or use the quick route
outreach_in_part = the block gives `middel` and `effect` only in part
consent_in_part = the block gives `toestemming` and `toestemming_aandeel` only in part
loss_without_handover = `overdrachtsverlies` has no effect with one counter: there is no hand-over
loss_without_handover_remedy = give `loketten` with 2 or more, or leave `overdrachtsverlies` out
loss_of_unknown_share = `overdrachtsverlies` of `{ $variant }` affects new applications, and it is not known how many there are
loss_of_unknown_share_remedy = name a file at `tijden` in `[scenario]`: it holds `aandeel_nieuwe_aanvragen`
counters_idle = { $counters } `loketten` of `{ $variant }` have no effect: nothing is lost and a hand-over takes no time
counters_idle_remedy = give `overdrachtsverlies`, or `minuten_overdracht` at `[dienst]` or `[burger]` in the file with times

## Financing
a_financing_step = a step of the financing
shares_not_one = the shares of the financing of `{ $variant }` add up to { $sum }, not to 1
shares_not_one_remedy = give each step an `aandeel`, together exactly 1
share_out_of_place = `aandeel` belongs with `verdeling = "aandelen"` only
share_out_of_place_remedy = leave `aandeel` out
saving_not_an_amount = a saving or a source from outside is an amount above 0, in millions of euros per year
saving_not_an_amount_remedy = write for example `besparing = {"{"} waarde = "500", eenheid = "mln EUR/jaar", … {"}"}`
step_changes_nothing = this step cannot change anything
step_changes_nothing_remedy = with `schaal` give a factor of 0 or more, other than 1; with `optellen` an amount or a rate, not zero
ends_on_one_side = `tot` and `terug_tot` of this step go the same way
ends_on_one_side_remedy = put them on either side of { $neutral }: one raises money, the other gives it back
number_twice_in_step = `{ $target }` is already in this step and would change twice
number_twice_in_step_remedy = name each number once
not_a_target_remedy = write `naam`, or `tabel[1]` for one row of a table
toelage_without_financing = variant `{ $variant }` has a toelage (`{ $scheme }`) and no financing
toelage_without_financing_remedy = add `[[variant.financiering.stap]]`, or say with `zonder_financiering = "…"` why the funding is left out
financed_number_has_no_rows = in the financing of `{ $variant }`: `{ $name }` is a single number and has no row { $row }
financed_row_not_there = in the financing of `{ $variant }`: `{ $name }` has { $rows } rows and no row { $row }
financed_row_remedy = name a number, a table, or a row that the table has
financed_name_unknown = the financing of `{ $variant }` names `{ $name }`, but that is not a parameter or a table of the system
financed_name_unknown_remedy = name a parameter or a table of the rulebooks
financing_step_without_effect = step `{ $step }` of the financing changes for no household what it pays or receives apart from the toeslagen; check `parameters`

## Behaviour and take-up
small_amount_without_year = `kleine_bedragen.{ $key }` is not an amount of a year
small_amount_without_year_remedy = write the year of decision with the amount, such as `2024 = {"{"} waarde = "116", … {"}"}`
fixed_and_fitted = `ijkjaar.{ $key }` is fixed, but `{ $name }` is fitted
fixed_and_fitted_remedy = remove it here, or remove it from `knoppen`
used_as_unknown_scheme = the non-take-up of `{ $scheme }` is as that of `{ $like }`, but there is no such scheme now
new_scheme_without_use = scheme `{ $scheme }` is new in variant `{ $variant }`, and nothing says which share of those entitled does not use it
new_scheme_without_use_remedy = put in `[regeling]` of the overlay `niet_gebruik = {"{"} als = "kinderbijslag" {"}"}` (or another scheme of now) or `niet_gebruik = {"{"} waarde = "10", eenheid = "%", bron = "…", zekerheid = "aanname", laag = "…", hoog = "…" {"}"}`, or add `[niet_gebruik.{ $scheme }]` to the behaviour file
scheme_without_target = the behaviour file has no non-take-up for scheme `{ $scheme }`
scheme_without_target_remedy = add a block `[niet_gebruik.{ $scheme }]` with `totaal = {"{"} … {"}"}`
run_without_target = the behaviour file names no non-take-up for scheme `{ $scheme }`; add `[niet_gebruik.{ $scheme }]`
unknown_outcome = `{ $key }` is not an outcome of the simulation
unknown_outcome_remedy = A key is a scheme or `toeslagen`, a point and a measure, such as `zorgtoeslag.euro`
no_small_amount = for `{ $variant }` the behaviour file has no small amount of { $year } or earlier
no_small_amount_remedy = add a line such as `{ $year } = {"{"} … {"}"}` to `[kleine_bedragen]`, or give `tolerantie` as a number
share_not_calibrated = the non-take-up of `{ $scheme }` cannot be calibrated: with these households a group without a figure of its own would need a take-up of { $percent }%; in the behaviour file give each group at `[niet_gebruik.{ $scheme }]` its own figure, or only the total
nobody_to_calibrate = the non-take-up of `{ $scheme }` cannot be calibrated: nobody is entitled to it

## A file named on the command line
folder_no_system = the folder `{ $folder }` is not a system: it has no `{ $file }`
folder_instead = `{ $path }` is a folder, not { $wanted }
found_instead = `{ $path }` is { $what }, not { $wanted }
kind_instead = `{ $path }` is { $what }, not { $wanted }
give_format = give { $wanted }
give_format_known = give { $wanted }; known are: { $known }
file_unknown = `{ $path }` does not exist and is not the name of { $wanted }
name_path = give the path of the file; paths start in the folder you are in
name_path_none_in = give the path of the file; paths start in the folder you are in, and there is none in `{ $folder }`
name_path_or = give the path, from the folder you are in, or one of these names: { $known }
# Dutch: behind "een" and "geen", without an article; English: with its article.
kind_rulebook = a scheme of a system
kind_system = a system
kind_overlay = an overlay
kind_scenario = a scenario
kind_behaviour = a behaviour file
kind_times = a file with times
kind_population = a population file
kind_assessment = an assessment file
kind_mapping = a mapping for microdata
kind_household = a household file
kind_cases = a file with cases
kind_spreadsheet = a spreadsheet
kind_parquet = a Parquet file with data
kind_pdf = a PDF
kind_data_table = a table with data
kind_json = a JSON file
rulebook_goes_in = name it in the `stelsel.toml` of its folder, and check that with `stelsel rules check MAP`
system_goes_in = check it with `stelsel rules check MAP`, or name the folder in a scenario at `stelsel`
overlay_goes_in = give it to `stelsel household BESTAND --overlay OVERLAY`, or name it in a scenario at `overlays`
scenario_goes_in = calculate it with `stelsel run SCENARIO`
behaviour_goes_in = name it in a scenario at `gedrag`
times_goes_in = name it in a scenario at `tijden`
population_goes_in = assess it with `stelsel population validate BESTAND`, or name it in a scenario at `bevolking`
assessment_goes_in = give it to `stelsel population validate BEVOLKING --assessment BESTAND`
mapping_goes_in = import data with it: `stelsel population import MAPPING --data MAP --out MAP`
household_goes_in = calculate it with `stelsel household BESTAND`
cases_goes_in = put it in `cases/` beside the system and run `stelsel rules test MAP`

## Changes of a number
setting_usage = write `naam = waarde`, `naam += bedrag`, `naam -= bedrag` or `naam *= factor`; where needed with `variant:` before it, `[rij]` behind the name of a table, and `voor groep` and `vanaf 2026-07-01` behind it
setting_at_sign = `{ $text }` has an `@`; a date comes behind the word `vanaf`
not_a_setting = `{ $text }` is not a change of a value
share_for_percentage = `{ $name }` becomes { $small }%; if you mean { $large }%, write { $percent }
setting_outside_year = the change of `{ $target }` takes effect on { $from }, which is outside { $year }
setting_outside_year_remedy = choose a date from { $start } to { $last }, or leave the date out for the whole year
law_number_for_group = `{ $name }` is a number of the law and holds for everybody, not only for `{ $group }`
law_number_for_group_remedy = leave `voor` out, or change a rule with an amount, such as `zorgtoeslag *= 1.10 voor heeft_toeslagpartner`
setting_for_unknown_variant = the scenario has no variant `{ $variant }`
setting_for_unknown_variant_remedy = Choose from: { $known }; without `variant:` the change holds for all
setting_of_input = `{ $name }` is an input: a fact about people, not a number or a rule of the law
setting_of_input_remedy = change a parameter, a table or a rule with an amount
setting_of_unknown = `{ $name }` is not a parameter, table or rule of this system
setting_of_unknown_remedy = `stelsel rules parameters` lists all numbers
setting_not_read = no rule that is calculated here reads `{ $name }`; the change would do nothing
setting_not_read_remedy = `stelsel rules show { $name }` shows which rules use the value; choose another one or leave the change out
change_outside_year = the change of `{ $name }` in variant `{ $variant }` is outside { $year }
change_outside_year_remedy = let the change take effect on or before 1 January { $year }, or remove it
change_not_read = no rule reads `{ $name }` of variant `{ $variant }`; the change would do nothing
change_not_read_remedy = use the name in a rule that counts, or remove it from the overlay
setting_without_effect = the change of `{ $name }` changes no amount and no right of the { $of } households looked at
setting_without_effect_remedy = leave the change out or choose another value
change_without_effect = the change of `{ $name }` in variant `{ $variant }` changes no amount and no right of the { $of } households looked at
financing_without_effect = the change of `{ $name }` by the financing of `{ $variant }` changes no amount and no right of the { $of } households looked at
financing_without_effect_remedy = name other numbers at this step
overlay_without_effect = the overlay `{ $overlay }` changes in variant `{ $variant }` no amount and no right of the { $of } households looked at
without_effect_remedy = remove it or change it, or say with `geen_gevolg = "…"` why it is there
variant_without_effect = variant `{ $variant }` changes no amount and no decision of the { $households } households in the sample
variant_without_effect_remedy = remove the variant or change it, or say with `geen_gevolg = "…"` why it is there
variant_is_base = variant `{ $variant }` is equal to the base: the same rules, the same delivery, no financing
variant_is_base_remedy = change something in the variant or remove it, or say with `geen_gevolg = "…"` why it is there

## Explanations, ranges of incomes and the run itself
variant_unknown = variant `{ $wanted }` does not exist
known_variants = The variants are: { $known }
scheme_unknown = scheme `{ $wanted }` does not exist
known_schemes = The schemes are: { $known }
household_unknown = household { $household } does not exist
household_unknown_remedy = choose a number from { $first } to { $last }
household_unknown_not_formed = household { $household } does not exist: household { $origin } forms no household of this number in the year
range_too_short = from { $from } to { $to } with step { $step } does not give two points
range_too_long = from { $from } to { $to } with step { $step } gives too many points or amounts that are too high
range_remedy = choose for example `--van 0 --tot 120000 --stap 500`
income_is_given = `{ $name }` is not an input of this household
income_is_given_remedy = remove this income from `[gegeven]`; the command fills it in itself
entity_household = household
entity_person = person
column_missing = the population lacks `{ $name }` of a { $entity }; needed for { $readers }
column_missing_map_remedy = add { $block } with `kolom = "…"` and `eenheid`, or with a rule: `regel = "vast"` (for yes or no also `regel = "trekking"`), `waarde = "{ $example }"`, `bron`, `zekerheid = "aanname"`, `laag` and `hoog`
column_missing_remedy = this population cannot give the column; choose a dial or a rule that does not need it
example_of_choice = a value of the enumeration
rules_of_scheme = the rules of `{ $scheme }`
time_to_read = the time to read (`factor_laag_taal` in the file with times)
data_not_right = the data are not right; nothing was written
outcomes_not_measured = the outcomes cannot be measured: { $cause }; check the weights and the sample
too_little_memory = this run needs about { $needed } MiB of memory and { $available } MiB is free; give `--sample { $sample }`, or calculate on a computer with more memory
too_little_memory_for_any = this run needs about { $needed } MiB of memory and { $available } MiB is free; close other programs or calculate on a computer with more memory
use_lost_at_counters = scheme `{ $scheme }`: the published use of { $share } is not reached, because so many applications are lost between counters that at most { $most } is left; lower `overdrachtsverlies` or `loketten` at `[basis.uitvoering.bereik]`
read_for_presence_at_start = delivery (who is there already)
read_for_applicant = delivery (who applies)
read_for_presence = delivery (who is there each month)
read_for_estimate = delivery (the estimate of the income of the year)
read_for_last_year = delivery (the estimate from the year before)
read_for_rent = delivery (reports of the rent)
read_for_source = take-up (the group of non-take-up) and the tables by source of income
read_for_use_and_reports = take-up and the reporting of changes
read_for_kind = the tables by kind of household
read_for_home = the tables by home
read_for_incomes = delivery (estimates and reports of income)
read_for_consent = awarding (`toestemming = "opt_in"` without `toestemming_aandeel`)
read_for_two_years_ago = delivery (`inkomensjaar = "t-2"`)
read_for_month_worked = delivery (wages by the month that was worked)
