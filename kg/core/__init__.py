"""What every stage shares: types, errors, identifiers, lexicons, trees. Imports nothing else of kg."""
