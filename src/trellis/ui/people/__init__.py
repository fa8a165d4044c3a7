"""People: who is at the desk, the school day, and one's own sign-in.

`page.PeoplePage` is the room. It shows the list (`listing`) beside one person (`pane`), who is read, edited, added
(`forms`), pasted or merged (`merging`) right there; sheets open only for secrets (`secrets`). `school` edits terms
and blocks, `me` is one's own name, PIN or passphrase and the desk's fingerprint. `words` says roles and days in words,
and `school_fields` are the fields the first start uses too.
"""
