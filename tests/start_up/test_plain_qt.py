"""PySide6 starts without its description of itself and makes enumerations quickly, and nobody can tell afterwards."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import ui

# What PySide6 says of wrong calls, of signatures and of functions.
SAYS = """
from PySide6 import QtCore, QtGui, QtWidgets
import inspect, shiboken6
def say(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)
say(lambda: QtCore.QObject().setObjectName(3, 4))
say(lambda: QtCore.QPoint("a"))
say(lambda: QtCore.QPoint("b"))
say(lambda: QtGui.QPalette(1, 2, 3, 4, 5))
say(lambda: QtCore.QTimer.singleShot("soon", print))
say(lambda: QtCore.QObject(wrong=3))
say(lambda: QtCore.QObject().nothing)
say(lambda: QtCore.Qt.AlignmentFlag("left"))
say(lambda: QtCore.QObject.setParent.__doc__)
say(lambda: inspect.signature(QtCore.QObject))
say(lambda: QtWidgets.QWidget.__signature__)
say(lambda: QtCore.QUrl.fromLocalFile.__signature__)
say(lambda: (shiboken6.__version__, shiboken6.isValid(QtCore.QObject())))
say(lambda: shiboken6.nothing)
from PySide6 import QtPrintSupport
say(lambda: QtPrintSupport.QPrinter.HighResolution)
say(lambda: QtGui.QPageLayout(QtPrintSupport.QPrinter))
"""

# Every enumeration that PySide6 makes is made a second time by Python, of the same names.
COMPARES = """
import enum, pickle
import ui.plain_enums as quick
calls, slow = [], []
general = quick._general
def slowly(cls, name, names, **more):
    if names:
        slow.append(name)
    return general(cls, name, names, **more)
quick._general = slowly
create = enum.EnumType._create_
def recorded(cls, name, names, **more):
    made = create(cls, name, names, **more)
    calls.append((cls, name, list(names), more, made))
    return made
enum.EnumType._create_ = recorded
from PySide6 import QtCore, QtGui, QtPrintSupport, QtWidgets
for module in (QtCore, QtGui, QtWidgets, QtPrintSupport):
    for name in dir(module):
        dir(getattr(module, name))
made_by_qt, made_slowly = len(calls), len(slow)
LATER = {"_missing_", "__add__", "__radd__", "__or__", "__ror__"}  # PySide6 adds these to a class that is made
def laid_out(cls, names=None):  # what it has, or of these names what it has or finds in its base
    other = LATER | set(cls.__members__) | {"__doc__", "_value2member_map_", "_member_map_", "__dict__", "__weakref__"}
    found = {name: value for base in reversed(cls.__mro__) for name, value in vars(base).items() if name not in other}
    return {name: str(found[name]) for name in names or set(vars(cls)) - other}
def members(cls):
    return [(name, one.name, one.value, one._sort_order_, type(one) is cls, repr(one), str(one)) for name, one in cls.__members__.items()]
def told(make):
    try:
        return make()
    except (AttributeError, ValueError) as error:  # some flags of Qt have bits without names, which Python does not go through
        return str(error)
def all_of(cls, names):
    return [cls(value).name for _, value in names], [one.name for one in cls], len(cls), [name in dir(cls) for name, _ in names]
for cls, name, names, more, made in list(calls):
    if not names:
        continue
    by_python = general(cls, name, names, **(more | {"module": made.__module__, "qualname": made.__qualname__}))
    ours, theirs = laid_out(made, laid_out(by_python)), laid_out(by_python)
    assert ours == theirs, (made, set(ours.items()) ^ set(theirs.items()))
    assert laid_out(made).keys() <= theirs.keys(), (made, laid_out(made).keys() - theirs.keys())
    assert members(made) == members(by_python), made
    assert all_of(made, names) == all_of(by_python, names), made
    if issubclass(cls, enum.Flag):
        bits = [value for _, value in names]
        for whole in (0, bits[0] | bits[-1], bits[-1] << 1):
            assert repr(made(whole)) == repr(by_python(whole)), made
            assert told(lambda: [str(one) for one in made(whole)]) == told(lambda: [str(one) for one in by_python(whole)])
        assert repr(~made(bits[0])) == repr(~by_python(bits[0])), made
        assert repr(made(bits[0]) & made(bits[-1])) == repr(by_python(bits[0]) & by_python(bits[-1])), made
    else:
        try:
            made(987654)
        except ValueError as error:
            assert "987654" in str(error)
def whole(by_name, other):
    return by_name | other, other | by_name, {**by_name}, dict(by_name), by_name == other, by_name != other, len(by_name)
for ask in (0, 1, 2):
    quickly, slowly = (make(enum.Enum, "Asked", [("ONE", 1), ("TWO", 2)], module="m") for make in (create, general))
    maps = [(cls._member_map_, cls.__members__, cls._value2member_map_)[ask] for cls in (quickly, slowly)]
    assert str(whole(maps[0], {})) == str(whole(maps[1], {}))
