# The same keys in both languages. Dutch at level B1.

## Indicators of money

indicator_saldo_mln_euro_per_jaar = Balance, million euros
indicator_belasting_mln_euro_per_jaar = Extra tax, million euros
indicator_belasting_euro = Taxes and contributions, euros
indicator_mediaan_inkomen_verandering = Income, median
indicator_armste_tiende_mediaan = Poorest tenth, median
indicator_gini = Gini
indicator_gini_huishoudens = Gini of households
indicator_inkomen_gemiddeld_euro = Income, mean, euros
indicator_inkomen_mediaan_euro = Income, median, euros
indicator_inkomen_mediaan_huishoudens_euro = Income of households, median, euros
indicator_winnaars_aandeel = Gains > 1%
indicator_verliezers_aandeel = Loses > 1%

## Indicators of certainty

indicator_rechthebbenden_huishoudens = Entitled households
indicator_gebruikers_huishoudens = Use it
indicator_ontvangers_huishoudens = Were paid something
indicator_gebruik_euro = What users are due, euros
indicator_gebruik_gemiddeld_euro = Mean per user, euros
indicator_niet_gebruik_aandeel = Non-take-up
indicator_niet_gebruik_aandeel_gebruik = Difference with now
indicator_niet_gebruik_mln_euro = Left unused, million euros
indicator_niet_gebruik_mln_euro_gebruik = Difference with now, million euros
indicator_huishoudens_met_terugvordering_aandeel = Households with a recovery
indicator_huishoudens_met_terugvordering_aandeel_kerncijfers = Recovery
indicator_huishoudens_met_terugvordering_aandeel_houvast = Households with a recovery
indicator_huishoudens_met_terugvordering = Households with a recovery, number
indicator_huishoudens_met_meer_terugvorderingen_aandeel = With two or more
indicator_behouden_aandeel = Euros never reclaimed
indicator_te_veel_betaald_behouden_aandeel = Paid too much and not reclaimed
indicator_schuld_mln_euro = Debt, million euros
indicator_schuld_huishoudens = Households
indicator_aflossing_euro_per_maand = Instalment a month
indicator_aflossing_aandeel_inkomen = Share of income
indicator_maanden_tot_afgelost = Until the last
indicator_open_schuld_mln_euro = Left, million euros
indicator_toekenningen = Awards
indicator_terugvordering_aandeel = Recovery
indicator_terugvordering_aantal = Number
indicator_terugvordering_gemiddeld_euro = Mean, euros
indicator_terugvordering_mln_euro = Sum, million euros
indicator_nabetaling_aandeel = Supplement
indicator_nabetaling_aantal = Supplements, number
indicator_nabetaling_gemiddeld_euro = Mean, euros
indicator_nabetaling_mln_euro = Sum, million euros
indicator_te_veel_niet_teruggevraagd_mln_euro = Overpaid and not reclaimed, million euros
indicator_te_weinig_niet_nabetaald_mln_euro = Underpaid and not supplemented, million euros

## Indicators of timing

indicator_dalingen_huishoudens = Households with a fall
indicator_dalingen_ook_nu_huishoudens = – of which now too
indicator_dalingen_alleen_nu_huishoudens = Another right only now
indicator_maanden_tot_aanpassing = Months to adjust
indicator_maanden_tot_aanpassing_houvast = Months until payment follows a fall
indicator_maanden_nu_zelfde_huishoudens = Now, the same households
indicator_binnen_drie_maanden_aandeel = Within three months
indicator_niet_binnen_jaar_aandeel = Not within the year
indicator_onbekend_bedrag_maanden = Months in which next month’s amount is unknown
indicator_zonder_aankondiging_aandeel = Changes without notice
indicator_schommeling_inkomen = Variation of income per month
indicator_schommeling_betaling = Variation of the payment per month
indicator_schok = Largest fall in one month by a scheme
indicator_schok_huishoudens_aandeel = Households with such a fall of 10% or more
indicator_maanden_onder_norm = Months below the norm
indicator_onder_norm_huishoudens_aandeel = Households with such a month
indicator_gatmaanden = Gap months
indicator_gatmaanden_huishoudens_aandeel = Households with a gap month
indicator_euro_laagste_vier_decielen_aandeel = Share of the money for the four lowest deciles
indicator_euro_hoogste_drie_decielen_aandeel = Share of the money for the three highest deciles
indicator_maanden_tot_herstel = Months until an error in a source is repaired
indicator_wijzigingen_per_jaar = Changes of the amount
indicator_besluiten_per_jaar = Decisions per household
indicator_besluiten_aantal = All decisions

## Indicators of what is asked

indicator_handelingen = Actions
indicator_meldingen = – report a change
indicator_controles = – check an amount
indicator_terugbetalen = – pay back
indicator_nieuwe_aanvragen = – apply anew
indicator_berichten_gewijzigd_bedrag = – message about a changed amount
indicator_bellen = – call
indicator_drukste_maand = Actions in the busiest month
indicator_rond_gebeurtenis_aandeel = Actions around a life event
indicator_besluiten_en_brieven = Decisions and letters
indicator_termijnen = Terms with a consequence
indicator_organisaties = Organisations
indicator_gegevens = Facts that the rules use
indicator_besluiten_mln = Decisions, million
indicator_correcties_mln = – of which corrections
indicator_signalen_mln = Signals, million
indicator_contacten_mln = Contacts, million
indicator_gesprekken_mln = Calls, million
indicator_brieven_mln = Letters, million
indicator_overdrachten_mln = Hand-overs between counters, million
indicator_beoordelingen_mln = Reviews by hand, million

## Groups of households

group_alle = All households
decile_lowest = Decile 1 (lowest incomes)
decile_highest = Decile 10 (highest incomes)
decile = Decile { $n }
group_alleenstaand = Single below pension age
group_alleenstaand_aow = Single of pension age
group_eenouder = Single parent
group_paar = Couple, no children, below pension age
group_paar_aow = Couple, no children, of pension age
group_paar_kinderen = Couple with children
group_overig_huishouden = Other household
group_loon = Wage
group_winst = Profit from own business
group_arbeidsongeschikt = Disability benefit
group_pensioen = State or other pension
group_bijstand = Social assistance
group_overige_bron = Other source, such as unemployment benefit
group_koop = Owner-occupied
group_sociale_huur = Rented from a housing corporation
group_particuliere_huur = Privately rented

## Schemes

all_schemes_together = all schemes together

## Use of schemes by group

take_up_social_assistance = social assistance
take_up_employee = employee
take_up_self_employed = self-employed
take_up_pension = pension

## Published moments of use

moment_zorgtoeslag_tot_20_euro = Zorgtoeslag: share of non-users with at most 20 euros a month
moment_zorgtoeslag_zelfstandige_maximum = Zorgtoeslag, self-employed: share of non-users with the maximum
moment_zorgtoeslag_pensioen_mediaan = Zorgtoeslag, pension: median per month of who does not use it
moment_huurtoeslag_pensioen_mediaan = Huurtoeslag, pension: median per month of who does not use it
moment_huurtoeslag_gemiddeld = Huurtoeslag: mean per month of who does not use it
