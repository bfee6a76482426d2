SELECT last_seq, head FROM segment WHERE school_id = ?1 AND stream_id = ?2
ORDER BY last_seq DESC LIMIT 1;
