INSERT INTO placement (learner_id, skills, minute, stream_id, seq) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (learner_id) DO UPDATE SET skills = excluded.skills,
    minute = excluded.minute, stream_id = excluded.stream_id, seq = excluded.seq;
