SELECT no, is_training, day, place, by_whom, n, minutes FROM held
WHERE school_id = ?1 ORDER BY day DESC, no DESC;
