# The same keys in both languages. Dutch at level B1.

## The explanation of one household

explain_title = Huishouden { $household } · variant { $variant } · { $year }
explain_household_from_file = Een huishouden uit het bestand «{ $file }», om een regel uit te leggen en nooit om iemand te selecteren. De kans op gebruik en de financiering zijn bepaald op { $sample } huishoudens uit dat bestand (zaad { $seed }).
explain_model_case = Een modelgeval uit een synthetische bevolking, geen bestaand huishouden. De kans op gebruik en de financiering zijn bepaald op een steekproef van { $sample } huishoudens (zaad { $seed }).
explain_report_uses = Het rapport van het scenario gebruikt er { $scenario }; met `--sample { $number }` zijn het dezelfde cijfers.
explain_who = Wie het is
explain_person = Persoon { $n }: { $role }, geboren { $date }{ $age }{ $present }
explain_age = { " " }({ $years } jaar op 1 januari)
explain_in_household = , in het huishouden: { $months }
explain_amounts = { $name }: { $amounts } per maand; jaar { $total }
explain_financing = Financiering die hieronder geldt
explain_financed_number = { $step }: { $name } { $before } → { $after }
explain_uncovered = Ongedekt in deze steekproef: € { $million } miljoen per jaar.
explain_outcome_of_year = Uitkomst { $name } (jaar { $year }): { $amount }
explain_outcome_of_months = Uitkomst { $name } ({ $months } { $year }): { $amount }
explain_in_brief = In het kort; alle stappen met `--scheme { $scheme }`.
explain_of_person = , persoon { $numbers }
explain_same_rule = Dezelfde regel als in stap { $step }.
explain_rule = regel: { $formula }
explain_source = bron: { $source }
explain_branch_holds = is { $condition }? ja
explain_branch_fails = is { $condition }? nee
explain_when_it_changed = In de maanden waarin het veranderde: { $results }
explain_read = · { $name }{ $person } = { $value }{ $origin }
explain_read_of_person = { " " }(persoon { $person })
explain_read_from_step = { " " }[stap { $step }]
explain_read_fact = { " " }[feit]
explain_law_number = § { $name } = { $value } ({ $source }; { $certainty }){ $financed }
explain_row_up_to = t/m { $limit }: { $value }
explain_row_above = daarboven: { $value }
explain_changed_by_financing = { " " }— gewijzigd door de financiering; de bron is die van het bedrag ervoor
explain_delivery = Wat de uitvoering ervan maakte
explain_basis_settled = per jaar: schatting, voorschot, definitieve afrekening
explain_basis_not_settled = per jaar, zonder afrekening achteraf
explain_basis_monthly = per maand, definitief, zonder afrekening
explain_basis_and_lag = { $basis }; { $months } maand(en) vertraging
explain_known_first = stand van kennis 1: jaarinkomen per persoon { $incomes } (vorig jaar, geïndexeerd); recht daarop voor het jaar { $award }
explain_known_later = stand van kennis { $n }: jaarinkomen per persoon { $incomes } (na melding of registratie); recht daarop voor het jaar { $award }
explain_right_of_year = recht op de ware feiten: { $amount }
explain_right_by_month = vastgesteld per maand, op de feiten van zoveel maanden eerder: { $amount }
explain_missed = niet gebruikt, dus misgelopen: { $amount }
explain_definitive_award = definitief toegekend: { $amount }
explain_still_owed = nog schuldig na drie jaar
explain_cash_by_year = kas per jaar (min is terugbetaald): { $amounts }
explain_decisions = beschikkingen: { $n }
explain_no_right = geen recht en niets betaald, dus geen aanvraag
explain_automatic = ambtshalve toegekend: lot { $draw } < dekking { $chance }
explain_no_consent = geen toestemming om ambtshalve toe te kennen;{ " " }
explain_not_automatic = niet ambtshalve toegekend (lot { $draw } ≥ dekking { $chance });{ " " }
explain_invited = de dienst schreef aan;{ " " }
explain_claim_lost = aangevraagd en tussen loketten verloren gegaan
explain_claimed = aangevraagd
explain_not_claimed = niet aangevraagd
explain_decision = { $before }{ $verdict }: lot { $draw } { $sign } kans op gebruik { $chance } (groep { $group }; bedrag € { $gain } per maand; verwachte terugvordering per betaalde euro { $recovered })

## What became of a right

