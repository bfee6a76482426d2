INSERT INTO down (key, no, body) VALUES (?1, ?2, ?3)
ON CONFLICT (key) DO UPDATE SET no = excluded.no, body = excluded.body WHERE excluded.no > down.no;
