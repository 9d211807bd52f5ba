"""The table of guards fits the code, so that `make guards` removes what it says."""

import pytest

from tests.faults.guards import GUARDS, ROOT, Guard


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_a_guard_stands_where_the_table_says(guard: Guard) -> None:
    text = (ROOT / guard.file).read_text()
    assert text.count(guard.code) == 1
    compile(text.replace(guard.code, guard.without), guard.file, "exec")
    file, _, name = guard.test.partition("::")
    assert f"def {name.partition('[')[0]}(" in (ROOT / file).read_text()
