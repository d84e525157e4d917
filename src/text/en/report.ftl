# Words of the report in every format; the same keys in both languages. Dutch at level B1.

## Cells and units

no_difference = no demonstrable difference
solved = zero by the financing
no_change = no difference
points = points
million = mln
months_short = months
unit_million_euros = amounts × € 1 million
unit_euros = amounts in euros
unit_months = in months
kind_simulated = outcome of this simulation
kind_sourced = from a source
kind_assumed = assumption
amount_billions = € { $n } billion
amount_millions = € { $n } million
amount_euros = € { $n }

## Tables and figures

table_number = Table { $n }
table_part = part { $part } of { $parts }
figure_number = Figure { $n }
chart_numbers = The numbers of figure { $n }
chart_numbers_caption = Numbers of figure { $n }: { $title }
chart_no_data = no data
legend_line = Signs: x = too few households to show; . = not known; † = from a source; ‡ = assumption.

## The page

skip_link = Skip to the content
contents = Contents
report_of = Report of a simulation
question = The question

## Receipt

receipt = Receipt
receipt_intro = With these data anyone can repeat the calculation and obtain the same numbers.
receipt_version = Program
receipt_seed = Seed
receipt_sample = Sample
receipt_households = { $n } households
receipt_year = Year
receipt_changes = Changed when starting
receipt_changed = { $line }; changed when starting: { $changes }
receipt_files = Input files with checksum (SHA-256)
receipt_file = File
receipt_hash = Checksum
receipt_line = stelsel { $version }, seed { $seed }, { $sample } households, year { $year }

## Reading guide

reading = How to read this report
reading_synthetic = The households in this report are synthetic. They are not real people. A household with a poor outcome is an example to learn from, not a reason to select anyone.
reading_kinds = Three kinds of number
reading_kind_simulated = no mark
reading_symbols = Signs in the tables
symbol_suppressed = fewer than 30 households in the sample, so not shown
symbol_missing = not known
symbol_blank = blank
symbol_blank_meaning = this number cannot exist here
symbol_interval = 95% interval: how large the uncertainty from sampling is
symbol_no_difference = the interval of the difference contains zero
rounding_note = Totals are computed from unrounded numbers. Because of rounding a sum may differ slightly from its total.

## Sources and assumptions

sources = Sources
sources_intro = These numbers come from outside the simulation.
sources_caption = Numbers used, with their source
sources_none = This report uses no numbers from outside.
assumptions = Assumptions
assumptions_intro = No source was found for these numbers. The outcome changes when an assumption changes. That is why a low and a high value are given.
assumptions_caption = Assumptions used, with a low and a high value
assumptions_none = This report uses no assumptions.
entry_reason = Why

## Months

month_january = Jan
month_february = Feb
month_march = Mar
month_april = Apr
month_may = May
month_june = Jun
month_july = Jul
month_august = Aug
month_september = Sep
month_october = Oct
month_november = Nov
month_december = Dec

## Units in words

unit_year = year
unit_month = month
unit_quarter = quarter
unit_hour = hour
unit_euro = euros

## Words that several parts use

word_variant = Variant
word_group = Group
word_variant_and_scheme = Variant and scheme
word_middle = middle
word_high = high
word_figure = Figure
word_published_own_prices = Published, own prices
word_published_prices_of_the_run = Published, prices of the run
word_deviation = Deviation
word_tests = Tests
word_year_and_definition = Year and difference in definition
word_source = Source
word_certainty = Certainty
word_simulated = Simulated
word_yes = yes
word_no = no
word_name = Name
word_value = Value
word_what = What
word_above_that = above that
word_derived = derived: { $source }
word_lowest = Low
word_highest = High
word_net = Net
word_other = other

## Files

files_written = Written: { $files }
files_replaced = Replaced: an earlier output
files_replaced_of = Replaced: an earlier output of `stelsel { $command }`

## Check of a receipt

receipt_check_made = Made with: stelsel { $version }
receipt_check_this = This is: stelsel { $version }
receipt_check_command = Command: stelsel { $command }
receipt_check_outputs = Output: { $same } of { $all } files unchanged
receipt_check_inputs = Input: { $same } of { $all } files unchanged
receipt_check_changed = changed: { $file }
receipt_check_gone = cannot be read: { $file }
receipt_check_foreign = does not belong here: { $files }
receipt_check_no_inputs = Input: not found; give with `--root` the folder with rulebooks and scenarios that this was made with
receipt_check_again = Again: { $same } of { $all } files the same
receipt_check_differs = different: { $file }
receipt_check_fails = Again: the command no longer succeeds
receipt_check_same = Everything is the same.
receipt_check_not_same = Not everything is the same.

## Progress of a run

progress_settlement_then = the settlement of the year of the fit
progress_changes = what the changes did
progress_financing = financing of { $variant }
