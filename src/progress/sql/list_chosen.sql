-- Of one learner, or of all where ?1 is NULL. A range of keys, since an "or" would read them all.
WITH asked AS (
    SELECT ifnull(?1, zeroblob(0)) AS first,
           ifnull(?1, x'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF') AS last
)
SELECT learner_id, 'preferred', what, value, minute, stream_id, seq FROM preference, asked
WHERE learner_id BETWEEN first AND last
UNION ALL
SELECT learner_id, 'placed', '', skills, minute, stream_id, seq FROM placement, asked
WHERE learner_id BETWEEN first AND last
UNION ALL
SELECT learner_id, 'woken', lesson_id, '', 0, zeroblob(16), 0 FROM woken, asked
WHERE learner_id BETWEEN first AND last
UNION ALL
SELECT learner_id, 'finished', lesson_id, '', completed_day, stream_id, seq FROM lesson, asked
WHERE completed_nth IS NOT NULL AND learner_id BETWEEN first AND last;
