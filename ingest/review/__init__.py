"""The clerk's review (*granskning*): questions, corrections, and the reading as corrected."""
