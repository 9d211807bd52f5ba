"""What proves how a call came about: sealed once it is over, and chained to all earlier ones of its customer."""
