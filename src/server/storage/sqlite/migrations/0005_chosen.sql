-- What was chosen for a child is folded with her answers. All of it follows from the segments,
-- so it is unfolded anew, and tablets are told once more what it comes to.

DELETE FROM event;
DELETE FROM folded;
UPDATE projected SET through_id = 0;
