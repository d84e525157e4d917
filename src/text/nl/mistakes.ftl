# The same keys in both languages. Dutch at level B1.

## Fouten in bestanden: de woorden eromheen, en van het lezen van getallen, datums en sleutels

mistake = fout
do_this = doe dit
mistakes_more = en nog { $count } fouten, die na het herstel van deze te zien zijn
mistakes_counted =
    { $count ->
        [one] { $count } fout; er is niets geschreven
       *[other] { $count } fouten; er is niets geschreven
    }
number_has_two_readings = `{ $written }` kan twee getallen zijn: { $a } of { $b }
written_unusually = in `{ $written }` staat { $what }
not_a_number = `{ $written }` is geen getal
number_too_large = `{ $written }` is te groot
not_a_date = `{ $written }` is geen datum
choose_a_reading = bedoelt u { $a } of { $b }? schrijf { $a } of { $right }
write_instead = schrijf { $right }
write_a_number = schrijf een getal als 1234.56: een punt voor decimalen, geen punten voor duizendtallen
write_a_smaller_number = geef een getal onder 1.000.000.000.000
write_a_date = schrijf een datum als 2026-07-01
unusual_quote = een aanhalingsteken uit een tekstverwerker
unusual_currency = een muntteken; de eenheid staat bij `eenheid`
unusual_percent = een procentteken; de eenheid staat bij `eenheid`
unusual_minus = een minteken uit een tekstverwerker
unusual_space = een spatie in het getal
unusual_comma = een komma voor de decimalen
unusual_thousands = een teken voor duizendtallen
unusual_day_first = de dag voor de maand en het jaar
curly_quotes_here = hier staan aanhalingstekens uit een tekstverwerker
backslash_in_text = in een tekst begint een `\` een bijzonder teken; een pad schrijft u met `/`
either_line = `{ $key } = "{ $a }"` of `{ $key } = "{ $b }"`
text_without_quotes = `{ $value }` is een tekst zonder aanhalingstekens
not_toml = dit is geen geldige TOML
not_toml_remedy = controleer aanhalingstekens, haakjes en het `=`-teken op deze plaats; een sleutel mag maar één keer voorkomen
kind_text = een tekst
kind_number = een getal
kind_flag = een waarheidswaarde (true of false)
kind_date = een datum
kind_list = een lijst
kind_block = een blok met sleutels
kind_list_of_blocks = een lijst van blokken met sleutels
kind_quoted_text = een tekst tussen aanhalingstekens
kind_true_or_false = `true` of `false`
kind_date_such_as = een datum zoals 2026-01-01
kind_bare_number = een getal zonder aanhalingstekens, zoals 12 of 0.5
block_expected = { $what } is { $kind }, verwacht een blok met sleutels
write_as_block = schrijf { $what } als een blok, bijvoorbeeld `[naam]` met daaronder `sleutel = waarde`
key_missing = bij { $what } ontbreekt `{ $key }`
add_key = voeg toe: `{ $key } = { $example }`
wrong_kind = `{ $key }` is { $kind }, verwacht { $expected }
give_kind = geef bij `{ $key }` { $expected }
list_empty = `{ $key }` van { $what } is leeg
name_at_least_one = noem er ten minste één: `{ $key } = { $example }`
meant_known = bedoelde u `{ $near }`? Bekend zijn: `{ $known }`
remove_key = verwijder de sleutel; bekend zijn: `{ $known }`
unknown_key = onbekende sleutel `{ $key }` bij { $what }
file_is_folder = het is een map
name_a_file = noem een bestand
file_is_device = het is geen gewoon bestand maar een apparaat, pijp of verbinding
write_to_a_file = schrijf de inhoud naar een bestand en noem dat
file_not_there = het bestaat niet
check_name_and_place = controleer de naam en de plaats van het bestand
no_read_permission = geen leesrechten
check_permissions = controleer de rechten op het bestand
path_through_file = een deel van het pad is een bestand en geen map
name_no_name = de naam is te lang of geen naam
shorter_file_name = geef het bestand een kortere naam
reading_failed = lezen mislukt
check_file = controleer de naam, de plaats en de rechten van het bestand
file_unreadable = het bestand `{ $file }` kan niet worden gelezen: { $why }
file_over_16_mib = `{ $file }` is groter dan 16 MiB
split_file = splits het bestand
file_not_utf8 = `{ $file }` is geen UTF-8-tekst
save_as_utf8 = sla het bestand op als UTF-8
text_too_long = `{ $key }` is een tekst van { $chars } tekens, verwacht hoogstens { $most }
make_text_shorter = maak `{ $key }` korter: hoogstens { $most } tekens
not_one_character = `{ $key }` is geen teken, verwacht een tekst van één teken
give_one_character = geef bij `{ $key }` één teken tussen aanhalingstekens
meant_choose = bedoelde u `{ $near }`? Kies uit: { $list }
choose_from = kies uit: { $list }
not_a_value_of = `{ $value }` is geen waarde van `{ $key }`
lies_not_between = `{ $what }` ligt niet tussen { $least } en { $most }
lies_below = `{ $what }` ligt onder { $least }
lies_above = `{ $what }` ligt boven { $most }
give_value_of = geef een waarde van { $range }
not_whole_in_range = `{ $what }` is geen geheel getal van { $least } tot en met { $most }
write_for_example = schrijf bijvoorbeeld `{ $line }`
not_whole = `{ $what }` is geen heel getal
give_whole = geef een heel getal, zonder decimalen
key_only_with = `{ $key }` hoort alleen bij { $what }
key_not_with = `{ $key }` hoort niet bij { $what }
leave_out = laat `{ $key }` weg
keys_in_part = { $what } geeft { $list } maar voor een deel
give_all_or_none = geef ze alle of geen
keys_exactly_one = { $what } heeft precies een van { $list }
name_exactly_one = noem er precies een
not_between_low_and_high = `{ $what }` ligt niet tussen `laag` en `hoog`
low_value_high = zorg dat laag ≤ waarde ≤ hoog
low_or_high_impossible = `laag` of `hoog` van `{ $path }` kan niet
give_low_and_high_within = geef `laag` en `hoog` binnen { $range }
assumption_without_ends = een aanname noemt hoe laag en hoe hoog de waarde kan zijn
add_low_and_high = voeg `laag = "…"` en `hoog = "…"` toe
not_a_label = `{ $key }` is geen naam op één regel van 1 tot en met { $most } zichtbare tekens
write_a_label = schrijf een korte naam, zonder regeleinden, spaties vooraan en tekens die niemand ziet
did_you_mean = bedoelde u `{ $near }`?
toml_twice = deze sleutel of dit blok staat er al
toml_twice_remedy = laat een van de twee weg, of geef de andere een eigen naam
toml_unclosed = hier wordt een haakje niet gesloten
toml_unclosed_remedy = sluit een lijst en een blok met `]`
toml_comma_missing = tussen twee waarden ontbreekt een komma
toml_comma_missing_remedy = zet een komma tussen de waarden
toml_comma_extra = hier staat een komma te veel
toml_comma_extra_remedy = laat de komma weg
toml_sign_extra = hier staat een `=` te veel
toml_sign_extra_remedy = schrijf `sleutel = waarde`, met één `=`
toml_value_missing = hier ontbreekt een sleutel, een `=` of een waarde
toml_value_missing_remedy = schrijf `sleutel = waarde`; een tekst staat tussen aanhalingstekens
toml_quotes = hier ontbreekt een waarde, of staat een tekst niet tussen aanhalingstekens
toml_quotes_remedy = schrijf de tekst als `"tekst"`, op één regel
toml_number = dit getal is niet te lezen
toml_number_remedy = schrijf een getal als 1234.56, zonder nullen vooraan
toml_escape_remedy = schrijf `/` in een pad, of `\\` voor een backslash
toml_nested = hier zitten te veel blokken of lijsten in elkaar
toml_nested_remedy = schrijf ze naast elkaar
