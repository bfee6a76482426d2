UPDATE school SET name = ?2, place = ?3 WHERE school_id = ?1;
