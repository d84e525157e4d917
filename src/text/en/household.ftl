# The same keys in both languages. Dutch at level B1.

## The explanation of one household

explain_title = Household { $household } · variant { $variant } · { $year }
explain_household_from_file = A household from the file «{ $file }», to explain a rule and never to select anybody. The chance of use and the financing were determined on { $sample } households of that file (seed { $seed }).
explain_model_case = A model case from a synthetic population, no real household. The chance of use and the financing were determined on a sample of { $sample } households (seed { $seed }).
explain_report_uses = The report of the scenario uses { $scenario }; with `--sample { $number }` the figures are the same.
explain_who = Who it is
explain_person = Person { $n }: { $role }, born { $date }{ $age }{ $present }
explain_age = { " " }({ $years } years on 1 January)
explain_in_household = , in the household: { $months }
explain_amounts = { $name }: { $amounts } per month; year { $total }
explain_financing = Financing in force below
explain_financed_number = { $step }: { $name } { $before } → { $after }
explain_uncovered = Uncovered in this sample: € { $million } million per year.
explain_outcome_of_year = Outcome { $name } (year { $year }): { $amount }
explain_outcome_of_months = Outcome { $name } ({ $months } { $year }): { $amount }
explain_in_brief = In brief; all steps with `--scheme { $scheme }`.
explain_of_person = , person { $numbers }
explain_same_rule = The same rule as in step { $step }.
explain_rule = rule: { $formula }
explain_source = source: { $source }
explain_branch_holds = is { $condition }? yes
explain_branch_fails = is { $condition }? no
explain_when_it_changed = In the months in which it changed: { $results }
explain_read = · { $name }{ $person } = { $value }{ $origin }
explain_read_of_person = { " " }(person { $person })
explain_read_from_step = { " " }[step { $step }]
explain_read_fact = { " " }[fact]
explain_law_number = § { $name } = { $value } ({ $source }; { $certainty }){ $financed }
explain_row_up_to = up to { $limit }: { $value }
explain_row_above = above: { $value }
explain_changed_by_financing = { " " }— changed by the financing; the source is that of the number before
explain_delivery = What delivery made of it
explain_basis_settled = per year: estimate, advances, definitive award
explain_basis_not_settled = per year, not settled afterwards
explain_basis_monthly = per month, final, not settled
explain_basis_and_lag = { $basis }; { $months } month(s) of delay
explain_known_first = state of knowledge 1: yearly income per person { $incomes } (last year, indexed); right on it for the year { $award }
explain_known_later = state of knowledge { $n }: yearly income per person { $incomes } (after a report or registration); right on it for the year { $award }
explain_right_of_year = right on the true facts: { $amount }
explain_right_by_month = determined per month, on the facts of that many months before: { $amount }
explain_missed = not used, so missed: { $amount }
explain_definitive_award = definitive award: { $amount }
explain_still_owed = still owed after three years
explain_cash_by_year = cash by year (minus is repaid): { $amounts }
explain_decisions = decisions sent: { $n }
explain_no_right = no right and nothing paid, so no claim
explain_automatic = awarded automatically: draw { $draw } < coverage { $chance }
explain_no_consent = no consent to automatic award;{ " " }
explain_not_automatic = not awarded automatically (draw { $draw } ≥ coverage { $chance });{ " " }
explain_invited = the agency wrote;{ " " }
explain_claim_lost = claimed and lost between counters
explain_claimed = claimed
explain_not_claimed = not claimed
explain_decision = { $before }{ $verdict }: draw { $draw } { $sign } chance of use { $chance } (group { $group }; amount € { $gain } per month; expected recovery per euro paid { $recovered })

## What became of a right

ledger_paid_in_the_year = paid in the year
ledger_overpaid = overpaid and not reclaimed
ledger_underpaid = underpaid and not supplemented
ledger_not_collected = not collected any further

## The year of one household

timeline_title = Household { $household }, { $year }
timeline_whole_euros = Amounts in whole euros per month.
timeline_facts = The facts
timeline_entitled_but_not_used = entitled, but not used
timeline_no_right = no right and nothing paid
timeline_right_of_the_year = right of the year
timeline_right = right
timeline_paid_later = paid later
timeline_paid = paid
timeline_interest = interest
timeline_still_owed = still owed after three years
timeline_persons = persons
timeline_income = income
timeline_rent_with_service_costs = rent and service costs
timeline_hours_of_childcare = hours of childcare
timeline_known_persons = known: persons
timeline_known_income = known: income
timeline_known_rent = known: rent
timeline_known_hours_of_childcare = known: hours of childcare
timeline_decided = decided
timeline_reported_in = reported in
timeline_signal_in = signal in
timeline_adjusted_in = adjusted by the agency in
timeline_quick_route_in = quick route asked in
timeline_other_decision_from = other decision from

## The drawing of the year of one household

timeline_income_the_fact = income, the fact
timeline_income_known_to_agency = income, known to the agency
timeline_rent = rent
timeline_described = Per variant: above, income and what the agency knows of it; below, what was decided and paid each month.
timeline_nothing_to_settle = nothing to settle
timeline_uses_no_scheme = uses no scheme

## The drawings of the population

ages_applicant_or_partner = applicant or partner
ages_child_or_other = child or other member of the household
ages_axis = thousand persons per class of five years
ages_described = Persons per age class of five years on 1 January, weighted; on the left those who run the household, on the right those who live in it. The model does not draw a sex.
ages_title = Ages, { $year }
ages_class = { $class } years: { $number }
gross_incomes_class = from { $from } thousand euros: { $number }
gross_incomes_axis = gross income of the household, thousand euros a year
gross_incomes_of_work = mainly wages or profit
gross_incomes_of_benefits = mainly benefits or pension
gross_incomes_thousand_households = thousand households
gross_incomes_described = Households per class of 5,000 euros of gross income in the year, weighted, by main source.
gross_incomes_title = Incomes, { $year }

## The marginal burden

marginal_heading = { $system } in { $year }, EUR per year
marginal_schemes_explained = Per scheme: what the household loses by it since the line before; a minus is a gain.
marginal_burden_explained = Marginal burden: the share of extra gross income that the household does not keep.
marginal_gross = Gross
marginal_burden = Marginal burden
marginal_tax_and_premium = Tax and premium
marginal_social_assistance = Social assistance
marginal_described = { $title }; the numbers are in marginaal.csv.
marginal_net_by_gross = Net income by gross income
marginal_axis_net = Net income of the household, EUR per year, at the gross income of the first person
marginal_burden_by_gross = Marginal burden by gross income
marginal_axis_burden = Marginal burden: share of extra gross income that is not kept. Jumps below −50% or above 150% are outside the picture

## Making and reading a population

population_made = { $made } made, nothing written
population_counted = { $households } households with { $persons } persons on 1 January and { $new } that begin in the year
population_written = { $made } written in { $folder }
population_read = { $name }: { $households } households with { $persons } persons, weight together { $weight }, written in { $folder }
population_left_out = not in the mapping and so not written: { $columns }
population_fitted = FIT: to these the population was adjusted
population_tested = TEST: nothing was adjusted to these
population_unexplained = Outside the tolerance or not compared, without a remark: { $names }. Write why in { $file }.
population_sample = { $households } households, seed { $seed }
population_within_tolerance = { $within } of { $judged } rows with a tolerance are within it
