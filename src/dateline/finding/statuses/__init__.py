"""What holds over an interval on somebody's word: designations, ties, offices, ceasefires."""
