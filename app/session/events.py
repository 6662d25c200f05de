"""What can happen in a session. A session is nothing but its events, in the order of `seq`; state is their fold.

There is no field for anything that identifies a patient. The only typed words are a reason or a note, at most
80 characters of plain text.
"""

import os
from datetime import datetime
from typing import Literal

from app.named import NamedTuple

Kind = Literal["started", "marked", "rechecked", "note", "undone", "closed", "salvaged"]
Mark = Literal["todo", "done", "not-applicable"]
ClosedBy = Literal["user", "new-session", "another-opened", "12 h", "salvage"]

CHANGES: frozenset[Kind] = frozenset(("marked", "rechecked", "note"))
"""What a person does to the checklist, and so what undo can take back."""

ID_LENGTH = 8
REASON_LIMIT = 80
STEP_LIMIT = 100
EDITION_LIMIT = 100
WORDING_LIMIT = 600
"""Characters. Together they keep a row on one page of the file, which is what lets damage be read around."""


class Event(NamedTuple):
    """One thing that happened. Never changed and never reordered once written.

    A named tuple, because a long session makes thousands of them while somebody waits for the list to appear.

    session_id   random, from `new_session_id`; says nothing about anybody
    seq          1, 2, 3 ... within the session: the order, whatever the clock did
    at           the workstation's time, aware, UTC
    kind         started     the session began (`edition`)
                 marked      a step became `state`, perhaps with a `reason`
                 rechecked   a step that is repeated was looked at again
                 note        a few words in `reason`
                 undone      the event numbered `undoes` was taken back; both stay in the timeline. A `closed` that was
                             taken back: the session was opened again
                 closed      the session ended; `reason` is a ClosedBy
                 salvaged    the entries before this one were read from a damaged file; some may be missing
    step_id, wording, edition   the step, the words that were on screen, the content edition they came from
    steady_ms, run   a clock that nobody can set, in milliseconds, comparable within one `run` of the program only
    """

    session_id: str
    seq: int
    at: datetime
    kind: Kind
    step_id: str = ""
    state: Mark | Literal[""] = ""
    reason: str = ""
    wording: str = ""
    edition: str = ""
    undoes: int | None = None
    steady_ms: int | None = None
    run: int = 0


def clean_text(text: str, limit: int = REASON_LIMIT) -> str:
    """Short plain text of one line: no control, bidirectional, invisible or unassigned characters, at most `limit`.

    Line ends and tabs become a space; runs of white space become one space.
    """
    spaced = " ".join(text.split())
    if spaced.isascii() and spaced.isprintable():
        return spaced[:limit].rstrip()
    import unicodedata  # a large library for what few people type

    # Categories C* are control, format (bidi marks, zero width), surrogate, private and unassigned; Zl and Zp break lines.
    kept = "".join(sign for sign in spaced if unicodedata.category(sign)[0] != "C")
    return " ".join(unicodedata.normalize("NFC", kept).split())[:limit].rstrip()


def new_session_id() -> str:
    """Eight random hexadecimal digits. Random, so that an erased session's id never comes back for another one."""
    return os.urandom(ID_LENGTH // 2).hex()
