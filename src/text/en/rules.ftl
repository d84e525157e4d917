# The same keys in both languages. Dutch at level B1.

## Formulas in words

rule_when_first = If { $condition }:
rule_when = if { $condition }:
rule_otherwise_when = Otherwise,{ " " }
rule_otherwise = Otherwise:
rule_sum_of = The sum of:
rule_minus_before = minus{ " " }
rule_amount_is_rounded = This amount is { $rounding }.
rule_yes_provided_that = Yes, provided that
rule_part_and = , and
rule_yes_if_any = Yes, if
rule_part_or = , or
rule_yes_if = Yes if { $condition }, otherwise no.
rule_otherwise_no = Otherwise no.
rule_whether = whether { $condition }
rule_minus = minus { $x }
rule_a_plus_b = { $a } plus { $b }
rule_a_minus_b = { $a } minus { $b }
rule_a_times_b = { $a } times { $b }
rule_a_divided_by_b = { $a } divided by { $b }
rule_choice = if { $condition }: { $a }; otherwise: { $b }
rule_lowest_of = the lowest of { $list }
rule_highest_of = the highest of { $list }
rule_part_above = the part of { $whole } above { $above }
rule_not_below_zero = { $amount }, but not less than zero
rule_rounded = { $x }, { $rounding }
rule_whole_euros = whole euros
rule_whole_cents = whole cents
rule_multiple_of = a multiple of { $step } euros
rule_rounded_to = rounded to { $to }
rule_rounded_down_to = rounded down to { $to }
rule_rounded_up_to = rounded up to { $to }
rule_sum_by_bracket = the sum by bracket of table { $table } over { $of }
rule_value_from_table = the value from table { $table } for { $of }
rule_sum_of_months = the sum over the twelve months of { $of }
rule_mean_of_months = the mean over the twelve months of { $of }
rule_mean_of_two_months = the mean over this month and the one before of { $of }
rule_mean_of_last_months = the mean over this month and the { $before } before of { $of }
rule_highest_month = the highest in a month of the year of { $of }
rule_value_in_january = the value in January of { $of }
rule_value_of_month_before = the value in the month before of { $of }
rule_value_of_months_earlier = the value of { $n } months earlier of { $of }
rule_age = the age by { $date } { $day }
rule_value_at_quarter_start = the value in the first month of the quarter of { $of }
rule_months_between = the number of whole months from { $from } to { $to }
rule_year_of = the year of { $of }
rule_count_of_months = the number of months of the year in which it holds that { $condition }
rule_reference_date = the reference date
rule_rank_lowest = the lowest { $key }
rule_rank_highest = the highest { $key }
rule_rank_in_household = in the household
rule_rank_among = among those for whom { $condition }
rule_rank = the place of the person { $among }, with { $first } in front
rule_rank_with_tie = { $place } and on a tie { $second }
rule_and_also = { " " }and { $condition }
rule_number_of_persons = the number of persons for whom { $condition }{ $also }
rule_for_whom = { " " }for whom { $condition }
rule_sum_over_persons = the sum over the persons{ $who } of { $of }
rule_highest_among_persons = the highest among the persons{ $who } of { $of }
rule_lowest_among_persons = the lowest among the persons{ $who } of { $of }
rule_list = { $list } and { $last }
rule_one_twelfth_of = one twelfth of { $x }
rule_one_quarter_of = one quarter of { $x }
rule_one_third_of = one third of { $x }
rule_twelve_times = twelve times { $x }
rule_three_times = three times { $x }
rule_four_times = four times { $x }
rule_fraction_times = { $a }/{ $b } times { $x }
rule_at_month_start = on the first day of the month
rule_at_quarter_start = on the first day of the quarter
rule_at_year_start = on 1 January
rule_at_year_end = on 31 December

## Conditions in words

