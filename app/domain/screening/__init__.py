"""Is a number listed by somebody whose lists are to be heeded: lists that an agency imports, and one that it asks."""
