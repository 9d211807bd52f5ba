"""Which part of the suite is run, and at which moment."""
