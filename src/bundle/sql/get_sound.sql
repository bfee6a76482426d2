SELECT key, blob, ms FROM sound WHERE key = ?1
