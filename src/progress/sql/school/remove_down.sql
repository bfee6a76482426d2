DELETE FROM down WHERE key = ?1 AND no < ?2;
