# Words of the report in every format; the same keys in both languages. Dutch at level B1.

## Cells and units

no_difference = geen aantoonbaar verschil
solved = nul door de financiering
no_change = geen verschil
points = punt
million = mln
months_short = mnd
unit_million_euros = bedragen × € 1 mln
unit_euros = bedragen in euro's
unit_months = in maanden
kind_simulated = uitkomst van deze simulatie
kind_sourced = uit een bron
kind_assumed = aanname
amount_billions = € { $n } miljard
amount_millions = € { $n } miljoen
amount_euros = € { $n }

## Tables and figures

table_number = Tabel { $n }
table_part = deel { $part } van { $parts }
figure_number = Figuur { $n }
chart_numbers = De cijfers bij figuur { $n }
chart_numbers_caption = Cijfers bij figuur { $n }: { $title }
chart_no_data = geen cijfers
legend_line = Tekens: x = te weinig huishoudens om te tonen; . = niet bekend; † = uit een bron; ‡ = aanname.

## The page

skip_link = Ga naar de inhoud
contents = Inhoud
report_of = Rapport van een simulatie
question = De vraag

## Receipt

receipt = Ontvangstbewijs
receipt_intro = Met deze gegevens kan iedereen dezelfde berekening herhalen en dezelfde cijfers krijgen.
receipt_version = Programma
receipt_seed = Startgetal
receipt_sample = Steekproef
receipt_households = { $n } huishoudens
receipt_year = Jaar
receipt_changes = Gewijzigd bij het starten
receipt_changed = { $line }; gewijzigd bij het starten: { $changes }
receipt_files = Invoerbestanden met controlegetal (SHA-256)
receipt_file = Bestand
receipt_hash = Controlegetal
receipt_line = stelsel { $version }, startgetal { $seed }, { $sample } huishoudens, jaar { $year }

## Reading guide

reading = Zo leest u dit rapport
reading_synthetic = De huishoudens in dit rapport zijn nagebootst. Het zijn geen bestaande mensen. Een huishouden met een slechte uitkomst is een voorbeeld om van te leren, geen reden om iemand te selecteren.
reading_kinds = Drie soorten getallen
reading_kind_simulated = zonder teken
reading_symbols = Tekens in de tabellen
symbol_suppressed = minder dan 30 huishoudens in de steekproef, dus niet getoond
symbol_missing = niet bekend
symbol_blank = leeg
symbol_blank_meaning = dit getal kan hier niet bestaan
symbol_interval = 95%-interval: zo groot is de onzekerheid door de steekproef
symbol_no_difference = het interval van het verschil bevat nul
rounding_note = Totalen zijn berekend met niet-afgeronde getallen. Door afronding kan een som iets afwijken van het totaal.

## Sources and assumptions

sources = Bronnen
sources_intro = Deze getallen komen van buiten de simulatie.
sources_caption = Gebruikte getallen met hun bron
sources_none = Dit rapport gebruikt geen getallen van buiten.
assumptions = Aannames
assumptions_intro = Voor deze getallen is geen bron gevonden. De uitkomst verandert als een aanname verandert. Daarom staat er een lage en een hoge waarde bij.
assumptions_caption = Gebruikte aannames met lage en hoge waarde
assumptions_none = Dit rapport gebruikt geen aannames.
entry_reason = Waarom

## Months

month_january = jan
month_february = feb
month_march = mrt
month_april = apr
month_may = mei
month_june = jun
month_july = jul
month_august = aug
month_september = sep
month_october = okt
month_november = nov
month_december = dec

## Units in words

unit_year = jaar
unit_month = maand
unit_quarter = kwartaal
unit_hour = uur
unit_euro = euro

## Words that several parts use

word_variant = Variant
word_group = Groep
word_variant_and_scheme = Variant en regeling
word_middle = midden
word_high = hoog
word_figure = Cijfer
word_published_own_prices = Gepubliceerd, eigen prijzen
word_published_prices_of_the_run = Gepubliceerd, prijzen van de run
word_deviation = Afwijking
word_tests = Toetst
word_year_and_definition = Jaar en verschil in definitie
word_source = Bron
word_certainty = Zekerheid
word_simulated = Gesimuleerd
word_yes = ja
word_no = nee
word_name = Naam
word_value = Waarde
word_what = Wat
word_above_that = daarboven
word_derived = afgeleid: { $source }
word_lowest = Laag
word_highest = Hoog
word_net = Netto
word_other = overig

## Files

files_written = Geschreven: { $files }
files_replaced = Vervangen: een eerdere uitvoer
files_replaced_of = Vervangen: een eerdere uitvoer van `stelsel { $command }`

## Check of a receipt

receipt_check_made = Gemaakt met: stelsel { $version }
receipt_check_this = Dit is: stelsel { $version }
receipt_check_command = Opdracht: stelsel { $command }
receipt_check_outputs = Uitvoer: { $same } van { $all } bestanden ongewijzigd
receipt_check_inputs = Invoer: { $same } van { $all } bestanden ongewijzigd
receipt_check_changed = gewijzigd: { $file }
receipt_check_gone = niet te lezen: { $file }
receipt_check_foreign = hoort er niet bij: { $files }
receipt_check_no_inputs = Invoer: niet gevonden; noem bij `--root` de map met rulebooks en scenario's waarmee dit is gemaakt
receipt_check_again = Opnieuw: { $same } van { $all } bestanden gelijk
receipt_check_differs = anders: { $file }
receipt_check_fails = Opnieuw: de opdracht slaagt niet meer
receipt_check_same = Alles is hetzelfde.
receipt_check_not_same = Niet alles is hetzelfde.

## Progress of a run

progress_settlement_then = de afrekening van het ijkjaar
progress_changes = wat de wijzigingen deden
progress_financing = financiering van { $variant }
