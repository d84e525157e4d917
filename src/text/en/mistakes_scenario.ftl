# The same keys in both languages. Dutch at level B1.

## Mistakes in scenarios, behaviour, cases, households and changes
mistake_in_variant = variant `{ $variant }`: { $mistake }
