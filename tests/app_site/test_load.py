"""A site file as a hospital writes it: what loads, and what each mistake is answered with."""

from datetime import date
from pathlib import Path

import pytest
from samples import GOOD, SMALL, replaced, without

from app.content.content import Content
from app.errors import SiteError
from app.site.load import examine, load, parse
from app.site.local import Local
from app.site.models import PRODUCTS, SignOff


def told(text: str) -> list[str]:
    """What `site check` says about a text."""
    site, problems = parse(text)
    assert (site is None) == bool(problems)
    return [f"{problem.line}: {problem.message}" for problem in problems]


def test_everything_a_hospital_may_add_is_loaded(good: Path) -> None:
    site = load(good)
    assert (site.hospital, site.unit, site.author, site.date) == (
        "St Example",
        "Ward 4",
        "Pharmacy of St Example",
        date(2026, 11, 24),
    )
    assert [(phone.name, phone.number) for phone in site.phones] == [
        ("Critical care", "bleep 0001"),
        ("Pharmacy on call", "0002"),
    ]
    assert [(held.product, held.where) for held in site.stock] == [("product-20mg", "Emergency cupboard, ward 4")]
    assert site.escalation[0].how == "0003, day and night"
    assert site.laboratory.ck_upper_limit == "200 U/L"
    assert site.protocol.where == "Blue folder at the nurses' station"
    assert (site.privacy.retention_hours, site.privacy.reasons, site.privacy.notes) == (24, False, False)
    assert site.stay_resident
    assert site.sign_off == SignOff(
        name="Name One",
        role="consultant",
        date=date(2026, 11, 25),
        edition="2026.1",
        scope="Everything but the pages on children",
    )


def test_who_wrote_it_and_when_is_enough(write: object) -> None:
    site, problems = parse(SMALL)
    assert problems == ()
    assert site is not None
    assert site.phones == ()
    assert site.sign_off is None
    assert (site.privacy.retention_hours, site.privacy.reasons) == (72, True)


def test_without_a_file_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "site.toml")


def test_products_are_those_of_the_content(content: Content) -> None:
    assert set(PRODUCTS) == {product.id for product in content.preparation.products}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("hospital =", "hopsital =", '1: unknown key "hopsital"; did you mean "hospital"?'),
        ('number = "0002"', 'numbr = "0002"', '13: unknown key "numbr"; did you mean "number"?'),
        ("[sign_off]", "[sign-off]", '34: unknown key "sign-off"; did you mean "sign_off"?'),
        ("retention_hours", "retention", '30: unknown key "retention"; did you mean "retention_hours"?'),
        ("[laboratory]", "[[laboratory]]", '23: "laboratory" must be a table: write it as [laboratory]'),
        ("[[phones]]", "[phones]", "11: not valid TOML"),
        ("[[stock]]", "[stock]", '15: "stock" must be a list of tables: write each as [[stock]]'),
        ("2026-11-24", '"2026-11-24"', '4: "date" must be a date such as 2026-11-14'),
        ("2026-11-24", "2026-11-24T00:00:00", '4: "date" must be a date such as 2026-11-14'),
        ("= 24\n", "= 24.0\n", '30: "retention_hours" must be a whole number'),
        ("= 24\n", "= true\n", '30: "retention_hours" must be a whole number'),
        ("= 24\n", "= 0\n", '30: "retention_hours" must be from 1 to 720'),
        ("= 24\n", "= 721\n", '30: "retention_hours" must be from 1 to 720'),
        ("reasons = false", 'reasons = "no"', '31: "reasons" must be true or false'),
        ('"0002"', "2", '13: "number" must be text in quotes'),
        (
            "product-20mg",
            "product-20",
            '16: "product" must be one of: product-20mg, product-120mg, product-250mg; did you mean "product-20mg"?',
        ),
        ("Critical care", "Critical care and the medical emergency team", "has 44 characters; at most 24 fit"),
        ("bleep 0001", "bleep 0001 and then wait", "has 24 characters; at most 16 fit"),
        ("bleep 0001", "bleep", "needs at least one figure"),
        ("Critical care", " ", '"name" is empty'),
        ('"St Example"', '""', '1: "hospital" is empty'),
        ("200 U/L", "200", "needs a figure with its unit"),
        ("200 U/L", "high", "needs a figure with its unit"),
        ("Name One", "Name of the reviewer", "still has the example's words"),
        ("St Example", "Name of the hospital", "a sign-off needs the hospital's own name"),
    ],
)
def test_each_mistake_is_named_with_its_line(old: str, new: str, said: str) -> None:
    found = told(replaced(old, new))
    assert any(said in line for line in found), found


