# Sentences of the sections of the report; the same keys in both languages. Dutch at level B1.

## Shared by the sections

table_of_differences = { $title }: verschil met nu
stub_per_year = Per jaar
interval_note = Geen aantoonbaar verschil: nul ligt in het 95%-interval dat hoort bij de steekproef.
variant_changed = { $name }, gewijzigd: { $changes }

## Key points

key_points_title = Kern
key_points_now_named = Nu ({ $name }):
key_points_households_use = { $users } huishoudens gebruiken hun recht op een of meer regelingen, samen { $due } per jaar.
key_points_households_leave_unused = Van de huishoudens met recht laat { $share } minstens één regeling liggen{ $less }.
key_points_per_scheme_less = ; per regeling is dat minder, zie Gebruik
key_points_see_use = ; zie Gebruik voor elke regeling
key_points_households_pay_back = Van de huishoudens met een toekenning krijgt { $share } een terugvordering.
key_points_months_after_a_fall = Na een daling van het inkomen duurt het gemiddeld { $n } maanden tot de betaling is aangepast.
key_points_variant_named = { $name }:
key_points_higher_use_costs = ; hoger gebruik kost { $x }.
key_points_lower_use_saves = ; lager gebruik scheelt { $x }.
key_points_poorest_tenth_gains = van het armste tiende gaat het middelste huishouden er { $x } op vooruit
key_points_poorest_tenth_loses = van het armste tiende gaat het middelste huishouden er { $x } op achteruit
key_points_inequality_gini_rises = de ongelijkheid (Gini) stijgt van { $now } naar { $then }
key_points_inequality_gini_falls = de ongelijkheid (Gini) daalt van { $now } naar { $then }
key_points_distribution_both = Verdeling: { $a }; { $b }.
key_points_distribution = Verdeling: { $a }.
key_points_median_household_same = voor het middelste huishouden is er geen aantoonbaar verschil
key_points_median_household_gains = het middelste huishouden gaat er { $x } op vooruit
key_points_median_household_loses = het middelste huishouden gaat er { $x } op achteruit
key_points_after_lost_toeslagen_and_tax = Na aftrek van vervallen toeslagen en hogere belasting:{ " " }
key_points_after_lost_toeslagen = Na aftrek van vervallen toeslagen:{ " " }
key_points_incomes_after_higher_tax = Inkomens, na hogere belasting:{ " " }
key_points_incomes = Inkomens:{ " " }
key_points_income = { $start }{ $middle }; { $gain } van de huishoudens wint meer dan 1% en { $loss } verliest meer dan 1%.
key_points_incomes_after_lower_tax = Inkomens, na lagere belasting:{ " " }
key_points_everybody_uses = Iedereen met recht gebruikt alle regelingen; nu laat { $now } van de rechthebbenden er minstens één liggen.
key_points_use_same = Bij het gebruik is er geen aantoonbaar verschil: { $now } van de rechthebbenden laat minstens één regeling liggen.
key_points_use_now_and_then = Van de rechthebbenden laat { $then } minstens één regeling liggen; nu is dat { $now }.
key_points_recoveries_same = Bij terugvorderingen is er geen aantoonbaar verschil ({ $now } van de huishoudens met een toekenning).
key_points_nobody_pays_back = Niemand krijgt een terugvordering; nu is dat { $now } van de huishoudens met een toekenning.{ $price }
key_points_pay_back_now_and_then = Van de huishoudens met een toekenning krijgt { $then } een terugvordering; nu is dat { $now }.
key_points_paid_too_much = { " " }Wel wordt { $x } per jaar te veel betaald en niet teruggevraagd.
key_points_paid_too_little = { " " }En { $x } per jaar wordt te weinig betaald en niet nabetaald.
key_points_recoveries_of_scheme = Van die terugvorderingen gaat { $share } over de regeling { $scheme }.
key_points_falls_only_now = { " " }Bij { $n } huishoudens verandert een daling van het inkomen nu het recht en dan niet.
key_points_amount_does_not_change = Het bedrag verandert niet als het inkomen daalt.{ $spared }
key_points_falls_too_rare = Een daling van het inkomen die nu en dan het recht verandert, komt te weinig voor om te tonen.{ $spared }
key_points_months_now = ; nu na { $now } maanden{ $verdict }.
key_points_months_same = , geen aantoonbaar verschil
key_points_households_counted = { " " }({ $n } huishoudens)
key_points_months_then = Na een daling van het inkomen die nu en dan het recht verandert{ $of }, is de betaling na gemiddeld { $then } maanden aangepast{ $both }{ $spared }
key_points_coverage = Dekking
key_points_balance_explained = Saldo: + is hogere uitgaven of lagere ontvangsten, dus een slechter saldo; { $year }, prijzen { $prices }.
key_points_coverage_explained = Dekking: wat er van het saldo overblijft. Extra belasting: belasting en bijdragen naar inkomen van huishoudens; welke getallen van de wet daarvoor veranderen, staat bij de financiering. Armste tiende: het tiende deel van de mensen met het laagste inkomen nu. Gini: 0 is gelijk verdeeld.
key_points_income_explained = Inkomen: verandering van het gestandaardiseerde besteedbare inkomen. Niet-gebruik: aandeel van de huishoudens met recht dat minstens één regeling laat liggen; per regeling staat het bij Gebruik. Terugvordering: aandeel van de huishoudens met een toekenning.
key_points_key_figures_per_variant = Kerncijfers per variant

## Budget

