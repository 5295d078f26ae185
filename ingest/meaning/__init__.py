"""What a decision means beyond its words: its class, who shall do what and by when, what reports it."""
