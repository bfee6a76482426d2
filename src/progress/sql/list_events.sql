SELECT event.stream_id, seq, learner_id, kind, ver, wall_ms, mono_ms, boot_no, body, h
FROM event JOIN learner_no ON learner_no.stream_id = event.stream_id
                          AND learner_no.learner_no = event.learner_no
WHERE event.stream_id = ?1 AND seq > ?2
ORDER BY seq LIMIT ?3;
