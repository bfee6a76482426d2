SELECT body FROM down WHERE key = ?1;
