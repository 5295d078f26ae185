"""Which person a name is: resolving names, joining two rows, telling two people apart."""
