# The same keys in both languages. Dutch at level B1.

## Indicators of money

indicator_saldo_mln_euro_per_jaar = Saldo, miljoen euro
indicator_belasting_mln_euro_per_jaar = Extra belasting, miljoen euro
indicator_belasting_euro = Belasting en bijdragen, euro
indicator_mediaan_inkomen_verandering = Inkomen, mediaan
indicator_armste_tiende_mediaan = Armste tiende, mediaan
indicator_gini = Gini
indicator_gini_huishoudens = Gini van huishoudens
indicator_inkomen_gemiddeld_euro = Inkomen, gemiddeld, euro
indicator_inkomen_mediaan_euro = Inkomen, mediaan, euro
indicator_inkomen_mediaan_huishoudens_euro = Inkomen van huishoudens, mediaan, euro
indicator_winnaars_aandeel = Wint > 1%
indicator_verliezers_aandeel = Verliest > 1%

## Indicators of certainty

indicator_rechthebbenden_huishoudens = Huishoudens met recht
indicator_gebruikers_huishoudens = Gebruiken het
indicator_ontvangers_huishoudens = Kregen iets betaald
indicator_gebruik_euro = Waar gebruikers recht op hebben, euro
indicator_gebruik_gemiddeld_euro = Gemiddeld per gebruiker, euro
indicator_niet_gebruik_aandeel = Niet-gebruik
indicator_niet_gebruik_aandeel_gebruik = Verschil met nu
indicator_niet_gebruik_mln_euro = Blijft liggen, miljoen euro
indicator_niet_gebruik_mln_euro_gebruik = Verschil met nu, miljoen euro
indicator_huishoudens_met_terugvordering_aandeel = Huishoudens met terugvordering
indicator_huishoudens_met_terugvordering_aandeel_kerncijfers = Terugvordering
indicator_huishoudens_met_terugvordering_aandeel_houvast = Huishoudens met een terugvordering
indicator_huishoudens_met_terugvordering = Huishoudens met een terugvordering, aantal
indicator_huishoudens_met_meer_terugvorderingen_aandeel = Met twee of meer
indicator_behouden_aandeel = Euro’s nooit teruggevraagd
indicator_te_veel_betaald_behouden_aandeel = Te veel betaald en niet teruggevraagd
indicator_schuld_mln_euro = Schuld, miljoen euro
indicator_schuld_huishoudens = Huishoudens
indicator_aflossing_euro_per_maand = Aflossing per maand
indicator_aflossing_aandeel_inkomen = Deel van inkomen
indicator_maanden_tot_afgelost = Tot de laatste
indicator_open_schuld_mln_euro = Nog open, miljoen euro
indicator_toekenningen = Toekenningen
indicator_terugvordering_aandeel = Terugvordering
indicator_terugvordering_aantal = Aantal
indicator_terugvordering_gemiddeld_euro = Gemiddeld, euro
indicator_terugvordering_mln_euro = Samen, miljoen euro
indicator_nabetaling_aandeel = Nabetaling
indicator_nabetaling_aantal = Nabetalingen, aantal
indicator_nabetaling_gemiddeld_euro = Gemiddeld, euro
indicator_nabetaling_mln_euro = Samen, miljoen euro
indicator_te_veel_niet_teruggevraagd_mln_euro = Te veel betaald en niet teruggevraagd, miljoen euro
indicator_te_weinig_niet_nabetaald_mln_euro = Te weinig betaald en niet nabetaald, miljoen euro

## Indicators of timing

