"""What `make quick` runs: the tests nearest to a change, until its time is over."""

import subprocess
import sys
from pathlib import Path

from tests.suite.quick import nearest


def test_the_test_of_the_same_name_is_nearest_then_those_that_import_it() -> None:
    tests = nearest(["app/domain/calls/gate.py"])

    assert tests[0] == "tests/domain/calls/test_gate.py"
    imports_it, reaches_it_through_the_app = "tests/journeys/test_second_paths.py", "tests/web/test_ready.py"
    assert tests.index(imports_it) < tests.index(reaches_it_through_the_app)


def test_what_is_no_module_belongs_to_its_package() -> None:
    assert "tests/web/embed/test_calls_page.py" in nearest(["app/web/embed/messages/es/pages/calls.json"])
    assert "tests/test_manifest.py" in nearest(["manifest/handlers.json"])
    assert "tests/docs/test_docs.py" in nearest(["README.md"])


def test_what_takes_long_is_left_out_unless_it_was_changed_itself() -> None:
    assert not [test for test in nearest(["app/worker.py"]) if test.startswith("tests/faults/")]
    assert "tests/faults/test_kill.py" in nearest(["tests/faults/test_kill.py"])


def test_no_test_is_begun_when_the_time_is_over_and_the_rest_is_told(tmp_path: Path) -> None:
    several = tmp_path / "test_several.py"
    several.write_text("import pytest\n@pytest.mark.parametrize('n', range(5))\ndef test_nothing(n): pass\n")
    run = f"import pytest; from tests.suite.quick import Clock; pytest.main([{str(several)!r}], plugins=[Clock(0)])"

    said = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True).stdout

    assert "the time is over; 4 tests are left to `make test`" in said
    assert "1 passed" in said
