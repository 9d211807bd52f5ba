"""What is told of an alarm."""
