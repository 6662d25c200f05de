"""What comes before the ranked results: where the words plainly lead, the row of a weight, and what is not held."""

from app.content.find import Finder
from app.content.models import Preparation
from app.content.search.bedside import COOL, GIVE, HOT, RESTART, VialRow, leads_to, vial_rows
from app.content.search.covered import (
    IN_PART,
    Lack,
    answers,
    asks_dose,
    dose_first,
    doses,
    medicine_of,
    names_of,
    own_first,
)
from app.content.search.hit import Hit
from app.content.search.index import Index, Row
from app.content.search.lexicon import MEDICINES, Lexicon, keys_of
from app.content.search.query import Query
from app.content.search.ranking import Ranked
from app.tongue import tr


class Before:
    """`put` gives the ranked results in their final order, and the lines before them."""

    def __init__(self, index: Index, lexicon: Lexicon, finder: Finder, preparation: Preparation) -> None:
        self._index, self._lexicon, self._finder, self._preparation = index, lexicon, finder, preparation

    def put(self, read: Query, ranked: list[Ranked]) -> tuple[list[Ranked], tuple[Hit, ...]]:
        """What the words plainly lead to, and what the content does not hold, before what merely matches."""
        asked = self._index.asked_by(read.keys)  # the question that is asked by these very words
        if first := self._index.named(leads_to(read)):
            own = {
                GIVE: self._asked_of_it(read, ranked),
                RESTART: self._index.named(GIVE),
                HOT: self._index.named(COOL),
            }  # "when" below "may", and back
            return _ahead([*first, *asked, *own.get(first[0].item.id, [])], ranked), ()
        ranked, lines = self._put(read, ranked)
        return _ahead(asked, ranked), lines

    def _put(self, read: Query, ranked: list[Ranked]) -> tuple[list[Ranked], tuple[Hit, ...]]:
        rows = tuple(self._vial_hit(row) for row in vial_rows(read, self._preparation))
        if rows:
            return ranked, rows
        medicine = medicine_of(read, self._lexicon)
        if medicine is None or not ranked:
            return ranked, ()
        names = names_of(medicine)
        own = answers(self._index.holding(names), names)
        dose_asked = asks_dose(read)
        if not own:
            in_part = self._lexicon.family(medicine.keys, medicine.terms) in IN_PART
            lack = Lack(medicine.terms[0], medicine.keys[0], dose_only=not in_part)
            return ranked, self._lacking(lack) if in_part or dose_asked else ()
        if not dose_asked and len(read.parts) > 1:
            return ranked, ()
        ranked = own_first(ranked, names, self._lexicon.is_medicine)
        if not dose_asked:
            return ranked, ()
        if not any(doses(row, names, self._lexicon.is_medicine) for row in own):
            return ranked, self._lacking(Lack(medicine.terms[0], medicine.keys[0], dose_only=True))
        if not any(doses(hit.row, names, self._lexicon.is_medicine) for hit in ranked[:1]):
            ranked = dose_first(ranked, names, self._lexicon.is_medicine)
        return ranked, ()

    def _asked_of_it(self, read: Query, ranked: list[Ranked]) -> list[Row]:
        """The question that names the very medicine typed: what holds for its class is not all there is of it."""
        medicine = medicine_of(read, self._lexicon)
        if medicine is None:
            return []
        names = [f" {' '.join(name)} " for name in names_of(medicine)]
        asked = (hit.row for hit in ranked if hit.row.item.kind == "question" and hit.row.item.id != GIVE)
        return [row for row in asked if any(name in row.title for name in names)][:1]

    def _lacking(self, lack: Lack) -> tuple[Hit, ...]:
        """A line that says what is not here; it opens the word's meaning."""
        item = self._finder.item(lack.term.id)
        if item is None:
            return ()
        own = lack.term.kind in MEDICINES
        written = [form for form in item.words if keys_of(form) == (lack.key,)]
        name = lack.term.name if own or not written else written[0]
        if lack.dose_only:
            title = tr("No dose of {name} here.").format(name=name)
            said = tr("What follows is not its dose.")
        else:
            title = tr("{name}: not named here.").format(name=name)
            said = tr("Whether it may be given is not said. What follows is about other medicines.")
        return (Hit(item.id, item.tab, item.topic, title, said, item.page),)

    def _vial_hit(self, row: VialRow) -> Hit:
        product = row.product
        item = self._finder.item(product.id)
        brands = ", ".join(product.brands)
        title = tr("{vial_mg:g} mg vial ({brands}): the table at {weight} kg").format(
            vial_mg=product.vial_mg, brands=brands, weight=row.weight_kg
        )
        said = tr("Read the row in the vial table. Nothing is calculated for a patient.")
        if not row.weight_kg:
            rows = self._preparation.weights_kg
            title = tr("{vial_mg:g} mg vial ({brands}): the table").format(vial_mg=product.vial_mg, brands=brands)
            said = tr("There is no row for {weight} kg. The rows go from {least} to {most} kg, 10 kg apart.").format(
                weight=row.typed, least=rows[0], most=rows[-1]
            )
        assert item is not None
        return Hit(item.id, item.tab, item.topic, title, said, item.page, row.weight_kg)


def _ahead(rows: list[Row], ranked: list[Ranked]) -> list[Ranked]:
    """The rows, each once, before the others."""
    ahead = {row.item.id: Ranked(row, 1.0, 1.0, 1.0) for row in rows}
    return [*ahead.values(), *(hit for hit in ranked if hit.row.item.id not in ahead)]
