"""The whole story without a browser: each step is played against the running demo and printed with its proof."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from uuid import uuid4

from app.demo import checks, faults_menu
from app.demo.checks import Unproven, require
from app.demo.environment import Environment
from app.demo.seed import TENANTS
from app.domain.calls.calls import Call
from app.domain.credits import ledger
from app.domain.telephony import keys
from app.sandbox.crm.entities import Contact
from app.sandbox.faults import Fault

TENANT = TENANTS[0]
DOWN_SECONDS = 3.0


async def webhook(environment: Environment) -> str:
    """A webhook with the key becomes one phone call."""
    lead = await _new_lead(environment)
    answer = await environment.send_webhook(TENANT, lead)
    require(answer.status_code == 200, f"the answer was {answer.status_code} {answer.text}")
    return f"answered 200 {answer.json()['status']}; {_called_once(environment, lead)}"


async def webhook_twice(environment: Environment) -> str:
    """The same webhook twice at once is one phone call."""
    lead = await _new_lead(environment)
    answers = await asyncio.gather(environment.send_webhook(TENANT, lead), environment.send_webhook(TENANT, lead))
    first, second = sorted(answers, key=lambda answer: answer.status_code)
    seen = f"answered {first.status_code} and {second.status_code} {second.json().get('error_code')}"
    require((first.status_code, second.status_code) == (200, 409), seen)
    require(second.json()["error_code"] == "DUPLICATE_CALL", seen)
    return f"{seen}; {_called_once(environment, lead)}"


async def workflow(environment: Environment) -> str:
    """A workflow step becomes one phone call."""
    lead = await _new_lead(environment)
    run = await environment.run_workflow(TENANT, lead)
    require(run.status == 200 and run.answer["status"] == "queued", f"the answer was {run.status} {run.answer}")
    call = await checks.placed(run.answer["call_id"])
    return f"answered {run.answer['status']}, then {call.state}; {_called_once(environment, lead)}"


async def workflow_twice(environment: Environment) -> str:
    """The same workflow step executed twice is one phone call."""
    lead = await _new_lead(environment)
    step = {"workflow_id": str(uuid4()), "step_id": str(uuid4()), "status_id": uuid4().hex}
    runs = await asyncio.gather(*(environment.run_workflow(TENANT, lead, **step) for _ in range(2)))
    told = sorted(run.answer["status"] for run in runs)
    require(told == ["duplicate", "queued"], f"the answers were {told}")
    require(len({run.answer["call_id"] for run in runs}) == 1, "the answers name two calls")
    await checks.placed(runs[0].answer["call_id"])
    return f"answered queued and duplicate, with the same call id; {_called_once(environment, lead)}"


async def answer_lost(environment: Environment) -> str:
    """The provider's answer is lost after it accepted: the call is found, not repeated."""
    lead = await _new_lead(environment)
    fault = faults_menu.lose_next_answer(environment.world.faults)
    answer = await environment.send_webhook(TENANT, lead)
    require(fault.fired == 1, "the provider was not asked")
    call = await checks.placed(answer.json()["call_id"])
    return f"answered {answer.status_code}, then {call.state}; {_called_once(environment, lead)}"


async def provider_hangs_up(environment: Environment) -> str:
    """The provider hangs up on everything for a while: the lead is called once it is back."""
    return await _while_down(environment, Fault(faults_menu.PROVIDER, "drop_before"))


async def provider_unavailable(environment: Environment) -> str:
    """The provider answers 503 to everything for a while: the lead is called once it is back."""
    return await _while_down(environment, Fault(faults_menu.PROVIDER, "status", status=503))


async def _while_down(environment: Environment, fault: Fault) -> str:
    lead = await _new_lead(environment)
    environment.world.faults.add(fault)
    try:
        answer = await environment.send_webhook(TENANT, lead)
        require(answer.status_code == 202, f"the answer was {answer.status_code} {answer.text}")
        call = await checks.unconfirmed(answer.json()["call_id"])
        require(bool(call.reason), "the call does not say what it waits for")
        await asyncio.sleep(DOWN_SECONDS)
        require(not environment.accepted(TENANT, lead), "a call was accepted although nothing was")
    finally:
        environment.world.faults.clear()
    await checks.placed(str(call.id))
    return f"answered 202, then {call.state}, then placed; {_called_once(environment, lead)}"


async def wrong_key(environment: Environment) -> str:
    """A wrong key is refused and calls nobody."""
    lead = await _new_lead(environment)
    answer = await environment.send_webhook(TENANT, lead, key=keys.generate(test=True))
    require(answer.status_code == 401, f"the answer was {answer.status_code}")
    require(not await Call.exists(to_number=lead.phone), "a call was written down")
    require(not environment.accepted(TENANT, lead), "the provider was asked")
    return "answered 401; calls at the voice provider: 0"


async def credits_add_up(environment: Environment) -> str:
    """All calls have ended and were paid for, and every credit is accounted for."""
    await checks.all_settled()
    drifts = await ledger.drifts()
    require(not drifts, "; ".join(drifts))
    return f"no drift; {await checks.account_in_words(environment.seeded.customers[TENANT.location_id].id)}"


STEPS: tuple[Callable[[Environment], Awaitable[str]], ...] = (
    webhook,
    webhook_twice,
    workflow,
    workflow_twice,
    answer_lost,
    provider_hangs_up,
    provider_unavailable,
    wrong_key,
    credits_add_up,
)


async def play(environment: Environment) -> bool:
    """Play every step, also after a failed one; True when all held."""
    began, held = time.monotonic(), 0
    for step in STEPS:
        try:
            proof, verdict = await step(environment), "ok"
            held += 1
        except Unproven as failure:
            proof, verdict = str(failure), "FAILED"
        except Exception as bug:  # whatever it was, the step did not hold, and the next one is still told
            proof, verdict = f"{type(bug).__name__}: {bug}", "FAILED"
        print(f"{verdict:<6}  {step.__doc__}\n        {proof}", flush=True)
    seconds = time.monotonic() - began
    print(f"{held} of {len(STEPS)} steps held, in {seconds:.1f} seconds.", flush=True)
    return held == len(STEPS)


async def _new_lead(environment: Environment) -> Contact:
    return await environment.uncalled(TENANT, environment.world.crm.contacts[TENANT.contact_id])


def _called_once(environment: Environment, lead: Contact) -> str:
    """The witness's count for this lead; raises Unproven unless it is one."""
    count = len(environment.accepted(TENANT, lead))
    require(count == 1, f"calls at the voice provider: {count}")
    return f"calls at the voice provider: {count}"
