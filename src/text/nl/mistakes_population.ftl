# The same keys in both languages. Dutch at level B1.

## Fouten in bevolking, toetsing, mapping en microdata

## Gedeeld

population_first_here = hier voor het eerst
population_choose_from = kies uit: { $names }

## De bevolking maken

population_sample_empty = een steekproef heeft ten minste één huishouden; geef bij `steekproef` of `--sample` een groter getal
population_sample_too_large = een steekproef van { $sample } is groter dan de bevolking van { $households } huishoudens; geef bij `steekproef` of `--sample` een kleiner getal
population_targets_contradict = de doelen voor de bevolking spreken elkaar tegen: bij `{ $margin }` blijft { $percent }% van de huishoudens over; controleer dat doel in het bevolkingsbestand
margin_age = leeftijd
margin_type = type
margin_type_owned = type x eigen woning
margin_income_tenure = inkomen x woonsituatie
margin_income_source = inkomen x bron
margin_income_type = inkomen x type

## Het bevolkingsbestand

targets_file = het bevolkingsbestand
targets_name_twice = `{ $name }` staat er twee keer
targets_name_twice_remedy = laat er een weg
targets_unknown_source = onbekende bron `{ $source }` bij `{ $name }`
targets_add_source = voeg de bron toe onder [bronnen]
targets_value_outside = de waarde { $value } van `{ $name }` ligt niet tussen `laag` en `hoog`
targets_row_count = `{ $name }` noemt { $named } rijen en geeft er { $given }
targets_row_count_remedy = geef voor elke rij een regel waarden
targets_row_width = rij `{ $row }` van `{ $name }` heeft { $found } getallen bij { $columns } kolommen
targets_row_width_remedy = geef voor elke kolom een getal
targets_unknown_name = onbekende naam `{ $name }`
targets_not_used = laat het weg: de generator gebruikt het niet
targets_no_entry = er is geen getal of tabel `{ $name }`
targets_add_entry = voeg het toe als [[getal]] of [[tabel]], met waarde, bron en zekerheid
targets_missing = `{ $name }` ontbreekt
targets_missing_remedy = voeg het toe met waarde, bron en zekerheid
targets_number_not_table = `{ $name }` hoort een getal te zijn, geen tabel
targets_write_number = schrijf [[getal]]
targets_table_expected = `{ $name }` hoort een tabel te zijn
targets_write_table = schrijf [[tabel]]
targets_rows_unexpected = de rijen van `{ $name }` zijn niet de verwachte
targets_columns_unexpected = de kolommen van `{ $name }` zijn niet de verwachte
targets_write_exactly = schrijf precies: { $names }
targets_column_missing = `{ $name }` mist de kolom `{ $column }`
targets_add_column = voeg de kolom toe
targets_row_missing = `{ $name }` mist de rij `{ $row }`
targets_add_row = voeg de rij toe
targets_bounds = `{ $name }` hoort een laagste en een hoogste waarde te geven
targets_bounds_remedy = geef twee getallen van nul of meer, het kleinste eerst
targets_value_impossible = { $value } kan niet in `{ $name }`: het hoort { $wanted } te zijn
targets_correct_value = herstel de waarde
wanted_not_negative = nul of meer
wanted_positive = meer dan nul
wanted_percent = van 0 tot en met 100 procent
wanted_correlation = van -1 tot en met 1
targets_empty_line = een rij of kolom van `{ $name }` is geheel nul
targets_empty_line_remedy = laat ten minste een combinatie toe
targets_shares_sum = de aandelen in `{ $name }` tellen op tot { $sum }, niet tot 100 procent
targets_shares_not_100 = de aandelen in `{ $name }` tellen niet op tot 100 procent
targets_shares_remedy = maak de aandelen samen 100
targets_column_shares_remedy = maak elke kolom met aandelen samen 100
targets_not_rising = de waarden in `{ $name }` lopen niet op
targets_not_rising_remedy = zet ze van klein naar groot
targets_weights_too_large = de gewichten in `{ $name }` zijn samen te groot
targets_weights_remedy = houd de som van de kwadraten onder 1
targets_over_100 = `{ $one }` en `{ $other }` zijn samen meer dan 100 procent
targets_over_100_remedy = maak ze samen hoogstens 100
targets_tails_apart = de staarten in `{ $name }` sluiten niet aan op de percentielen
targets_tails_remedy = laat ze oplopen: p5 onder p10 en p95 boven p90
targets_gross_columns = de kolommen van `{ $name }` zijn geen oplopende bedragen, of een rij loopt niet op
targets_gross_columns_remedy = zet bruto bedragen in de kolommen, van klein naar groot, en laat elke rij stijgen
targets_rent_bounds = `{ $name }` hoort een oplopende grens meer te hebben dan er huurklassen zijn
targets_rent_bounds_remedy = geef elke klasse een onder- en bovengrens
targets_changes_by_age = de veranderingen van `{ $name }`, rij { $row }, lopen met die van de bron samen niet op
targets_changes_by_age_remedy = laat p20 tot en met p80 oplopen, en alles boven -100
targets_changes_by_source = de veranderingen van { $row } in `{ $centre }`, `{ $tails }` en `{ $ends }` lopen samen niet op
targets_changes_by_source_remedy = laat p1 tot en met p99 oplopen, en p1 boven -100
targets_coherence = `samenhang` in `{ $name }` is meer dan 1, of er zijn alleen nulmaanden
targets_coherence_remedy = houd samenhang tussen 0 en 1 en nulmaand onder 100
targets_lost_jobs = `onvrijwillig_procent` en `aow_procent` in `{ $name }` zijn samen meer dan 100
targets_lost_jobs_remedy = maak ze samen hoogstens 100; de rest stopt uit eigen beweging
targets_table_of = tabel { $rows } × { $columns }, { $unit } ({ $year })

