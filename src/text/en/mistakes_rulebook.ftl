# The same keys in both languages. Dutch at level B1.

## Mistakes in rulebooks and overlays
rulebook_did_you_mean = did you mean `{ $near }`? { $otherwise }

## Words of a formula
sign_without_meaning = the character `{ $sign }` has no meaning in a formula
use_formula_signs = use letters, digits, `_` and the signs + - * / ( ) , : % = <> < <= > >=
formula_too_long = the formula has more than { $most } words and signs
formula_too_deep = the formula is nested deeper than { $most } levels
split_formula = split the formula into several rules
formula_unexpected = { $found } does not fit here, expected { $expected }
put_here = put { $expected } here
write_decimal_point = write a decimal number with a point: `0.5`
formula_end = the end of the formula
formula_end_or_operator = the end of the formula or an operator
number_name_or_bracket = a number, a name or `(`
fewer_negations = fewer `niet` in a row
fewer_minus_signs = fewer minus signs in a row
fewer_nested_choices = fewer choices inside each other
choice_end_unclear = it is not clear whether this sign belongs to the branch `anders` or to the whole choice
choice_end_unclear_remedy = use brackets: `(als … dan … anders …) + …` or `als … dan … anders (… + …)`
the_choice = the choice
not_a_rounding_step = `{ $step }` is not a step to round to
give_rounding_step = give a number above zero, at most a million, with at most four decimals
euro_or_cent = `EUR` or `cent`, as in `afronden(x, op EUR)`
inside_date_call = { $remedy } in `datum(…)`

## Definitions: names, units, values and versions
word_input_fact = input
word_enumeration = enumeration
named_parameter = parameter `{ $name }`
named_table = table `{ $name }`
named_rule = rule `{ $name }`
value_of = a value of { $what }
version_of = a version of { $what }
not_a_definition_name = `{ $name }` is not a name for a rule or value
write_definition_name = use at most 64 lower-case letters, digits and `_`, beginning with a letter
replaces_outside_overlay = `vervangt` belongs in an overlay, not in a file of a system
replaces_outside_overlay_remedy = remove `vervangt`, or put the rule in an overlay under `rulebooks/varianten/`
two_values_from_one_day = { $what } has two values from { $from }
keep_one_value_per_day = keep one value for each date
the_other_value = the other value
not_a_unit = `{ $unit }` is not a unit
known_units = Known units are { $units } and products of them, `ja/nee`, `datum` and `opsomming NAAM`
version_within_year = a version of a rule starts on 1 January
version_within_year_remedy = set `vanaf` to 1 January, or express the difference with a dated parameter
enumeration_unknown = the enumeration `{ $name }` does not exist
add_enumeration = Add `[opsomming.{ $name }]`
name_is_reserved = `{ $name }` is a word of the language
choose_another_name = choose another name
name_twice = the name `{ $name }` occurs twice
rename_or_remove_one = choose another name or remove one of them
name_stands_here_too = it stands here too
bounds_do_not_fit = `minstens` and `hoogstens` belong with a number, and `minstens` is the smaller one
bounds_do_not_fit_remedy = leave them out, or swap them
omitted_miswritten = `weglaten`: { $mistake }
omitted_of_other_type = `weglaten = "{ $value }"` is not a value of the type `{ $kind }`
omitted_of_other_type_remedy = give a value of this type, or leave `weglaten` out where the input is required
value_never = `{ $name }` has no value, the system runs up to and including { $last }
value_too_late = `{ $name }` has a value only from { $from } on, the system runs up to and including { $last }
add_value_within_system = add a value with a `vanaf` in or before a year of the system
rules_in_circle = these rules refer to each other in a circle: { $circle }
more_rules_in_circle =
    { $count ->
        [one] { $count } more rule
       *[other] { $count } more rules
    }
rules_in_circle_remedy = let one of these rules use another value
in_the_circle = belongs to the circle
amount_is_no_such_rule =
    { $period ->
       *[maand] `{ $key } = "{ $rule }"` of scheme `{ $scheme }` is not a monthly rule of the household in { $unit }
        [jaar] `{ $key } = "{ $rule }"` of scheme `{ $scheme }` is not a yearly rule of the household in { $unit }
    }
amount_is_no_such_rule_remedy = name a rule with `voor = "huishouden"`, `per = "{ $period }"`, `eenheid = "{ $unit }"`

