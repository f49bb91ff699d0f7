"""The school's roll as a file: reading it, comparing it, writing it. Pure: no database, no logging."""
