"""Tests of the application's own state: migrations, audit log, users."""
