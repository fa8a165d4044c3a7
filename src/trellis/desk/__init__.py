"""What a person does at the desk: one method for each intent, one transaction each.

An intent asks `rules.permissions`, loads, applies a rule, writes through the ledger and returns
`Done(value, changes)`, from which screens decide whether they are stale. Reading intents return plain values.
"""
