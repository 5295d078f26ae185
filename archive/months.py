"""The months as Swedish writes them, in order: `MONTHS[0]` is "januari"."""

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
