"""The plan file: tables, connection, transactions, snapshots."""
