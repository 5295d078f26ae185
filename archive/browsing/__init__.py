"""Filters of the lists (django-filter): a whole state in the address, each choice a plain link or field."""
