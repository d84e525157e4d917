# What a person reads on the screen of the dashboard; the same keys in both languages. Dutch at level B1.

## Screens

tab_variants = Varianten
tab_deciles = Inkomensgroepen
tab_demands = Mensen en werk
tab_household = Huishouden
tab_parameter = Parameters
computing = rekent…
keys_tabs = Tab scherm
keys_scroll = ↑↓ schuiven
keys_household = ←→ huishouden
keys_number = 0-9 Enter nummer
keys_choose = ↑↓ kiezen
keys_change = +/− wijzigen
keys_quit = q stoppen
cash_title = Huishouden { $number }: geld per maand in euro's
cash_type_number = nummer: { $digits }
cash_total = jaar
parameter_name = Parameter
parameter_range = Laag – hoog
parameter_at_low = lager kan niet
parameter_at_high = hoger kan niet
parameter_none = dit scenario heeft geen parameters die u hier kunt wijzigen
too_small = venster te klein
not_a_terminal = het dashboard heeft een terminal nodig; gebruik `stelsel run` voor een rapport in bestanden
finishing = het rekenen wordt nog afgemaakt…
keys_page = PgUp/PgDn schuiven
sample_size = steekproef: { $records } huishoudens voor { $households }; [laag; hoog]: 95%-interval
financing_title = Wat de variant betaalt

## Who a household is

household_single_working_age = Alleenstaande onder de AOW-leeftijd
household_single_pension = Alleenstaande met AOW
household_single_parent = Eenoudergezin
household_couple_working_age = Paar onder de AOW-leeftijd
household_couple_pension = Paar met AOW
household_couple_with_children = Paar met kinderen
household_other = Overig huishouden
household_own_home = koopwoning
household_social_rent = sociale huur
household_private_rent = particuliere huur
household_described = { $kind }, { $tenure }, bruto-inkomen € { $euros } per jaar.
