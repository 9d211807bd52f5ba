"""What becomes part of the page was made by a template; what people have written is never obeyed."""

from html.parser import HTMLParser

import pytest
from tortoise import connections

from app.domain.tenants.people import Role
from app.web import embed
from tests.house import House
from tests.settings_page import seated
from tests.web.test_access_matrix_embed import parameters

FILES = {
    "/embed/audit/export",
    "/embed/calls/export",
    "/embed/calls/requests/export",
    "/embed/campaigns/{campaign_id}/export",
    "/embed/credits/{customer_id}/export",
    "/embed/credits/{customer_id}/statement",
    "/embed/rules/{list_id}/do-not-call/export",
    "/embed/calls/{call_id}/evidence",
    "/embed/calls/{call_id}/recording",
}
OBEYED = "hx-obeyed"
WRITTEN = f'"\'><form {OBEYED}="1" hx-post="/embed/pause" hx-trigger="load">'
# Whatever people and vendors write and a page shows, wherever it is long enough; the audit log takes it from there.
TEXTS = """
SELECT table_name, column_name, character_maximum_length FROM information_schema.columns
WHERE table_schema = 'public' AND data_type IN ('character varying', 'text') AND column_name IN (
    'name', 'nickname', 'agent_name', 'why', 'reason', 'paused_by', 'created_by', 'closed_why', 'email', 'alert_email',
    'mapping_error', 'last_used_from', 'user_name', 'outcome'
) AND table_name NOT LIKE 'pgqueuer%' AND table_name <> 'audit_entries'
AND coalesce(character_maximum_length, 1000) > 100
"""


class Tags(HTMLParser):
    """Notes every tag that has our attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.obeyed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if any(name == OBEYED for name, _ in attrs):
            self.obeyed.append(tag)


@pytest.mark.parametrize("role", list(Role), ids=str)
async def test_only_what_a_template_made_is_marked_as_part_of_the_page(house: House, role: Role) -> None:
    values = await parameters(house)
    seat = await seated(house, role)

    for route in embed.PAGES:
        if "GET" in (route.methods or ()) and role.may(route.role):
            answer = await seat.get(route.path.format(**values))
            is_part = answer.headers.get("x-page-part") == "yes"
            assert is_part == answer.headers.get("content-type", "").startswith("text/html"), route.path
            assert is_part == (route.path not in FILES), route.path


async def test_a_file_never_becomes_part_of_the_page_and_is_saved_by_the_browser_itself(house: House) -> None:
    values = await parameters(house)
    seat = await seated(house, "agency")

    for path in (path.format(**values) for path in sorted(FILES)):
        asked = await house.http.get(path, headers=seat.headers | {"HX-Request": "true"})
        given = await seat.get(path)

        assert given.status_code == 200, path
        assert asked.content == b"" or "Not found" in asked.text, path
        if "export" in path:
            assert given.headers["content-disposition"].startswith("attachment;")
            saved = await house.http.get(asked.headers["hx-redirect"])
            assert saved.content == given.content, path


@pytest.mark.parametrize("role", list(Role), ids=str)
async def test_nothing_that_was_written_becomes_an_attribute(house: House, role: Role) -> None:
    values = await parameters(house)
    seat = await seated(house, role)
    await seat.post(f"/embed/rules/{values['list_id']}/do-not-call/add", number="+14155550177", why="x")
    database = connections.get("default")
    for row in await database.execute_query_dict(TEXTS):
        text = WRITTEN[: row["character_maximum_length"]]
        await database.execute_query(f'UPDATE "{row["table_name"]}" SET "{row["column_name"]}" = $1', [text])  # noqa: S608

    shown = 0
    for route in embed.PAGES:
        if "GET" in (route.methods or ()) and role.may(route.role) and route.path not in FILES:
            text, tags = (await seat.get(route.path.format(**values))).text, Tags()
            tags.feed(text)
            shown += OBEYED in text
            assert tags.obeyed == [], route.path
    assert shown > 5, "the pages do show what was written"
