"""What the parse of a sentence shows: clauses and their voice, noun phrases, and the words that decide them."""
