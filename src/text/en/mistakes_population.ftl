# The same keys in both languages. Dutch at level B1.

## Mistakes in populations, assessments, mappings and microdata
