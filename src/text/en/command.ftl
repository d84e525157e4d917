# The same keys in both languages. Dutch at level B1.

## The command line, and what goes wrong without a mistake in a file
dashboard_not_built = this program was built without the dashboard; build it with the feature `tui`
format_needs_system = this format needs a system; name one with `--system`
