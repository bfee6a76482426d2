SELECT kept_seq FROM stream WHERE stream_id = ?1;
