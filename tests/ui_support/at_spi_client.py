#!/usr/bin/python3
"""A client on the accessibility bus, as a screen reader is one: reads the tree, acts, hears. It knows nothing of the app.

It is run by the system's own Python, which has the AT-SPI binding (python3-gi, gir1.2-atspi-2.0); `screen_reader.py`
talks to it in lines of JSON, one question and one answer a line.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

LISTENED = ("object:announcement", "object:state-changed:checked", "object:state-changed:focused")
WORTH = (
    "checked", "indeterminate", "checkable", "enabled", "sensitive", "focusable", "focused", "showing", "visible",
    "selected", "selectable", "expandable", "modal", "active", "editable", "read-only",
)  # fmt: skip
heard = []


def hear(event):
    """Keeps what a screen reader would have to react to."""
    try:
        source = event.source
        name, role = source.get_name(), source.get_role_name()
    except GLib.Error:  # it was gone before anyone asked
        name, role = "", ""
    said = event.any_data if isinstance(event.any_data, str) else ""
    heard.append({"kind": event.type, "on": event.detail1, "said": said, "name": name, "role": role})


def the_app(name):
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(number)
        if child is not None and child.get_name() == name and child.get_child_count():
            return child
    return None


def at(name, path):
    node = the_app(name)
    for number in path:
        node = node.get_child_at_index(number)
    return node


def states(node):
    held = node.get_state_set()
    return [state.value_nick for state in held.get_states() if state.value_nick in WORTH]


def described(node, path):
    found = {
        "path": path,
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "states": states(node),
    }
    found["actions"] = actions(node)
    if "Value" in node.get_interfaces():
        value = Atspi.Value
        found["value"] = [
            ask(node) for ask in (value.get_minimum_value, value.get_current_value, value.get_maximum_value)
        ]
    return found


def actions(node):
    """What can be done with a control, by name."""
    return [node.get_action_name(number) for number in range(node.get_n_actions())]


def showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def below(node, path):
    """The children that are on screen, each with its path. The cells of a table are asked for apart: they are many."""
    if node.get_role() == Atspi.Role.TABLE:
        return
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None and showing(child):
            yield child, [*path, place]


def tree(question):
    """Everything that is on screen, from the top down."""
    found = []

    def walk(node, path):
        found.append(described(node, path))
        for child, place in below(node, path):
            walk(child, place)

    walk(the_app(question["app"]), [])
    return found


def find(question):
    """The first node on screen whose name begins so and which has this role (any, if ""); None if there is none."""

    def walk(node, path):
        fits = (node.get_name() or "").startswith(question["name"])
        if fits and question["role"] in ("", node.get_role_name()):
            return described(node, path)
        for child, place in below(node, path):
            if found := walk(child, place):
                return found
        return None

    return walk(the_app(question["app"]), [])


def act(question):
    """Does what the control offers under this name, as a switch device or a braille key would."""
    node = at(question["app"], question["path"])
    return node.do_action(actions(node).index(question["action"]))


def look(question):
    """A node as it is now, not as it was when it was first seen."""
    node = at(question["app"], question["path"])
    node.clear_cache()
    return described(node, question["path"])


def cells(question):
    """A table read cell by cell: its row head, its column head, and what stands in it."""
    node, table = at(question["app"], question["path"]), Atspi.Table
    rows, columns = table.get_n_rows(node), table.get_n_columns(node)
    wanted = min(rows, question.get("rows", rows))
    read = []
    for row in range(wanted):
        line = []
        for column in range(columns):
            cell = table.get_accessible_at(node, row, column)
            heads = [table.get_row_header(node, row), table.get_column_header(node, column)]
            names = [head.get_name() if head is not None else "" for head in heads]
            line.append({"row": names[0], "column": names[1], "value": cell.get_name(), "role": cell.get_role_name()})
        read.append(line)
    return {"rows": rows, "columns": columns, "cells": read}


def is_there(question):
    return the_app(question["app"]) is not None


def listen(question):
    """Everything heard after the first `since` events."""
    return heard[question["since"] :]


ANSWERS = {"tree": tree, "find": find, "act": act, "look": look, "cells": cells, "there": is_there, "heard": listen}


def answer(source, _condition, loop):
    line = source.readline()
    if not line:
        loop.quit()
        return False
    question = json.loads(line)
    try:
        reply = {"is": ANSWERS[question["do"]](question)}
    except Exception as error:  # whatever it is, the test has to hear of it
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
    return True


def main():
    Atspi.init()
    listener = Atspi.EventListener.new(hear)
    for kind in LISTENED:
        listener.register(kind)
    loop = GLib.MainLoop()
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, answer, loop)
    print(json.dumps({"is": "ready"}), flush=True)
    loop.run()


if __name__ == "__main__":
    main()
