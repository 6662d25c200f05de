"""Words as search compares them: one key for every spelling, plural and word form of a word.

Content and query pass through the same functions, so a key need not be a word, it only has to be the same on both
sides: "haemodialysed" and "hemodialyzing" meet, "stiffness" meets "stiff", "2.5mg/kg" meets "2.5 mg/kg". Keys are made
of a-z, 0-9 and "_" only, so that FTS5 can index them with no rules of its own.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LONGEST_QUERY = 300  # characters read of what was typed or pasted; a question at the bedside is far shorter
MOST_WORDS = 40

# Forms that no rule about endings would bring together.
_IRREGULAR = {
    "died": "die", "dies": "die", "dying": "die", "dead": "die", "death": "die", "deaths": "die",
    "gave": "give", "given": "give", "got": "get", "ran": "run", "fallen": "fall", "fell": "fall", "shook": "shake",
    "worse": "worst", "feet": "foot", "children": "child", "women": "woman", "men": "man", "dosage": "dose",
    "licence": "license", "licences": "license", "unlicenced": "unlicensed", "licenced": "licensed", "grey": "gray",
    "kgs": "kg", "mgs": "mg", "mls": "ml", "hrs": "hour", "hr": "hour", "hrly": "hour", "hourly": "hour",
    "minute": "min", "minutes": "min", "mins": "min", "wks": "week", "wk": "week", "yrs": "year", "yr": "year",
    "micrograms": "mcg", "microgram": "mcg", "max": "maximum", "temp": "temperature", "temps": "temperature",
    "interaction": "interact", "interactions": "interact", "anaesthesia": "anesthetic", "anesthesia": "anesthetic",
    "freq": "frequent", "frequently": "frequent", "frequency": "frequent", "quickly": "quick", "breathe": "breath",
    "gone": "go", "going": "go", "goes": "go", "chosen": "choose", "choice": "choose", "swollen": "swell",
}  # fmt: skip

# Endings, longest first, with the fewest letters that must stay.
_ENDINGS = (
    ("isation", 4), ("ation", 4), ("ating", 4), ("iness", 4), ("less", 5), ("ated", 4), ("ness", 4), ("edly", 4),
    ("ised", 4), ("ising", 4), ("ity", 5), ("ate", 4), ("ion", 4), ("ive", 5), ("ing", 3), ("ise", 4), ("ely", 4),
    ("ily", 4), ("ed", 3), ("ly", 4), ("al", 5), ("ic", 5), ("ia", 5), ("e", 3), ("y", 4),
)  # fmt: skip

_DIGRAPHS = (("ae", "e"), ("oe", "e"), ("ph", "f"), ("leuc", "leuk"))
_NUMBER = r"\d+(?:[.,]\d+)*"
_UNIT = (
    r"mg/kg/(?:day|h|hr|hour|min)|mg/kg|mg/ml|ml/kg/(?:h|hr|hour)|ml/kg|ml/h|mmol/l|units?/l|iu/l|u/l|mg|ml|mcg|kg|g|l"
    r"|mmhg|micrograms?|grams?|litres?|liters?|hours?|hrs?|h|minutes?|mins?|days?|weeks?|wks?|months?|years?|yrs?|%"
    r"|°\s?[cf]|degrees?(?:\s[cf])?|[cf]|units?|cases|points|kilos?|vials?|times"
)
_TOKEN = re.compile(
    r"(?P<special>k\+|u&es?|a&e|mg/kg|ml/kg/hr?|mmol/l|s/c|°[cf]|5-?ht|u/l|iu/l)(?![a-z0-9])"
    rf"|(?P<range>{_NUMBER})\s?(?:to|-|–|or|and)\s?(?={_NUMBER}\s?(?:{_UNIT})(?![a-z0-9]))"
    rf"|(?P<number>{_NUMBER})(?:\s?(?P<unit>{_UNIT})(?![a-z0-9]))?"
    r"|(?P<dotted>(?:[a-z]\.){2,}(?:[a-z](?![a-z]))?)"
    r"|(?P<word>[a-z][a-z0-9]*)"
)
_UNIT_KEYS = {
    "hours": "h", "hour": "h", "hrs": "h", "hr": "h", "minutes": "min", "minute": "min", "mins": "min", "days": "day",
    "weeks": "week", "wks": "week", "wk": "week", "months": "month", "years": "year", "yrs": "year", "yr": "year",
    "litres": "l", "litre": "l", "liters": "l", "liter": "l", "grams": "g", "gram": "g", "kilos": "kg", "kilo": "kg",
    "degrees": "c", "degree": "c", "micrograms": "mcg", "microgram": "mcg", "units": "unit", "vials": "vial",
    "iu/l": "u/l", "unit/l": "u/l", "units/l": "u/l", "mg/kg/d": "mg/kg/day",
}  # fmt: skip
_SPOKEN = {"mg/kg": ("mgkg",), "mg/kg/day": ("mgkg", "day"), "%": ("percent",), "vial": ("vial",)}


class Word(NamedTuple):
    """A word of a text: as written (lower case), and the key it is compared by. `shout` is True for CAPITALS."""

    text: str
    key: str
    shout: bool = False
    number: bool = False


def plain(text: str) -> str:
    """The text without accents, control and direction marks, lone surrogates and fancy quotes. Case is kept."""
    text = text.encode("utf-8", "ignore").decode("utf-8")
    marks = []
    for mark in unicodedata.normalize("NFKD", text.replace("µ", "mc").replace("º", "°")):
        kind = unicodedata.category(mark)
        if kind == "Mn" or kind == "Cf" or mark in "'’‘`´":
            continue
        marks.append(" " if kind[0] in "CZ" else mark)
    return "".join(marks)


def words_of(text: str) -> list[Word]:
    """The words of a text in order. A number with its unit gives one key ("20mg") and one for each part."""
    flat = plain(text)
    low = flat.lower()
    if len(low) != len(flat):  # lower case of a few letters is longer; then the case of words is not needed
        flat = low
    found: list[Word] = []
    pending: list[str] = []
    for match in _TOKEN.finditer(low):
        if (number := match["range"]) is not None:
            pending.append(_number(number))
        elif (number := match["number"]) is not None:
            _add_quantity(found, [*pending, _number(number)], match["unit"] or "", match[0])
            pending = []
        else:
            text_found = match["special"] or match["word"] or match["dotted"].replace(".", "")
            shout = flat[match.start() : match.end()].isupper() and len(text_found) > 1
            found.append(Word(text_found, key_of(text_found), shout))
    return found


def _number(text: str) -> str:
    """1,000 is 1000 and 2.50 is 2_5; a decimal comma is a point."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+", text):
        text = text.replace(",", "")
    text = text.replace(",", ".")
    if text.count(".") == 1:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", "_")


