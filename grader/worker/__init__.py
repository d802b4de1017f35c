"""The other side of the wall: import the student's file, call it, return what happened; never judge."""
