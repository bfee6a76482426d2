SELECT day, boot_no, mono_ms FROM estimate;