def _add_quantity(found: list[Word], numbers: list[str], unit: str, written: str) -> None:
    unit = re.sub(r"\s", "", unit)
    unit = _UNIT_KEYS.get(unit, unit).replace("°", "")
    for number in numbers:
        joined = number + re.sub(r"[^a-z]", "", unit.replace("%", "percent"))
        if unit:
            found.append(Word(written, joined, number=True))
        found.append(Word(number, number, number=True))
    for spoken in _SPOKEN.get(unit, (re.sub(r"[^a-z]", "", unit),) if unit else ()):
        found.append(Word(spoken, key_of(spoken)))


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """One spelling for British and American: oedema, edema -> edema; litre -> liter; paralyze -> paralyse."""
    if word.endswith(("shun", "shuns")):
        word = word.replace("shun", "tion")
    for old, new in _DIGRAPHS:
        word = word.replace(old, new)
    if len(word) > 4:
        word = re.sub(r"our(s?)$", r"or\1", word)
        word = re.sub(r"tre(s?)$", r"ter\1", word)
    if len(word) > 5:
        word = re.sub(r"(?<=[iy])z(?=e|ing|at)", "s", word)
    return word


def squashed(word: str) -> str:
    """Single letters for double ones: nobody at a bedside counts them (rigiddity, diarrhoea)."""
    return re.sub(r"([a-z])\1", r"\1", word)


@lru_cache(maxsize=20_000)
def key_of(word: str) -> str:
    """What a word is compared by. Words of up to three letters (most abbreviations) are taken whole."""
    if (special := _SPECIAL_KEYS.get(word)) is not None:
        return special
    word = re.sub(r"[^a-z0-9]", "", word)
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or any(mark.isdigit() for mark in word):
        return word
    return squashed(_stem(folded(word)))


_SPECIAL_KEYS = {
    "k+": "kplus", "u&e": "ue", "u&es": "ue", "ues": "ue", "a&e": "ae", "mg/kg": "mgkg", "ml/kg/h": "mlkgh",
    "ml/kg/hr": "mlkgh", "s/c": "sc", "°c": "degc", "°f": "degf", "5-ht": "5ht", "u/l": "ul", "iu/l": "ul",
    "mmol/l": "mmol",
}  # fmt: skip


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for _ in range(2):
        for ending, left in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= left:
                word = word[: -len(ending)]
                break
    return word


# Words that carry no subject in a question. They still count inside a phrase of the glossary ("nil by mouth") and
# for what is being asked ("how much", "again").
STOP = frozenset(
    key_of(word)
    for word in """
    a about actually after again ago all already also although always am an and another any anybody anyone anything
    anyway are as ask asked asking at away be because been before being best bit bloke both bring but by
    bye can cant chap come comes coming coz cos could couldnt dae day days did didnt do doctor does doesnt doing done
    dont each early either else enough even ever every find first for from gave gentleman get gets getting gie girl give given
    gives giving go goes going gonna good got guy had hadnt half happen happened happening happens has hasnt have havent
    having he hed hello help her here hers hes hey hi him himself his how i id if ill im in instead into is isnt it
    its itself ive job jag just keep kind know lad lady last left less let lets like likely long look looked looks lot
    made make makes making man many may maybe me mean means might mine more morning most much must my myself
    need needed needs new next night no nor not nothing now nurse of off oh ok okay old on once one ones only onto or other
    our out over own part patient patients person please pls plz point pretty pt pts put quick quite rather really right
    round said same saw say saying says see seem seems seen shall she shes shift should shouldnt show since so some
    somebody someone something sort still such suppose supposed sure take taken takes taking tell than thanks that thats
    the their theirs them then there theres these they theyre thing things think this those though through time to
    today together tomorrow tonight too took tried try trying two under until up upon us use used uses using very via
    want wanted wants was wasnt way we well went were weve what whats when whens where wheres whether which while who
    whom whos whose why will with within without woman wont worth would wouldnt wrong ye yes yesterday yet you your
    yours youve
    """.split()
)
