"""What stands before every endpoint: who is asking, how much, how fast, how many at once."""
