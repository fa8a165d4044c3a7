"""What is true: frozen dataclasses, enums, transitions and predicates.

Nothing here knows Qt, SQL, files or the clock. `now` and `who` are always arguments, so every rule can be tested in
milliseconds and holds in the window, on the command line and in an import alike.
"""
