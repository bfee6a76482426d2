INSERT INTO lesson (learner_id, lesson_id, completed_nth, completed_day)
SELECT ?1, ?2, coalesce(max(completed_nth), 0) + 1, ?3 FROM lesson WHERE learner_id = ?1
ON CONFLICT (learner_id, lesson_id) DO UPDATE
SET resume_step = NULL,
    completed_nth = coalesce(completed_nth, excluded.completed_nth),
    completed_day = max(coalesce(completed_day, 0), excluded.completed_day);