## Vergelijkingen in het bevolkingsbestand

comparison_titles_count = `{ $key }` noemt er { $titles } bij { $names }
comparison_titles_count_remedy = geef er een voor elke, in dezelfde volgorde
comparison_ratio_count = `verhouding` noemt { $count } getallen
comparison_ratio_count_remedy = noem er twee: dat van het jaar, en dat van het doel
comparison_row_twice = `{ $theme }` heeft al een rij `{ $name }`
comparison_row_twice_remedy = geef een van beide een andere naam
comparison_target_is_number = `{ $name }` is een getal en geen tabel
comparison_target_is_number_remedy = laat `rijen` en `kolommen` weg
comparison_target_is_table = `{ $name }` is een tabel
comparison_target_is_table_remedy = noem de cellen met `rijen` en `kolommen`
comparison_no_column = `{ $target }` heeft geen kolom `{ $name }`
comparison_no_row = `{ $target }` heeft geen rij `{ $name }`
comparison_no_household_type = `{ $name }` is geen type huishouden
comparison_unknown_word = `{ $text }` noemt tussen accolades iets dat hier niet is
comparison_not_a_number_of = `{ $name }` is een waarde van elk huishouden en geen aantal
comparison_not_a_number_of_remedy = kies `maat` gemiddelde, kwantiel of gini
comparison_not_a_value = `{ $name }` is een aantal en geen waarde van elk
comparison_not_a_value_remedy = kies `maat` aantal of aandeel
comparison_no_count = er is geen telling `{ $name }`
comparison_no_quantile = `{ $name }` is geen kwantiel
comparison_no_quantile_remedy = schrijf p1 tot en met p99; p50 is de mediaan

## De toetsing

