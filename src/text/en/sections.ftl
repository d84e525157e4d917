# Sentences of the sections of the report; the same keys in both languages. Dutch at level B1.

## Shared by the sections

table_of_differences = { $title }: difference with now
stub_per_year = Per year
interval_note = No demonstrable difference: zero lies in the 95% interval of the sample.
variant_changed = { $name }, changed: { $changes }

## Key points

key_points_title = Key points
key_points_now_named = Now ({ $name }):
key_points_households_use = { $users } households use their right to one or more schemes, { $due } a year together.
key_points_households_leave_unused = Of the entitled households { $share } leave at least one scheme unused{ $less }.
key_points_per_scheme_less = ; per scheme it is less, see Use
key_points_see_use = ; see Use for each scheme
key_points_households_pay_back = Of the households with an award { $share } have to pay something back.
key_points_months_after_a_fall = After a fall in income it takes { $n } months on average until the payment is adjusted.
key_points_variant_named = { $name }:
key_points_higher_use_costs = ; higher use costs { $x }.
key_points_lower_use_saves = ; lower use saves { $x }.
key_points_poorest_tenth_gains = of the poorest tenth the median household gains { $x }
key_points_poorest_tenth_loses = of the poorest tenth the median household loses { $x }
key_points_inequality_gini_rises = inequality (Gini) rises from { $now } to { $then }
key_points_inequality_gini_falls = inequality (Gini) falls from { $now } to { $then }
key_points_distribution_both = Distribution: { $a }; { $b }.
key_points_distribution = Distribution: { $a }.
key_points_median_household_same = for the median household there is no demonstrable difference
key_points_median_household_gains = the median household gains { $x }
key_points_median_household_loses = the median household loses { $x }
key_points_after_lost_toeslagen_and_tax = After lost toeslagen and higher tax:{ " " }
key_points_after_lost_toeslagen = After lost toeslagen:{ " " }
key_points_incomes_after_higher_tax = Incomes, after higher tax:{ " " }
key_points_incomes = Incomes:{ " " }
key_points_income = { $start }{ $middle }; { $gain } of the households gain more than 1% and { $loss } lose more than 1%.
key_points_incomes_after_lower_tax = Incomes, after lower tax:{ " " }
key_points_everybody_uses = Everybody who is entitled uses all schemes; now { $now } of the entitled leave at least one unused.
key_points_use_same = In use there is no demonstrable difference: { $now } of the entitled leave at least one scheme unused.
key_points_use_now_and_then = Of the entitled { $then } leave at least one scheme unused; now { $now }.
key_points_recoveries_same = In recoveries there is no demonstrable difference ({ $now } of the households with an award).
key_points_nobody_pays_back = Nobody has to pay anything back; now { $now } of the households with an award do.{ $price }
key_points_pay_back_now_and_then = Of the households with an award { $then } have to pay something back; now { $now }.
key_points_paid_too_much = { " " }But { $x } a year is paid too much and not reclaimed.
key_points_paid_too_little = { " " }And { $x } a year is paid too little and not supplemented.
key_points_recoveries_of_scheme = Of these recoveries { $share } are of the scheme { $scheme }.
key_points_falls_only_now = { " " }For { $n } households a fall in income changes the right now and not then.
key_points_amount_does_not_change = The amount does not change when income falls.{ $spared }
key_points_falls_too_rare = A fall in income that changes the right now and then is too rare to show.{ $spared }
key_points_months_now = ; now after { $now } months{ $verdict }.
key_points_months_same = , no demonstrable difference
key_points_households_counted = { " " }({ $n } households)
key_points_months_then = After a fall in income that changes the right now and then{ $of }, the payment is adjusted after { $then } months on average{ $both }{ $spared }
key_points_coverage = Covered
key_points_balance_explained = Balance: + is higher spending or lower receipts, so a worse balance; { $year }, prices of { $prices }.
key_points_coverage_explained = Covered: what is left of the balance. Extra tax: taxes and contributions of households; which numbers of the law change for that stands with the financing. Poorest tenth: the tenth of people with the lowest income now. Gini: 0 is equal.
key_points_income_explained = Income: change of standardised disposable income. Non-take-up: share of the entitled households that leave at least one scheme unused; for each scheme see Use. Recovery: share of the households with an award.
key_points_key_figures_per_variant = Key figures per variant

