"""An imitation of the voice provider's API: the part that this product uses, as its newest contract has it.

`state.py` remembers, `api.py` answers, `create_call.py` decides whether to dial, `life.py` lets a call
happen, `webhooks.py` tells the world. The number dialled chooses the outcome: see `outcomes.py`.
"""
