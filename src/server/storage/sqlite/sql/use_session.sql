UPDATE session SET used_ms = ?2 WHERE hash = ?1;