## Budget

budget_cash_basis_explained = Cash basis counts money in the year in which it moves: advances in the year of award, supplements and repayments in the years after. The model follows the money until three years after the year of award.
budget_title = Budget
budget_sign = Amounts in millions of euros, year { $year }, prices of { $prices }. A plus means higher spending or lower receipts: the balance gets worse. A minus means a better balance. Costs of execution are not in it; what it takes in decisions and hours stands under What it asks of the agency.
budget_accrual_basis_explained = Accrual basis counts what households are entitled to over the year and use, also when the money comes later.
budget_policy_change_explained = The line policy change takes the use of now: who uses half of the right now, uses half in the variant too. Who has no right now and gets one in the variant counts here.
budget_policy_change = Policy change, at the use of now
budget_higher_use_explained = The line higher use is the rest: money for people who are entitled now but leave it, and who receive it in the variant. Schemes that end and schemes that replace them are compared as one whole per household.
budget_higher_use = Higher use (minus: lower)
budget_overpaid_not_reclaimed = Overpaid and not reclaimed
budget_underpaid_not_supplemented = Underpaid and not supplemented
budget_claimed_back_and_written_off = Claimed back and written off
budget_other_change_incomes = Other change of incomes
budget_saving_elsewhere_outside_source = Saving elsewhere or outside source
budget_balance = Balance
budget_change_balance_accrual_basis = Change of the balance, accrual basis
budget_unit_worse_balance = million euros; + = worse balance
budget_unit = million euros
budget_taxes_to_the_state = Taxes and contributions (to the state)
budget_names_to_party = { $list } (to { $party })
budget_names_by_party = { $list } (by { $party })
budget_zero_by_the_financing = Zero by the financing: the model has searched the numbers of the law at which the variant costs nothing on balance, all lines of this table together. That is a choice of the scenario, not an outcome.
budget_higher_use_and_non_take_up = Higher use counts euros of households that are entitled now as well; the share of non-take-up counts households. Where more households get a small right that many leave, that share can rise while higher use costs money.
budget_rounding = By rounding a total may differ from the sum of its parts.
budget_change_per_scheme_accrual_basis = Change per scheme, accrual basis
budget_unit_higher_spending = million euros; + = higher spending
budget_sum_of_schemes = The sum is policy change and higher use together.
budget_toeslagen_and_toelagen = All toeslagen and toelagen
budget_spending_and_receipts = Spending per scheme and receipts, accrual basis
budget_unit_per_year = million euros a year
budget_social_assistance_at_zero = Social assistance and AIO at zero: no household gets them by the rules here. A benefit that the population has as income is not counted here and is the same in every variant.
budget_advances = Advances
budget_supplements = Supplements
budget_fewer_recoveries = Fewer recoveries (minus: more)
budget_all_schemes = All schemes
budget_change_cash_basis_together = Change on cash basis, { $first } to { $last } together
budget_schemes_of = { $name }: schemes
budget_balance_of = { $name }: balance
budget_change_cash_basis_per_year = Change on cash basis per year
budget_one_year_of_award = This is one year of award. Assumption: tax and premiums move in the year of award itself.
budget_paid_year = Paid in the year
budget_paid_afterwards = Paid afterwards
budget_paid_back_by_households_less = Paid back by households (less)
budget_still_owed_less = Still owed at the end (less)
budget_overpaid_not_reclaimed_less = Overpaid and not reclaimed (less)
budget_underpaid_not_supplemented_more = Underpaid and not supplemented (more)
budget_written_off_less = Written off (less)
budget_right_that_is_used = Right that is used
budget_payment_to_right = From payment to right
budget_payment_to_right_explained = Paid plus paid afterwards, less the lines with (less) and plus that with (more), is the right that is used. This holds for every household. Too much and too little by scheme stand under Certainty and recoveries.
budget_financing_has_to_cover = What the financing has to cover
budget_balance_without_financing = Balance without the financing
budget_outside_model = From outside the model
budget_left_uncovered_minus_spare = Left uncovered (minus: to spare)
budget_left_uncovered = There is { $x } a year left uncovered: the steps go no further.
budget_financing_has_to_cover_explained = Million euros a year; + is a worse balance. The bill is that of this sample; the interval of the balance stands with the change of the balance.
budget_paid_by = { $name } (paid by { $payer })
budget_financing_of = Financing of { $name }
budget_tax_rule = Tax rule
budget_now = Now
budget_in_the_variant = In the variant
budget_difference = Difference
budget_values_searched_by_the_model = The model has searched the values in the column “In the variant”, so that the balance of the variant comes as near to zero as it can.
budget_balance_comes_to_zero = The balance comes to zero.
budget_to_spare = There is { $x } a year to spare.

