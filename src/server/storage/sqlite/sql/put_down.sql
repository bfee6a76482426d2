INSERT INTO down (school_id, no, key, device_id, body, mark) VALUES (?1, ?2, ?3, ?4, ?5, ?6);
