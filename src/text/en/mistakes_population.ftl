# The same keys in both languages. Dutch at level B1.

## Mistakes in populations, assessments, mappings and microdata

## Shared

population_first_here = here for the first time
population_choose_from = choose from: { $names }

## Making the population

population_sample_empty = a sample has at least one household; give a larger number with `steekproef` or `--sample`
population_sample_too_large = a sample of { $sample } is larger than the population of { $households } households; give a smaller number with `steekproef` or `--sample`
population_targets_contradict = the targets for the population contradict each other: with `{ $margin }` { $percent }% of the households are left over; check that target in the population file
margin_age = age
margin_type = type
margin_type_owned = type x owned home
margin_income_tenure = income x tenure
margin_income_source = income x source
margin_income_type = income x type

## The population file

targets_file = the population file
targets_name_twice = `{ $name }` stands there twice
targets_name_twice_remedy = leave one out
targets_unknown_source = unknown source `{ $source }` with `{ $name }`
targets_add_source = add the source under [bronnen]
targets_value_outside = the value { $value } of `{ $name }` does not lie between `laag` and `hoog`
targets_row_count = `{ $name }` names { $named } rows and gives { $given }
targets_row_count_remedy = give a line of values for each row
targets_row_width = row `{ $row }` of `{ $name }` has { $found } numbers for { $columns } columns
targets_row_width_remedy = give a number for each column
targets_unknown_name = unknown name `{ $name }`
targets_not_used = leave it out: the generator does not use it
targets_no_entry = there is no number or table `{ $name }`
targets_add_entry = add it as [[getal]] or [[tabel]], with value, source and certainty
targets_missing = `{ $name }` is missing
targets_missing_remedy = add it with value, source and certainty
targets_number_not_table = `{ $name }` must be a number, not a table
targets_write_number = write [[getal]]
targets_table_expected = `{ $name }` must be a table
targets_write_table = write [[tabel]]
targets_rows_unexpected = the rows of `{ $name }` are not those expected
targets_columns_unexpected = the columns of `{ $name }` are not those expected
targets_write_exactly = write exactly: { $names }
targets_column_missing = `{ $name }` lacks the column `{ $column }`
targets_add_column = add the column
targets_row_missing = `{ $name }` lacks the row `{ $row }`
targets_add_row = add the row
targets_bounds = `{ $name }` must give a lowest and a highest value
targets_bounds_remedy = give two numbers of zero or more, the smaller first
targets_value_impossible = { $value } cannot be in `{ $name }`: it must be { $wanted }
targets_correct_value = correct the value
wanted_not_negative = zero or more
wanted_positive = more than zero
wanted_percent = from 0 to 100 percent
wanted_correlation = from -1 to 1
targets_empty_line = a row or column of `{ $name }` is zero throughout
targets_empty_line_remedy = allow at least one combination
targets_shares_sum = the shares in `{ $name }` add up to { $sum }, not to 100 percent
targets_shares_not_100 = the shares in `{ $name }` do not add up to 100 percent
targets_shares_remedy = make the shares 100 together
targets_column_shares_remedy = make each column with shares 100 together
targets_not_rising = the values in `{ $name }` do not rise
targets_not_rising_remedy = put them from small to large
targets_weights_too_large = the weights in `{ $name }` are too large together
targets_weights_remedy = keep the sum of the squares below 1
targets_over_100 = `{ $one }` and `{ $other }` are more than 100 percent together
targets_over_100_remedy = make them at most 100 together
targets_tails_apart = the tails in `{ $name }` do not join the percentiles
targets_tails_remedy = let them rise: p5 below p10 and p95 above p90
targets_gross_columns = the columns of `{ $name }` are not rising amounts, or a row does not rise
targets_gross_columns_remedy = put gross amounts in the columns, from small to large, and let each row rise
targets_rent_bounds = `{ $name }` must have one rising bound more than there are rent classes
targets_rent_bounds_remedy = give each class a lower and an upper bound
targets_changes_by_age = the changes of `{ $name }`, row { $row }, do not rise together with those of the source of income
targets_changes_by_age_remedy = let p20 to p80 rise, and everything be above -100
targets_changes_by_source = the changes of { $row } in `{ $centre }`, `{ $tails }` and `{ $ends }` do not rise together
targets_changes_by_source_remedy = let p1 to p99 rise, and p1 be above -100
targets_coherence = `samenhang` in `{ $name }` is more than 1, or there are only months without income
targets_coherence_remedy = keep samenhang between 0 and 1 and nulmaand below 100
targets_lost_jobs = `onvrijwillig_procent` and `aow_procent` in `{ $name }` are more than 100 together
targets_lost_jobs_remedy = make them at most 100 together; the others stop of their own accord
targets_table_of = table { $rows } × { $columns }, { $unit } ({ $year })

