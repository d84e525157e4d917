# The same keys in both languages. Dutch at level B1.

## Fouten in bevolking, toetsing, mapping en microdata
