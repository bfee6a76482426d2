DELETE FROM session WHERE used_ms < ?1 OR opened_ms < ?2;
