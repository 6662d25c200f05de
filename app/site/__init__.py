"""The hospital's own file: it may add, never change a dose, a step or a source.

    models.py     what the file may hold, as frozen records: there is no other key
    reading.py    from a path to bytes, whatever lies there
    shape.py      types, strictly; unknown keys with "did you mean"
    values.py     what each text, number and list must be
    lines.py      the line a problem is about
    load.py       load(path) -> Site, or one SiteError sentence in which nothing of the file is repeated
    local.py      what the window and the printouts use: phones, review sentence, stock, switches
    example.py    the commented example that `site init` writes
    writing.py    a Site back to TOML, for the form
    commands.py   nms-bedside-cli site init | check | show

Nothing here knows the content or the sessions: products arrive as ids, editions as the text of their version.
"""
