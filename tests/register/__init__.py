"""The rows of entities: who may read which, asked for, counted, paged and streamed."""
