UPDATE stream SET kept_seq = ?2 WHERE stream_id = ?1;
