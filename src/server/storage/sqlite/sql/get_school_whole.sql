SELECT name, place, above FROM school WHERE school_id = ?1;
