SELECT from_seq, last_seq, head, bytes FROM segment
WHERE school_id = ?1 AND stream_id = ?2 AND last_seq > ?3 ORDER BY last_seq LIMIT ?4;
