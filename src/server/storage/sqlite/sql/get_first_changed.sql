SELECT min(changed_ms) FROM folded WHERE changed_ms IS NOT NULL;