## Tables
rows_in_two_places = the rows stand here and in a file as well
rows_in_two_places_remedy = leave out `rijen` or `bestand`
row_has_limit_and_value = a row has an upper limit and a value
only_last_row_without_limit = only the last row has no upper limit
limit_not_above_previous = this upper limit is not above the previous one
table_without_rows = the table has no rows
write_rows = give each row as ["upper limit", "value"], rising; the last upper limit is empty
outside_folder_of_file = `{ $file }` lies outside the folder of this file
outside_folder_of_file_remedy = name only files in the folder of the rulebook itself
named_here = named here
table_file_empty = the file is empty
write_table_header = put the names of the columns on the first line, including `tot`
column_of_limits_missing = the column `tot` is missing
column_of_limits_missing_remedy = give the upper limit of each row (up to and including) a column `tot`
column_of_values_unknown = the table has no column `{ $column }` with values
columns_of_values_are = Columns with values are: { $columns }
columns_of_file = the columns of the file
table_row_count =
    { $count ->
        [one] the table has { $count } row
       *[other] the table has { $count } rows
    }
table_row_count_remedy = give at least one and at most 20,000 rows
row_of_other_length =
    { $cells ->
        [one] this row has { $cells } cell, the header has { $header }
       *[other] this row has { $cells } cells, the header has { $header }
    }
row_of_other_length_remedy = give each row as many cells as the header
leave_only_last_limit_empty = leave `tot` empty in the last row and only there
limit_not_above_row_before = the upper limit { $limit } is not above that of the previous row, { $before }
sort_rows_by_limit = put the rows in order of their upper limit
row_without_lower_limit = this row has no lower limit
row_without_lower_limit_remedy = only the first row may lack `vanaf`
lower_above_upper = the lower limit lies above the upper limit of the same row
swap_lower_and_upper = swap `vanaf` and `tot`
row_overlaps_previous = this row overlaps the previous one, which runs up to and including { $before }
gap_between_rows = there is a gap between { $before } and { $from }
start_where_previous_ends = start each row where the previous one ends

## Systems and overlays
outside_folder_of_system = `{ $file }` lies outside the folder of the system
outside_folder_of_system_remedy = name only files in the folder of `stelsel.toml` itself
two_overlays_touch = two overlays replace `{ $name }` or let it lapse
two_overlays_touch_remedy = leave out one of the two overlays, or make one overlay that describes both changes together
the_other_overlay = the other overlay
lapses_but_unknown = `{ $name }` lapses by this overlay, but does not exist in the system
replaced_but_unknown = `{ $name }` is replaced by this overlay, but does not exist in the system
name_what_exists = Name a rule, parameter or table that exists, or leave `{ $key }` out
exists_in_system = `{ $name }` already exists in the system
exists_in_system_remedy = add `vervangt = true` if this overlay replaces the existing one, or choose another name
lapsing_scheme_unknown = the scheme `{ $scheme }` does not exist in the system
schemes_of_system_are = Schemes are: { $schemes }
building_blocks_cannot_lapse = `{ $scheme }` is a collection of building blocks and cannot lapse as a whole
name_rules_that_lapse = name the rules that lapse under `vervalt`
dropped_but_used = `{ $name }` lapses by overlay `{ $overlay }`, but rule `{ $rule }` still needs that name
dropped_but_used_remedy = replace `{ $rule }` in overlay `{ $overlay }`, let that rule lapse as well, or write `indien_van_kracht({ $name }, …)` here with what then takes its place
name_lapses_here = the name lapses here
dropped_but_computed = overlay `{ $overlay }` lets `{ $name }` lapse, but the computation itself needs that rule
dropped_but_computed_remedy = add a rule `{ $name }` to the overlay, or keep the one of the system
dropped_but_derived_from = `{ $name }` lapses by overlay `{ $overlay }`, but this number follows from it
dropped_but_derived_from_remedy = give this number a fixed value in the overlay, or let it lapse as well