## Who pays

coverage_not_covered = not covered: { $x }
coverage_left_over = left over: { $x }
coverage_yields = yields: { $x }
coverage_would_cost = without a financing it would cost { $x } a year more in this sample
coverage_would_yield = without a financing it would yield { $x } a year in this sample
coverage_financing_brings_to_zero = { $start }; the financing brings the difference in the balance to zero
coverage_financing_leaves_uncovered = { $start }; after the financing { $x } a year is left uncovered
coverage_financing_does_not_cover = { $start }; the financing does not cover that: what its steps bring in at most leaves { $x } a year uncovered
coverage_financing_leaves_over = { $start }; after the financing { $x } a year is left over
coverage_costs_and_is_not_covered = it costs { $x } a year more on balance, which is not covered
coverage_yields_on_balance = it yields { $x } a year on balance
coverage_no_difference_in_balance = there is no demonstrable difference in the balance
coverage_households_pay_more_taxes = households pay { $x } a year more in taxes and contributions
coverage_households_pay_less_taxes = households pay { $x } a year less in taxes and contributions
coverage_payer_pays = { $payer } pays { $x } a year ({ $name })
coverage_who_pays = Who pays
coverage_who_pays_less = Who pays less
coverage_payments_and_changes = { $head }: { $list }. The financing changes: { $numbers }.
coverage_payments = { $head }: { $list }.
coverage_households_pay_more_premiums = households pay { $x } a year more in premiums to { $party }
coverage_households_pay_less_premiums = households pay { $x } a year less in premiums to { $party }
coverage_rates_higher_each = { $step }: { $count } rates { $points } percentage points higher each
coverage_rates_lower_each = { $step }: { $count } rates { $points } percentage points lower each
coverage_number_from_to = { $name } from { $before } to { $after }
coverage_percentage_points = { $n } percentage points
coverage_moved_higher = { $size } higher
coverage_moved_lower = { $size } lower
coverage_moved_not_at_all = the same

## Financed variants

financed_extra_tax = extra tax
financed_less_tax = less tax
financed_tax_with_interval = { $what } { $x } a year [{ $low }; { $high }]
financed_tax_too_few_households = tax: too few households to show
financed_number_before_after = { $name } { $before } → { $after }
financed_number_of_step = { $step } ({ $number })
financed_row_of_table = { $table }, row { $row }
financed_limit_of = { $number }, limit

## Incomes

