"""/readyz turns red for a database that hangs, not only for one that is gone (tests/faults/test_database.py)."""

from app import database
from tests.house import House, eventually


async def test_a_database_that_does_not_answer_in_time_is_as_good_as_none(house: House) -> None:
    holder = await database.connect(house.database_url)
    transaction = holder.transaction()
    await transaction.start()
    await holder.execute("LOCK TABLE aerich IN ACCESS EXCLUSIVE MODE")

    red = await house.http.get("/readyz")  # a statement may take thirty seconds; this answer does not wait for it
    alive = await house.http.get("/healthz")
    await transaction.rollback()
    await holder.close()

    assert (red.status_code, red.json()["status"]) == (503, "database down")
    assert alive.status_code == 200

    async def green() -> bool:
        return (await house.http.get("/readyz")).status_code == 200

    await eventually(green, "it stays red")
