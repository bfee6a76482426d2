INSERT INTO manifest_page (n, body) VALUES (?1, ?2)