budget_cash_basis_explained = Kasbasis telt geld in het jaar waarin het beweegt: voorschotten in het toeslagjaar, nabetalingen en terugbetalingen in de jaren daarna. Het model volgt het geld tot en met drie jaar na het toeslagjaar.
budget_title = Budget
budget_sign = Bedragen in miljoenen euro, jaar { $year }, prijzen van { $prices }. Een plus betekent hogere uitgaven of lagere ontvangsten: het saldo wordt slechter. Een min betekent een beter saldo. Kosten van uitvoering zitten hier niet in; wat zij aan besluiten en uren vraagt, staat bij Wat het van de uitvoering vraagt.
budget_accrual_basis_explained = Transactiebasis telt waar huishoudens over het jaar recht op hebben en gebruik van maken, ook als het geld later komt.
budget_policy_change_explained = De regel beleidswijziging rekent met het gebruik van nu: wie nu de helft van zijn recht gebruikt, gebruikt ook in de variant de helft. Wie nu geen recht heeft en dat in de variant wel krijgt, telt hier mee.
budget_policy_change = Beleidswijziging, bij het gebruik van nu
budget_higher_use_explained = De regel hoger gebruik is de rest: geld voor mensen die nu wel recht hebben maar het laten liggen, en die het in de variant krijgen. Regelingen die vervallen en regelingen die daarvoor in de plaats komen, vergelijken we per huishouden als één geheel.
budget_higher_use = Hoger gebruik (min: lager)
budget_overpaid_not_reclaimed = Te veel betaald en niet teruggevraagd
budget_underpaid_not_supplemented = Te weinig betaald en niet nabetaald
budget_claimed_back_and_written_off = Teruggevorderd en niet te innen
budget_other_change_incomes = Overige verandering van het inkomen
budget_saving_elsewhere_outside_source = Besparing elders of bron van buiten
budget_balance = Saldo
budget_change_balance_accrual_basis = Verandering van het saldo, transactiebasis
budget_unit_worse_balance = miljoen euro; + = slechter saldo
budget_unit = miljoen euro
budget_taxes_to_the_state = Belasting en bijdragen (aan het Rijk)
budget_names_to_party = { $list } (aan { $party })
budget_names_by_party = { $list } (door { $party })
budget_zero_by_the_financing = Nul door de financiering: het model heeft gezocht bij welke getallen van de wet de variant per saldo niets kost, alle regels van deze tabel samen. Dat is een keuze van het scenario, geen uitkomst.
budget_higher_use_and_non_take_up = Hoger gebruik telt euro’s van huishoudens die ook nu recht hebben; het aandeel niet-gebruik telt huishoudens. Krijgen meer huishoudens een klein recht dat velen laten liggen, dan kan dat aandeel stijgen terwijl hoger gebruik geld kost.
budget_rounding = Door afronding kan een totaal afwijken van de som van de delen.
budget_change_per_scheme_accrual_basis = Verandering per regeling, transactiebasis
budget_unit_higher_spending = miljoen euro; + = hogere uitgaven
budget_sum_of_schemes = De som is beleidswijziging en hoger gebruik samen.
budget_toeslagen_and_toelagen = Toeslagen en toelagen samen
budget_spending_and_receipts = Uitgaven per regeling en ontvangsten, transactiebasis
budget_unit_per_year = miljoen euro per jaar
budget_social_assistance_at_zero = Bijstand en AIO op nul: geen huishouden krijgt ze hier volgens de regels. Een uitkering die de bevolking als inkomen heeft, telt hier niet mee en is in elke variant gelijk.
budget_advances = Voorschotten
budget_supplements = Nabetalingen
budget_fewer_recoveries = Minder terugvorderingen (min: meer)
budget_all_schemes = Regelingen samen
budget_change_cash_basis_together = Verandering op kasbasis, { $first } tot en met { $last } samen
budget_schemes_of = { $name }: regelingen
budget_balance_of = { $name }: saldo
budget_change_cash_basis_per_year = Verandering op kasbasis per jaar
budget_one_year_of_award = Het gaat om één toeslagjaar. Aanname: belasting en premies bewegen in het toeslagjaar zelf.
budget_paid_year = Betaald in het jaar
budget_paid_afterwards = Nabetaald na afloop
budget_paid_back_by_households_less = Terugbetaald door huishoudens (af)
budget_still_owed_less = Nog open aan het eind (af)
budget_overpaid_not_reclaimed_less = Te veel betaald en niet teruggevraagd (af)
budget_underpaid_not_supplemented_more = Te weinig betaald en niet nabetaald (bij)
budget_written_off_less = Niet te innen, afgeschreven (af)
budget_right_that_is_used = Gebruikt recht
budget_payment_to_right = Van betaling tot recht
budget_payment_to_right_explained = Betaald plus nabetaald, min de regels met (af) en plus die met (bij), is het gebruikte recht. Dit klopt voor elk huishouden. Per regeling staan te veel en te weinig bij Zekerheid en terugvorderingen.
budget_financing_has_to_cover = Wat de financiering moet dekken
budget_balance_without_financing = Saldo zonder financiering
budget_outside_model = Van buiten het model
budget_left_uncovered_minus_spare = Blijft ongedekt (min: over)
budget_left_uncovered = Er blijft { $x } per jaar ongedekt: verder komen de stappen niet.
budget_financing_has_to_cover_explained = Miljoen euro per jaar; + is een slechter saldo. De rekening geldt voor deze steekproef; het interval van het saldo staat bij de verandering van het saldo.
budget_paid_by = { $name } (betaald door { $payer })
budget_financing_of = Financiering van { $name }
budget_tax_rule = Belastingregel
budget_now = Nu
budget_in_the_variant = In de variant
budget_difference = Verschil
budget_values_searched_by_the_model = Het model heeft de waarden in de kolom «In de variant» gezocht, zodat het saldo van de variant zo dicht mogelijk bij nul komt.
budget_balance_comes_to_zero = Het saldo komt op nul.
budget_to_spare = Er blijft { $x } per jaar over.

