SELECT stream_id, nth, device_id, started_boot FROM stream ORDER BY nth;
