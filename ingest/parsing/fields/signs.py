"""The signs that clerks and word processors use for one and the same thing, as character classes.

Source: Svenska skrivregler says hyphen within words and en dash in intervals; minutes mix all of these.
"""

from __future__ import annotations

DASH = "[-‐‑‒–—−]"
"""Any dash, as a regular expression: "20-24", "20–24", "20—24"."""

UNTIL = rf"\s?(?:{DASH}{{1,2}}|till|t\s?\.?o\.?m\.?)\s?"
"""What stands between the ends of an interval, with at most one blank around it."""
