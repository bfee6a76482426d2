INSERT INTO segment
    (school_id, stream_id, from_seq, last_seq, head, device_id, received_ms, bytes)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);
