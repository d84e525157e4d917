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