incomes_title = Incomes
incomes_disposable_income_explained = We look at disposable income of a whole year: what a household can spend after tax, with the schemes that it uses. To compare households we divide by a factor for size and composition; that is called standardised.
incomes_decile_explained = A decile is a tenth of all persons, from low to high income in the current system. The median is the change of the household in the middle of a group.
incomes_decile = Decile
incomes_static = The computation is static: nobody works more or less, moves or lives differently. The outcome says nothing about one particular household.
incomes_by_decile = by decile
incomes_by_household = by household, source of income and dwelling
incomes_median_change = Median change of income
incomes_change_of_mean_income = Change of mean income
incomes_mean_change_euros = Mean change in euros per household per year
incomes_share_that_loses = Share of households that lose more than 1%
incomes_share_of_the_group = Share of the households in the group.
incomes_pension_explained = State pension: the pension under the Algemene Ouderdomswet. Unemployment benefit: under the Werkloosheidswet.
incomes_median_by_decile = Median change of income by decile
incomes_median_by_decile_described = Bars by decile, from the lowest to the highest incomes, one bar per variant. The numbers are in the table below.
incomes_axis_change = change, %
incomes_winners_by_variant = Winners and losers by variant
incomes_winners = Winners and losers
incomes_winners_by_variant_described = Five bars per variant: the share of households that gain more than 5%, gain 1 to 5%, stay within 1%, lose 1 to 5% and lose more than 5%.
incomes_axis_share = share of the households, %
incomes_median_loses_more_1 = Median of who loses more than 1%
incomes_share_of_positive_incomes = Share of the households with a positive income in the current system.
incomes_no_group_loses = { $name }: in no group does anyone lose more than 1%.
incomes_group = ‘{ $group }’
incomes_group_that_loses_most = { $name }: the group with the largest share of losers is { $group }; of these { $loss } lose more than 1%.
incomes_inequality = Income and inequality
incomes_median_euros_year = Median, euros a year
incomes_gini = Gini
incomes_gini_difference_now = Gini, difference with now
incomes_p90_p10 = P90/P10
incomes_p90_p10_difference_now = P90/P10, difference with now
incomes_inequality_explained = Over persons, standardised disposable income. Gini: 0 is all equal, 1 is all with one person. P90/P10: the income that 90% are below, divided by the income that 10% are below.
incomes_upper_bound_euros_year = Upper bound, euros a year
incomes_bounds = Bounds of the deciles
incomes_bounds_explained = Standardised disposable income in the current system. Persons, not households; at equal income the household number decides.
incomes_without_positive_income = Households without positive income in the current system are left out.
incomes_change_of_the_mean = Change of the mean of the group, not the mean of the changes.
incomes_not_standardised = Disposable income of the household, not standardised.
incomes_gains_more_than_5 = Gains more than 5%
incomes_gains_1_to_5 = Gains 1 to 5%
incomes_stays_within_1 = Stays within 1%
incomes_loses_1_to_5 = Loses 1 to 5%
incomes_loses_more_than_5 = Loses more than 5%

## Toelage

toelage_none = None of the variants has a toelage.
toelage_explained = A toelage is the same at every income, which does not tell who gains: toeslagen may end, and somebody pays for it. The table shows what households receive, lose and pay more or less. What counts is the last column: what is left on balance. What is not covered is paid by nobody here.
toelage_title = Toelage: gross, financing and net
toelage_gross = Toelage (gross)
toelage_toeslagen = Toeslagen
toelage_taxes_contributions = Taxes and contributions
toelage_benefits_and_other = Child benefit, benefits, premiums and other
toelage_per_household = { $name }: gross, financing and net per household
toelage_unit = euros a year; + = for the household
toelage_mean_explained = Mean per household, difference with now. Here + is good for the household; in the budget tables + is bad for the balance.

## Use, certainty and recoveries

delivery_non_take_up_explained = Non-take-up: the share of entitled households that do not use the scheme; for ‘all schemes together’ at least one.
delivery_use_by_scheme = Use and non-take-up by scheme
delivery_not_everyone_applies = Not everyone who is entitled applies. The same household has the same inclination to apply in every variant; only rules and amounts differ.
delivery_use_title = Use
delivery_people_want_to_keep_money = People want to be able to keep the money that they receive. These tables show how often that fails.
delivery_certainty_households = Certainty for households
delivery_share_households_award = Share of the households with an award.
delivery_euros_never_reclaimed = Euros never reclaimed: share of the money that was paid in the year.
delivery_settlement_by_scheme = Recoveries and supplements by scheme
delivery_certainty_title = Certainty and recoveries
delivery_share_of_awards = Share of the awards: one household can have several. The mean is over awards with a recovery or supplement.
delivery_what_a_right_is = A right is what the law gives on the true facts: in a system by the month those of the month itself, with income of an earlier year that income. What is paid because facts are known later, because an old amount is held or because a source is wrong is no right. Too much: small amounts that are left, and all that a system without settlement does not reclaim. Too little: where nothing follows. By the month each month counts; by the year the year counts.
delivery_debt = Debt of those who have to repay
delivery_debt_dates = Debt and the households that have it: on 31 December { $next }. Left: on 31 December { $last }.
delivery_instalments_explained = Instalment, share of income and months until the last instalment: mean over households with a recovery, all schemes together; months count from the end of the year. Everybody follows the plan of the variant; who repays sooner is not told apart.

