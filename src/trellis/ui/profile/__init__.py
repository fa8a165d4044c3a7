"""The room *My profile*: a student's own page, in parts they alone decide who sees.

`page` holds everything; `card` is what all parts have in common (saving, who sees it, being closed); `interests`,
`chips`, `goals` and `texts` are the parts; `view` shows a profile to read, to its owner as others see it and to others.
`private` chooses who sees a part, with everything that needs; `visit` and `checkin` ask gently. Words of a private
part live only in the widgets of one session: never in a draft, a note, a tooltip that stays, a title or a log.
"""