## Comparisons in the population file

comparison_titles_count = `{ $key }` names { $titles } where there are { $names }
comparison_titles_count_remedy = give one for each, in the same order
comparison_ratio_count = `verhouding` names { $count ->
        [one] { $count } number
       *[other] { $count } numbers
    }
comparison_ratio_count_remedy = name two: that of the year, and that of the target
comparison_row_twice = `{ $theme }` already has a row `{ $name }`
comparison_row_twice_remedy = give one of the two another name
comparison_target_is_number = `{ $name }` is a number and not a table
comparison_target_is_number_remedy = leave out `rijen` and `kolommen`
comparison_target_is_table = `{ $name }` is a table
comparison_target_is_table_remedy = name the cells with `rijen` and `kolommen`
comparison_no_column = `{ $target }` has no column `{ $name }`
comparison_no_row = `{ $target }` has no row `{ $name }`
comparison_no_household_type = `{ $name }` is no type of household
comparison_unknown_word = `{ $text }` names something between braces that is not here
comparison_not_a_number_of = `{ $name }` is a value of each household and not a number of households
comparison_not_a_number_of_remedy = choose `maat` gemiddelde, kwantiel or gini
comparison_not_a_value = `{ $name }` is a number of households and not a value of each
comparison_not_a_value_remedy = choose `maat` aantal or aandeel
comparison_no_count = there is no count `{ $name }`
comparison_no_quantile = `{ $name }` is no quantile
comparison_no_quantile_remedy = write p1 to p99; p50 is the median

## The assessment

assessment_file = the assessment
assessment_other_year = this assessment is of { $year }, and the population of { $of_population }
assessment_other_year_remedy = choose the assessment that belongs to the population
assessment_row_twice = `{ $name }` gets this a second time
assessment_row_twice_remedy = name the row in one of the two
assessment_no_theme = unknown part `{ $theme }`
assessment_no_row = `{ $theme }` has no row `{ $name }`
assessment_choose_name = choose a name from `population validate`, or leave it out
assessment_not_closed = {"`}`"} is missing after {"`{`"}
assessment_not_closed_remedy = close the name of the number
assessment_no_number = there is no number `{ $name }`
assessment_add_number = add it as [[getal]] with source and certainty
assessment_not_named = `{ $name }` stands in no remark
assessment_not_named_remedy = write {"{"}{ $name }{"}"} in a remark, or leave it out

## The mapping