ledger_paid_in_the_year = betaald in het jaar
ledger_overpaid = te veel betaald en niet teruggevraagd
ledger_underpaid = te weinig betaald en niet nabetaald
ledger_not_collected = niet verder geïnd

## The year of one household

timeline_title = Huishouden { $household }, { $year }
timeline_whole_euros = Bedragen in hele euro’s per maand.
timeline_facts = De feiten
timeline_entitled_but_not_used = recht, maar niet gebruikt
timeline_no_right = geen recht en niets betaald
timeline_right_of_the_year = recht over het jaar
timeline_right = recht
timeline_paid_later = later betaald
timeline_paid = betaald
timeline_interest = rente
timeline_still_owed = nog open na drie jaar
timeline_persons = personen
timeline_income = inkomen
timeline_rent_with_service_costs = huur met servicekosten
timeline_hours_of_childcare = uren kinderopvang
timeline_known_persons = bekend: personen
timeline_known_income = bekend: inkomen
timeline_known_rent = bekend: huur
timeline_known_hours_of_childcare = bekend: uren kinderopvang
timeline_decided = besloten
timeline_reported_in = gemeld in
timeline_signal_in = signaal in
timeline_adjusted_in = door de dienst aangepast in
timeline_quick_route_in = snelle route gevraagd in
timeline_other_decision_from = ander besluit vanaf

## The drawing of the year of one household

timeline_income_the_fact = inkomen, het feit
timeline_income_known_to_agency = inkomen, bekend bij de dienst
timeline_rent = huur
timeline_described = Per variant: boven het inkomen en wat de dienst ervan weet, onder wat per maand is besloten en betaald.
timeline_nothing_to_settle = geen afrekening
timeline_uses_no_scheme = gebruikt geen regeling

## The drawings of the population

ages_applicant_or_partner = aanvrager of partner
ages_child_or_other = kind of medebewoner
ages_axis = duizend personen per klasse van vijf jaar
ages_described = Personen per leeftijdsklasse van vijf jaar op 1 januari, opgehoogd; links wie het huishouden voert, rechts wie inwoont. Het model trekt geen geslacht.
ages_title = Leeftijden, { $year }
ages_class = { $class } jaar: { $number }
gross_incomes_class = vanaf { $from } duizend euro: { $number }
gross_incomes_axis = bruto inkomen van het huishouden, duizend euro per jaar
gross_incomes_of_work = vooral loon of winst
gross_incomes_of_benefits = vooral uitkering of pensioen
gross_incomes_thousand_households = duizend huishoudens
gross_incomes_described = Huishoudens per klasse van 5.000 euro bruto inkomen in het jaar, opgehoogd, naar belangrijkste bron.
gross_incomes_title = Inkomens, { $year }

## The marginal burden

marginal_heading = { $system } in { $year }, EUR per jaar
marginal_schemes_explained = Per regeling: wat het huishouden erdoor verliest sinds de vorige regel; een min is winst.
marginal_burden_explained = Marginale druk: het deel van het extra bruto-inkomen dat het huishouden niet overhoudt.
marginal_gross = Bruto
marginal_burden = Marginale druk
marginal_tax_and_premium = Belasting en premie
marginal_social_assistance = Bijstand
marginal_described = { $title }; de cijfers staan in marginaal.csv.
marginal_net_by_gross = Netto-inkomen naar bruto-inkomen
marginal_axis_net = Netto-inkomen van het huishouden, EUR per jaar, bij bruto-inkomen van de eerste persoon
marginal_burden_by_gross = Marginale druk naar bruto-inkomen
marginal_axis_burden = Marginale druk: deel van het extra bruto-inkomen dat niet overblijft. Sprongen onder −50% of boven 150% vallen buiten beeld

## Making and reading a population

population_made = { $made } gemaakt, niets geschreven
population_counted = { $households } huishoudens met { $persons } personen op 1 januari en { $new } die in het jaar beginnen
population_written = { $made } geschreven in { $folder }
population_read = { $name }: { $households } huishoudens met { $persons } personen, gewicht samen { $weight }, geschreven in { $folder }
population_left_out = niet in de mapping en dus niet geschreven: { $columns }
population_fitted = IJKEN: hieraan is de bevolking aangepast
population_tested = TOETSEN: hieraan is niets aangepast
population_unexplained = Buiten de tolerantie of niet vergeleken, zonder opmerking: { $names }. Schrijf waarom in { $file }.
population_sample = { $households } huishoudens, zaad { $seed }
population_within_tolerance = { $within } van { $judged } rijen met een tolerantie liggen daarbinnen
