INSERT INTO stream (stream_id, nth, device_id, started_boot)
SELECT ?1, coalesce(max(nth), 0) + 1, ?2, ?3 FROM stream;