## Who pays

coverage_not_covered = niet gedekt: { $x }
coverage_left_over = houdt over: { $x }
coverage_yields = levert op: { $x }
coverage_would_cost = zonder financiering zou het in deze steekproef { $x } per jaar meer kosten
coverage_would_yield = zonder financiering zou het in deze steekproef { $x } per jaar opleveren
coverage_financing_brings_to_zero = { $start }; de financiering brengt het verschil in het saldo op nul
coverage_financing_leaves_uncovered = { $start }; na de financiering blijft { $x } per jaar ongedekt
coverage_financing_does_not_cover = { $start }; de financiering dekt dat niet: wat haar stappen hoogstens opbrengen, laat { $x } per jaar ongedekt
coverage_financing_leaves_over = { $start }; na de financiering blijft { $x } per jaar over
coverage_costs_and_is_not_covered = het kost per saldo { $x } per jaar meer en dat is niet gedekt
coverage_yields_on_balance = het levert per saldo { $x } per jaar op
coverage_no_difference_in_balance = voor het saldo is er geen aantoonbaar verschil met nu
coverage_households_pay_more_taxes = huishoudens betalen { $x } per jaar meer belasting en bijdragen
coverage_households_pay_less_taxes = huishoudens betalen { $x } per jaar minder belasting en bijdragen
coverage_payer_pays = { $payer } betaalt { $x } per jaar ({ $name })
coverage_who_pays = Wie betaalt
coverage_who_pays_less = Wie minder betaalt
coverage_payments_and_changes = { $head }: { $list }. De financiering verandert: { $numbers }.
coverage_payments = { $head }: { $list }.
coverage_households_pay_more_premiums = huishoudens betalen { $x } per jaar meer premie aan { $party }
coverage_households_pay_less_premiums = huishoudens betalen { $x } per jaar minder premie aan { $party }
coverage_rates_higher_each = { $step }: { $count } tarieven elk { $points } procentpunt hoger
coverage_rates_lower_each = { $step }: { $count } tarieven elk { $points } procentpunt lager
coverage_number_from_to = { $name } van { $before } naar { $after }
coverage_percentage_points = { $n } procentpunt
coverage_moved_higher = { $size } hoger
coverage_moved_lower = { $size } lager
coverage_moved_not_at_all = hetzelfde

## Financed variants

financed_extra_tax = extra belasting
financed_less_tax = minder belasting
financed_tax_with_interval = { $what } { $x } per jaar [{ $low }; { $high }]
financed_tax_too_few_households = belasting: te weinig huishoudens om te tonen
financed_number_before_after = { $name } { $before } → { $after }
financed_number_of_step = { $step } ({ $number })
financed_row_of_table = { $table }, rij { $row }
financed_limit_of = { $number }, grens

## Incomes

incomes_title = Inkomens
incomes_disposable_income_explained = We kijken naar het besteedbare inkomen van een heel jaar: wat een huishouden na belasting kan uitgeven, met de regelingen die het gebruikt. Om huishoudens te vergelijken delen we door een factor voor hun omvang en samenstelling; dat heet gestandaardiseerd.
incomes_decile_explained = Een deciel is een tiende van alle personen, van laag naar hoog inkomen in het huidige stelsel. De mediaan is de verandering van het middelste huishouden in een groep.
incomes_decile = Deciel
incomes_static = De berekening is statisch: niemand gaat meer of minder werken, verhuizen of anders wonen. De uitkomst zegt niets over één bepaald huishouden.
incomes_by_decile = per deciel
incomes_by_household = per soort huishouden, inkomensbron en woning
incomes_median_change = Mediane verandering van het inkomen
incomes_change_of_mean_income = Verandering van het gemiddelde inkomen
incomes_mean_change_euros = Gemiddelde verandering in euro per huishouden per jaar
incomes_share_that_loses = Aandeel huishoudens dat meer dan 1% verliest
incomes_share_of_the_group = Aandeel van de huishoudens in de groep.
incomes_pension_explained = AOW: het pensioen van de overheid (Algemene Ouderdomswet). WW: uitkering bij werkloosheid (Werkloosheidswet).
incomes_median_by_decile = Mediane verandering van het inkomen per deciel
incomes_median_by_decile_described = Staven per deciel, van de laagste naar de hoogste inkomens, één staaf per variant. De getallen staan in de tabel eronder.
incomes_axis_change = verandering, %
incomes_winners_by_variant = Winnaars en verliezers per variant
incomes_winners = Winnaars en verliezers
incomes_winners_by_variant_described = Per variant vijf staven: het aandeel huishoudens dat meer dan 5% wint, 1 tot 5% wint, binnen 1% blijft, 1 tot 5% verliest en meer dan 5% verliest.
incomes_axis_share = aandeel van de huishoudens, %
incomes_median_loses_more_1 = Mediaan van wie meer dan 1% verliest
incomes_share_of_positive_incomes = Aandeel van de huishoudens met een positief inkomen in het huidige stelsel.
incomes_no_group_loses = { $name }: in geen enkele groep verliest iemand meer dan 1%.
incomes_group = ‘{ $group }’
incomes_group_that_loses_most = { $name }: de groep met het grootste aandeel verliezers is { $group }; daarvan verliest { $loss } meer dan 1%.
incomes_inequality = Inkomen en ongelijkheid
incomes_median_euros_year = Mediaan, euro per jaar
incomes_gini = Gini
incomes_gini_difference_now = Gini, verschil met nu
incomes_p90_p10 = P90/P10
incomes_p90_p10_difference_now = P90/P10, verschil met nu
incomes_inequality_explained = Over personen, gestandaardiseerd besteedbaar inkomen. Gini: 0 is iedereen gelijk, 1 is alles bij één persoon. P90/P10: het inkomen waar 90% onder ligt, gedeeld door het inkomen waar 10% onder ligt.
incomes_upper_bound_euros_year = Bovengrens, euro per jaar
incomes_bounds = Grenzen van de decielen
incomes_bounds_explained = Gestandaardiseerd besteedbaar inkomen in het huidige stelsel. Personen, niet huishoudens; bij gelijk inkomen telt het nummer van het huishouden.
incomes_without_positive_income = Huishoudens zonder positief inkomen in het huidige stelsel tellen niet mee.
incomes_change_of_the_mean = Verandering van het gemiddelde van de groep, niet het gemiddelde van de veranderingen.
incomes_not_standardised = Besteedbaar inkomen van het huishouden, niet gestandaardiseerd.
incomes_gains_more_than_5 = Wint meer dan 5%
incomes_gains_1_to_5 = Wint 1 tot 5%
incomes_stays_within_1 = Blijft binnen 1%
incomes_loses_1_to_5 = Verliest 1 tot 5%
incomes_loses_more_than_5 = Verliest meer dan 5%

