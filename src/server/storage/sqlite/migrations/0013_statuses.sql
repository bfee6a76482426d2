-- server.db: how a tablet fares, as it last said, with what its clock was wrong by (CBOR), so that a
-- server that was started again still knows who has which lessons.
ALTER TABLE device ADD COLUMN status BLOB;
