"""The known attack on the user context: it has no signature, so that a changed block goes unnoticed.

Whoever knows his own text can choose any one block of it, and pays with noise in the block before. Here the noise
falls behind `"activeLocati`, and the chosen block makes the rest of the text fit again: where the noise happens to be
text, the sub-account is gone, and its administrator seems to stand in the agency's own menu.
"""

import base64
import random
from collections.abc import Iterator

BLOCK = 16
LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# What stands where the key's last letters and the sub-account's id were.
CHOSEN, FREE = b'####":"#####","u', b"#"


def forgeries(ciphertext: str, text: bytes, tries: int, seed: int) -> Iterator[str]:
    """So many variants of this context of one's own, whose text is known."""
    chance, raw = random.Random(seed), base64.b64decode(ciphertext)
    noise = text.index(b'on":"') // BLOCK
    assert text[(noise + 1) * BLOCK :].split(b'","u', 1)[0].isalnum(), "the id must reach into the next block"
    key_block = BLOCK + noise * BLOCK
    before, known = raw[key_block : key_block + BLOCK], text[(noise + 1) * BLOCK : (noise + 2) * BLOCK]
    for _ in range(tries):
        chosen = bytes(chance.choice(LETTERS) if byte == FREE[0] else byte for byte in CHOSEN)
        block = bytes(a ^ b ^ c for a, b, c in zip(before, known, chosen, strict=True))
        yield base64.b64encode(raw[:key_block] + block + raw[key_block + BLOCK :]).decode()
