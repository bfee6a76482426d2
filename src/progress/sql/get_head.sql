SELECT h FROM event WHERE stream_id = ?1 AND seq = ?2;
