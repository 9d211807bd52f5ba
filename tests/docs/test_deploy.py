"""The samples in deploy/ fit the app that they start, and each other."""

import os
import re
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from app import __version__
from app.cli import processes
from app.config import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PROXIES = ["nginx.conf", "haproxy.cfg", "Caddyfile"]
DEFAULTS: dict[str, Any] = {name: field.default for name, field in Settings.model_fields.items()}
WEB_SECONDS = DEFAULTS["drain_seconds"] + processes.GRACE_SECONDS
WORKER_SECONDS = DEFAULTS["dial_timeout_seconds"] + processes.AFTER_A_DIAL_SECONDS


def pods() -> dict[str, Any]:
    documents = yaml.safe_load_all((DEPLOY / "kubernetes" / "leadcall.yaml").read_text())
    return {one["metadata"]["name"]: one["spec"]["template"]["spec"] for one in documents if one["kind"] != "Service"}


@pytest.mark.parametrize("name", PROXIES)
def test_a_proxy_closes_its_idle_connections_before_the_app_does(name: str) -> None:
    kept = re.findall(r"(?:keepalive_timeout|pool-purge-delay|keepalive) (\d+)s", (DEPLOY / name).read_text())

    assert kept
    assert all(int(seconds) < DEFAULTS["keep_alive_seconds"] for seconds in kept)


@pytest.mark.parametrize("name", PROXIES)
def test_a_proxy_asks_no_readyz_and_waits_as_long_as_a_statement_may_take(name: str) -> None:
    text = re.sub(r"(?m)^\s*#.*", "", (DEPLOY / name).read_text())
    waits = re.search(r"(?:proxy_read_timeout|timeout server|response_header_timeout) (\d+)s", text)

    assert "readyz" not in text
    assert waits
    assert int(waits[1]) > DEFAULTS["database_statement_seconds"]


def test_whoever_ends_a_process_gives_it_the_time_that_it_takes() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    units = {name: (DEPLOY / "systemd" / f"leadcall-{name}.service").read_text() for name in ("web", "worker")}
    stops = {name: int(re.findall(r"TimeoutStopSec=(\d+)", text)[0]) for name, text in units.items()}

    assert stops["web"] > WEB_SECONDS
    assert stops["worker"] > WORKER_SECONDS
    assert int(compose["app"]["stop_grace_period"].rstrip("s")) == stops["web"]
    assert int(compose["worker"]["stop_grace_period"].rstrip("s")) == stops["worker"]
    assert pods()["leadcall-web"]["terminationGracePeriodSeconds"] == stops["web"]
    assert pods()["leadcall-worker"]["terminationGracePeriodSeconds"] == stops["worker"]


@pytest.mark.parametrize("name", ["leadcall-migrate", "leadcall-web", "leadcall-worker"])
def test_a_pod_runs_a_command_of_this_version_and_may_do_little(name: str) -> None:
    [container] = pods()[name]["containers"]
    locked = container["securityContext"]

    assert container["image"].endswith(f":{__version__}")
    assert container["args"][0] == {"leadcall-web": "serve"}.get(name, name.removeprefix("leadcall-"))
    assert locked["runAsNonRoot"]
    assert locked["readOnlyRootFilesystem"]
    assert locked["capabilities"] == {"drop": ["ALL"]}
    probes = [container[probe] for probe in ("readinessProbe", "livenessProbe") if probe in container]
    if name != "leadcall-worker":
        assert all(probe["httpGet"] == {"path": "/healthz", "port": 8000} for probe in probes)


def test_kustomize_builds_all_of_it_with_the_image_of_this_version() -> None:
    asked = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text())
    [image] = asked["images"]
    used = {container["image"] for pod in pods().values() for container in pod["containers"]}

    assert asked["resources"] == [file.name for file in (DEPLOY / "kubernetes").glob("l*.yaml")]
    assert used == {f"{image['name']}:{image['newTag']}"}
    if kubectl := shutil.which("kubectl"):
        command = [kubectl, "kustomize", str(DEPLOY / "kubernetes")]
        built = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        kinds = Counter(one["kind"] for one in yaml.safe_load_all(built))
        assert kinds == {"Deployment": 2, "Job": 1, "Service": 1}


def test_a_worker_is_alive_while_it_touches_the_file_that_its_supervisor_looks_at(tmp_path: Path) -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]["worker"]
    [pod] = pods()["leadcall-worker"]["containers"]
    [file] = [one["value"] for one in pod["env"] if one["name"] == "WORKER_ALIVE_FILE"]
    asked = {compose["healthcheck"]["test"], pod["livenessProbe"]["exec"]["command"][-1]}

    assert file == compose["environment"]["WORKER_ALIVE_FILE"]
    assert len(asked) == 1
    question, touched = asked.pop().replace(file, str(tmp_path / "alive")), tmp_path / "alive"
    states = []
    for age in (None, 0, 100, 200):
        if age is not None:
            touched.touch()
            os.utime(touched, (time.time() - age,) * 2)
        states.append(subprocess.run(["sh", "-c", question], check=False, capture_output=True).returncode == 0)
    assert states == [False, True, True, False]


def test_the_version_is_written_down_once_more_where_packages_are_built() -> None:
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text()


def test_in_docker_a_backup_can_be_made_and_a_dollar_stays_one() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    services, image = compose["services"], (ROOT / "Dockerfile").read_text()
    [network] = compose["networks"]["default"]["ipam"]["config"]

    assert services["db"]["image"] == "postgres:18"
    assert "postgresql-client-18" in image
    assert services["backup"]["working_dir"] in image
    for name in ("migrate", "app", "worker", "backup"):
        assert services[name]["env_file"] == [{"path": ".env", "format": "raw"}], name
        assert services[name]["init"] is True, name
        assert services[name]["environment"]["TRUSTED_PROXIES"].endswith(f"{network['gateway']}}}"), name
    assert all(service["logging"]["options"] for service in services.values())
