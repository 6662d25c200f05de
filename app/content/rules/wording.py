"""Lengths, plain text, and the safe-prescribing rules for numbers and units."""

import re
from collections.abc import Iterator

from app.content.content import Content
from app.content.items import Item, walk

Found = Iterator[tuple[str, str, str]]

MOST_WORDS = {"statement": 45, "cell": 45, "finding": 25, "question": 40, "key-point": 24, "sign": 14, "detail": 45}

_STYLE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"</?[A-Za-z!][^>]*>"), "HTML is not allowed; write plain text"),
    (re.compile(r"&(#\d+|[a-z]+);"), "HTML is not allowed; write plain text"),
    (re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]"), "control characters and line breaks are not allowed"),
    (re.compile(r"\d\s*(?:µg|mcg|ug)\b"), 'write "micrograms" out'),
    (re.compile(r"\d\s*(?:IU|U|cc)\b(?!/)"), 'write "units" out (and mL, never cc)'),
    (re.compile(r"(?<![\d,])\.\d"), "a number needs its leading zero (0.25)"),
    (re.compile(r"(?<![\d.,])\d+\.\d*0(?=\s?(?:mg|g|kg|mL|L|mmol|%|°|days|hours|h)\b)"), "no trailing zero (2 mg, not 2.0 mg)"),
    (re.compile(r"\d(?:mg|g|kg|mL|ml|L|mmol|h|min|°C)\b"), "put a space between a number and its unit"),
    (re.compile(r"\d\s?ml\b"), "write mL with a capital L"),
    (re.compile(r"\d\s?[-–—]\s?\d+(?:\.\d+)?\s?(?:mg|g|kg|mL|L|hours|days|weeks|min|%|°)"), 'write a range in words ("6 to 12 hours")'),
    (re.compile(r"(?<![A-Za-z])[<>≥≤]\s?\d"), 'write "above", "below", "at least" or "at most" instead of a sign'),
    (re.compile(r"\bq\s?\d+\s?h\b|\d\s?°\s?hourly"), 'write "every 6 hours", never q6h'),
    (re.compile(r"\b\d{4,}(?:\.\d+)?\s?(?:mg|mL|g|kg)\b"), "a comma at thousands (1,500 mg)"),
    (re.compile(r"!"), "no exclamation marks"),
    (re.compile(r"\bplease\b", re.IGNORECASE), 'no "please"'),
    (re.compile(r"\bthe seed\b", re.IGNORECASE), 'on screen it is "the article this project grew from"'),
    (re.compile(r"\b(?:DAN|BRO|AMA|EVD|CMPR|DIF|IEC|SEED|MGT)-[A-Z0-9-]+"), "fact ids are not for readers"),
)


def check_wording(content: Content) -> Found:
    for item in walk(content):
        yield from check_item_wording(item)


def check_item_wording(item: Item) -> Found:
    """Style and length of one item."""
    if not item.text.strip():
        yield item.subject, item.id, "the text is empty"
    for text in (item.title, item.text, *item.words):
        for pattern, message in _STYLE:
            if found := pattern.search(text):
                yield item.subject, item.id, f'{message} (found "{found[0].strip()}")'
    most = MOST_WORDS.get(item.kind)
    if most and (count := len(item.text.split())) > most:
        yield item.subject, item.id, f"{count} words where at most {most} are allowed"