## Timing and months

timing_falls = Time until payment follows a fall in income
timing_below_norm = Months with less than the social assistance norm
timing_below_norm_explained = Mean over all households. Gap month: a month below the norm in a year that as a whole is not. The norm includes holiday allowance; who receives that in May is below the norm sooner in other months.
timing_changes_decisions = Changes and decisions
timing_number_per_year = Number per year, mean over households that use a scheme.
timing_title = Timing and months
timing_falls_explained = Households with a fall: only falls of at least 15% that change the right to a scheme that the household uses. Months and shares are over the households for whom that is so now as well, so that both are about the same people. Where no payment follows within the year, we count twelve months.
timing_only_now_explained = Another right only now: the fall changes the right now and not in the variant, as with a toelage, or the household does not use the scheme then. For them no payment has to follow, and they do not count in the months.
timing_paid_per_month = Paid per month, mean per household
timing_paid_per_month_described = One line per variant: the payment of all schemes together in each month of the year, mean over all households.
timing_euros_per_month = euros a month

## What it asks of people

people_scheme_takes_time = A scheme takes time and attention. And who does not know what comes next month cannot plan.
people_what_is_counted = These tables count what a household does, reads and cannot know in a year.
people_title = What it asks of people
people_how_steady = How sure and steady the money is
people_actions_per_year_group = Actions per year, by group
people_months_unknown_amount_group = Months with an unknown amount, by group
people_households_recovery_group = Households with a recovery, by group
people_share_of_group_with_award = Share of the households of the group with an award.
people_mean_over_group = Mean over the households of the group that use a scheme.
people_number_per_year = Number per year, mean over households that use a scheme. Life event: someone comes or goes, or income falls for longer. Around: in that month or the two after it; applications do not count there.
people_terms_explained = Terms: changes that have to be reported, repayments and new applications. Nobody reports small swings and they do not count. In a system per month data come from registers and the household reports nothing; it does check every changed amount. In a system per year it checks the estimate, an amount that the agency adjusts itself and a definitive decision with another amount.
people_calls_are_an_assumption = How often people call is an assumption about calls per decision. Visits are not counted: there is no figure for them.
people_calls_not_counted = Phone calls and visits are not counted: the scenario gives no figure for them.
people_unknown_amount_explained = Unknown amount: on the day of payment the household cannot know what comes next month, because a report is being processed or because the amount depends on income that is not there yet. Where it depends on income of two months ago, it can be worked out.
people_without_notice_explained = Without notice: the decision comes with the other amount. Variation: the standard deviation over twelve months as a share of the mean. Fall: as a share of the disposable income of the month before; the month after a one-off back payment counts as a fall too. A gap month is one below the norm in a year that as a whole is not, mean over all households.
people_no_single_mark = There is no single mark for grip: there is no agreed weighting. The parts are in these tables.
people_hours_per_household_low = Hours per household, low
people_together_million_hours_low = Together, million hours, low
people_together_million_euros_middle = Together, million euros, middle
people_time = Time that it takes people per year
people_time_is_an_assumption = Assumption: actions and letters of the table above, times minutes that nobody measured. Low and high stand with the assumptions; all minutes then move together.
people_doing_nothing = What happens to who does nothing
people_not_applying = Not applying
people_not_reporting_change = Not reporting a change
people_not_reporting_is_not_fraud = Not reporting is not fraud: often people do not know, or know too late.
people_no_money_comes = No money comes.
people_entitled_that_consent = the entitled households that consent to the sharing of data
people_entitled = the entitled households
people_get_all_by_itself = Of { $of } { $share } get all that they are entitled to by itself. The others get nothing.
people_registers_count_a_month_later = The change comes from registers and counts a month later.
people_registers_count_months_later = The change comes from registers and counts { $n } months later.
people_agency_adjusts_amount = The agency adjusts the amount within the year where it sees wages.
people_amount_stays_the_same = The amount stays the same until the end of the year.
people_too_much_is_paid_back = What was too much must be paid back later{ $excess }. { $supplement }
people_too_much_is_kept = What was too much may be kept. { $supplement }
people_no_settlement = There is no settlement.
people_but_small_amount = , but for a small amount
people_too_little_comes_later = What was too little still comes later{ $shortfall }.