## Toelage

toelage_none = Geen van de varianten heeft een toelage.
toelage_explained = Een toelage is voor elk inkomen gelijk, maar dat zegt niet wie erop vooruitgaat: toeslagen kunnen vervallen, en iemand betaalt haar. De tabel laat zien wat huishoudens krijgen, wat zij verliezen en wat zij meer of minder betalen. Wat telt is de laatste kolom: wat er per saldo overblijft. Wat niet gedekt is, betaalt hier nog niemand.
toelage_title = Toelage: bruto, financiering en netto
toelage_gross = Toelage (bruto)
toelage_toeslagen = Toeslagen
toelage_taxes_contributions = Belasting en bijdragen
toelage_benefits_and_other = Kinderbijslag, uitkeringen, premies en overig
toelage_per_household = { $name }: bruto, financiering en netto per huishouden
toelage_unit = euro per jaar; + = voor het huishouden
toelage_mean_explained = Gemiddelde per huishouden, verschil met nu. Hier is + gunstig voor het huishouden; in de tabellen over het budget is + ongunstig voor het saldo.

## Use, certainty and recoveries

delivery_non_take_up_explained = Niet-gebruik: het aandeel huishoudens met recht dat de regeling niet gebruikt; bij ‘alle regelingen samen’ minstens één regeling.
delivery_use_by_scheme = Gebruik en niet-gebruik per regeling
delivery_not_everyone_applies = Niet iedereen die recht heeft op geld, vraagt het aan. Hetzelfde huishouden heeft in elke variant dezelfde neiging om wel of niet aan te vragen; alleen de regels en het bedrag verschillen.
delivery_use_title = Gebruik
delivery_people_want_to_keep_money = Mensen willen geld dat zij krijgen ook kunnen houden. Deze tabellen laten zien hoe vaak dat niet lukt.
delivery_certainty_households = Zekerheid voor huishoudens
delivery_share_households_award = Aandeel van de huishoudens met een toekenning.
delivery_euros_never_reclaimed = Euro’s nooit teruggevraagd: aandeel van het geld dat in het jaar is betaald.
delivery_settlement_by_scheme = Terugvorderingen en nabetalingen per regeling
delivery_certainty_title = Zekerheid en terugvorderingen
delivery_share_of_awards = Aandeel van de toekenningen: één huishouden kan er meer hebben. Het gemiddelde is over toekenningen met een terugvordering of nabetaling.
delivery_what_a_right_is = Recht is wat de wet geeft op de echte feiten: in een stelsel per maand die van de maand zelf, bij inkomen van een eerder jaar dat inkomen. Wat wordt betaald omdat feiten later bekend zijn, een oud bedrag wordt aangehouden of een bron fout is, is geen recht. Te veel: kleine bedragen die vrij blijven, en alles wat een stelsel zonder afrekening niet terugvraagt. Te weinig: waar niets meer volgt. Per maand bepaald tellen de maanden apart; per jaar bepaald telt het jaar.
delivery_debt = Schuldlast van wie moet terugbetalen
delivery_debt_dates = Schuld en huishoudens die haar hebben: op 31 december { $next }. Nog open: op 31 december { $last }.
delivery_instalments_explained = Aflossing, deel van het inkomen en maanden tot de laatste aflossing: gemiddeld over huishoudens met een terugvordering, alle regelingen samen; de maanden tellen vanaf het eind van het jaar. Iedereen volgt het plan van de variant; wie eerder terugbetaalt staat er niet apart bij.

## Timing and months

