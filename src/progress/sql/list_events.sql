-- ?4 asks for those, too, that were copied to a later stream.
SELECT event.stream_id, seq, learner_id, kind, ver, wall_ms, mono_ms, boot_no, body, h
FROM event JOIN learner_no ON learner_no.stream_id = event.stream_id
                          AND learner_no.learner_no = event.learner_no
           JOIN stream ON stream.stream_id = event.stream_id
WHERE event.stream_id = ?1 AND seq > ?2 AND (?4 OR seq <= coalesce(kept_seq, seq))
ORDER BY seq LIMIT ?3;
