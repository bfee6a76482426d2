SELECT url, pin, name, after_no FROM relay ORDER BY met_nth DESC LIMIT 8;
