SELECT bytes FROM segment ORDER BY id;
