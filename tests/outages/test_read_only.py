"""A database in which nothing can be written any more: its disk is full, or its primary was demoted."""

from app.postgres import database
from tests.house import House, eventually

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> $1"


async def test_whoever_asks_is_asked_to_come_back_and_the_balancer_is_told(house: House) -> None:
    operator = await database.connect(house.database_url)
    name, pid = await operator.fetchval("SELECT current_database()"), await operator.fetchval("SELECT pg_backend_pid()")
    await operator.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    try:
        await operator.execute(CUT.replace("$1", str(pid)))

        async def told() -> bool:
            return (await house.http.get("/readyz")).status_code == 503

        await eventually(told, "the balancer is never told")
        answer = await house.ask()
        action = await house.run_workflow()
        report = await house.http.post("/webhooks/crm", content=b"{}")
        install = await house.http.get("/oauth/install")

        assert (answer.status_code, answer.json()["error_code"]) == (429, "RATE_LIMITED")
        assert action.status == 429
        assert max(report.status_code, install.status_code) < 500
    finally:
        await operator.execute("SET default_transaction_read_only = off")
        await operator.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")
        await operator.execute(CUT.replace("$1", str(pid)))
        await operator.close()

    async def works_again() -> bool:
        return (await house.ask("+14155550122")).status_code == 200

    await eventually(works_again, "it does not recover")
