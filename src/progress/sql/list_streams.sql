SELECT stream.stream_id, device_id, closed, coalesce(through_seq, 0), kept_seq
FROM stream LEFT JOIN acked ON acked.stream_id = stream.stream_id
ORDER BY nth;
