"""What is kept, masked, taken down or deleted, and the log and ledger that prove it."""
