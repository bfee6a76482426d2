INSERT INTO manifest (one, root, seal) VALUES (1, ?1, ?2)