## What it asks of the agency

agency_every_scheme_takes_work = Every scheme takes work: deciding, correcting, answering.
agency_every_year_like_the_last = The count assumes that every year is like the one before: what comes after the year of award stands in the month in which it falls.
agency_title = What it asks of the agency
agency_what_a_correction_is = Correction: a decision that changes an earlier one, or a definitive one with a recovery or supplement. Signal: the agency sees wages that do not fit the estimate. Contact: a report, objection, repayment, new application or message about a changed amount. Calls are told apart where the scenario says how often people call. Letter: a message that is no decision.
agency_peak_depends_on_two_months = The peak depends on two fixed months: that of the yearly awards and that of the definitive decisions. The model puts each in one month; in fact they are spread.
agency_hours_not_given = Hours of the agency are not given: the scenario names no time per action.
agency_busiest_month_decisions = Busiest month for decisions
agency_busiest_month = Busiest month
agency_busiest_month_times_mean = Busiest month, times a mean month
agency_decisions_scheme = Decisions by scheme
agency_decisions_million = Decisions, million
agency_corrections = Of which corrections
agency_times_mean_month = Times a mean month
agency_million_hours_low = Million hours, low
agency_million_euros_low = Million euros, low
agency_hours_are_an_assumption = Assumption: only work for which the scenario names a time, times that time, the same in every system. Building and running systems and enforcement are not in it.
agency_euros_not_given = Euros are not given: no price per hour or decision is published.
agency_hours_per_year = Hours of the agency per year
agency_tasks_without_time = Cost nothing in these times: { $names }. The scenario names no time for them, so a variant with more of them looks too cheap.
agency_task_decisions = decisions
agency_task_contacts = contacts
agency_task_calls = calls
agency_task_letters = letters
agency_task_hand_overs = hand-overs between counters
agency_task_reviews_by_hand = reviews by hand
agency_decisions_per_month = Decisions per month
agency_decisions_per_month_described = One line per variant: the decisions of all schemes together in each month of an average year.
agency_million_decisions = million decisions

## Fitted and tested

checks_settlement_title = Settlement: fitted and tested
checks_settlement_explained = Nobody has measured how people report changes; what came out of the definitive award has been published.
checks_some_dials_are_set = Some of the dials of reporting are therefore set to the rows where the column “Tests” says so, with the command stelsel calibrate: least squares on the relative deviation, each dial between its low and high, with common random numbers. Rows with “yes” test the outcome; nothing is set to them.
checks_nothing_is_set = Nothing is set to these rows.
checks_no_not_simulated = no: not simulated
checks_settlement_beside_year = Settlement of the base beside that of { $year }
checks_settlement_beside_published = Settlement of the base beside published figures
checks_simulated_year_fit = Simulated as in the year of the fit
checks_deviation_year_fit = Deviation, year of the fit
checks_simulated_system_now = Simulated, system of now
checks_euros_total_millions = Euros in total are in millions.
checks_consumer_prices = Amounts are converted with consumer prices; factor of { $factors }.
checks_year_of_fit_explained = “As in the year of the fit” is the system of now in which the agency estimates income as it did then (the numbers “ijkjaar” below), of a made population over the first { $households } households at most; the dials are set on it. Between that column and “system of now” stands what another index and margin do.
checks_fitted = fitted
checks_fixed = fixed
checks_dials = Choices that the settlement rests on
checks_dial = Dial
checks_unit = Unit
checks_role = Role
checks_dials_of_the_variant = The processing time of a report and the tolerance stand with the dials of the variant.
checks_use_title = Use: fitted and tested
checks_use_explained = Non-use by scheme and group is fitted in the current system and then fixed: in every variant a household has the same inclination and the same draw. The rest of these tables tests the model; nothing is set to it.
checks_all_entitled = all entitled
checks_scheme_and_group = { $scheme }: { $group }
checks_non_use_by_scheme_and_group = Non-use by scheme and group
checks_non_use = Non-use
checks_scheme_and_group_heading = Scheme and group
checks_entitled_sample = Entitled in the sample
checks_published = Published
checks_monthly_right_half_use = Monthly right at half use
checks_groups_without_figure = Where no figure for a group is published, it shares what the total leaves. The right at half use is the price that claiming has by the model: at that amount half do, for a household without special traits.
checks_band_up_to = up to { $n } euros a month
checks_scheme_band = { $scheme }: { $band }
checks_non_use_by_size_of_right = Non-use by size of the right
checks_scheme_amount = Scheme and amount
checks_falls_with_amount = Not above the row before
checks_bands_may_rise = Groups with much non-use sometimes have a high right; then a row can rise.
checks_each_scheme_by_itself = { " " }Were each scheme by itself, it would be { $share }.
checks_misses_all_schemes = Misses all schemes, of who has a right to two or more
checks_no_number = no number
checks_non_use_moments = Figures on non-use that nothing is set to
checks_prices_of_the_run = Amounts are converted to the prices of the run.

