"""Words as search compares them: one key for every spelling, plural and word form of a word.

Content and query pass through the same functions, so a key need not be a word, it only has to be the same on both
sides: "haemofiltration" and "hemofiltration" meet, "stiffness" meets "stiff", "2.5mg/kg" meets "2.5 mg/kg". Keys are
made of a-z, 0-9 and "_" only, so that FTS5 can index them with no rules of its own.
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
    r"mg/kg/(?:day|hr?|hour|min)|mg/kg|mg/ml|ml/kg/(?:hr?|hour)|ml/kg|ml/h|mmol/l|units?/l|i?u/l|mg|ml|mcg|kg|g|l|mmhg"
    r"|micrograms?|grams?|litres?|liters?|hours?|hrs?|h|minutes?|mins?|days?|weeks?|wks?|months?|years?|yrs?|%"
    r"|°\s?[cf]|degrees?(?:\s[cf])?|[cf]|units?|cases|points|kilos?|vials?|times"
)
_TOKEN = re.compile(
    r"(?:k\+|u&es?|a&e|mg/kg|ml/kg/hr?|mmol/l|s/c|°[cf]|5-?ht|i?u/l)(?![a-z0-9])"
    rf"|{_NUMBER}(?:\s?(?:to|-|–|or|and)\s?{_NUMBER})*(?:\s?(?:{_UNIT})(?![a-z0-9]))?"
    r"|(?:[a-z]\.){2,}(?:[a-z](?![a-z]))?"
    r"|[a-z][a-z0-9]*",
    re.ASCII,
)
_NUMBERS = re.compile(_NUMBER, re.ASCII)
_UNIT_KEYS = {
    "hours": "h", "hour": "h", "hrs": "h", "hr": "h", "minutes": "min", "minute": "min", "mins": "min", "days": "day",
    "weeks": "week", "wks": "week", "wk": "week", "months": "month", "years": "year", "yrs": "year", "yr": "year",
    "litres": "l", "litre": "l", "liters": "l", "liter": "l", "grams": "g", "gram": "g", "kilos": "kg", "kilo": "kg",
    "degrees": "c", "degree": "c", "micrograms": "mcg", "microgram": "mcg", "units": "unit", "vials": "vial",
    "iu/l": "u/l", "unit/l": "u/l", "units/l": "u/l", "%": "percent",
}  # fmt: skip
_SPECIAL_KEYS = {
    "k+": "kplus", "u&e": "ue", "u&es": "ue", "ues": "ue", "a&e": "ae", "mg/kg": "mgkg", "ml/kg/h": "mlkgh",
    "ml/kg/hr": "mlkgh", "s/c": "sc", "°c": "degc", "°f": "degf", "5-ht": "5ht", "u/l": "ul", "iu/l": "ul",
    "mmol/l": "mmol",
}  # fmt: skip


class Word(NamedTuple):
    """A word of a text: as written (lower case), and the key it is compared by."""

    text: str
    key: str
    number: bool = False


class _Plain(dict[int, str]):
    """For str.translate: what stands for each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        mark = chr(code)
        found = ""
        for part in unicodedata.normalize("NFKD", {"µ": "mc", "º": "°", "–": "–"}.get(mark, mark)):
            kind = unicodedata.category(part)
            if kind in ("Mn", "Cf", "Cs") or part in "'’‘`´":
                continue
            found += " " if kind[0] in "CZ" else part
        self[code] = found
        return found


_PLAIN = _Plain()
_READ: dict[str, tuple[Word, ...]] = {}
_MOST_READ = 50_000


def plain(text: str) -> str:
    """The text without accents, apostrophes, control and direction marks and lone surrogates."""
    return text.translate(_PLAIN)


def words_of(text: str) -> list[Word]:
    """The words of a text in order. A number with its unit gives one key ("20mg") and one for each part."""
    found: list[Word] = []
    for token in _TOKEN.findall(plain(text).lower()):
        words = _READ.get(token)
        if words is None:
            words = tuple(_words_in(token))
            if len(_READ) < _MOST_READ:
                _READ[token] = words
        found += words
    return found


def _words_in(token: str) -> list[Word]:
    if token[0].isdigit() and not token.startswith("5-ht") and token != "5ht":
        return _quantity(token)
    word = token.replace(".", "")
    return [Word(word, key_of(word))]


def _quantity(token: str) -> list[Word]:
    """ "1 to 2.5 mg/kg" holds both 1 mg/kg and 2.5 mg/kg. 1,000 is 1000, 2.50 is 2_5, a decimal comma is a point."""
    numbers = _NUMBERS.findall(token)
    unit = re.sub(r"\s", "", token[token.rindex(numbers[-1]) + len(numbers[-1]) :])
    unit = _UNIT_KEYS.get(unit, unit).replace("°", "")
    joined = re.sub(r"[^a-z]", "", unit)
    found = []
    for number in numbers:
        if re.fullmatch(r"\d{1,3}(,\d{3})+", number):
            number = number.replace(",", "")
        number = number.replace(",", ".")
        if number.count(".") == 1:
            number = number.rstrip("0").rstrip(".")
        number = number.replace(".", "_")
        if unit:
            found.append(Word(token, number + joined, number=True))
        found.append(Word(number, number, number=True))
    if unit:
        spoken = unit.removesuffix("/day")
        found.append(Word(spoken, key_of(spoken)))
    return found


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """One spelling for British and American: oedema, edema -> edema; litre -> liter; paralyze -> paralyse."""
    if word.endswith(("shun", "shuns")):
        word = word.replace("shun", "tion")
    for old, new in _DIGRAPHS:
        word = word.replace(old, new)
    if len(word) > 4:
        if word.endswith(("our", "ours")):
            word = re.sub(r"our(s?)$", r"or\1", word)
        elif word.endswith(("tre", "tres")):
            word = re.sub(r"tre(s?)$", r"ter\1", word)
    if len(word) > 5 and "z" in word:
        word = re.sub(r"(?<=[iy])z(?=e|ing|at)", "s", word)
    return word


def squashed(word: str) -> str:
    """Single letters for double ones: nobody at a bedside counts them (rigiddity, diarrhoea)."""
    return _DOUBLE.sub(r"\1", word)


_DOUBLE = re.compile(r"([a-z])\1")


@lru_cache(maxsize=20_000)
def key_of(word: str) -> str:
    """What a word is compared by. Words of up to three letters (most abbreviations) are taken whole."""
    if (special := _SPECIAL_KEYS.get(word)) is not None:
        return special
    if not word.isalpha():
        word = re.sub(r"[^a-z0-9]", "", word)
        if not word.isalpha():
            return word
    word = _IRREGULAR.get(word, word)
    return word if len(word) <= 3 else squashed(_stem(folded(word)))


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for _ in range(2):
        for ending, left in _ENDINGS_BY_LAST.get(word[-1:], ()):
            if word.endswith(ending) and len(word) - len(ending) >= left:
                word = word[: -len(ending)]
                break
    return word


_ENDINGS_BY_LAST = {
    last: tuple((ending, left) for ending, left in _ENDINGS if ending[-1] == last)
    for last in {e[-1] for e, _ in _ENDINGS}
}


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
