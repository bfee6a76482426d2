INSERT INTO preference (learner_id, what, value, minute, stream_id, seq)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (learner_id, what) DO UPDATE SET value = excluded.value,
    minute = excluded.minute, stream_id = excluded.stream_id, seq = excluded.seq;
