"""Everything that was asked for: kept whether it became a call or was refused, and asked for once more."""
