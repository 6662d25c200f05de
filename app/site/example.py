"""The commented example that `site init` writes. Every key there is stands in it, with what it does."""

from datetime import date

_EXAMPLE = """\
# NMS Bedside: the hospital's own file (site.toml)
#
# It adds local phones, stock, contacts and a sign-off, each marked "Local" with the author and the date below.
# It cannot change a dose, a step or a source: no key for that exists, and a strength or a volume in a text is refused.
# Plain text only. A key is switched on by taking away the "#" before it.
# Check it:   nms-bedside-cli site check site.toml
# See it:     nms-bedside-cli site show site.toml
# If anything is wrong, the whole file is left out and the app says so in one sentence.

# Who this file is for, who wrote it, and when it was last changed. Shown with everything local.
hospital = "Name of the hospital"
#unit = "Name of the unit"
author = "Name and role of the author"
date = {today}

# true: the app stays open in the background after its window is closed, so that opening it again is instant.
# Ctrl+Q, or Quit in the menu, ends it. It takes about 110 MB of memory for each user who is logged on: leave it off on
# a server for many. For IT: to have it ready from log-on, start "nms-bedside --background" there.
stay_resident = false

# The phone strip at the foot of every screen, in this order. At most 8.
# A name has at most 24 characters and a number at most 16 ("bleep 12" is fine).
#[[phones]]
#name = "What the number is for"
#number = "0000"
#
#[[phones]]
#name = "What the other is for"
#number = "0001"

# Dantrolene that the pharmacy keeps, and where. Products: product-20mg, product-120mg, product-250mg.
# With exactly one product, Preparation opens with it.
#[[stock]]
#product = "product-20mg"
#where = "Where the vials are kept"

# Who else to call, and how. At most 8.
#[[escalation]]
#who = "Name of the team"
#how = "What to dial or bleep"

# The laboratory's own upper limit of normal for CK, with its unit, as it prints it. Nothing is compared with it.
#[laboratory]
#ck_upper_limit = "000 U/L"

# Where the local protocol is found, in words.
#[protocol]
#where = "Where the local protocol is kept"

# How long closed sessions are kept (1 to 720 hours), and whether a reason or a note may be typed.
[privacy]
retention_hours = 72
reasons = true
notes = true

# The sign-off of a local clinician. It covers the edition it names and lapses with a new one.
# The edition is at the foot of every screen and in About.
#[sign_off]
#name = "Name of the reviewer"
#role = "Role of the reviewer"
#date = {today}
#edition = "0000.0"
#scope = "What was reviewed"
"""


def example(today: date) -> str:
    """The example, dated."""
    return _EXAMPLE.format(today=today.isoformat())