timing_falls = Tijd tot de betaling een daling van het inkomen volgt
timing_below_norm = Maanden met minder dan de bijstandsnorm
timing_below_norm_explained = Gemiddelde over alle huishoudens. Gatmaand: een maand onder de norm in een jaar dat als geheel niet onder de norm ligt. De norm is met vakantiegeld; wie vakantiegeld in mei krijgt, komt in andere maanden eerder onder de norm.
timing_changes_decisions = Wijzigingen en besluiten
timing_number_per_year = Aantal per jaar, gemiddeld over huishoudens die een regeling gebruiken.
timing_title = Tijdigheid en maanden
timing_falls_explained = Huishoudens met een daling: alleen dalingen van minstens 15% die het recht veranderen op een regeling die het huishouden gebruikt. Maanden en aandelen gaan over de huishoudens bij wie dat nu ook zo is, zodat beide over dezelfde mensen gaan. Volgt er in het jaar geen betaling, dan tellen we twaalf maanden.
timing_only_now_explained = Alleen nu een ander recht: de daling verandert nu het recht en in de variant niet, zoals bij een toelage, of het huishouden gebruikt de regeling dan niet. Voor hen hoeft er geen betaling te volgen, en zij tellen niet mee in de maanden.
timing_paid_per_month = Betaald per maand, gemiddeld per huishouden
timing_paid_per_month_described = Eén lijn per variant: de betaling van alle regelingen samen in elke maand van het jaar, gemiddeld over alle huishoudens.
timing_euros_per_month = euro per maand

## What it asks of people

people_scheme_takes_time = Een regeling vraagt tijd en aandacht. En wie niet weet wat er volgende maand komt, kan niet plannen.
people_what_is_counted = Deze tabellen tellen wat een huishouden in een jaar doet, leest en niet kan weten.
people_title = Wat het van mensen vraagt
people_how_steady = Hoe zeker en gelijkmatig het geld is
people_actions_per_year_group = Handelingen per jaar, naar groep
people_months_unknown_amount_group = Maanden met een onbekend bedrag, naar groep
people_households_recovery_group = Huishoudens met een terugvordering, naar groep
people_share_of_group_with_award = Aandeel van de huishoudens in de groep met een toekenning.
people_mean_over_group = Gemiddeld over de huishoudens in de groep die een regeling gebruiken.
people_number_per_year = Aantal per jaar, gemiddeld over huishoudens die een regeling gebruiken. Ingrijpend: iemand komt erbij of gaat weg, of het inkomen daalt langere tijd. Rond: in die maand of de twee maanden erna; aanvragen tellen daarin niet mee.
people_terms_explained = Termijnen: wijzigingen die gemeld moeten worden, terugbetalingen en nieuwe aanvragen. Kleine schommelingen meldt niemand en die tellen niet mee. In een stelsel per maand komen gegevens uit registraties en meldt het huishouden niets; het kijkt wel elk gewijzigd bedrag na. In een stelsel per jaar kijkt het de schatting na, een bedrag dat de dienst zelf aanpast en een definitief besluit met een ander bedrag.
people_calls_are_an_assumption = Hoe vaak mensen bellen is een aanname over gesprekken per besluit. Langsgaan is niet geteld: daar is geen gegeven voor.
people_calls_not_counted = Bellen en langsgaan zijn niet geteld: het scenario geeft er geen gegeven voor.
people_unknown_amount_explained = Onbekend bedrag: het huishouden kan op de betaaldag niet weten wat er volgende maand komt, omdat een melding nog loopt of omdat het bedrag afhangt van inkomen dat er nog niet is. Hangt het af van inkomen van twee maanden terug, dan is het uit te rekenen.
people_without_notice_explained = Zonder aankondiging: het besluit komt tegelijk met het andere bedrag. Schommeling: de standaardafwijking over twaalf maanden, als deel van het gemiddelde. Daling: als deel van het besteedbare inkomen van de maand ervoor; ook de maand na een eenmalige nabetaling telt als daling. Een gatmaand is een maand onder de norm in een jaar dat als geheel niet onder de norm ligt, gemiddeld over alle huishoudens.
people_no_single_mark = Een rapportcijfer voor grip maken we niet: er is geen vaste weging. De onderdelen staan in deze tabellen.
people_hours_per_household_low = Uur per huishouden, laag
people_together_million_hours_low = Samen, miljoen uur, laag
people_together_million_euros_middle = Samen, miljoen euro, midden
people_time = Tijd die het mensen per jaar kost
people_time_is_an_assumption = Aanname: handelingen en brieven uit de tabel hierboven, keer een aantal minuten dat niet is gemeten. Laag en hoog staan bij de aannames; alle minuten gaan dan tegelijk omlaag of omhoog.
people_doing_nothing = Wat er gebeurt als iemand niets doet
people_not_applying = Niet aanvragen
people_not_reporting_change = Een wijziging niet melden
people_not_reporting_is_not_fraud = Niet melden is geen fraude: vaak weet iemand het niet, of te laat.
people_no_money_comes = Er komt geen geld.
people_entitled_that_consent = de huishoudens met recht die toestemming geven voor het delen van gegevens
people_entitled = de huishoudens met recht
people_get_all_by_itself = Van { $of } krijgt { $share } vanzelf alles waar het recht op heeft. De anderen krijgen niets.
people_registers_count_a_month_later = De wijziging komt uit registraties en telt een maand later.
people_registers_count_months_later = De wijziging komt uit registraties en telt { $n } maanden later.
people_agency_adjusts_amount = De dienst past het bedrag in het jaar zelf aan waar zij loon ziet.
people_amount_stays_the_same = Het bedrag blijft gelijk tot het eind van het jaar.
people_too_much_is_paid_back = Wat te veel was, moet later terug{ $excess }. { $supplement }
people_too_much_is_kept = Wat te veel was, mag blijven. { $supplement }
people_no_settlement = Er volgt geen afrekening.
people_but_small_amount = , behalve een klein bedrag
people_too_little_comes_later = Wat te weinig was, komt later alsnog{ $shortfall }.

## What it asks of the agency

