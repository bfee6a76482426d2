SELECT wall_ms, mono_ms, boot_no, received_ms, at_ms FROM event
WHERE school_id = ?1 AND stream_id = ?2 AND seq < ?3 ORDER BY seq DESC LIMIT 1;
