//! A figure beside its goal, as a line of JSON.

/// Prints a figure that should be at most `goal`.
pub(crate) fn at_most(id: &str, value: f64, unit: &str, goal: f64) {
    print(id, value, unit, goal, value <= goal);
}

/// Prints a figure and whether it met its goal.
pub(crate) fn print(id: &str, value: f64, unit: &str, goal: f64, met: bool) {
    let line = serde_json::json!({
        "id": id, "value": value, "unit": unit, "goal": goal, "met": met,
    });
    println!("{line}");
}

/// The value below which 99 of 100 lie.
pub(crate) fn p99(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() * 99).div_ceil(100).saturating_sub(1);
    values.get(at).copied().unwrap_or(f64::NAN)
}

/// Bytes that this process has caused to be written to a disk so far.
pub(crate) fn written_bytes() -> u64 {
    let text = std::fs::read_to_string("/proc/self/io").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("write_bytes: "));
    line.and_then(|bytes| bytes.parse().ok()).unwrap_or(0)
}
