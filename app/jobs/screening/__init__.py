"""Whether a number is listed by somebody is found out, and versions of lists that count no longer are cleared away."""
