-- The newest in the log counts, not the latest day: a clock may have been ahead for a while.
INSERT INTO lesson (learner_id, lesson_id, completed_nth, completed_day, stream_id, seq)
SELECT ?1, ?2, coalesce(max(completed_nth), 0) + 1, ?3, ?4, ?5 FROM lesson WHERE learner_id = ?1
ON CONFLICT (learner_id, lesson_id) DO UPDATE
SET resume_step = NULL,
    completed_nth = coalesce(completed_nth, excluded.completed_nth),
    completed_day = excluded.completed_day,
    stream_id = excluded.stream_id,
    seq = excluded.seq;
