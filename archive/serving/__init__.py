"""What stands around every page: safety, memory, old addresses, health."""
