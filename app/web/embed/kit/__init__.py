"""What every page is made with: declaration, viewer, templates, texts, forms."""
