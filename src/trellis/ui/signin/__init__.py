"""Sign-in, which is also what a locked desk shows.

`page.SignIn` holds three kinds of panels: the names (`names`), the secret of one person (`secret`), and what is needed
when there is no secret yet or it was lost (`first_pin`, `recovery`). It is made at the start and anew at each lock, so
that nothing typed here outlives it.
"""
