"""Plan the block: who is here, what is to deal, the deal in columns, and the words that explain it."""
