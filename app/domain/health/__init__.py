"""How well people answer each number, and when a number rests because they answer it no more."""