mapping_file = the mapping
mapping_age_rule_numbers = the rule rol_uit_leeftijden needs its two numbers
mapping_age_rule_numbers_remedy = add [rol_uit_leeftijden]
mapping_age_numbers_idle = no rule uses [rol_uit_leeftijden]
mapping_age_numbers_idle_remedy = leave out the block, or give rol this rule
mapping_outside_folder = `{ $file }` lies outside the folder with data
mapping_outside_folder_remedy = name a file in the folder
mapping_no_origin = `{ $name }` of a { $entity } has no column and no rule
mapping_no_origin_remedy = add [{ $block }]
mapping_unknown_column = unknown column `{ $name }` for a { $entity }
mapping_leave_out = leave it out
mapping_with_each_person = `{ $name }` stands with each person of the household
mapping_with_each_person_remedy = write over_personen = "gelijk", "eerste" or "som"
mapping_correct = correct the mapping
mapping_wrong_draw = the rule trekking gives yes to a share of the households
mapping_wrong_draw_remedy = use it for a column with yes or no of a household, with a share from 0 to 1 for `waarde`, `laag` and `hoog`
mapping_rule_is_for = this rule is for { $column }
mapping_wrong_factor = a factor is a number above 0 and at most 1000, with an amount
mapping_wrong_month = `maand` goes with an amount per month from a column or sum
mapping_wrong_unit = the unit does not fit { $kind }

## Data: how a bad cell or row is told

data_bad_file = { $file }, { $column }: found { $found }; expected: { $expected }
data_bad_line = { $file }, line { $line }, { $column }: found { $found }; expected: { $expected }
data_whole_file = the whole file
data_whole_row = the whole row
data_nothing = nothing
data_more = and { $count ->
        [one] { $count } more mistake
       *[other] { $count } more mistakes
    }
import_cannot_pass_on = what was read cannot be written: { $why }; check the folder that is written to and the space on the disk

## Data: files and lines

data_regular_file = a regular file that exists and may be read; { $remedy }
data_readable_file = a readable file
data_columns_found = { $count } columns
data_most_columns = at most { $most } columns; is `scheidingsteken` in the mapping right?
data_no_parquet = a CSV file: this program was built without Parquet
data_parquet_damaged = a whole Parquet file: this one is cut off or damaged; write it again
data_parquet_row_damaged = a readable row of the Parquet file; it is damaged: write it again
data_parquet_codec = a compression that the program knows: none, snappy, gzip, brotli, lz4 or zstd; write the file again, or as CSV
data_reader_stopped = the reader stopped
data_long_header_found = more than 1 MiB without a line end
data_long_header = a first line with names of columns of at most 1 MiB together; choose another file
data_separator_byte = a separator of one byte; correct the mapping
data_empty_file = a line with names of columns; the file is empty
data_header = a line with names of columns
data_header_unreadable = a line with names of columns; the file cannot be read
data_utf16 = text in UTF-8; this is UTF-16: save the file again as CSV UTF-8
data_not_utf8 = text in UTF-8; this looks like another encoding: save the file again as CSV UTF-8
data_other_separator = `sep={ $expected }` as in the mapping; put scheidingsteken = "{ $named }" in the mapping
data_cells_found = { $count ->
        [one] { $count } cell
       *[other] { $count } cells
    }
data_cells = as many cells as names of columns: { $wanted }; is there a separator too many or too few, or a quotation mark that joins cells?
data_line_unreadable = a readable line; the file cannot be read from here on
data_header_again = a row with data; the names of the columns stand here again: remove the line
data_unclosed = one row on one line; a quotation mark opens here that does not close on the same line: close it, remove it, or take the line end out of the cell
data_unclosed_until = one row on one line; a quotation mark opens here that does not close on the same line (it goes on until line { $until }): close it, remove it, or take the line end out of the cell

## Data: columns

data_name_once = each name of a column once
data_more_columns_sign = more columns, with `{ $sign }` between them as in the mapping; is there another sign between them?
data_more_columns_tab = more columns, with a tab between them as in the mapping; is there another sign between them?
data_more_columns = more columns; is there another separator than in the mapping?
data_column_alike = a column with this name; the mapping names it. Found: `{ $other }` (capitals or spaces differ): write the name in the mapping like that
data_column_near = a column with this name; the mapping names it. Did you mean `{ $near }`? Write the name in the mapping like that
data_column_missing = a column with this name; the mapping names it. The file has: { $names }
data_column_missing_of_many = a column with this name; the mapping names it. The file has: { $names } and { $more } more
data_type_unusable = a column with numbers or text; this type of Parquet has no value per cell
data_type_numbers = a column with numbers; the Parquet file has another type there
data_type_dates = a column with dates or ages; the Parquet file has another type there
cells_of_text = text
cells_of_numbers = numbers
cells_of_truth = true and false
cells_of_moments = dates
cells_unusable = bytes or lists

