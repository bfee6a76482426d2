INSERT INTO relay (url, pin, name, after_no, met_nth)
VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(met_nth), 0) + 1 FROM relay))
ON CONFLICT DO UPDATE SET
    pin = excluded.pin, name = excluded.name, after_no = excluded.after_no, met_nth = excluded.met_nth;
