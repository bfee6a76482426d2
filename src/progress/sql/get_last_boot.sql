SELECT max(coalesce((SELECT boot_no FROM event WHERE event.stream_id = stream.stream_id
                     ORDER BY seq DESC LIMIT 1), 0), started_boot)
FROM stream ORDER BY nth DESC LIMIT 1;
