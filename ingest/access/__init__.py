"""Who comes in, and what they may do: log-in, roles, keys, and the table of routes."""
