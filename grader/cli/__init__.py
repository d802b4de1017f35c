"""The command line: one file a verb, no logic; clock, environment and current directory enter here and only here."""
