ATTACH ?1 AS source
