-- Of one learner, or of all where ?1 is NULL.
SELECT learner_id, 'preferred', what, value, minute, stream_id, seq FROM preference
WHERE learner_id = ?1 OR ?1 IS NULL
UNION ALL
SELECT learner_id, 'placed', '', skills, minute, stream_id, seq FROM placement
WHERE learner_id = ?1 OR ?1 IS NULL
UNION ALL
SELECT learner_id, 'woken', lesson_id, '', 0, zeroblob(16), 0 FROM woken
WHERE learner_id = ?1 OR ?1 IS NULL
UNION ALL
SELECT learner_id, 'finished', lesson_id, '', 0, zeroblob(16), 0 FROM lesson
WHERE completed_nth IS NOT NULL AND (learner_id = ?1 OR ?1 IS NULL);
