"""The shorthand of ward notes, written out before a query is read: "2/52", "q6h", "Sx", "d/c", "K 6.8"."""

import re

_COUNTED = {"7": "days", "52": "weeks", "12": "months"}
_FRACTION = re.compile(r"(?<![\d/.])(\d{1,2})/(7|52|12)(?![\d/])")
_EVERY = re.compile(r"\bq\.?\s?(\d{1,2})\s?(h|hr|hrs|hourly)?\b", re.I)
_RATE = re.compile(r"\b(\d{1,2})[\s/-]?(?:hrly|hourly)\b", re.I)
_FIGURES = frozenset("0123456789")
_POTASSIUM = re.compile(r"\bk\s?(?:\+\s?)?(?=\d\.\d)", re.I)
_WORDS = {
    "brc": "bromocriptine", "clz": "clozapine", "olz": "olanzapine", "hal": "haloperidol", "qtp": "quetiapine", "ris": "risperidone",
    "cpz": "chlorpromazine", "mgmt": "management", "r/o": "rule out", "ivp": "iv push", "htn": "hypertension", "sq": "subcutaneous",
    "sx": "symptoms", "s/s": "signs symptoms", "dx": "diagnosis", "tx": "treatment", "mx": "management", "hx": "history",
    "rx": "treatment", "ix": "investigations", "rf": "risk factors", "rfs": "risk factors", "se": "side effects",
    "ses": "side effects", "s/e": "side effects", "d/c": "stop", "dc": "stop", "w/h": "withhold", "c/i": "contraindications",
    "w/d": "withdrawal", "abx": "antibiotics", "recon": "reconstitute", "reconst": "reconstitute", "extrav": "extravasation",
    "swfi": "sterile water for injection", "sw": "sterile water", "lzp": "lorazepam", "dzp": "diazepam", "mdz": "midazolam",
    "cfr": "mortality", "ams": "altered mental state", "loc": "conscious level", "w/": "with", "w/o": "without", "b/c": "because",
    "pts": "patients", "freq": "frequency", "prophylaxis": "prophylaxis", "ppx": "prophylaxis", "nahco3": "bicarbonate",
    "bicarb": "bicarbonate", "sevo": "sevoflurane", "iso": "isoflurane", "des": "desflurane", "etco2": "end tidal carbon dioxide",
    "sob": "short of breath", "hyperk": "hyperkalaemia", "crcl": "creatinine clearance", "uop": "urine output", "u/o": "urine output",
    "ivf": "iv fluids", "1st": "first", "2nd": "second", "3rd": "third", "o/d": "overdose", "prev": "previous", "meds": "medicines",
    "med": "medicine", "indic": "indication", "contra": "contraindications", "approx": "about", "asap": "now", "resp": "respiratory",
    "temp": "temperature", "ebm": "evidence", "moa": "mechanism of action", "ddx": "differential diagnosis", "rescuscitation": "resuscitation",
    "resus": "resuscitation", "anaes": "anaesthetic", "psych": "psychiatric", "antipsych": "antipsychotic", "antipsychs": "antipsychotics",
    "neuro": "neurological", "vit": "vital", "wean": "taper", "pharm": "pharmacy", "preg": "pregnant", "paeds": "children", "peds": "children",
}  # fmt: skip
_WORD = re.compile(r"[a-z0-9]+(?:/[a-z]+|/)?", re.I)


def written_out(text: str) -> str:
    """The text with its shorthand in words."""
    if not _FIGURES.isdisjoint(text):
        text = _FRACTION.sub(lambda match: f"{match[1]} {_COUNTED[match[2]]}", text)
        text = _EVERY.sub(lambda match: f"every {match[1]} hours", text)
        text = _RATE.sub(lambda match: f"every {match[1]} hours", text)
        text = _POTASSIUM.sub("K+ ", text)
    return _WORD.sub(lambda match: _WORDS.get(match[0].lower(), match[0]), text)