indicator_dalingen_huishoudens = Huishoudens met een daling
indicator_dalingen_ook_nu_huishoudens = – waarvan ook nu
indicator_dalingen_alleen_nu_huishoudens = Alleen nu een ander recht
indicator_maanden_tot_aanpassing = Maanden tot aanpassing
indicator_maanden_tot_aanpassing_houvast = Maanden tot de betaling een daling volgt
indicator_maanden_nu_zelfde_huishoudens = Nu, dezelfde huishoudens
indicator_binnen_drie_maanden_aandeel = Binnen drie maanden
indicator_niet_binnen_jaar_aandeel = Niet binnen het jaar
indicator_onbekend_bedrag_maanden = Maanden met een onbekend bedrag voor de volgende maand
indicator_zonder_aankondiging_aandeel = Wijzigingen zonder aankondiging
indicator_schommeling_inkomen = Schommeling van het inkomen per maand
indicator_schommeling_betaling = Schommeling van de betaling per maand
indicator_schok = Grootste daling in één maand door een regeling
indicator_schok_huishoudens_aandeel = Huishoudens met zo’n daling van 10% of meer
indicator_maanden_onder_norm = Maanden onder de norm
indicator_onder_norm_huishoudens_aandeel = Huishoudens met zo’n maand
indicator_gatmaanden = Gatmaanden
indicator_gatmaanden_huishoudens_aandeel = Huishoudens met een gatmaand
indicator_euro_laagste_vier_decielen_aandeel = Deel van het geld voor de vier laagste decielen
indicator_euro_hoogste_drie_decielen_aandeel = Deel van het geld voor de drie hoogste decielen
indicator_maanden_tot_herstel = Maanden tot een fout in een bron is hersteld
indicator_wijzigingen_per_jaar = Wijzigingen van het bedrag
indicator_besluiten_per_jaar = Besluiten per huishouden
indicator_besluiten_aantal = Besluiten samen

## Indicators of what is asked

indicator_handelingen = Handelingen
indicator_meldingen = – wijziging melden
indicator_controles = – bedrag nakijken
indicator_terugbetalen = – terugbetalen
indicator_nieuwe_aanvragen = – nieuw aanvragen
indicator_berichten_gewijzigd_bedrag = – bericht over een gewijzigd bedrag
indicator_bellen = – bellen
indicator_drukste_maand = Handelingen in de drukste maand
indicator_rond_gebeurtenis_aandeel = Handelingen rond een ingrijpende gebeurtenis
indicator_besluiten_en_brieven = Besluiten en brieven
indicator_termijnen = Termijnen met een gevolg
indicator_organisaties = Organisaties
indicator_gegevens = Gegevens die de regels gebruiken
indicator_besluiten_mln = Besluiten, miljoen
indicator_correcties_mln = – waarvan correcties
indicator_signalen_mln = Signalen, miljoen
indicator_contacten_mln = Contacten, miljoen
indicator_gesprekken_mln = Telefoongesprekken, miljoen
indicator_brieven_mln = Brieven, miljoen
indicator_overdrachten_mln = Overdrachten tussen loketten, miljoen
indicator_beoordelingen_mln = Beoordelingen met de hand, miljoen

## Groups of households

group_alle = Alle huishoudens
decile_lowest = 1e deciel (laagste inkomens)
decile_highest = 10e deciel (hoogste inkomens)
decile = { $n }e deciel
group_alleenstaand = Alleenstaande tot AOW-leeftijd
group_alleenstaand_aow = Alleenstaande met AOW-leeftijd
group_eenouder = Eenoudergezin
group_paar = Paar zonder kinderen tot AOW-leeftijd
group_paar_aow = Paar zonder kinderen met AOW-leeftijd
group_paar_kinderen = Paar met kinderen
group_overig_huishouden = Overig huishouden
group_loon = Loon
group_winst = Winst uit onderneming
group_arbeidsongeschikt = Arbeidsongeschiktheidsuitkering
group_pensioen = AOW of pensioen
group_bijstand = Bijstand
group_overige_bron = Andere bron, zoals WW
group_koop = Koopwoning
group_sociale_huur = Huur van een woningcorporatie
group_particuliere_huur = Particuliere huur

## Schemes

all_schemes_together = alle regelingen samen

## Use of schemes by group

take_up_social_assistance = bijstand
take_up_employee = werknemer
take_up_self_employed = zelfstandige
take_up_pension = pensioen

## Published moments of use

moment_zorgtoeslag_tot_20_euro = Zorgtoeslag: deel van de niet-gebruikers met hoogstens 20 euro per maand
moment_zorgtoeslag_zelfstandige_maximum = Zorgtoeslag, zelfstandigen: deel van de niet-gebruikers met het maximum
moment_zorgtoeslag_pensioen_mediaan = Zorgtoeslag, pensioen: mediaan per maand van wie niet gebruikt
moment_huurtoeslag_pensioen_mediaan = Huurtoeslag, pensioen: mediaan per maand van wie niet gebruikt
moment_huurtoeslag_gemiddeld = Huurtoeslag: gemiddeld per maand van wie niet gebruikt