## Data: cells

data_age = an age in whole years from 0 to 130; a code such as -1 gets its age with `codes`
data_yes_no = ja or nee, or a code of the mapping; put the code under `codes`
data_word = a value of the enumeration ({ $words }), or a code of the mapping; put the code under `codes`
data_cell_empty = the cell is empty
data_cell_missing = `{ $text }` is a missing value
data_missing_date = a value; { $what }: fill it in, a date or age cannot count as zero
data_missing_value = a value; { $what } and the mapping names no rule for `leeg`: fill it in, or write leeg = "nul"
data_not_negative = an amount of zero or more for `{ $column }`
data_date = a date such as 1980-12-31, not after the year and at most 130 years back
data_date_instead = a date; { $why }
data_number_instead = a number; { $why }
data_number_point = a number without a point: the mapping names another decimal mark
data_number_finite = a finite number
data_number_too_large = an amount of at most 1,000,000,000,000
data_nines = an amount; if this is a code for unknown, put it in the mapping under `ontbreekt`; if the amount is right, say so with `codes`, such as codes = {"{"} "99999" = "99999" {"}"}
data_millions = an amount below a million per month; if this is a code for unknown, put it in the mapping under `ontbreekt`; if the amount is right, say so with `codes`

## Data: persons and households

data_household_number = a whole number from 0 to 9223372036854775807; otherwise number the households again, rising
data_household_order = a higher number than before it: each household once, sorted in rising order
data_without_persons = at least one person with this household
data_orphan = a household that stands in `{ $file }`
data_person_twice = each number once in a household
data_most_persons_found = person 51
data_most_persons = at most 50 persons per household; is `huishouden` under `[sleutels]` right?
data_no_rows = at least one person; the file has no rows
data_number_again_found = the same number as on line { $first }
data_number_again = each number once in the whole file
data_other_weight = the same weight as the first person of the household
data_weight = a weight of more than 0 and at most 1,000,000,000
data_other_value_found = another value
data_other_value = the same as on line { $line } of this household: a value of the household is one value; correct the row, or choose another rule for over_personen
data_sum_alike_found = the same with all persons, in each of { $households } households
data_sum_alike = an amount per person, for the mapping adds up; if it is an amount of the household, write over_personen = "gelijk"; if everyone has so much, write "som_van_gelijke"
data_relative_found = this number stands on line { $line }, with household { $household }
data_relative_nowhere = nobody in the file has this number
data_relative = the number of someone in this household; { $place }: correct it, or write verwant_elders = "telt_niet" in [sleutels]
data_link_not_here = the number of someone in this household; correct it, or write verwant_elders = "telt_niet" in [sleutels]
data_link_oneself = someone else than the person; correct the number or empty the cell
data_link_one_sided = a partner who names this person as partner too; correct one of the two rows
data_link_younger = a parent who was born before the child; correct the number or the age
data_link_twice = someone who is only one of partner, first and second parent; correct the number or empty the cell
data_applicants_found = { $applicants ->
        [one] { $applicants } applicant
       *[other] { $applicants } applicants
    } and { $partners ->
        [one] { $partners } partner
       *[other] { $partners } partners
    }
data_applicants = one applicant and at most one partner per household
data_minor_applicant_found = an applicant of { $age ->
        [one] { $age } year
       *[other] { $age } years
    }
