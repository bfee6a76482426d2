SELECT name FROM school WHERE school_id = ?1;
