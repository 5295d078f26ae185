"""Time limits, notices and requests, as the Local Government Act and the GDPR ask for."""