## Beside published figures

published_explained = This table sets outcomes of the base beside published figures, also where the model deviates. Not every row tests the model: where something is set to the figure, or where it comes from memory, a small deviation says nothing. The column “Tests” says why. Published figures are sometimes about another year or group; the last column says so.
published_none = The scenario names no published figures.
published_title = Outcomes beside published figures
published_simulated_published = Simulated and published
published_prices = Prices of
published_deviation_explained = Euros in total are in millions. Deviation: simulated divided by published, minus one; for amounts both in prices of the run. Converted with consumer prices is as sure as figure and conversion together.
published_no_fitted = no: the dials of reporting are set to it
published_no_calibrated = no: take-up is calibrated to it
published_no_not_read = no: from memory or an estimate of our own
published_no_because = no: { $reason }
published_no_deviation_because = no, hence no deviation: { $reason }

## Changes

changes_only_protected_income = The change of { $name } ({ $origin }) alters no benefit, support or tax of anybody; only what a household may keep when it repays, in: { $list }.
changes_alters_no_result = The change of { $name } ({ $origin }) alters no result of the { $of } households that were tried, in: { $list }.
changes_without_effect_title = Note: changes without effect
changes_each_undone_alone = Each change was undone alone while all other changes of the variant stayed. The count is of households for which a result is then different. This proves that a change was used; it does not estimate its effect.
changes_what_they_did = What the changes did
changes_origin_overlay = overlay of the variant
changes_origin = Origin
changes_origin_financing = financing
changes_origin_setting = set when starting
changes_table_title = Changes and what they did
changes_change = Change
changes_kind = Kind
changes_effect = Effect
changes_first_households_tried = The first households of the sample were tried. A new value cannot be undone; what a tenth more of it does was tried instead.
changes_kind_rule = rule
changes_kind_table = table
changes_kind_parameter = parameter
changes_now_a_fixed_value = { $kind }; follows from other numbers now, a fixed value here
changes_kind_new = { $kind }, new
changes_moves_nothing = nothing: 0 of { $of } households
changes_moves_households = different for { $n } of { $of } households
changes_moves_only_protected_income = only the protected income: different for { $n } of { $of } households
changes_tenth_more_does_nothing = a tenth more does nothing: 0 of { $of }
changes_tenth_more_moves = a tenth more moves { $n } of { $of } households
changes_is_a_result = is a result itself
changes_works_by_way_of = works by way of { $list }
changes_cannot_be_undone_alone = cannot be undone alone: other changes build on it
changes_used_elsewhere_only = not used in this calculation, but in other results of the system
changes_variant_quoted = “{ $name }”

## Terms and how to read

