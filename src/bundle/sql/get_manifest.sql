-- A root or a seal of a length that no writer allows is left unread.
SELECT root, seal FROM manifest WHERE one = 1 AND length(root) <= ?1 AND length(seal) <= 1000
