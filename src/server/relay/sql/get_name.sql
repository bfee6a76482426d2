SELECT name FROM relay;
