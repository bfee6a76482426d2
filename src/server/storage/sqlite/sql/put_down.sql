INSERT INTO down (school_id, no, key, device_id, body) VALUES (?1, ?2, ?3, ?4, ?5);