assessment_file = de toetsing
assessment_other_year = deze toetsing is van { $year }, en de bevolking van { $of_population }
assessment_other_year_remedy = kies de toetsing die bij de bevolking hoort
assessment_row_twice = `{ $name }` krijgt dit een tweede keer
assessment_row_twice_remedy = noem de rij in een van beide
assessment_no_theme = onbekend onderdeel `{ $theme }`
assessment_no_row = `{ $theme }` heeft geen rij `{ $name }`
assessment_choose_name = kies een naam uit `population validate`, of laat hem weg
assessment_not_closed = achter {"`{`"} ontbreekt {"`}`"}
assessment_not_closed_remedy = sluit de naam van het getal af
assessment_no_number = er is geen getal `{ $name }`
assessment_add_number = voeg het toe als [[getal]] met bron en zekerheid
assessment_not_named = `{ $name }` staat in geen opmerking
assessment_not_named_remedy = schrijf {"{"}{ $name }{"}"} in een opmerking, of laat het weg

## De mapping

mapping_file = de mapping
mapping_age_rule_numbers = de regel rol_uit_leeftijden vraagt haar twee getallen
mapping_age_rule_numbers_remedy = voeg [rol_uit_leeftijden] toe
mapping_age_numbers_idle = geen regel gebruikt [rol_uit_leeftijden]
mapping_age_numbers_idle_remedy = laat het blok weg, of geef rol deze regel
mapping_outside_folder = `{ $file }` ligt buiten de map met gegevens
mapping_outside_folder_remedy = noem een bestand in de map
mapping_no_origin = `{ $name }` van een { $entity } heeft geen kolom en geen regel
mapping_no_origin_remedy = voeg [{ $block }] toe
mapping_unknown_column = onbekende kolom `{ $name }` voor een { $entity }
mapping_leave_out = laat het weg
mapping_with_each_person = `{ $name }` staat bij elke persoon van het huishouden
mapping_with_each_person_remedy = schrijf over_personen = "gelijk", "eerste" of "som"
mapping_correct = herstel de mapping
mapping_wrong_draw = de regel trekking geeft ja aan een deel van de huishoudens
mapping_wrong_draw_remedy = gebruik haar voor een kolom met ja of nee van een huishouden, met bij `waarde`, `laag` en `hoog` een deel van 0 tot en met 1
mapping_rule_is_for = deze regel geldt voor { $column }
mapping_wrong_factor = een factor is een getal boven 0 en hoogstens 1000, bij een bedrag
mapping_wrong_month = `maand` hoort bij een bedrag per maand uit een kolom of som
mapping_wrong_unit = de eenheid past niet bij { $kind }

## Gegevens: hoe een foute cel of rij wordt gemeld

data_bad_file = { $file }, { $column }: { $found } gevonden; verwacht: { $expected }
data_bad_line = { $file }, regel { $line }, { $column }: { $found } gevonden; verwacht: { $expected }
data_whole_file = het hele bestand
data_whole_row = de hele rij
data_nothing = niets
data_more = en nog { $count ->
        [one] { $count } fout
       *[other] { $count } fouten
    }
import_cannot_pass_on = wat gelezen is, kan niet worden geschreven: { $why }; controleer de map waarin wordt geschreven en de ruimte op de schijf

## Gegevens: bestanden en regels

