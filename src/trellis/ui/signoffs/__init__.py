"""The room Sign-off: what waits, one version with all that is needed to decide on it, and an advisor's word."""
