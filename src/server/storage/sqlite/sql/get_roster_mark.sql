-- Changes whenever anything does of which the roster is made.
SELECT count(*), coalesce(max(no), 0),
    (SELECT count(*) FROM event WHERE school_id = ?1 AND kind = 'learner_added')
FROM down WHERE school_id = ?1 AND (key >= 'class/' AND key < 'class0'
    OR key >= 'learner/' AND key < 'learner0' OR key >= 'merged/' AND key < 'merged0'
    OR key >= 'pupil/' AND key < 'pupil0');
