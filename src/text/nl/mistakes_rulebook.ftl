# The same keys in both languages. Dutch at level B1.

## Fouten in rulebooks en overlays