agency_every_scheme_takes_work = Elke regeling vraagt werk: besluiten nemen, fouten herstellen, vragen beantwoorden.
agency_every_year_like_the_last = Geteld is alsof elk jaar op het vorige lijkt: wat na afloop van het toeslagjaar komt, staat in de maand waarin het valt.
agency_title = Wat het van de uitvoering vraagt
agency_what_a_correction_is = Correctie: een besluit dat een eerder besluit verandert, of een definitief besluit met een terugvordering of nabetaling. Signaal: de dienst ziet loon dat niet past bij de schatting. Contact: een melding, bezwaar, terugbetaling, nieuwe aanvraag of bericht over een gewijzigd bedrag. Telefoongesprekken staan er apart bij waar het scenario zegt hoe vaak mensen bellen. Brief: een bericht dat geen besluit is.
agency_peak_depends_on_two_months = De piek hangt af van twee vaste maanden: die van de voorschotbesluiten en die van de definitieve besluiten. Het model legt elk soort in één maand; in het echt zijn ze gespreid.
agency_hours_not_given = Uren van de uitvoering staan er niet bij: het scenario geeft geen tijd per handeling.
agency_busiest_month_decisions = Drukste maand voor besluiten
agency_busiest_month = Drukste maand
agency_busiest_month_times_mean = Drukste maand, keer een gemiddelde maand
agency_decisions_scheme = Besluiten per regeling
agency_decisions_million = Besluiten, miljoen
agency_corrections = Waarvan correcties
agency_times_mean_month = Keer een gemiddelde maand
agency_million_hours_low = Miljoen uur, laag
agency_million_euros_low = Miljoen euro, laag
agency_hours_are_an_assumption = Aanname: alleen werk waarvoor het scenario een tijd geeft, keer die tijd, in elk stelsel dezelfde. Bouw en beheer van systemen en handhaving zitten er niet in.
agency_euros_not_given = Euro’s staan er niet bij: er is geen prijs per uur of per besluit gepubliceerd.
agency_hours_per_year = Uren van de uitvoering per jaar
agency_tasks_without_time = Kosten in deze tijden niets: { $names }. Het scenario geeft er geen tijd voor, dus een variant met meer daarvan lijkt te goedkoop.
agency_task_decisions = besluiten
agency_task_contacts = contacten
agency_task_calls = telefoongesprekken
agency_task_letters = brieven
agency_task_hand_overs = overdrachten tussen loketten
agency_task_reviews_by_hand = beoordelingen met de hand
agency_decisions_per_month = Besluiten per maand
agency_decisions_per_month_described = Eén lijn per variant: de besluiten van alle regelingen samen in elke maand van een gemiddeld jaar.
agency_million_decisions = miljoen besluiten

## Fitted and tested

checks_settlement_title = Afrekening: geijkt en getoetst
checks_settlement_explained = Hoe mensen wijzigingen melden heeft niemand gemeten; wat er bij de definitieve berekening uitkwam is wel gepubliceerd.
checks_some_dials_are_set = Een deel van de knoppen van het melden is daarom ingesteld op de rijen waar de kolom «Toetst» dat zegt, met de opdracht stelsel calibrate: kleinste kwadraten op de relatieve afwijking, elke knop tussen zijn laag en hoog, met hetzelfde toeval. Rijen met «ja» toetsen de uitkomst; daar is niets op ingesteld.
checks_nothing_is_set = Op deze rijen is niets ingesteld.
checks_no_not_simulated = nee: niet gesimuleerd
checks_settlement_beside_year = Afrekening van de basis naast die van { $year }
checks_settlement_beside_published = Afrekening van de basis naast gepubliceerde cijfers
checks_simulated_year_fit = Gesimuleerd als in het ijkjaar
checks_deviation_year_fit = Afwijking ijkjaar
checks_simulated_system_now = Gesimuleerd, stelsel van nu
checks_euros_total_millions = Euro in totaal staat in miljoenen.
checks_consumer_prices = Bedragen zijn omgerekend met de consumentenprijzen; factor van { $factors }.
checks_year_of_fit_explained = «Als in het ijkjaar» is het stelsel van nu waarin de dienst het inkomen schat als toen (de getallen «ijkjaar» hieronder), van een gemaakte bevolking over hoogstens de eerste { $households } huishoudens; daarop zijn de knoppen ingesteld. Tussen die kolom en «stelsel van nu» staat dus wat een andere index en marge doen.
checks_fitted = geijkt
checks_fixed = vast
checks_dials = Keuzes waarop de afrekening rust
checks_dial = Knop
checks_unit = Eenheid
checks_role = Rol
checks_dials_of_the_variant = De verwerkingstijd van een melding en de tolerantie staan bij de knoppen van de variant.
checks_use_title = Gebruik: geijkt en getoetst
checks_use_explained = Het niet-gebruik per regeling en groep is geijkt op het huidige stelsel en ligt daarna vast: in elke variant heeft een huishouden dezelfde aanleg en dezelfde loting. De rest van deze tabellen toetst het model; daar is niets op ingesteld.
checks_all_entitled = alle rechthebbenden
checks_scheme_and_group = { $scheme }: { $group }
checks_non_use_by_scheme_and_group = Niet-gebruik per regeling en groep
checks_non_use = Niet-gebruik
checks_scheme_and_group_heading = Regeling en groep
checks_entitled_sample = Rechthebbenden in de steekproef
checks_published = Gepubliceerd
checks_monthly_right_half_use = Recht per maand bij half gebruik
checks_groups_without_figure = Waar geen cijfer voor een groep is gepubliceerd, deelt zij in wat het totaal overlaat. Het recht bij half gebruik is de prijs die aanvragen volgens het model heeft: bij dat bedrag doet de helft het, voor een huishouden zonder bijzondere kenmerken.
checks_band_up_to = tot en met { $n } euro per maand
checks_scheme_band = { $scheme }: { $band }
checks_non_use_by_size_of_right = Niet-gebruik naar de hoogte van het recht
checks_scheme_amount = Regeling en bedrag
checks_falls_with_amount = Niet hoger dan de rij erboven
checks_bands_may_rise = Groepen met veel niet-gebruik hebben soms een hoog recht; dan kan een rij stijgen.
checks_each_scheme_by_itself = { " " }Stond elke regeling op zichzelf, dan was het { $share }.
checks_misses_all_schemes = Mist alle regelingen, van wie recht heeft op twee of meer
checks_no_number = geen getal
checks_non_use_moments = Cijfers over niet-gebruik waarop niets is ingesteld
checks_prices_of_the_run = Bedragen zijn omgerekend naar de prijzen van de run.

