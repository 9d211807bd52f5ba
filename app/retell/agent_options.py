"""The options of one call in the provider's words: what of an agent is overridden for it.

Source: the provider's create-phone-call (`agent_override.agent`), SDK 6.2.13.
"""

from collections.abc import Mapping
from typing import Any

# The languages that an agent can be set to, and its own.
LANGUAGES = (
    "en-US", "en-GB", "en-AU", "en-IN", "en-NZ", "es-ES", "es-419", "de-DE", "fr-FR", "fr-CA", "it-IT", "pt-BR",
    "pt-PT", "nl-NL", "nl-BE", "pl-PL", "sv-SE", "da-DK", "no-NO", "fi-FI", "cs-CZ", "ro-RO", "hu-HU", "el-GR",
    "tr-TR", "uk-UA", "ru-RU", "ar-SA", "he-IL", "hi-IN", "ja-JP", "ko-KR", "zh-CN", "vi-VN", "th-TH", "id-ID",
)  # fmt: skip
# Who calls, for a phone that screens, when the step does not say.
SOMEBODY = "an assistant"


def overridden(options: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `agent_override.agent` for these options (see domain/rules/agent_options.py)."""
    agent: dict[str, Any] = {}
    if options.get("voicemail") == "hang_up":
        agent["voicemail_option"] = {"action": {"type": "hangup"}}
    elif options.get("voicemail") == "message":
        agent["voicemail_option"] = {"action": {"type": "static_text", "text": options["voicemail_message"]}}
    if purpose := options.get("screening_purpose"):
        identity = options.get("screening_name") or SOMEBODY
        agent["call_screening_option"] = {"agent_identity": identity, "call_purpose": purpose}
    if seconds := options.get("ring_seconds"):
        agent["ring_duration_ms"] = seconds * 1000
    if language := options.get("language"):
        agent["language"] = language
    return agent
