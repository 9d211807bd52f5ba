"""What came of a call, and where that is written."""
