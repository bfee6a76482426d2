-- Keys of one kind: from `kind/` to the letter after the stroke.
SELECT body FROM down WHERE key >= ?1 || '/' AND key < ?1 || '0' ORDER BY no;
