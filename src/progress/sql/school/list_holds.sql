SELECT stream_id FROM hold WHERE conditions = ?1;
