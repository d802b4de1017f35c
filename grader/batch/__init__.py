"""Many submissions, one order: found in a platform's download, graded in parallel, kept whatever happens."""