## Beside published figures

published_explained = Deze tabel zet uitkomsten van de basis naast gepubliceerde cijfers, ook waar het model afwijkt. Niet elke rij toetst het model: waar iets op het cijfer is ingesteld, of waar het uit het geheugen komt, zegt een kleine afwijking niets. De kolom «Toetst» zegt waarom. Gepubliceerde cijfers gaan soms over een ander jaar of een andere groep; dat staat in de laatste kolom.
published_none = Het scenario noemt geen gepubliceerde cijfers.
published_title = Uitkomsten naast gepubliceerde cijfers
published_simulated_published = Gesimuleerd en gepubliceerd
published_prices = Prijzen van
published_deviation_explained = Euro in totaal staat in miljoenen. Afwijking: gesimuleerd gedeeld door gepubliceerd, min één; bij bedragen allebei in prijzen van de run. Met consumentenprijzen omgerekend is zo zeker als het cijfer en de omrekening samen.
published_no_fitted = nee: hierop zijn de knoppen van het melden ingesteld
published_no_calibrated = nee: hierop is het gebruik geijkt
published_no_not_read = nee: uit het geheugen of een eigen schatting
published_no_because = nee: { $reason }
published_no_deviation_because = nee, daarom geen afwijking: { $reason }

## Changes

changes_only_protected_income = De wijziging van { $name } ({ $origin }) verandert geen uitkering, toeslag of belasting van iemand; alleen wat een huishouden bij terugbetalen mag houden (de beslagvrije voet), in: { $list }.
changes_alters_no_result = De wijziging van { $name } ({ $origin }) verandert geen enkele uitkomst van de { $of } bekeken huishoudens, in: { $list }.
changes_without_effect_title = Let op: wijzigingen zonder gevolg
changes_each_undone_alone = Elke wijziging is apart teruggedraaid, terwijl alle andere wijzigingen van de variant bleven gelden. Geteld is bij hoeveel huishoudens dan een uitkomst anders is. Dat bewijst dat een wijziging is gebruikt; het is geen schatting van haar gevolg.
changes_what_they_did = Wat de wijzigingen deden
changes_origin_overlay = overlay van de variant
changes_origin = Herkomst
changes_origin_financing = financiering
changes_origin_setting = opgegeven bij het starten
changes_table_title = Wijzigingen en wat zij deden
changes_change = Wijziging
changes_kind = Soort
changes_effect = Gevolg
changes_first_households_tried = De eerste huishoudens van de steekproef zijn bekeken. Een nieuwe waarde kan niet worden teruggedraaid; daarvan is bekeken wat een tiende erbij doet.
changes_kind_rule = regel
changes_kind_table = tabel
changes_kind_parameter = parameter
changes_now_a_fixed_value = { $kind }; volgt nu uit andere getallen, hier een vaste waarde
changes_kind_new = { $kind }, nieuw
changes_moves_nothing = niets: 0 van { $of } huishoudens
changes_moves_households = anders voor { $n } van { $of } huishoudens
changes_moves_only_protected_income = alleen de beslagvrije voet: anders voor { $n } van { $of } huishoudens
changes_tenth_more_does_nothing = een tiende erbij doet niets: 0 van { $of }
changes_tenth_more_moves = een tiende erbij raakt { $n } van { $of } huishoudens
changes_is_a_result = is zelf een uitkomst
changes_works_by_way_of = werkt via { $list }
changes_cannot_be_undone_alone = niet apart terug te draaien: andere wijzigingen bouwen erop voort
changes_used_elsewhere_only = niet gebruikt in deze berekening, wel in andere uitkomsten van het stelsel
changes_variant_quoted = “{ $name }”

## Terms and how to read

