# What a person reads on the screen of the dashboard; the same keys in both languages. Dutch at level B1.

## Screens

tab_variants = Variants
tab_deciles = Income groups
tab_demands = People and work
tab_household = Household
tab_parameter = Parameters
computing = computing…
keys_tabs = Tab screen
keys_scroll = ↑↓ scroll
keys_household = ←→ household
keys_number = 0-9 Enter number
keys_choose = ↑↓ choose
keys_change = +/− change
keys_quit = q quit
cash_title = Household { $number }: cash per month in euros
cash_type_number = number: { $digits }
cash_total = year
parameter_name = Parameter
parameter_range = Low – high
parameter_at_low = it cannot be lower
parameter_at_high = it cannot be higher
parameter_none = this scenario has no parameters that can be changed here
too_small = window too small
not_a_terminal = the dashboard needs a terminal; use `stelsel run` for a report in files
finishing = the calculation is being finished…
keys_page = PgUp/PgDn scroll
sample_size = sample: { $records } households for { $households }; [low; high]: 95% interval
financing_title = What pays for the variant

## Who a household is

household_single_working_age = Single below pension age
household_single_pension = Single pensioner
household_single_parent = Single-parent family
household_couple_working_age = Couple below pension age
household_couple_pension = Couple of pensioners
household_couple_with_children = Couple with children
household_other = Other household
household_own_home = own home
household_social_rent = social rent
household_private_rent = private rent
household_described = { $kind }, { $tenure }, gross income € { $euros } per year.
