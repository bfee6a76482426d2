DELETE FROM down WHERE key = ?1;
