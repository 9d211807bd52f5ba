"""What is said in a call, how it is written down, how it sounds, and what it costs."""

import io
import math
import wave
from typing import Any

from app.sandbox.retell.outcomes import Utterance

CENTS_PER_SECOND = {"elevenlabs_tts": 7 / 60, "gpt_4_1": 4.5 / 60, "us_telephony": 1.5 / 60}
SAMPLES_PER_SECOND = 8000
MAX_RECORDING_SECONDS = 30


def transcript_of(script: tuple[Utterance, ...]) -> str:
    """The conversation as text, one line per utterance."""
    return "".join(f"{role.capitalize()}: {content}\n" for role, content in script)


def utterances_of(script: tuple[Utterance, ...], seconds: float) -> list[dict[str, Any]]:
    """The conversation as utterances of timed words (seconds from the start), spread evenly over the call."""
    total = sum(len(content.split()) for _, content in script)
    word_seconds = seconds / max(total, 1)
    utterances: list[dict[str, Any]] = []
    spoken = 0
    for role, content in script:
        words = []
        for word in content.split():
            start, end = spoken * word_seconds, (spoken + 1) * word_seconds
            words.append({"word": word, "start": round(start, 3), "end": round(end, 3)})
            spoken += 1
        utterances.append({"role": role, "content": content, "words": words})
    return utterances


def cost_of(seconds: float) -> dict[str, Any]:
    """The cost of so many seconds of talk, in cents as floats; nothing for an unanswered call."""
    products = CENTS_PER_SECOND if seconds else {}
    costs = {product: seconds * price for product, price in products.items()}
    return {
        "product_costs": [
            {"product": product, "unit_price": products[product], "cost": cost} for product, cost in costs.items()
        ],
        "total_duration_seconds": round(seconds),
        "total_duration_unit_price": sum(products.values()),
        "combined_cost": sum(costs.values()),
    }


def recording_of(seconds: float) -> bytes:
    """A WAV file (8 kHz, mono, 16 bit) with a quiet tone, as long as the call but at most half a minute."""
    samples = int(min(seconds, MAX_RECORDING_SECONDS) * SAMPLES_PER_SECOND)
    file = io.BytesIO()
    with wave.open(file, "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(2)
        recording.setframerate(SAMPLES_PER_SECOND)
        period = b"".join(
            round(2000 * math.sin(math.tau * sample / 20)).to_bytes(2, "little", signed=True) for sample in range(20)
        )
        recording.writeframes(period * (samples // 20))
    return file.getvalue()