## Formulas: names and kinds
formula_of_other_unit = the formula of `{ $rule }` gives `{ $found }`, but the rule says `{ $wanted }`
adapt_formula_or_unit_of_rule = adapt the formula or the `eenheid` of the rule
unit_of_rule_here = the unit of the rule stands here
convert_or = convert { $found } to { $wanted } with `{ $call }(…)`, or { $otherwise }
only_money_is_rounded = only money can be rounded to euros or cents, this is `{ $unit }`
round_an_amount = round an amount
person_value_in_household_rule = `{ $name }` is a value per person and this rule is for the household
person_value_in_household_rule_remedy = add up over the persons, for example `som(personen: { $name })`, or make the rule `voor = "persoon"`
month_value_in_other_rule = `{ $name }` is a monthly value and this rule is yearly or fixed
month_value_in_other_rule_remedy = use `som_maanden({ $name })`, `gemiddelde_maanden({ $name })` or `in_januari({ $name })`, or make the rule `per = "maand"`
table_is_no_value = `{ $name }` is a table and not a value
table_is_no_value_remedy = use `opzoeken({ $name }, x)` or `schijven(x, { $name })`
name_unknown = the name `{ $name }` is not known
names_are = Names are those of inputs, parameters, tables, rules and values of enumerations
number_expected = a number belongs here, this is `{ $kind }`
use_number = use a number or an amount
unit_of_high_power = the outcome has the unit { $unit }: a power above the fourth
multiply_less_often = multiply or divide less often by a unit
condition_expected = a condition (`ja/nee`) belongs here, this is `{ $kind }`
compare_the_value = compare the value, for example with `> 0 EUR/jaar`
date_expected = a date belongs here, this is `{ $kind }`
give_a_date = give a date such as `geboortedatum`
two_differ = { $what } differ: `{ $left }` and `{ $right }`
this_is = this is `{ $kind }`
make_both_of_one_unit = give both the same unit
make_all_of_one_unit = give all the same unit
units_on_both_sides = the units on both sides
sides_of_comparison = the two sides of the comparison
branches_of_choice = the two branches of a choice
sides_of_if_in_force = the two sides of `indien_van_kracht`
arguments_of = the arguments of `{ $name }`
without_order = `{ $kind }` has no order
compare_for_equality = compare with `=` or `<>`
order_persons_by = put persons in order of a number, an amount or a date
rank_in_household_rule = a rank is a value per person and this rule is for the household
rank_in_household_rule_remedy = use the rank in a condition on persons, for example `som(personen: x waar rang_aflopend(personen: y) = 1)`

## Formulas: functions
fold_unknown = `{ $name }(personen: …)` does not exist
folds_are = There are: { $folds }
over_persons = `{ $name }` works over persons
write_over_persons = write `{ $name }(personen: …)`
function_unknown = the function `{ $name }` does not exist
functions_are = Functions are: `{ $functions }`
argument_count =
    { $count ->
        [one] `{ $name }` has { $count } argument
       *[other] `{ $name }` has { $count } arguments
    }
last_of_several = { $others } or { $last }
which_amount_unclear = this does not say which amount of the schemes is added up
scheme_without_month_amount = scheme `{ $scheme }` has a yearly amount and no monthly one
scheme_without_month_amount_remedy = add up yearly amounts, or give the scheme a `maandbedrag` as well
name_of_value_expected = the name of a rule, parameter or input belongs here
name_of_table_expected = the name of a table belongs here
belongs_in_month_rule = { $what } belongs in a monthly rule
window_over_months = a window over months
make_rule_monthly = make the rule `per = "maand"`
table_of_other_kind = `{ $name }` is not a table of this kind
write_with_table = write { $usage } with a table of a rulebook
table_wants_unit = the table `{ $table }` wants `{ $wanted }`, this is `{ $found }`
convert_the_value = convert the value
only_month_amounts_add_up = `som_maanden` adds up monthly amounts, this is `{ $unit }`
divide_year_amount = convert a yearly amount with `per_maand(…)` first
months_one_to_twelve = the number of months is a whole number from 1 to 12
no_amount_per_period = `{ $unit }` is not an amount per year, quarter or month
convert_only_amounts = convert only such amounts
unit_already = this is `{ $unit }` already
leave_conversion_out = leave the conversion out

