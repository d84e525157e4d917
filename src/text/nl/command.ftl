# The same keys in both languages. Dutch at level B1.

## De opdrachtregel, en wat misgaat zonder dat een bestand fout is
dashboard_not_built = dit programma is gebouwd zonder dashboard; bouw het met de feature `tui`
format_needs_system = dit formaat vraagt een stelsel; noem er een met `--system`
