# The same keys in both languages. Dutch at level B1.

## Mistakes in files: the words around them, and of reading numbers, dates and keys

mistake = mistake
do_this = do this
mistakes_more = and { $count } more mistakes, to be seen when these are mended
mistakes_counted =
    { $count ->
        [one] { $count } mistake; nothing was written
       *[other] { $count } mistakes; nothing was written
    }
number_has_two_readings = `{ $written }` can be two numbers: { $a } or { $b }
written_unusually = `{ $written }` has { $what }
not_a_number = `{ $written }` is not a number
number_too_large = `{ $written }` is too large
not_a_date = `{ $written }` is not a date
choose_a_reading = do you mean { $a } or { $b }? write { $a } or { $right }
write_instead = write { $right }
write_a_number = write a number such as 1234.56: a point before decimals, none between thousands
write_a_smaller_number = give a number below 1,000,000,000,000
write_a_date = write a date such as 2026-07-01
unusual_quote = a quotation mark of a word processor
unusual_currency = a sign of a currency; the unit stands at `eenheid`
unusual_percent = a percent sign; the unit stands at `eenheid`
unusual_minus = a minus sign of a word processor
unusual_space = a space inside the number
unusual_comma = a comma before the decimals
unusual_thousands = a sign between thousands
unusual_day_first = the day before month and year
curly_quotes_here = here are quotation marks of a word processor
backslash_in_text = in a text a `\` begins a special character; write a path with `/`
either_line = `{ $key } = "{ $a }"` or `{ $key } = "{ $b }"`
text_without_quotes = `{ $value }` is a text without quotation marks
not_toml = this is not valid TOML
not_toml_remedy = check quotation marks, brackets and the `=` sign here; a key may stand only once
kind_text = a text
kind_number = a number
kind_flag = a truth value (true or false)
kind_date = a date
kind_list = a list
kind_block = a block with keys
kind_list_of_blocks = a list of blocks with keys
kind_quoted_text = a text between quotation marks
kind_true_or_false = `true` or `false`
kind_date_such_as = a date such as 2026-01-01
kind_bare_number = a number without quotation marks, such as 12 or 0.5
block_expected = { $what } is { $kind }, expected a block with keys
write_as_block = write { $what } as a block, for example `[naam]` with `sleutel = waarde` below it
key_missing = { $what } lacks `{ $key }`
add_key = add: `{ $key } = { $example }`
wrong_kind = `{ $key }` is { $kind }, expected { $expected }
give_kind = give `{ $key }` { $expected }
list_empty = `{ $key }` of { $what } is empty
name_at_least_one = name at least one: `{ $key } = { $example }`
meant_known = did you mean `{ $near }`? Known are: `{ $known }`
remove_key = remove the key; known are: `{ $known }`
unknown_key = unknown key `{ $key }` in { $what }
file_is_folder = it is a folder
name_a_file = name a file
file_is_device = it is not a regular file but a device, pipe or socket
write_to_a_file = write its contents to a file and name that
file_not_there = it does not exist
check_name_and_place = check the name and the place of the file
no_read_permission = no permission to read it
check_permissions = check the permissions of the file
path_through_file = a part of the path is a file and not a folder
name_no_name = the name is too long or no name
shorter_file_name = give the file a shorter name
reading_failed = reading failed
check_file = check the name, the place and the permissions of the file
file_unreadable = the file `{ $file }` cannot be read: { $why }
file_over_16_mib = `{ $file }` is larger than 16 MiB
split_file = split the file
file_not_utf8 = `{ $file }` is not UTF-8 text
save_as_utf8 = save the file as UTF-8
text_too_long = `{ $key }` is a text of { $chars } characters, expected at most { $most }
make_text_shorter = make `{ $key }` shorter: at most { $most } characters
not_one_character = `{ $key }` is not a character, expected a text of one character
give_one_character = give `{ $key }` one character between quotation marks
meant_choose = did you mean `{ $near }`? Choose from: { $list }
choose_from = choose from: { $list }
not_a_value_of = `{ $value }` is not a value of `{ $key }`
lies_not_between = `{ $what }` does not lie between { $least } and { $most }
lies_below = `{ $what }` lies below { $least }
lies_above = `{ $what }` lies above { $most }
give_value_of = give a value of { $range }
not_whole_in_range = `{ $what }` is not a whole number from { $least } to { $most }
write_for_example = write for example `{ $line }`
not_whole = `{ $what }` is not a whole number
give_whole = give a whole number, without decimals
key_only_with = `{ $key }` belongs only with { $what }
key_not_with = `{ $key }` does not belong with { $what }
leave_out = leave `{ $key }` out
keys_in_part = { $what } gives { $list } only in part
give_all_or_none = give all of them or none
keys_exactly_one = { $what } has exactly one of { $list }
name_exactly_one = name exactly one
not_between_low_and_high = `{ $what }` does not lie between `laag` and `hoog`
low_value_high = make sure that laag ≤ waarde ≤ hoog
low_or_high_impossible = `laag` or `hoog` of `{ $path }` is impossible
give_low_and_high_within = give `laag` and `hoog` within { $range }
assumption_without_ends = an assumption says how low and how high the value can be
add_low_and_high = add `laag = "…"` and `hoog = "…"`
not_a_label = `{ $key }` is not a name on one line of 1 to { $most } visible characters
write_a_label = write a short name, without line ends, spaces in front and characters that nobody sees
did_you_mean = did you mean `{ $near }`?
toml_twice = this key or block stands there already
toml_twice_remedy = leave one of the two out, or give the other a name of its own
toml_unclosed = a bracket is not closed here
toml_unclosed_remedy = close a list and a block with `]`
toml_comma_missing = a comma is missing between two values
toml_comma_missing_remedy = put a comma between the values
toml_comma_extra = there is a comma too many here
toml_comma_extra_remedy = leave the comma out
toml_sign_extra = there is a `=` too many here
toml_sign_extra_remedy = write `sleutel = waarde`, with one `=`
toml_value_missing = a key, a `=` or a value is missing here
toml_value_missing_remedy = write `sleutel = waarde`; a text stands between quotation marks
toml_quotes = a value is missing here, or a text does not stand between quotation marks
toml_quotes_remedy = write the text as `"tekst"`, on one line
toml_number = this number cannot be read
toml_number_remedy = write a number such as 1234.56, without zeros in front
toml_escape_remedy = write `/` in a path, or `\\` for a backslash
toml_nested = too many blocks or lists lie inside each other here
toml_nested_remedy = write them beside each other
