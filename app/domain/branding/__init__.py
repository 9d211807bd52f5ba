"""How an agency shows the app as its own: its name, its colour, its pictures and where its customers find help."""