guide_static = Static: in a variant the rules change, the way they are carried out, what the financing changes, and whether people use a scheme. Nothing else does: nobody works more or less, and wages and rents stay the same. The model looks at one year and the money that follows from it.
guide_kinds_of_numbers = Kinds of numbers: simulated is an outcome of this model, sourced is a figure from outside with its source, assumed is a choice of the makers or of the scenario, or a number from memory of which no source was read. Every table tells them apart.
guide_households_from_a_file = The households come from a file of data on people. A household that comes out badly is an example to learn from, never a person to select; show no outcome that can be traced to a person.
guide_households_made_up = The households are made up and together resemble the Netherlands. A household that comes out badly is an example to learn from, never a person to select.
guide_title = Terms and how to read this report
guide_sample = The figures come from a sample of { $records } households, which together stand for { $households } households{ $over_the_year }. Every estimate has a 95% interval for the chance in that sample; differences are paired by household.
guide_sample_spread_evenly = The sample is spread more evenly than a lottery. So the intervals are too wide rather than too narrow. Uncertainty about behaviour, execution and the values used is not in them; see the assumptions.
guide_small_groups_of_sample = Groups with fewer than { $minimum } households in the sample are not shown; there is an x. A point means not known. An empty cell means that the figure cannot occur there.
guide_average_over_the_year = , on average over the year. Tables on money, use, recoveries and work count every household that was there for some time in the year: { $n }. Tables on incomes count a household for the part of the year that it was there
guide_file_chosen_evenly = Of these, { $records } were chosen evenly over the file; their weights were raised to the total of the file.
guide_file = The figures come from «{ $name }»: { $in_file } households in the file, weighted to { $households } households{ $over_the_year }.
guide_file_all_used = All of them were used.
guide_file_intervals = Every estimate has a 95% interval that takes the weights into account and treats the households as drawn independently; strata and clusters of the survey are not in it. Differences are paired by household. Uncertainty about behaviour, execution and the values used is not in them; see the assumptions.
guide_small_groups_of_file = Groups with fewer than { $minimum } households in the file are not shown, whatever their weight; there is an x. A point means not known. An empty cell means that the figure cannot occur there.
guide_terms = Terms
guide_term = Term
guide_meaning = Meaning
guide_not_modelled = What is not in the model
guide_number = Number
term_toeslag = toeslag
term_toeslag_means = Money from the state for a purpose, such as care or rent. The amount depends on income.
term_toelage = toelage
term_toelage_means = Money from the state with a fixed amount per adult, household or child. The amount does not depend on income.
term_benefit = uitkering
term_benefit_means = Money that replaces wages, such as social assistance, unemployment benefit or state pension.
term_advance = advance
term_advance_means = Monthly amount before the definitive right is known.
term_recovery = recovery
term_recovery_means = Decision that a household must pay money back.
term_supplement = supplement
term_supplement_means = Money that still comes after the end of the year.
term_award = award
term_award_means = One scheme for one household in one year.
term_non_take_up = non-take-up
term_non_take_up_means = Being entitled but not receiving, because there is no application.
term_median = median
term_median_means = The middle value: half are above, half below.
term_decile = decile
term_decile_means = A tenth of all persons, in order of income.
term_accrual_basis = accrual basis
term_accrual_basis_means = Money counts in the year that it is about.
term_cash_basis = cash basis
term_cash_basis_means = Money counts in the year in which it is paid or received.

## What the run leaves out

left_out_childcare_and_home = Only children of parents who all work have childcare. Of the own home only its effect on tax counts, not what it costs or yields. Student grants, municipal schemes and box 3 are not modelled.
left_out_payroll_tables = In incomes per month, tax follows the month's share of yearly income, not the payroll tables.
left_out_work_of_agency = Of the work of the agency, decisions, reports, other messages and phone calls are counted. Visits, enforcement and systems are not modelled.
left_out_behaviour = Nobody works more or less, moves or lives together differently because of a variant.
left_out_calibration = The use of { $list } could not be calibrated: in the current system none of these households is entitled to it. Where a variant does give that right, use is that of the other schemes.
left_out_facts = Facts that the population does not have stand at one value for everybody: { $list }.

## Where numbers come from

provenance_in_force = { $scheme }: { $name } from { $date }
provenance_table = up to and including { $limits }: { $values }
provenance_used_like = as { $other }
provenance_used_by_everybody = as { $like }: nobody leaves it unused
provenance_choice_of_new_scheme = choice for a new scheme
provenance_of_population = population: { $name }
tax_in_year_name = Cash of taxes and contributions
tax_in_year_value = in the year itself
tax_in_year_high = partly in the year after
tax_in_year_reason = Payroll tax follows the wage by month; the model does not follow assessments after the year