data_regular_file = een gewoon bestand dat bestaat en gelezen mag worden; { $remedy }
data_readable_file = een leesbaar bestand
data_columns_found = { $count } kolommen
data_most_columns = hoogstens { $most } kolommen; klopt `scheidingsteken` in de mapping?
data_no_parquet = een CSV-bestand: dit programma is zonder Parquet gebouwd
data_parquet_damaged = een heel Parquet-bestand: dit is afgebroken of beschadigd; schrijf het opnieuw
data_parquet_row_damaged = een leesbare rij van het Parquet-bestand; het is beschadigd: schrijf het opnieuw
data_parquet_codec = een compressie die het programma kent: geen, snappy, gzip, brotli, lz4 of zstd; schrijf het bestand opnieuw, of als CSV
data_reader_stopped = de lezer is gestopt
data_long_header_found = meer dan 1 MiB zonder regeleinde
data_long_header = een eerste regel met kolomnamen van samen hoogstens 1 MiB; kies een ander bestand
data_separator_byte = een scheidingsteken van een byte; herstel de mapping
data_empty_file = een regel met kolomnamen; het bestand is leeg
data_header = een regel met kolomnamen
data_header_unreadable = een regel met kolomnamen; het bestand kan niet worden gelezen
data_utf16 = tekst in UTF-8; dit is UTF-16: sla het bestand opnieuw op als CSV UTF-8
data_not_utf8 = tekst in UTF-8; dit lijkt een andere codering: sla het bestand opnieuw op als CSV UTF-8
data_other_separator = `sep={ $expected }` als in de mapping; zet in de mapping scheidingsteken = "{ $named }"
data_cells_found = { $count } cellen
data_cells = evenveel cellen als kolomnamen: { $wanted }; staat er een scheidingsteken te veel of te weinig, of een aanhalingsteken dat cellen samenneemt?
data_line_unreadable = een leesbare regel; het bestand kan vanaf hier niet worden gelezen
data_header_again = een rij met gegevens; hier staan de kolomnamen nog eens: haal de regel weg
data_unclosed = een rij op een regel; hier opent een aanhalingsteken dat niet op dezelfde regel sluit: sluit het, haal het weg, of haal het regeleinde uit de cel
data_unclosed_until = een rij op een regel; hier opent een aanhalingsteken dat niet op dezelfde regel sluit (het gaat door tot regel { $until }): sluit het, haal het weg, of haal het regeleinde uit de cel

## Gegevens: kolommen

data_name_once = elke kolomnaam een keer
data_more_columns_sign = meer kolommen, met `{ $sign }` ertussen als in de mapping; staat er een ander teken tussen?
data_more_columns_tab = meer kolommen, met een tab ertussen als in de mapping; staat er een ander teken tussen?
data_more_columns = meer kolommen; staat er een ander scheidingsteken dan in de mapping?
data_column_alike = een kolom met deze naam; de mapping noemt haar. Wel gevonden: `{ $other }` (hoofdletters of spaties verschillen): schrijf de naam in de mapping zo
data_column_near = een kolom met deze naam; de mapping noemt haar. Bedoelde u `{ $near }`? Schrijf de naam in de mapping zo
data_column_missing = een kolom met deze naam; de mapping noemt haar. Het bestand heeft: { $names }
data_column_missing_of_many = een kolom met deze naam; de mapping noemt haar. Het bestand heeft: { $names } en nog { $more }
data_type_unusable = een kolom met getallen of tekst; dit type van Parquet heeft geen waarde per cel
data_type_numbers = een kolom met getallen; het Parquet-bestand heeft er een ander type
data_type_dates = een kolom met datums of leeftijden; het Parquet-bestand heeft er een ander type
cells_of_text = tekst
cells_of_numbers = getallen
cells_of_truth = waar en onwaar
cells_of_moments = datums
cells_unusable = bytes of lijsten

## Gegevens: cellen

data_age = een leeftijd in hele jaren van 0 tot en met 130; een code zoals -1 krijgt haar leeftijd met `codes`
data_yes_no = ja of nee, of een code uit de mapping; zet de code bij `codes`
data_word = een waarde van de opsomming ({ $words }), of een code uit de mapping; zet de code bij `codes`
data_cell_empty = de cel is leeg
data_cell_missing = `{ $text }` is een ontbrekende waarde
data_missing_date = een waarde; { $what }: vul haar in, een datum of leeftijd kan niet als nul tellen
data_missing_value = een waarde; { $what } en de mapping noemt geen regel voor `leeg`: vul haar in, of schrijf leeg = "nul"
data_not_negative = een bedrag van nul of meer voor `{ $column }`
data_date = een datum als 1980-12-31, niet na het jaar en hoogstens 130 jaar terug
data_date_instead = een datum; { $why }
data_number_instead = een getal; { $why }
data_number_point = een getal zonder punt: de mapping noemt een ander decimaalteken
data_number_finite = een eindig getal
data_number_too_large = een bedrag van hoogstens 1.000.000.000.000
data_nines = een bedrag; is dit een code voor onbekend, zet hem dan in de mapping bij `ontbreekt`; klopt het bedrag, zeg dat dan met `codes`, zoals codes = {"{"} "99999" = "99999" {"}"}
data_millions = een bedrag onder een miljoen per maand; is dit een code voor onbekend, zet hem dan in de mapping bij `ontbreekt`; klopt het bedrag, zeg dat dan met `codes`