## Numbers that follow from other numbers
derived_from_itself = `{ $name }` follows from numbers that in turn follow from this number
fix_one_of_these = give one of these numbers a fixed value
derived_of_other_unit = the formula of `{ $name }` gives `{ $found }`, but the unit is `{ $wanted }`
adapt_formula_or_unit = adapt the formula or the `eenheid`
not_in_derived_number = this cannot stand in a number that follows from other numbers
not_in_derived_number_remedy = compute with `+ - * /`, `min`, `max`, names of numbers and `grens(tabel, 1)` or `tarief(tabel, 1)`
number_unknown = `{ $name }` is not a number of this system
numbers_and_tables_only = A formula of a number names only parameters and tables
no_value_yet = `{ $name }` has no value yet on { $day }
no_value_yet_remedy = let this number start later, or give the other one an earlier value
number_from_comparison = a number does not follow from a comparison
number_from_comparison_remedy = compute with `+ - * /`, `min` and `max`
no_number_results = this gives no number on { $day }, for example because it divides by zero
no_number_results_remedy = check the numbers that this follows from
function_not_in_derived_number = `{ $name }` cannot stand in a number that follows from other numbers
function_not_in_derived_number_remedy = use `min`, `max`, `grens(tabel, 1)` or `tarief(tabel, 1)`
table_unknown = `{ $name }` is not a table of this system
write_limit_with_table = write `grens(tabel, 1)` with a table of a rulebook
row_not_in_table =
    { $count ->
        [one] the table `{ $name }` has { $count } row, which has no limit
       *[other] the table `{ $name }` has { $count } rows, the last one without a limit
    }
row_not_in_table_remedy = name a row that the table has, counted from 1

## Changes of numbers and rules, and plans
given_with_run = given with this computation
given_with_run_instead_of = given with this computation, instead of: { $source }
value_where_omitted = value where it is left out
before_the_change = { $label }, before the change
table_not_one_value = `{ $name }` is a table and does not have one value
table_not_one_value_remedy = change all rows together: `{ $name } *= 1.05` or `{ $name } += 1`, or one row: `{ $name }[1] = 36`
neither_parameter_nor_table = `{ $name }` is not a parameter or table of this system
command_lists_parameters = `stelsel rules parameters` lists them all
no_value_on_day_to_change = `{ $name }` has no value on { $day } to change
choose_day_with_value = choose a day on which the parameter has a value
no_value_in_year_to_change = `{ $name }` has no value in { $year } to change
choose_year_with_value = choose a year in which the parameter has a value
rule_unknown = `{ $name }` is not a rule of this system
rule_unknown_remedy = name a rule with an amount, a parameter or a table
rule_without_number = `{ $name }` gives `{ $kind }` and not a number
rule_without_number_remedy = change a rule with an amount or a number
rule_fixed_within_year = `{ $name }` is one value for the whole year and cannot change in the course of it
rule_fixed_within_year_remedy = leave `vanaf` out, or change the rule with the monthly amount
not_a_column_of_table = `{ $column }` is not a column; columns are `waarde` and `grens`
row_not_whole_number = in `{ $text }` the row is not a whole number from 1 on
bracket_missing = `{ $text }` lacks `[`
not_a_name = `{ $name }` is not a name
limit_without_row = `{ $text }` names a limit and no row, such as `{ $name }[1].grens`
table_lacks_row =
    { $count ->
        [one] `{ $table }` has { $count } row and no row { $row }
       *[other] `{ $table }` has { $count } rows and no row { $row }
    }
last_row_without_limit = the last row of `{ $table }` has no limit
limits_no_longer_rise = the limits of `{ $table }` would no longer rise
keep_limits_rising = name a row that is there, and keep the upper limits rising
one_number_without_rows = `{ $name }` is one number and has no rows
leave_row_out = leave `[{ $row }]` out
neither_input_nor_rule = `{ $name }` is not an input or rule of this system
output_unknown = `{ $name }` is not an input or rule of the system; the rulebooks list all names
output_misspelt = `{ $name }` is not an input or rule of the system; did you mean `{ $near }`?
year_unknown = this system does not know { $year }; it knows { $known }
year_unknown_remedy = choose a year that the system knows, or extend the rulebooks and name { $year } here at `jaren`
year_of_system_unknown = the system `{ $system }` does not know { $year }; it knows { $known }; choose one of those years
no_value_on_day = `{ $name }` has no value on { $day }
no_value_on_day_remedy = give `{ $name }` a value or version with `vanaf` on or before { $day }
no_value_on_day_of_file = `{ $name }` has no value on { $day }; add one in { $file }