guide_static = Statisch: in een variant veranderen de regels, de uitvoering, wat de financiering wijzigt, en of mensen een regeling gebruiken. Verder niets: niemand gaat meer of minder werken, en lonen en huren blijven gelijk. Het model kijkt naar één jaar en naar het geld dat daaruit volgt.
guide_kinds_of_numbers = Soorten getallen: gesimuleerd is een uitkomst van dit model, bron is een cijfer van buiten met vermelding van de bron, aanname is een keuze van de makers of van het scenario, of een getal uit het geheugen waarvan geen bron is gelezen. Elke tabel houdt ze uit elkaar.
guide_households_from_a_file = De huishoudens komen uit een bestand met gegevens over mensen. Een huishouden dat slecht uitkomt is een voorbeeld om van te leren, nooit een persoon om te selecteren; laat geen uitkomst zien die naar een persoon te herleiden is.
guide_households_made_up = De huishoudens zijn verzonnen en lijken samen op Nederland. Een huishouden dat slecht uitkomt is een voorbeeld om van te leren, nooit een persoon om te selecteren.
guide_title = Begrippen en leeswijzer
guide_sample = De cijfers komen uit een steekproef van { $records } huishoudens, die samen { $households } huishoudens voorstellen{ $over_the_year }. Bij elke schatting hoort een 95%-interval voor de toevalligheid van die steekproef; verschillen zijn per huishouden gepaard.
guide_sample_spread_evenly = De steekproef is gelijkmatiger gespreid dan een loting. Daardoor zijn de intervallen eerder te ruim dan te smal. Onzekerheid over gedrag, over de uitvoering en over de gebruikte waarden zit er niet in; zie de aannames.
guide_small_groups_of_sample = Groepen met minder dan { $minimum } huishoudens in de steekproef tonen we niet; er staat dan een x. Een punt betekent onbekend. Een lege cel betekent dat het cijfer daar niet kan voorkomen.
guide_average_over_the_year = , gemiddeld over het jaar. Tabellen over geld, gebruik, terugvorderingen en werk tellen elk huishouden dat er in het jaar een tijd was: { $n }. Tabellen over inkomens tellen een huishouden voor het deel van het jaar dat het er was
guide_file_chosen_evenly = Daaruit zijn er { $records } gelijkmatig over het bestand gekozen; hun gewichten zijn opgehoogd tot het totaal van het bestand.
guide_file = De cijfers komen uit «{ $name }»: { $in_file } huishoudens in het bestand, gewogen tot { $households } huishoudens{ $over_the_year }.
guide_file_all_used = Ze zijn allemaal gebruikt.
guide_file_intervals = Bij elke schatting hoort een 95%-interval dat met de gewichten rekent en de huishoudens ziet als los van elkaar getrokken; strata en clusters van de enquête zitten er niet in. Verschillen zijn per huishouden gepaard. Onzekerheid over gedrag, over de uitvoering en over de gebruikte waarden zit er niet in; zie de aannames.
guide_small_groups_of_file = Groepen met minder dan { $minimum } huishoudens in het bestand tonen we niet, hoe zwaar die ook wegen; er staat dan een x. Een punt betekent onbekend. Een lege cel betekent dat het cijfer daar niet kan voorkomen.
guide_terms = Begrippen
guide_term = Begrip
guide_meaning = Betekenis
guide_not_modelled = Wat niet in het model zit
guide_number = Nummer
term_toeslag = toeslag
term_toeslag_means = Geld van de overheid voor een bepaald doel, zoals zorg of huur. Het bedrag hangt af van het inkomen.
term_toelage = toelage
term_toelage_means = Geld van de overheid met een vast bedrag per volwassene, huishouden of kind. Het bedrag hangt niet af van het inkomen.
term_benefit = uitkering
term_benefit_means = Geld dat loon vervangt, zoals bijstand, werkloosheidsuitkering of AOW (de Algemene Ouderdomswet).
term_advance = voorschot
term_advance_means = Bedrag per maand voordat het definitieve recht bekend is.
term_recovery = terugvordering
term_recovery_means = Besluit dat een huishouden geld moet terugbetalen.
term_supplement = nabetaling
term_supplement_means = Geld dat na afloop van het jaar nog komt.
term_award = toekenning
term_award_means = Eén regeling voor één huishouden in één jaar.
term_non_take_up = niet-gebruik
term_non_take_up_means = Wel recht hebben maar het niet krijgen, omdat er geen aanvraag is.
term_median = mediaan
term_median_means = De middelste waarde: de helft ligt erboven, de helft eronder.
term_decile = deciel
term_decile_means = Een tiende van alle personen, op volgorde van inkomen.
term_accrual_basis = transactiebasis
term_accrual_basis_means = Geld telt in het jaar waar het over gaat.
term_cash_basis = kasbasis
term_cash_basis_means = Geld telt in het jaar waarin het wordt betaald of ontvangen.

## What the run leaves out

left_out_childcare_and_home = Kinderopvang is er alleen voor kinderen van ouders die allemaal werken. Van de eigen woning telt wat de belasting ervan maakt, niet wat zij kost of opbrengt. Studiefinanciering, gemeentelijke regelingen en box 3 zitten niet in het model.
left_out_payroll_tables = In de inkomens per maand volgt de belasting het aandeel van de maand in het jaarinkomen, niet de tabellen van de loonheffing.
left_out_work_of_agency = Van het werk van de uitvoering tellen besluiten, meldingen, andere berichten en telefoongesprekken mee. Langsgaan, handhaving en systemen zitten niet in het model.
left_out_behaviour = Niemand gaat meer of minder werken, verhuizen of anders samenwonen door een variant.
left_out_calibration = Het gebruik van { $list } kon niet worden geijkt: in het huidige stelsel heeft niemand van deze huishoudens er recht op. Waar een variant dat recht wel geeft, is het gebruik dat van de andere regelingen.
left_out_facts = Gegevens die de bevolking niet heeft, staan voor iedereen op één waarde: { $list }.

## Where numbers come from

provenance_in_force = { $scheme }: { $name } vanaf { $date }
provenance_table = tot en met { $limits }: { $values }
provenance_used_like = als { $other }
provenance_used_by_everybody = als { $like }: niemand laat het liggen
provenance_choice_of_new_scheme = keuze bij een nieuwe regeling
provenance_of_population = bevolking: { $name }
tax_in_year_name = Kas van belasting en bijdragen
tax_in_year_value = in het jaar zelf
tax_in_year_high = deels in het jaar erna
tax_in_year_reason = De loonheffing volgt het loon per maand; het model volgt aanslagen na afloop van het jaar niet
