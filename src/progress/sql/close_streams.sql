UPDATE stream SET closed = 1 WHERE closed = 0;
