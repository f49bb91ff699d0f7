"""Finding what was said: the words that stand in my rooms today, newest first, on SQLite and on PostgreSQL."""