def test_a_missing_key_is_named() -> None:
    assert told(without("author")) == ['0: the key "author" is missing']
    assert told(without("edition")) == ['34: the key "edition" is missing']


def test_eight_phones_fit_and_nine_do_not() -> None:
    phones = "".join(f'[[phones]]\nname = "Phone {n}"\nnumber = "{n}"\n' for n in range(1, 9))
    assert told(SMALL + phones) == []
    nine = told(SMALL + phones + '[[phones]]\nname = "Phone 9"\nnumber = "9"\n')
    assert nine == ["28: at most 8 phones fit on the strip; put the others under escalation"]


def test_a_phone_or_a_product_that_stands_there_twice_is_named() -> None:
    twice = '[[phones]]\nname = "Critical care"\nnumber = "1"\n' * 2
    assert told(SMALL + twice) == ["7: this entry stands here twice"]
    stock = '[[stock]]\nproduct = "product-20mg"\n' * 2
    assert told(SMALL + stock) == ['4: "product-20mg" stands here twice']


@pytest.mark.parametrize(
    "text",
    ["20 mg vials in the fridge", "2.5 mg/kg", "mg per kg as agreed", "give 60 mL", "5 g", "250 micrograms", "0.5mg"],
)
@pytest.mark.parametrize("key", ["where", "how", "scope"])
def test_no_text_may_hold_a_strength_a_volume_or_a_dose(key: str, text: str) -> None:
    old = next(line for line in GOOD.splitlines() if line.startswith(f"{key} ="))
    found = told(replaced(old, f'{key} = "{text}"'))
    assert len(found) == 1
    assert "a strength, a volume or a dose stands here" in found[0]


@pytest.mark.parametrize(
    "text", ["Ward 4 G, 2 vials left", "36 vials, room 12", "Grüner Schrank, 3. Stock, 24 h", "è/ö 98%"]
)
def test_ordinary_words_of_a_ward_pass(text: str) -> None:
    assert told(replaced("Emergency cupboard, ward 4", text)) == []


def test_in_the_app_the_sentence_names_the_line_and_nothing_of_the_file(write: object, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(replaced("hospital =", "secret_key ="), encoding="utf-8")
    with pytest.raises(SiteError) as caught:
        load(path)
    assert str(caught.value) == (
        "The hospital's own file cannot be used (line 1). Local phones, stock and sign-off are not shown. "
        'Ask IT to run "nms-bedside-cli site check".'
    )
    assert caught.value.exit_code == 30


def test_several_mistakes_are_all_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(GOOD.replace("hospital =", "h =").replace("= 24\n", "= 0.5\n"), encoding="utf-8")
    site, problems = examine(path)
    assert site is None
    assert {problem.line for problem in problems} == {0, 1, 30}
    assert {problem.file for problem in problems} == {"site.toml"}


def test_what_is_typed_by_hand_is_kept_for_a_broken_file_too_little_rather_than_too_much() -> None:
    broken = Local(Path("site.toml"), None, "It cannot be used.")
    assert not broken.reasons
    assert not broken.notes
    assert Local(Path("site.toml")).reasons