assert pickle.loads(pickle.dumps(QtCore.Qt.AlignmentFlag.AlignLeft)) is QtCore.Qt.AlignmentFlag.AlignLeft
for change in (lambda: setattr(QtCore.Qt.AlignmentFlag, "AlignLeft", 3), lambda: delattr(QtCore.Qt.AlignmentFlag, "AlignLeft")):
    try:
        change()
    except AttributeError:
        continue
    raise AssertionError("a member could be changed")
print(made_by_qt, made_slowly)
"""

# What is not of that kind goes Python's own way.
OTHERS = """
import enum
import ui.plain_enums
def same(make):
    quick = make()
    enum.EnumType._create_, kept = ui.plain_enums._general, enum.EnumType._create_
    try:
        own = make()
    finally:
        enum.EnumType._create_ = kept
    assert [(one.name, one.value) for one in quick] == [(one.name, one.value) for one in own]
    assert quick.__module__ == own.__module__ == "__main__", (quick.__module__, own.__module__)
same(lambda: enum.Enum("Words", "ONE TWO THREE"))
same(lambda: enum.Enum("Listed", ["ONE", "TWO"]))
same(lambda: enum.Enum("Mapped", {"ONE": 1, "TWO": 2}))
same(lambda: enum.Enum("Text", [("ONE", "1"), ("TWO", "2")]))
same(lambda: enum.IntFlag("Bits", [("ONE", 1), ("NONE", 0), ("BOTH", 3), ("TWO", 2)]))
same(lambda: enum.Enum("Attributes", [("name", 1), ("value", 2)]))
same(lambda: enum.Enum("Mixed", [("ONE", 1)], type=int))
for names in ([("mro", 1)], [("ONE", 1), ("ONE", 2)]):
    for create in (enum.EnumType._create_, ui.plain_enums._general):
        try:
            create(enum.Enum, "Wrong", names)
        except (TypeError, ValueError):
            continue
        raise AssertionError(names)
print("same")
"""

# Four threads ask for the same members at once, each in its own way.
AT_ONCE = """
import enum, sys, threading
import ui.plain_enums
sys.setswitchinterval(1e-6)
names = [(f"N{number}", number) for number in range(300)]
some = range(0, 300, 7)
wrong = []
for _ in range(100):
    made = enum.EnumType._create_(enum.Enum, "Made", names, module="m")
    ways = (
        lambda: [made(number) for number in some],
        lambda: [getattr(made, f"N{number}") for number in some],
        lambda: list(made)[::7],
        lambda: [made.__members__[name] for name in list(made.__members__)[::7]],
    )
    begin = threading.Barrier(len(ways))
    def go(way):
        begin.wait()
        try:
            answers.append(way())
        except Exception as error:
            wrong.append(repr(error))
    answers = []
    threads = [threading.Thread(target=go, args=(way,)) for way in ways]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    for answer in answers:
        if [id(member) for member in answer] != [id(made(number)) for number in some]:
            wrong.append("two members of one value")
print(len(wrong), *wrong[:3])
"""


def said(code: str, *, quick: bool | None) -> str:
    """What `code` prints after Qt came in the quick way, in its own (False), or not yet (None)."""
    first = {True: "import ui.plain_qt\n", False: "import shiboken6\n", None: ""}[quick]
    done = subprocess.run([sys.executable, "-c", first + dedent(code)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert not done.stderr, done.stderr
    return done.stdout


def test_pyside_says_the_same_of_itself() -> None:
    ours, theirs = said(SAYS, quick=True).splitlines(), said(SAYS, quick=False).splitlines()
    assert ours == theirs
    assert sum("wrong argument" in line for line in ours) >= 3
    assert sum(line.startswith("(") for line in ours) >= 1


def test_its_description_is_not_loaded_until_it_is_asked_for() -> None:
    asked = """
    import sys
    from PySide6 import QtCore, QtWidgets
    QtCore.QObject().setObjectName("a")
    names = ("inspect", "zipfile", "tempfile", "shibokensupport.signature.parser")
    print([name in sys.modules for name in names])
    try:
        QtCore.QPoint("a")
    except TypeError:
        print([name in sys.modules for name in names])
    import builtins
    print("feature" in repr(builtins.__import__))
    """
    assert said(asked, quick=True).splitlines() == [str([False] * 4), str([True] * 4), "False"]


def test_another_release_of_pyside_starts_in_its_own_way() -> None:
    own = Path(ui.__path__[0], "plain_qt.py").read_text(encoding="utf-8")
    other = own.replace("BOOTSTRAP = 0x", "BOOTSTRAP = 1 + 0x")
    assert other != own
    assert said(other + SAYS, quick=None) == said(SAYS, quick=False)


def test_every_enumeration_of_qt_is_as_python_makes_it() -> None:
    made, slowly = map(int, said(COMPARES, quick=True).split())
    assert made > 500
    if (3, 11, 7) <= sys.version_info < (3, 12):
        assert slowly == 0


def test_other_enumerations_are_made_by_python() -> None:
    assert said(OTHERS, quick=True) == "same\n"


def test_threads_that_ask_at_once_get_the_same_members() -> None:
    assert said(AT_ONCE, quick=None) == "0\n"
