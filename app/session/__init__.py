"""A session: one run of the checklist for one episode, kept as events.

    events.py     what can happen, as records that never change; the cleaning of typed words
    fold.py       events -> state, pure; idle, stale, elapsed; what a new edition reworded
    clock.py      the workstation's clock, and how to notice that somebody set it
    recheck.py    when a repeated look is due
    store.py      SessionStore: the one thing the window and the command line talk to
    memory.py     MemoryStore: the same without a disk
    file.py       the open file: whole transactions, and finding the file again when it is lost
    schema.py     the SQLite file: tables, settings, rows that carry their own check sum
    reading.py    reading sessions back and refusing what does not add up
    opening.py    from a folder to a usable file, whatever lies there
    examining.py  what lies there, found out without changing it
    mending.py    putting a whole file where a damaged or missing one was
    salvage.py    reading what can be read from a damaged file
    recovery.py   `nms-bedside-cli sessions recover`
    private.py    owner-only files, setting aside, overwriting
    faults.py     why something could not be saved, in plain sentences

Nothing here knows the content: steps arrive as ids and as the wording that was on screen. Nothing here writes a log.
No field holds a name, a number, a date of birth or a bed.
"""
