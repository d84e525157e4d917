# The same keys in both languages. Dutch at level B1.

## Formulas in words

rule_when_first = Als { $condition }:
rule_when = als { $condition }:
rule_otherwise_when = Anders,{ " " }
rule_otherwise = Anders:
rule_sum_of = De optelsom van:
rule_minus_before = min{ " " }
rule_amount_is_rounded = Dit bedrag wordt { $rounding }.
rule_yes_provided_that = Ja, mits
rule_part_and = , en
rule_yes_if_any = Ja, als
rule_part_or = , of
rule_yes_if = Ja als { $condition }, anders nee.
rule_otherwise_no = Anders nee.
rule_whether = of { $condition }
rule_minus = min { $x }
rule_a_plus_b = { $a } plus { $b }
rule_a_minus_b = { $a } min { $b }
rule_a_times_b = { $a } maal { $b }
rule_a_divided_by_b = { $a } gedeeld door { $b }
rule_choice = als { $condition }: { $a }; anders: { $b }
rule_lowest_of = het laagste van { $list }
rule_highest_of = het hoogste van { $list }
rule_part_above = het deel van { $whole } boven { $above }
rule_not_below_zero = { $amount }, maar niet minder dan nul
rule_rounded = { $x }, { $rounding }
rule_whole_euros = hele euro's
rule_whole_cents = hele centen
rule_multiple_of = een veelvoud van { $step } euro
rule_rounded_to = afgerond op { $to }
rule_rounded_down_to = naar beneden afgerond op { $to }
rule_rounded_up_to = naar boven afgerond op { $to }
rule_sum_by_bracket = de som per schijf van tabel { $table } over { $of }
rule_value_from_table = de waarde uit tabel { $table } bij { $of }
rule_sum_of_months = de som over de twaalf maanden van { $of }
rule_mean_of_months = het gemiddelde over de twaalf maanden van { $of }
rule_mean_of_two_months = het gemiddelde over deze en de vorige maand van { $of }
rule_mean_of_last_months = het gemiddelde over deze en de { $before } maanden ervoor van { $of }
rule_highest_month = het hoogste in een maand van het jaar van { $of }
rule_value_in_january = de waarde in januari van { $of }
rule_value_of_month_before = de waarde in de vorige maand van { $of }
rule_value_of_months_earlier = de waarde van { $n } maanden eerder van { $of }
rule_age = de leeftijd volgens { $date } { $day }
rule_value_at_quarter_start = de waarde in de eerste maand van het kwartaal van { $of }
rule_months_between = het aantal hele maanden van { $from } tot { $to }
rule_year_of = het jaar van { $of }
rule_count_of_months = het aantal maanden van het jaar waarin geldt dat { $condition }
rule_reference_date = de peildatum
rule_rank_lowest = het laagste van { $key }
rule_rank_highest = het hoogste van { $key }
rule_rank_in_household = in het huishouden
rule_rank_among = onder degenen voor wie geldt dat { $condition }
rule_rank = de plaats van de persoon { $among }, met { $first } vooraan
rule_rank_with_tie = { $place } en bij gelijke stand { $second }
rule_and_also = { " " }en { $condition }
rule_number_of_persons = het aantal personen voor wie geldt dat { $condition }{ $also }
rule_for_whom = { " " }voor wie geldt dat { $condition }
rule_sum_over_persons = de som over de personen{ $who } van { $of }
rule_highest_among_persons = het hoogste onder de personen{ $who } van { $of }
rule_lowest_among_persons = het laagste onder de personen{ $who } van { $of }
rule_list = { $list } en { $last }
rule_one_twelfth_of = een twaalfde van { $x }
rule_one_quarter_of = een vierde van { $x }
rule_one_third_of = een derde van { $x }
rule_twelve_times = twaalf maal { $x }
rule_three_times = drie maal { $x }
rule_four_times = vier maal { $x }
rule_fraction_times = { $a }/{ $b } maal { $x }
rule_at_month_start = op de eerste dag van de maand
rule_at_quarter_start = op de eerste dag van het kwartaal
rule_at_year_start = op 1 januari
rule_at_year_end = op 31 december

## Conditions in words