data_no_adult_found = nobody of 18 years or older
data_no_adult = an adult in each household; correct the age, or write zonder_volwassene = "oudste" in [sleutels]
data_lone_minor_found = a minor without a parent in the house
data_lone_minor = a parent in this household; name the parent, or say in [sleutels] with kind_zonder_ouder whether this is a "pleegkind" or a "medebewoner"
data_two_families_found = a second family with minor children
data_two_families = one family per household; give each family a number of its own, or write meer_gezinnen = "eerste_gezin" in [sleutels]

## What was read

read_roles = persons by role
read_roles_counted = applicants { $applicants }, partners { $partners }, children { $children }, housemates { $housemates }
read_minors = below 18 and not a child
read_minors_counted = { $minors }, applicants among them { $applicants }
read_missing = missing values, counted as zero
read_decided = rules of [sleutels] and of the law, times used
read_rules = rules by column
read_persons_weighted = weighted persons
read_amounts_weighted = weighted amounts, million euros
read_none = none
read_partner_by_child = partner through a child together (Awir art. 3(2))

## What data that were read rest on, in the list of sources and assumptions

rests_on_data = data
rests_on_years = { $years } years
rests_on_pension_age = tells the types of households apart
rests_on_weight = weight
rests_on_weight_one = each household stands for itself
rests_on_month = { $columns }, of the whole year in month { $month }
rests_on_column_missing = { $column }, missing value
rests_on_as_zero = counts as zero
rests_on_birthday = { $column }, birthday
rests_on_new_year = on 1 January
rests_on_over_persons = { $column }, over persons
rests_on_all_alike = the same with everyone
rests_on_first_person = of the first person
rests_on_all_persons = all persons together
rests_on_read = read, { $name }
rests_on_counted = counted while reading
rests_on_lone_minor = role, minor without a parent in the house
rests_on_foster = foster child or grandchild of the applicant
rests_on_housemate = housemate
rests_on_no_adult = role, household without an adult
rests_on_eldest = the eldest is the applicant
rests_on_two_families = role, two families
rests_on_first_family = the first in the file applies
rests_on_elsewhere = role, relative outside the household
rests_on_not_counted = does not count
rests_on_missing = missing value
rests_on_age_rule = rule rol_uit_leeftijden
rests_on_rule_fixed = rule vast: the same for everyone
rests_on_rule_draw = rule trekking: this share of the households, drawn by number
rests_on_by_links = the parent of the minors is the applicant, otherwise the eldest without a parent in the house
rests_on_rule_links = rule rol_uit_verwanten: partner is the one who is named or has a child together with the applicant (Awir art. 3), who has a parent here is a child
rests_on_by_ages = from ages: the eldest adult who can be a parent is the applicant
rests_on_rule_ages = rule rol_uit_leeftijden: the one nearest in age is the partner; who is 18 years younger is a child
rests_on_by_composition = from roles and ages
rests_on_rule_composition = rule type_uit_samenstelling: type of household
rests_on_by_income = kind of income with the largest amount
rests_on_rule_income = rule grootste_inkomen: over the year, all persons
rests_on_mapping = mapping: { $key }

## Rules between keys

targets_table_margin = a table that was not checked against its source states its margin
targets_table_margin_remedy = state with `marge_procent` how many percent the values may be off
assessment_one_tolerance = a tolerance is in `procent` or in `punten`, and in one of the two
mapping_weight_twice = the weight is not given or given twice
mapping_weight_twice_remedy = name a column `gewicht`, or write gewicht_regel = "een"
mapping_one_origin = a fact comes from exactly one of kolom, kolommen, som and regel
mapping_rule_value = this rule needs a value
mapping_rule_value_remedy = add `waarde`
mapping_rule_source = a rule or factor states what it rests on
mapping_rule_source_remedy = add `bron` and `zekerheid`
mapping_assumption_ends = an assumption states its bounds
mapping_assumption_ends_remedy = add `laag` and `hoog`
