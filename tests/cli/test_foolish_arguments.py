"""What an operator types by mistake, or a script with an empty variable: a sentence, no success, and nothing done."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.credits.ledger import Account
from app.domain.lifecycle import retention
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from tests.cli.test_unfit import run

NOBODY = "00000000-0000-0000-0000-000000000001"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("grant-credits {customer} 1e308 --reason x", "at most 10,000,000 credits at once"),
        ("grant-credits {customer} 1e15 --reason x", "at most 10,000,000 credits at once"),
        ("grant-credits {customer} 1e15 --reason x --monthly", "at most 10,000,000 credits at once"),
        ("grant-credits {customer} 5 --reason _", "--reason is empty"),
        ("grant-many {folder}/huge.csv", "at most 10,000,000 credits at once"),
        ("grant-many {folder}/nul.csv", "holds a NUL character"),
        ("check-bill {agency} {folder}/nul.csv --month 2026-11", "holds a NUL character"),
        ("check-bill {agency} {folder}/huge.csv --month 9999-12", "9999-12 is no month"),
        ("margins 9999-12", "9999-12 is no month"),
        ("margins _", "Nothing is no month"),
        ("create-customer {agency} _", "Give the customer a name"),
        ("create-customer {agency} Name --email nobody", "nobody is no e-mail address"),
        ("create-customer {agency} Name --email " + "x" * 400 + "@example.com", "is no e-mail address"),
        ("pause customer {customer} --why _", "--why is empty"),
        ("resume-dialing --by _", "--by is empty"),
        ("keep {agency} --transcripts 2000000000", "at most 36500 days"),
        ("keep {agency} --recordings 99999999999", "at most 36500 days"),
        ("calls --reason NO_CONSENTS", "There is no reason NO_CONSENTS. Is NO_CONSENT meant?"),
        ("cancel-calls " + NOBODY + " --to +14155550101", "--to and --contact belong to --customer"),
        ("manifest --public-url https://a_b/?c --out {folder}/out", "--public-url holds a space, a ? or a #"),
        ("manifest --public-url https://:443 --out {folder}/out", "--public-url names no host"),
        ("sandbox --port 99999", "sandbox --help"),
        ("demo --port 99999", "demo --help"),
        ("migrate --patience nan", "migrate --help"),
    ],
    ids=lambda value: value.partition(" --")[0] if "-" in value else None,
)
async def test_it_is_a_sentence_and_nothing_is_done(
    opened_database: str, tmp_path: Path, typed: str, says: str
) -> None:
    agency = await Agency.create(company_id="c", name="Agency")
    customer = await Customer.create(agency=agency, name="Customer")
    columns = "customer,credits,reference,reason\n"
    (tmp_path / "huge.csv").write_text(f"{columns}{customer.id},99999999999,INV-1,Plan\n")
    (tmp_path / "nul.csv").write_text(f"{columns}{customer.id}\0,5,INV-1,Plan\n")
    words = typed.format(customer=customer.id, agency=agency.id, folder=tmp_path).split()

    code, said = await run(opened_database, *("" if word == "_" else word for word in words))

    assert code > 0
    assert says in " ".join(said.split())
    assert not await Account.filter(available__gt=0).exists()
    assert await Customer.all().count() == 1
    assert not await Customer.filter(paused=True).exists()
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("opened_database")
async def test_what_one_agency_keeps_for_ever_does_not_keep_others_from_forgetting() -> None:
    """A number of days that was let in before it was limited."""
    await Agency.create(company_id="c", name="Agency", transcripts_days=2_000_000_000, events_days=2_000_000_000)

    assert set((await retention.forget(datetime.now(UTC))).values()) == {0}
