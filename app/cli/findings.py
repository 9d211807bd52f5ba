"""What the doctor found: one line each."""

from dataclasses import dataclass

OK, LOOK, FIX = "ok", "look", "fix"


@dataclass(frozen=True)
class Finding:
    """What was looked at, and what is the matter with it: fine (`ok`), odd (`look`), or broken (`fix`)."""

    state: str
    about: str
    says: str

    def __str__(self) -> str:
        return f"{self.state:<5} {self.about:<18} {self.says}"
