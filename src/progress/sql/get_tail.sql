SELECT seq, h FROM event WHERE stream_id = ?1 ORDER BY seq DESC LIMIT 1;
