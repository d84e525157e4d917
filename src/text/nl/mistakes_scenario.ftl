# The same keys in both languages. Dutch at level B1.

## Fouten in scenario's, gedrag, gevallen, huishoudens en wijzigingen
mistake_in_variant = variant `{ $variant }`: { $mistake }
