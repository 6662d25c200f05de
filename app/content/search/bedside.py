"""What a few words mean at the bedside, whatever else they match: heat is a drug to stop, a call and cooling, a weight with a vial is a row
of the table, a CK in the thousands is a danger to the kidneys, an antipsychotic is not to be given, again is a matter of
waiting.

Only where nothing else was typed: "fever" leads to these, "fever after an anaesthetic" is left to the ranking. Ids
that the content does not hold lead nowhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.content.models import Preparation, Product
from app.content.search.asks import asked
from app.content.search.lexicon import keys_of
from app.content.search.query import Query

HOT, CK_HIGH = "faq-hot-what-first", "faq-ck-high"
COOL = "faq-how-to-cool"  # the how of it, below the order of what comes first
RESTART = "faq-restart-when"  # the rule, not what happened to one patient
GIVE = "faq-haloperidol-for-agitation"  # the "No" that holds for each of them, and how long

_FEVER = frozenset(
    keys_of(
        "hot boiling fever fevers feverish febrile pyrexia pyrexial hyperpyrexia hyperthermia overheating overheated "
        "burning roasting"
    )
)
_RAISED = frozenset(keys_of("high higher raised rising rise climbing up spiking going"))
_TEMPERATURE = frozenset(keys_of("temperature"))
# May stand beside them without asking for anything else. No "no", "can", "why", "when": those ask.
_BESIDE = frozenset(
    keys_of(
        "a an the he she him her his is has hes shes got its it of in at on with and to i we me my this that patient pt "
        "patients what do now first should running getting feels touch very really too so still keeps body core skin c "
        "degrees degc action actions need thing up monitor"
    )
)
_LEAST_C, _MOST_C = 38.0, 44.0
_CELSIUS = re.compile(r"(\d\d(?:_\d+)?)c?")

_WEIGHT = re.compile(r"(\d{1,3}(?:_\d+)?)kg")
_VIALS = frozenset(keys_of("vial vials bottle bottles box boxes ampoule ampoules"))
_STRENGTH = re.compile(r"(\d+)mg")

_CK = frozenset(keys_of("ck cpk"))
_LEAST_CK = 1_000  # units/L; below it the question is whether it counts as raised at all
_BESIDE_CK = _CK | frozenset(
    keys_of(
        "creatine kinase level value result the is of a at to it has went gone go come back up rising risen overnight now today "
        "what does do that mean means bad high very so over above u l iu ul units unit and this i we his her patient"
    )
)

_AGAIN = frozenset(
    keys_of(
        "again restart restarting restarted rechallenge back on when can may he she they have after this wait how long go "
        "start give be been given i we the patient pt is it to with and her his him allowed ok okay safe possible ever"
    )
)
# Beside an antipsychotic they ask whether it may be given; no "why", "how", "cause", "stop" or "dose": those ask for more.
_MAY = frozenset(
    keys_of(
        "can may could should shall i we he she they you the a patient pt patients be been have has get given give giving is "
        "are it to her his him them this now tonight today allowed ok okay safe permitted when and still please another"
    )
)
_ANTIPSYCHOTIC = "<antipsychotic>"
_ITS_CLASS = frozenset(keys_of("antipsychotic antipsychotics neuroleptic neuroleptics"))


@dataclass(frozen=True, slots=True)
class VialRow:
    """A row of the vial table: which product, and the weight as typed. `weight_kg` is 0 where the table has no such row."""

    product: Product
    typed: str
    weight_kg: int


def leads_to(query: Query) -> str:
    """The id of the item that comes first whatever else matches; "" where the words do not say so plainly."""
    if _only_heat(query.keys):
        return HOT
    if _only_ck(query.keys):
        return CK_HIGH
    if _only_again(query):
        return RESTART
    return GIVE if _only_given(query) else ""


def _only_heat(keys: tuple[str, ...]) -> bool:
    fever = raised = temperature = degrees = exact = False
    for key in keys:
        if found := _CELSIUS.fullmatch(key):
            if not _LEAST_C <= float(found[1].replace("_", ".")) <= _MOST_C:
                return False
            degrees, exact = True, exact or "_" in key
        elif key in _FEVER:
            fever = True
        elif key in _TEMPERATURE:
            temperature = True
        elif key in _RAISED:
            raised = True
        elif key not in _BESIDE:
            return False
    return fever or (temperature and (raised or degrees)) or exact


def _only_ck(keys: tuple[str, ...]) -> bool:
    """A creatine kinase in the thousands, and nothing else but what it means."""
    named = bool(_CK.intersection(keys)) or " creatin kinas " in f" {' '.join(keys)} "
    figures = [int(key) for key in keys if key.isdigit()]
    return named and max(figures, default=0) >= _LEAST_CK and all(key in _BESIDE_CK or key.isdigit() for key in keys)


def _only_again(query: Query) -> bool:
    """One antipsychotic, and nothing else but that it is to be given again."""
    if _ANTIPSYCHOTIC not in query.shape or not {"restart!", "restart"} & asked(query.keys):
        return False
    others = [key for key in query.shape if key != _ANTIPSYCHOTIC]
    return all(key in _AGAIN for key in others)


def _only_given(query: Query) -> bool:
    """One antipsychotic, and nothing else but whether it may be given."""
    others = [key for key in query.shape if key != _ANTIPSYCHOTIC and key not in _ITS_CLASS]
    return len(others) + 1 == len(query.shape) and all(key in _MAY for key in others)


def vial_rows(query: Query, preparation: Preparation) -> Iterator[VialRow]:
    """The rows of the vial table that a weight in kg leads to, if a vial or its medicine is named beside it."""
    weights = [found[1].replace("_", ".") for key in query.keys if (found := _WEIGHT.fullmatch(key))]
    named = any(term.family == "<dantrolene>" for part in query.parts for term in part.terms)
    if len(weights) != 1 or not (named or _VIALS.intersection(query.keys)):
        return
    held = _held(query, preparation)
    for product in held or preparation.products:
        row = next((weight for weight in preparation.weights_kg if str(weight) == weights[0]), 0)
        yield VialRow(product, weights[0], row)


def _held(query: Query, preparation: Preparation) -> list[Product]:
    """The products whose brand or strength was typed."""
    strengths = {int(found[1]) for key in query.keys if (found := _STRENGTH.fullmatch(key))}
    typed = " ".join(query.keys)
    return [
        product
        for product in preparation.products
        if product.vial_mg in strengths or any(keys_of(brand)[0] in typed.split() for brand in product.brands)
    ]
