UPDATE estimate SET day = ?1, boot_no = ?2, mono_ms = ?3;
