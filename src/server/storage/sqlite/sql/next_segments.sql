SELECT id, school_id, device_id, stream_id, from_seq, received_ms, bytes FROM segment
WHERE id > (SELECT through_id FROM projected) ORDER BY id LIMIT ?1;
