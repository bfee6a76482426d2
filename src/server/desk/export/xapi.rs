//! Answers as statements of xAPI 1.0.3. A child is named by her id at this school and by nothing else:
//! whoever receives statements has no need of her name.

use super::Done;
use model::{Event, SchoolId};
use serde_json::{Value, json};
use std::time::{Duration, UNIX_EPOCH};

/// One event as a statement; none for what is no answer and no finished lesson.
pub(super) fn statement(school: SchoolId, row: &Done, event: &Event) -> Option<Value> {
    let home = format!("urn:jonaki:school:{school}");
    let (verb, object, mut result) = match event {
        Event::Answered(one) => {
            let object = json!({"id": format!("urn:jonaki:lesson:{}:{}:{}", one.lesson, one.step, one.item),
                "objectType": "Activity", "definition": {
                    "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
                    "interactionType": "other", "name": {"und": one.asked},
                    "correctResponsesPattern": [one.expected],
                    "extensions": {"urn:jonaki:skill": one.skill, "urn:jonaki:kind": one.kind}}});
            let result = json!({"success": one.correct >= 1.0, "response": one.response,
                "score": {"scaled": one.correct}, "duration": seconds(u64::from(one.ms)),
                "extensions": {"urn:jonaki:try": one.tries, "urn:jonaki:help": one.rung,
                    "urn:jonaki:confusion": one.tag}});
            ("answered", object, result)
        }
        Event::Completed { lesson, ms } => {
            let object = json!({"id": format!("urn:jonaki:lesson:{lesson}"), "objectType": "Activity",
                "definition": {"type": "http://adlnet.gov/expapi/activities/lesson"}});
            ("completed", object, json!({"completion": true, "duration": seconds(*ms)}))
        }
        _ => return None,
    };
    without_null(&mut result);
    Some(json!({
        "id": id(school, row),
        "actor": {"objectType": "Agent", "account": {"homePage": home, "name": row.whose.to_string()}},
        "verb": {"id": format!("http://adlnet.gov/expapi/verbs/{verb}"), "display": {"en": verb}},
        "object": object,
        "result": result,
        "timestamp": time(row.at_ms),
        "context": {"platform": "Jonaki"},
    }))
}

/// The same event always has the same id, so whoever receives it twice knows it.
fn id(school: SchoolId, row: &Done) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("jonaki xapi statement 1");
    hasher.update(&school.0).update(&row.stream.0).update(&row.seq.to_be_bytes());
    let mut bytes = [0u8; 16];
    hasher.finalize_xof().fill(&mut bytes);
    // As a UUID of version 8, whose bits are ours to choose.
    (bytes[6], bytes[8]) = (bytes[6] & 0x0f | 0x80, bytes[8] & 0x3f | 0x80);
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// A length of time as ISO 8601 has it.
fn seconds(ms: u64) -> String {
    format!("PT{}.{:02}S", ms / 1_000, ms % 1_000 / 10)
}

fn time(at_ms: i64) -> String {
    let at = UNIX_EPOCH + Duration::from_millis(u64::try_from(at_ms).unwrap_or(0));
    humantime::format_rfc3339_millis(at).to_string()
}

/// What nobody knows is not said.
fn without_null(value: &mut Value) {
    if let Value::Object(fields) = value {
        fields.retain(|_, field| !field.is_null());
        fields.values_mut().for_each(without_null);
    }
}
