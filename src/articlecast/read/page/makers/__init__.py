"""Pages that a program made of a document: what it put there is told apart, and what its writer wrote is read.

One module for each program; ``table`` asks them in order. A maker changes the tree in place, and says what it knows.
"""