## Gegevens: personen en huishoudens

data_household_number = een heel nummer van 0 tot en met 9223372036854775807; nummer de huishoudens anders opnieuw, oplopend
data_household_order = een hoger nummer dan ervoor: elk huishouden een keer, oplopend gesorteerd
data_without_persons = minstens een persoon met dit huishouden
data_orphan = een huishouden dat in `{ $file }` staat
data_person_twice = elk nummer een keer in een huishouden
data_most_persons_found = persoon 51
data_most_persons = hoogstens 50 personen per huishouden; klopt `huishouden` bij `[sleutels]`?
data_no_rows = minstens een persoon; het bestand heeft geen rijen
data_number_again_found = hetzelfde nummer als op regel { $first }
data_number_again = elk nummer een keer in het hele bestand
data_other_weight = hetzelfde gewicht als de eerste persoon van het huishouden
data_weight = een gewicht van meer dan 0 en hoogstens 1.000.000.000
data_other_value_found = een andere waarde
data_other_value = hetzelfde als bij regel { $line } van dit huishouden: een waarde van het huishouden is een waarde; herstel de rij, of kies een andere regel bij over_personen
data_sum_alike_found = bij alle personen hetzelfde, in elk van { $households } huishoudens
data_sum_alike = een bedrag per persoon, want de mapping telt op; is het een bedrag van het huishouden, schrijf dan over_personen = "gelijk"; heeft ieder zoveel, schrijf "som_van_gelijke"
data_relative_found = dit nummer staat op regel { $line }, bij huishouden { $household }
data_relative_nowhere = niemand in het bestand heeft dit nummer
data_relative = het nummer van iemand in dit huishouden; { $place }: herstel het, of schrijf in [sleutels] verwant_elders = "telt_niet"
data_link_not_here = het nummer van iemand in dit huishouden; herstel het, of schrijf in [sleutels] verwant_elders = "telt_niet"
data_link_oneself = iemand anders dan de persoon zelf; herstel het nummer of maak de cel leeg
data_link_one_sided = een partner die deze persoon ook als partner noemt; herstel een van beide rijen
data_link_younger = een ouder die voor het kind geboren is; herstel het nummer of de leeftijd
data_link_twice = iemand die maar een van partner, eerste en tweede ouder is; herstel het nummer of maak de cel leeg
data_applicants_found = { $applicants } aanvragers en { $partners } partners
data_applicants = een aanvrager en hoogstens een partner per huishouden
data_minor_applicant_found = een aanvrager van { $age } jaar
data_no_adult_found = niemand van 18 jaar of ouder
data_no_adult = een volwassene in elk huishouden; herstel de leeftijd, of schrijf in [sleutels] zonder_volwassene = "oudste"
data_lone_minor_found = een minderjarige zonder ouder in huis
data_lone_minor = een ouder in dit huishouden; noem hem, of zeg in [sleutels] met kind_zonder_ouder of dit een "pleegkind" of een "medebewoner" is
data_two_families_found = een tweede gezin met minderjarige kinderen
data_two_families = een gezin per huishouden; geef elk gezin een eigen nummer, of schrijf in [sleutels] meer_gezinnen = "eerste_gezin"

## Wat er is ingelezen

