SELECT through_seq FROM acked WHERE stream_id = ?1;
