"""Keys: the desk's fingerprint, the advisors' keys, and the check whether this desk is what its history says.

`page` is the room, for advisors; `check` is the one place where a desk is verified, which everybody may do.
"""
