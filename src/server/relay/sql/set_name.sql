INSERT INTO relay (one, name) VALUES (1, ?1);
