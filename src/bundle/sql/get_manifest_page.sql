SELECT body FROM manifest_page WHERE n = ?1
