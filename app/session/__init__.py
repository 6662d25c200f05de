"""A session: one run of the checklist for one episode, kept as events.

    events.py    what can happen, as frozen records; the cleaning of typed words
    fold.py      events -> state, pure
    clock.py     elapsed and idle time, and when they cannot be known
    schema.py    the SQLite file: tables, settings, rows that carry their own check sum
    opening.py   from a folder to a usable file, whatever lies there
    salvage.py   reading what can be read from a damaged file
    faults.py    why something could not be saved, in plain sentences
    private.py   owner-only files, overwriting, setting aside
    store.py     SessionStore: the one thing the window and the command line talk to
    memory.py    MemoryStore: the same without a disk
    recovery.py  `nms-bedside-cli sessions recover`

Nothing here knows the content: steps arrive as ids and as the wording that was on screen. Nothing here writes a log.
No field holds a name, a number, a date of birth or a bed.
"""