condition_or = { " " }or{ " " }
condition_is_not_so = it is not so that ({ $conditions })
condition_name_holds = { $name } holds
condition_name_does_not_hold = { $name } does not hold
condition_some_person = there is a person for whom { $condition }{ $also }
condition_no_person = there is no person for whom { $condition }{ $also }
condition_every_month = in every month { $condition }
condition_not_every_month = not in every month { $condition }
condition_some_month = in at least one month { $condition }
condition_no_month = in no month { $condition }
condition_in_january = in January { $condition }
condition_month_before = in the month before { $condition }
condition_months_earlier = { $n } months earlier { $condition }
condition_born = { $date } is on or before the first day of the month
condition_not_born = { $date } is not on or before the first day of the month
condition_choice = (if { $condition }) it holds that { $a }, and otherwise that { $b }
condition_always = always
condition_never = never
condition_holds = it holds: { $formula }
condition_does_not_hold = it does not hold: { $formula }
condition_equal = { $a } is { $b }
condition_unequal = { $a } is not { $b }
condition_before = { $a } is before { $b }
condition_on_or_before = { $a } is on or before { $b }
condition_after = { $a } is after { $b }
condition_on_or_after = { $a } is on or after { $b }
condition_is_word = { $a } is { $b }
condition_is_not_word = { $a } is not { $b }
condition_lower = { $a } is lower than { $b }
condition_higher = { $a } is higher than { $b }
condition_at_most_word = { $a } is at most { $b }
condition_at_most = { $a } is at most { $b }
condition_at_least_word = { $a } is at least { $b }
condition_at_least = { $a } is at least { $b }
claim_of_person = the person
claim_of_household = the household
claim_has = { $who } has { $what }
claim_has_a = { $who } has a { $what }
claim_has_no = { $who } has no { $what }
claim_is = { $who } is { $what }
claim_is_not = { $who } is not { $what }
claim_right = there is a right to { $what }
claim_no_right = there is no right to { $what }

## `rules show`

rules_label_law = Law:{ "        " }
rules_label_executor = Executor:{ "   " }
rules_label_per_month = Per month:{ "  " }
rules_label_per_year = Per year:{ "   " }
rules_in_order_of_the_file = { $n }, below in the order of the file
rules_label_rules = Rules:{ "      " }
rules_label_rule = Rule of:{ "  " }
rules_label_explained = Explained:
rules_no_formula_in = this rule has no formula in { $year }
rules_label_note = Note:{ "     " }
rules_label_source = Source:{ "   " }
rules_from_ever = ever
rules_and = { " " }and{ " " }
rules_versions_from = shown is { $year }; there are versions from { $dates }
rules_label_versions = Versions:{ " " }
rules_in_words = In words
rules_formula = Formula
rules_for_the_household = for the household
rules_for_every_person = for every person
rules_every_year = , every year
rules_every_month = , every month
rules_a_number = a number
rules_in_unit = in { $unit }
rules_yes_no = yes or no
rules_a_date = a date
rules_one_of = one of: { $list }
rules_table_named = table { $name }
rules_label_table = Table of:{ " " }
rules_number_of_rows = { $n } rows
rules_label_number = Number of:
rules_heading_numbers = Numbers
rules_from = From
rules_given = fact
rules_uses = Uses
rules_where = Form, and where it stands
rules_no_other_rule = no other rule
rules_used_by = Is used by:
rules_no_scheme = no scheme
rules_felt_in = Is felt in:
rules_label_fact = Fact:{ "     " }
rules_required = required
rules_when_left_out = When a household file leaves it out:
rules_heading_range = Low to high
rules_range = { $low } to { $high }
rules_brackets = brackets: each part of the amount at the rate of its bracket
rules_look_up = look-up: the value of the first row that the number falls in
rules_from_with_certainty = From { $date } ({ $certainty }):
rules_limit_up_to = Up to and including ({ $unit })
rules_value_in = Value ({ $unit })

## `rules parameters`

rules_up_to = up to and including { $limit }
rules_numbers = { $n } numbers: { $each }

## `rules test`

rules_test_good = good
rules_test_wrong = WRONG
rules_test_shape = shape
rules_test_expected_found = expected { $expected }, found { $found }
rules_test_origin_of_expectation = origin of the expectation: { $origin }
rules_test_more_places = and { $more } places more
rules_test_origin_of_demand = origin of the demand: { $origin }
rules_test_cases = { $n } cases, { $right } good, { $failed } wrong; { $confirmed } confirmed by an outsider
rules_test_shapes = { $n } shapes, { $right } good, { $bent } wrong
rules_test_in_month = { " " }in month { $n }
rules_test_step = { $along } from { $from } to { $to }: { $target } goes from { $before } to { $after }{ $month }
rules_test_stale_step = the step of { $size } in `behalve_stappen` does not occur; remove it

## `rules check`

rules_system_in_order = { $system }: in order; { $files } files, { $rules } rules, { $parameters } parameters, { $tables } tables, { $inputs } inputs
