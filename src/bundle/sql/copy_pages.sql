INSERT INTO manifest_page (n, body)
  SELECT n, body FROM source.manifest_page ORDER BY n;
