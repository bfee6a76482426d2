SELECT file FROM box WHERE name = ?1;
