"""What a hospital's own file may hold, and nothing else.

No key here names a dose, a step or a source, and no text may carry a strength or a volume (`values.py`): the file
stands beside the content and has no way into it. Standard dataclasses, checked by `shape.py` rather than by pydantic,
which would add more than 100 ms to every start at exactly those hospitals that made the app their own; the tests hold
`shape.py` to pydantic's strict verdict instead.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

ProductId = Literal["product-20mg", "product-120mg", "product-250mg"]
PRODUCTS: tuple[ProductId, ...] = get_args(ProductId)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumber:
    """An entry of the phone strip. The number may be an extension or a bleep."""

    name: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stocked:
    """A dantrolene product that the pharmacy keeps, and where it is found."""

    product: ProductId
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody to call for help, and how. When to call is the content's business, not this file's."""

    who: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Laboratory:
    """Limits as the local laboratory prints them. Text: nothing is compared with them."""

    ck_upper_limit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """Where the local protocol is found, in words. Never a link that can be opened."""

    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """How long closed sessions are kept, in hours, and whether anything may be typed into one."""

    retention_hours: int = 72
    reasons: bool = True
    notes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A local clinician's review. It covers the one edition it names."""

    name: str
    role: str
    date: date
    edition: str
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The whole file. `author` and `date` say who wrote it and when: everything shown from it carries both.

    `stay_resident` asks the app to stay ready in the background after its window is closed.
    """

    hospital: str
    author: str
    date: date
    unit: str = ""
    stay_resident: bool = False
    phones: tuple[PhoneNumber, ...] = ()
    stock: tuple[Stocked, ...] = ()
    escalation: tuple[Contact, ...] = ()
    laboratory: Laboratory = field(default_factory=Laboratory)
    protocol: Protocol = field(default_factory=Protocol)
    privacy: Privacy = field(default_factory=Privacy)
    sign_off: SignOff | None = None
