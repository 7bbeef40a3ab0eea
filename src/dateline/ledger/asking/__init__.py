"""What is asked of a ledger: which rows are meant, and the answers, as plain values."""
