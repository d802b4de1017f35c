#!/usr/bin/env python3
# nothing yet
