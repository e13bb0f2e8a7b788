"""The ground everything stands on: errors, periods, settings. Imports nothing of ours."""
