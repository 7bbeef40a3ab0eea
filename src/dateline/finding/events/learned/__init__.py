"""What networks add to the rules for events: who did what where no rule tells, and how likely each event is."""