read_roles = personen per rol
read_roles_counted = { $applicants } aanvragers, { $partners } partners, { $children } kinderen, { $housemates } medebewoners
read_minors = jonger dan 18 en geen kind
read_minors_counted = { $minors }, van wie { $applicants } aanvrager
read_missing = ontbrekende waarden, geteld als nul
read_decided = regels van [sleutels] en de wet, keren gebruikt
read_rules = regels per kolom
read_persons_weighted = gewogen personen
read_amounts_weighted = gewogen bedragen, miljoen euro
read_none = geen
read_partner_by_child = partner door een kind samen (Awir art. 3 lid 2)

## Waar ingelezen gegevens op rusten, in de lijst van bronnen en aannames

rests_on_data = gegevens
rests_on_years = { $years } jaar
rests_on_pension_age = scheidt de soorten huishoudens
rests_on_weight = gewicht
rests_on_weight_one = elk huishouden staat voor zichzelf
rests_on_month = { $columns }, van het hele jaar in maand { $month }
rests_on_column_missing = { $column }, ontbrekende waarde
rests_on_as_zero = telt als nul
rests_on_birthday = { $column }, verjaardag
rests_on_new_year = op 1 januari
rests_on_over_persons = { $column }, over personen
rests_on_all_alike = bij iedereen hetzelfde
rests_on_first_person = van de eerste persoon
rests_on_all_persons = alle personen samen
rests_on_read = ingelezen, { $name }
rests_on_counted = telling bij het inlezen
rests_on_lone_minor = rol, minderjarige zonder ouder in huis
rests_on_foster = pleegkind of kleinkind van de aanvrager
rests_on_housemate = medebewoner
rests_on_no_adult = rol, huishouden zonder volwassene
rests_on_eldest = de oudste is aanvrager
rests_on_two_families = rol, twee gezinnen
rests_on_first_family = het eerste in het bestand vraagt aan
rests_on_elsewhere = rol, verwant buiten het huishouden
rests_on_not_counted = telt niet
rests_on_missing = ontbrekende waarde
rests_on_age_rule = regel rol_uit_leeftijden
rests_on_rule_fixed = regel vast: voor iedereen hetzelfde
rests_on_rule_draw = regel trekking: dit deel van de huishoudens, geloot per nummer
rests_on_by_links = ouder van de minderjarigen is aanvrager, anders de oudste zonder ouder in huis
rests_on_rule_links = regel rol_uit_verwanten: partner is wie genoemd is of samen een kind heeft (Awir art. 3), wie hier een ouder heeft is kind
rests_on_by_ages = uit leeftijden: oudste volwassene die ouder kan zijn is aanvrager
rests_on_rule_ages = regel rol_uit_leeftijden: wie het dichtst bij in leeftijd is, is partner; wie 18 jaar jonger is, is kind
rests_on_by_composition = uit rollen en leeftijden
rests_on_rule_composition = regel type_uit_samenstelling: soort huishouden
rests_on_by_income = soort inkomen met het grootste bedrag
rests_on_rule_income = regel grootste_inkomen: over het jaar, alle personen
rests_on_mapping = mapping: { $key }

## Regels tussen sleutels

targets_table_margin = een tabel die niet is nagelezen, noemt haar marge
targets_table_margin_remedy = geef met `marge_procent` aan hoeveel procent de waarden ernaast kunnen zitten
assessment_one_tolerance = een tolerantie is in `procent` of in `punten`, en in een van beide
mapping_weight_twice = het gewicht is niet of dubbel bepaald
mapping_weight_twice_remedy = noem een kolom `gewicht`, of schrijf gewicht_regel = "een"
mapping_one_origin = een feit komt uit precies een van kolom, kolommen, som en regel
mapping_rule_value = deze regel vraagt een waarde
mapping_rule_value_remedy = voeg `waarde` toe
mapping_rule_source = een regel of factor zegt waar zij op rust
mapping_rule_source_remedy = voeg `bron` en `zekerheid` toe
mapping_assumption_ends = een aanname noemt haar grenzen
mapping_assumption_ends_remedy = voeg `laag` en `hoog` toe
