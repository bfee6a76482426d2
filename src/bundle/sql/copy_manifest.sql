INSERT INTO manifest (one, root, seal)
  SELECT one, root, seal FROM source.manifest ORDER BY one;
INSERT INTO manifest_page (n, body)
  SELECT n, body FROM source.manifest_page ORDER BY n;
