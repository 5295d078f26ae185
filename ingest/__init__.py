"""The write side: uploaded bytes become stored meetings (*protokoll*)."""
