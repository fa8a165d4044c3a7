"""Today: the first page after sign-in. What is on one's bench, what waits for oneself, what is picked and why."""
