"""From a webhook to a phone call, its end, and its price."""

from tests.house import House


async def test_a_webhook_becomes_exactly_one_phone_call(house: House) -> None:
    answer = await house.ask(metadata={"customer_name": "Maria"}, dynamic_variables={"visits": 2})

    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["status"] == "placed"
    assert body["provider"] == "retell"
    assert body["from_number"] == house.tenant.number
    assert body["to_number"] == "+14155550101"
    assert body["agent_id"] == house.tenant.agent_id
    [call] = house.accepted
    assert body["provider_response"]["call_id"] == call.call_id
    assert call.dynamic_variables == {"customer_name": "Maria", "visits": "2"}


async def test_the_end_of_a_call_captures_its_price_and_frees_the_rest(house: House) -> None:
    before = await house.account()
    call_id = (await house.ask()).json()["call_id"]

    attempt = await house.settled(call_id)

    after = await house.account()
    call = await house.call(call_id)
    assert (call.state, call.outcome) == ("ended", "answered")
    assert attempt.billed_seconds is not None
    assert attempt.billed_seconds > 0
    price = attempt.billed_seconds * 10_000 // 60
    assert price <= call.charged <= price + 1
    assert after.spent == call.charged
    assert after.held == 0
    assert after.available == before.available - call.charged


async def test_a_workflow_step_becomes_a_phone_call(house: House) -> None:
    run = await house.run_workflow()

    assert run.status == 200
    assert run.answer["status"] == "queued"
    call = await house.call_in("ended", run.answer["call_id"])
    assert call.to_number == "+14155550101"
    assert len(house.accepted) == 1
    assert house.accepted[0].dynamic_variables == {"first_name": "Maria"}
