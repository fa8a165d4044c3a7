"""File formats in and out: converts between files and plain frozen dataclasses, and decides nothing.

A file is opened by looking at it (`sheets`, with the guesses in `sniff`), a profile says which column means what
(`profiles`), and `tickets` yields what each row says, or what is wrong with it. `markup` turns HTML bodies into
Markdown, `safely` writes files so that they are there whole or not at all. `media` tells what a file handed in is and
how it is called, `showcase` writes a project as a folder, `signature` a signed decision as a file that checks by
itself. Nothing here opens the desk file.
"""
