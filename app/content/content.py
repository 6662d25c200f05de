"""The content as the rest of the app sees it: one read-only object, each subject built when first asked for.

Start-up needs only the edition and the checklist; the other subjects are parsed when a tab first wants them, which
keeps the first paint independent of how large the content grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from app.content import models as m

T = TypeVar("T")


class ById(Mapping[str, T]):
    """Objects by their `id`, in their order, each made from its text when it is first looked up."""

    def __init__(self, texts: dict[str, str], make: Callable[[str], T]) -> None:
        self._texts, self._make = texts, make
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._made:
            self._made[name] = self._make(self._texts[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


class Content:
    """Everything that passed the gate. `load` returns the validated object of a subject (see `models.SUBJECTS`).

    `each` gives what a field of a subject holds by its id, if it can without building all of it.
    """

    def __init__(self, load: Callable[[str], Any], each: Callable[[str, str], Mapping[str, Any]] | None = None) -> None:
        self._load, self._each = load, each
        self.now: Callable[[], datetime] | None = None
        """The clock of whoever reads it; without one nothing is said to be overdue."""

    def read_by(self, now: Callable[[], datetime]) -> Content:
        """The same content beside a clock, so that each statement can say whether its review is overdue."""
        copy = Content(self._load, self._each)
        copy.__dict__.update(self.__dict__)  # what was built already is shared
        copy.now = now
        return copy

    @cached_property
    def edition(self) -> m.Edition:
        return self._load("edition")  # type: ignore[no-any-return]

    @cached_property
    def sources(self) -> Mapping[str, m.Source]:
        return self._by_id("sources", "sources")

    @cached_property
    def facts(self) -> Mapping[str, m.Fact]:
        return self._by_id("facts", "facts")

    @cached_property
    def left_out(self) -> tuple[m.LeftOut, ...]:
        return self._load("left_out").left_out  # type: ignore[no-any-return]

    @cached_property
    def overview(self) -> m.Overview:
        return self._load("overview")  # type: ignore[no-any-return]

    @cached_property
    def sections(self) -> tuple[m.Section, ...]:
        """The pages of the overview from all files, in rail order."""
        pages = (
            *self.overview.sections,
            *self.subject("criteria").sections,
            *self.subject("care").sections,
        )
        return tuple(sorted(pages, key=lambda section: section.order))

    def _by_id(self, subject: str, field: str) -> Mapping[str, Any]:
        if self._each is not None:
            return self._each(subject, field)
        return {one.id: one for one in getattr(self._load(subject), field)}

    def subject(self, name: str) -> Any:
        """The whole object of one file; `name` is a key of `models.SUBJECTS`."""
        return self._load(name)

    @cached_property
    def comparison(self) -> m.Comparison:
        return self._load("comparison")  # type: ignore[no-any-return]

    @cached_property
    def checklist(self) -> m.Checklist:
        return self._load("checklist")  # type: ignore[no-any-return]

    @cached_property
    def faq(self) -> m.Faq:
        return self._load("faq")  # type: ignore[no-any-return]

    @cached_property
    def preparation(self) -> m.Preparation:
        return self._load("preparation")  # type: ignore[no-any-return]

    @cached_property
    def differential(self) -> m.Differential:
        return self._load("differential")  # type: ignore[no-any-return]

    @cached_property
    def terms(self) -> Mapping[str, m.Term]:
        """The words of the glossary by id, for whoever needs a few."""
        return self._by_id("glossary", "terms")

    @cached_property
    def glossary(self) -> m.Glossary:
        return self._load("glossary")  # type: ignore[no-any-return]
