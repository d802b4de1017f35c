"""Report -> text, one file a format; a renderer sees the Report alone, and holds every text in it for hostile."""