condition_or = { " " }of{ " " }
condition_is_not_so = het niet zo is dat ({ $conditions })
condition_name_holds = { $name } geldt
condition_name_does_not_hold = { $name } niet geldt
condition_some_person = er ten minste een persoon is voor wie geldt dat { $condition }{ $also }
condition_no_person = er geen persoon is voor wie geldt dat { $condition }{ $also }
condition_every_month = in elke maand geldt dat { $condition }
condition_not_every_month = niet in elke maand geldt dat { $condition }
condition_some_month = in ten minste een maand geldt dat { $condition }
condition_no_month = in geen enkele maand geldt dat { $condition }
condition_in_january = in januari geldt dat { $condition }
condition_month_before = in de vorige maand gold dat { $condition }
condition_months_earlier = { $n } maanden eerder gold dat { $condition }
condition_born = { $date } op of voor de eerste dag van de maand ligt
condition_not_born = { $date } niet op of voor de eerste dag van de maand ligt
condition_choice = (als { $condition }) geldt dat { $a }, en anders dat { $b }
condition_always = altijd
condition_never = nooit
condition_holds = geldt: { $formula }
condition_does_not_hold = niet geldt: { $formula }
condition_equal = { $a } gelijk is aan { $b }
condition_unequal = { $a } niet gelijk is aan { $b }
condition_before = { $a } voor { $b } ligt
condition_on_or_before = { $a } op of voor { $b } ligt
condition_after = { $a } na { $b } ligt
condition_on_or_after = { $a } op of na { $b } ligt
condition_is_word = { $a } { $b } is
condition_is_not_word = { $a } niet { $b } is
condition_lower = { $a } lager is dan { $b }
condition_higher = { $a } hoger is dan { $b }
condition_at_most_word = { $a } hoogstens { $b } is
condition_at_most = { $a } niet hoger is dan { $b }
condition_at_least_word = { $a } ten minste { $b } is
condition_at_least = { $a } niet lager is dan { $b }
claim_of_person = de persoon
claim_of_household = het huishouden
claim_has = { $who } { $what } heeft
claim_has_a = { $who } een { $what } heeft
claim_has_no = { $who } geen { $what } heeft
claim_is = { $who } { $what } is
claim_is_not = { $who } niet { $what } is
claim_right = er recht op { $what } is
claim_no_right = er geen recht op { $what } is

## `rules show`

rules_label_law = Wet:{ "       " }
rules_label_executor = Uitvoerder:
rules_label_per_month = Per maand:{ " " }
rules_label_per_year = Per jaar:{ "  " }
rules_in_order_of_the_file = { $n }, hieronder in de volgorde van het bestand
rules_label_rules = Regels:{ "    " }
rules_label_rule = Regel van:
rules_label_explained = Uitleg:{ "   " }
rules_no_formula_in = deze regel heeft geen formule in { $year }
rules_label_note = Let op:{ "   " }
rules_label_source = Bron:{ "     " }
rules_from_ever = altijd
rules_and = { " " }en{ " " }
rules_versions_from = getoond is { $year }; er zijn versies vanaf { $dates }
rules_label_versions = Versies:{ "  " }
rules_in_words = In woorden
rules_formula = Formule
rules_for_the_household = voor het huishouden
rules_for_every_person = voor elke persoon
rules_every_year = , elk jaar
rules_every_month = , elke maand
rules_a_number = een getal
rules_in_unit = in { $unit }
rules_yes_no = ja of nee
rules_a_date = een datum
rules_one_of = een van: { $list }
rules_table_named = tabel { $name }
rules_label_table = Tabel van:
rules_number_of_rows = { $n } rijen
rules_label_number = Getal van:
rules_heading_numbers = Getallen
rules_from = Vanaf
rules_given = gegeven
rules_uses = Gebruikt
rules_where = Vorm, en waar het staat
rules_no_other_rule = geen andere regel
rules_used_by = Wordt gebruikt door:
rules_no_scheme = geen regeling
rules_felt_in = Werkt door in:
rules_label_fact = Gegeven:{ "  " }
rules_required = verplicht
rules_when_left_out = Als een huishoudbestand het niet noemt:
rules_heading_range = Laag tot hoog
rules_range = { $low } tot { $high }
rules_brackets = schijven: elk deel van het bedrag tegen het tarief van zijn schijf
rules_look_up = opzoeken: de waarde van de eerste rij waar het getal in valt
rules_from_with_certainty = Vanaf { $date } ({ $certainty }):
rules_limit_up_to = Tot en met ({ $unit })
rules_value_in = Waarde ({ $unit })

## `rules parameters`

rules_up_to = tot en met { $limit }
rules_numbers = { $n } getallen: { $each }

## `rules test`

rules_test_good = goed
rules_test_wrong = FOUT
rules_test_shape = verloop
rules_test_expected_found = verwacht { $expected }, gevonden { $found }
rules_test_origin_of_expectation = herkomst van de verwachting: { $origin }
rules_test_more_places = en nog { $more } plaatsen
rules_test_origin_of_demand = herkomst van de eis: { $origin }
rules_test_cases = { $n } gevallen, { $right } goed, { $failed } fout; { $confirmed } door een buitenstaander bevestigd
rules_test_shapes = { $n } verlopen, { $right } goed, { $bent } fout
rules_test_in_month = { " " }in maand { $n }
rules_test_step = { $along } van { $from } naar { $to }: { $target } gaat van { $before } naar { $after }{ $month }
rules_test_stale_step = de stap van { $size } uit `behalve_stappen` komt niet voor; verwijder hem

## `rules check`

rules_system_in_order = { $system }: in orde; { $files } bestanden, { $rules } regels, { $parameters } parameters, { $tables } tabellen, { $inputs } invoergegevens
