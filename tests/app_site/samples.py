"""Site files for the tests. No real person, place or number stands in any of them."""

GOOD = """\
hospital = "St Example"
unit = "Ward 4"
author = "Pharmacy of St Example"
date = 2026-11-24
stay_resident = true

[[phones]]
name = "Critical care"
number = "bleep 0001"

[[phones]]
name = "Pharmacy on call"
number = "0002"

[[stock]]
product = "product-20mg"
where = "Emergency cupboard, ward 4"

[[escalation]]
who = "Poisons centre"
how = "0003, day and night"

[laboratory]
ck_upper_limit = "200 U/L"

[protocol]
where = "Blue folder at the nurses' station"

[privacy]
retention_hours = 24
reasons = false
notes = false

[sign_off]
name = "Name One"
role = "consultant"
date = 2026-11-25
edition = "2026.1"
scope = "Everything but the pages on children"
"""

SMALL = 'hospital = "St Example"\nauthor = "Pharmacy"\ndate = 2026-11-24\n'


def without(*starts: str) -> str:
    """The good file without the lines that start so."""
    return "".join(line for line in GOOD.splitlines(keepends=True) if not line.startswith(starts))


def replaced(old: str, new: str) -> str:
    """The good file with one thing changed, once."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)
