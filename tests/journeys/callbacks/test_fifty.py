"""Fifty ways in which agents write down a time: each ends in one dial at that moment, or in its reason and none."""

from collections import Counter
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from tortoise.transactions import in_transaction

from app.demo.seed import ANY_HOUR
from app.domain.callbacks import callbacks, planning
from app.domain.callbacks.callbacks import Callback
from app.domain.calls.calls import Attempt, Call
from app.domain.results.summary import result_of
from app.domain.rules.decision import ContactFacts
from app.domain.rules.policies import Policy
from app.domain.telephony.numbers import calling_number
from app.domain.tenants.customers import Customer
from app.sandbox.retell.outcomes import OUTCOMES
from tests.domain.rules.test_moments import BERLIN, MADRID, NEW_YORK, PAYLOADS, TWO_ZONES
from tests.house import House, eventually

# A number of each place, but for its last two digits. Those without a zone are toll-free.
NUMBERS = {
    NEW_YORK: "+121255501", TWO_ZONES: "+185055501", BERLIN: "+4930901820", MADRID: "+349158372", (): "+180055501",
}  # fmt: skip
BEFORE = timedelta(minutes=15)


async def ended_like(model: Call, dial: Attempt, number: str, said: str, at: datetime) -> Call:
    """A call to this number that ended then, as `model` did, and in which this time was named."""
    call, attempt = model.clone(pk=uuid4()), dial.clone(pk=uuid4())
    call.to_number, call.requested_at, call.not_before, call.ended_at = number, at - BEFORE, at - BEFORE, at
    call.request_key = None
    attempt.call_id, attempt.provider_call_id = call.id, f"call_{attempt.id.hex}"
    attempt.dialed_at, attempt.ended_at = at - BEFORE, at
    attempt.analysis = {"summary": "Later.", "collected": {"callback_time": said}}
    await call.save(force_create=True)
    await attempt.save(force_create=True)
    return call


async def test_each_of_fifty_payloads_is_one_dial_at_its_moment_or_its_reason(house: House) -> None:
    everywhere = ANY_HOUR | {"countries": ["US", "DE", "ES"], "max_lead_age_minutes": 5_000_000}
    await Customer.all().update(policy=Policy.model_validate(everywhere).model_dump(mode="json"))
    await house.give_credits(100_000)
    house.world.voice.next_outcomes = [OUTCOMES["01"]] + [OUTCOMES["21"]] * len(PAYLOADS)
    first = (await house.ask()).json()["call_id"]
    await house.settled(first)
    model, dial = await house.call(first), await house.attempt(first)
    wrong, planned = [], {}

    for count, (said, zones, at, wanted) in enumerate(PAYLOADS):
        number = f"{NUMBERS[zones]}{count:02}"
        call = await ended_like(model, dial, number, said, at)
        caller, result = await calling_number(call.number_id), await result_of(call)
        contact = ContactFacts(timezone=zones[0]) if len(zones) == 1 else None
        # An engine that runs a job at least once may plan it again before it is written down.
        for _ in range(2):
            plan = await planning.plan(call, result, said, caller, contact, at)
        for _ in range(2):
            async with in_transaction() as tx:
                await callbacks.record(tx, call, said, plan, at)
        [promise] = await Callback.filter(call_id=call.id)
        told = f"{promise.at.astimezone(ZoneInfo(zones[0])):%Y-%m-%d %H:%M}" if promise.at else promise.why
        wrong += [(said, told, wanted)] if wanted not in told else []
        if promise.planned_call_id:
            kept = await house.call(str(promise.planned_call_id))
            assert (kept.not_before, kept.to_number) == (promise.at, number), said
            planned[number] = str(kept.id)
    assert wrong == []
    assert len(planned) == sum(wanted.startswith("20") and " or " not in wanted for *_, wanted in PAYLOADS)

    for call_id in planned.values():
        for _ in range(2):
            await house.place_now(call_id)

    async def all_dialed() -> bool:
        return len(house.accepted) > len(planned)

    await eventually(all_dialed, "not every promise was kept")
    assert Counter(call.to_number for call in house.accepted) == Counter([*planned, model.to_number])
    # For the calls that were made up, nothing was ever set aside: the ledger is checked when the house is left.
    promised_in = await Callback.all().values_list("call_id", flat=True)
    await Attempt.filter(call_id__in=promised_in).delete()
