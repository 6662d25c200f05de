"""What each text, number and list of a site file must be, once its types are right.

Texts are plain, short and printable in one direction. A strength or a volume in any of them is refused: doses come
from the content, with their sources, and from nowhere else. (That stops a habit, not a determined author: whoever may
write this file may also write on the wall.)
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from app.site.lines import Place
from app.site.models import Site
from app.tongue import tr

MOST_PHONES = 8
MOST_CONTACTS = 8
LEAST_HOURS, MOST_HOURS = 1, 720

# Characters, by the keys that lead to the text. Everything on the strip and in the edition line must fit without a cut.
LENGTHS: dict[tuple[str, ...], int] = {
    ("hospital",): 48,
    ("unit",): 48,
    ("author",): 60,
    ("phones", "name"): 24,
    ("phones", "number"): 16,
    ("stock", "where"): 80,
    ("escalation", "who"): 48,
    ("escalation", "how"): 60,
    ("laboratory", "ck_upper_limit"): 60,
    ("protocol", "where"): 160,
    ("sign_off", "name"): 48,
    ("sign_off", "role"): 48,
    ("sign_off", "edition"): 16,
    ("sign_off", "scope"): 120,
}
_MAY_BE_EMPTY = {("unit",), ("stock", "where"), ("laboratory", "ck_upper_limit"), ("protocol", "where")}
_CHOSEN = {("stock", "product")}

PLACEHOLDER = re.compile(r"^(?:(?:Name|Role|Name and role) of the|Where the|What (?:the|to|was)) [a-z]+")
"""The words of the example (`example.py`). On a ward's screen they would pass for something meant."""
_HEAD = {("hospital",), ("unit",), ("author",)}

_DOSE = re.compile(r"\d\s*(?:mg|mcg|µg|μg|ml|milligrams?|micrograms?|nanograms?|millilit(?:re|er)s?)\b", re.IGNORECASE)
_GRAMS = re.compile(r"\d\s*(?:g|grams?)\b")
_PER_KG = re.compile(r"\b(?:mg|g|ml|micrograms?)\s*(?:/|per)\s*kg\b", re.IGNORECASE)
_MARKUP = re.compile(r"[<>]|&#?\w+;")
_CK_UNIT = re.compile(r"\d\s*(?:(?:U|IU|units|[µμ]kat|microkat|nkat)\s*/\s*L)\b", re.IGNORECASE)
_SPACES = (" ", "\u00a0")


def left_from_example(site: Site) -> tuple[str, ...]:
    """The keys of the head that still have the example's words. The file works; but whose numbers are these?"""
    return tuple(
        key
        for key, text in (("hospital", site.hospital), ("unit", site.unit), ("author", site.author))
        if PLACEHOLDER.match(text)
    )


def check_values(site: Site) -> Iterator[tuple[Place, str]]:
    """Everything that is wrong with a site whose types are right."""
    for place, text in _texts(site, ()):
        keys = tuple(part for part in place if isinstance(part, str))
        if keys not in _CHOSEN:
            for message in _wrong_with(keys, text):
                yield place, message
    yield from _lists(site)
    if not LEAST_HOURS <= site.privacy.retention_hours <= MOST_HOURS:
        hours = tr('"retention_hours" must be from {least} to {most}').format(least=LEAST_HOURS, most=MOST_HOURS)
        yield ("privacy", "retention_hours"), hours
    if site.sign_off and PLACEHOLDER.match(site.hospital):
        yield ("hospital",), tr("a sign-off needs the hospital's own name here, not the example's words")


def _lists(site: Site) -> Iterator[tuple[Place, str]]:
    if len(site.phones) > MOST_PHONES:
        yield (
            ("phones", MOST_PHONES),
            tr("at most {most} phones fit on the strip; put the others under escalation").format(most=MOST_PHONES),
        )
    if len(site.escalation) > MOST_CONTACTS:
        yield ("escalation", MOST_CONTACTS), tr("at most {most} contacts").format(most=MOST_CONTACTS)
    for name, held in (("phones", site.phones), ("escalation", site.escalation)):
        for entry, count in Counter(held).items():
            if count > 1:
                yield (name, held.index(entry) + 1), tr("this entry stands here twice")
    for product, count in Counter(stocked.product for stocked in site.stock).items():
        if count > 1:
            yield ("stock",), tr('"{product}" stands here twice').format(product=product)


def _texts(record: Any, place: Place) -> Iterator[tuple[Place, str]]:
    for field in fields(record):
        value = getattr(record, field.name)
        here: Place = (*place, field.name)
        if isinstance(value, str):
            yield here, value
        elif isinstance(value, tuple):
            for number, entry in enumerate(value):
                yield from _texts(entry, (*here, number))
        elif is_dataclass(value):
            yield from _texts(value, here)


def _wrong_with(keys: tuple[str, ...], text: str) -> Iterator[str]:
    name = f'"{keys[-1]}"'
    if not text.strip():
        if text or keys not in _MAY_BE_EMPTY:
            yield tr("{name} is empty").format(name=name)
        return
    if len(text) > LENGTHS[keys]:
        yield tr("{name} has {count} characters; at most {most} fit").format(
            name=name, count=len(text), most=LENGTHS[keys]
        )
    if message := _unprintable(text):
        yield f"{name} {message}"
    if _MARKUP.search(text):
        yield tr("{name}: HTML is not allowed; write plain text without < and >").format(name=name)
    if keys == ("laboratory", "ck_upper_limit"):
        if not _CK_UNIT.search(text):
            yield tr('{name} needs a figure with its unit, such as "... U/L" or "... microkat/L"').format(name=name)
    elif _DOSE.search(text) or _GRAMS.search(text) or _PER_KG.search(text):
        yield tr(
            "{name}: a strength, a volume or a dose stands here. This file holds none: they come with the content"
        ).format(name=name)
    if keys == ("phones", "number") and not any(sign.isdecimal() for sign in text):
        yield tr("{name} needs at least one figure").format(name=name)
    if keys not in _HEAD and PLACEHOLDER.match(text):
        yield tr("{name} still has the example's words").format(name=name)


def _unprintable(text: str) -> str:
    """Why a text would not print as it reads: controls, characters that turn the direction, stacked accents."""
    stacked = 0
    for sign in text:
        kind = unicodedata.category(sign)
        stacked = stacked + 1 if kind in ("Mn", "Me") else 0
        if kind in ("Cc", "Zl", "Zp"):
            return tr("holds a control character or a line break")
        if kind == "Cf":
            return tr("holds an invisible character, one that hides or turns the text around it")
        if kind in ("Cn", "Co", "Cs") or (kind == "Zs" and sign not in _SPACES):
            return tr("holds a character that not every computer prints")
        if stacked > 2:
            return tr("has several accents on one letter")
    return ""
