DELETE FROM box WHERE name = ?1;
