"""python -m app"""

import gc

# What is imported stays: to search it for garbage meanwhile would be a sixth of the start, and later of each search.
gc.disable()

from app.cli import main  # noqa: E402 - see above

gc.freeze()
gc.enable()
main()
