INSERT INTO held (school_id, is_training, day, place, by_whom, n, minutes)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
