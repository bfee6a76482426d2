//! One question out of a step that asks several: for a review between two steps of another
//! lesson, and for a new child's first game.

use crate::random::Chance;
use model::{SkillId, Step};
use serde_json::Value;

/// Where steps keep what they ask one after the other.
const LISTS: [&str; 3] = ["item", "thing", "letter"];

/// The step with only one of its questions, one that measures the skill.
///
/// The seed decides which. `None` where it asks everything at once, such as a board of pairs,
/// and where nothing in it measures the skill.
/// The question keeps its id, so that its answers lie beside those given in the whole step.
pub fn single(step: &Step, skill: &SkillId, seed: u64) -> Option<Step> {
    let mut spec: Value = serde_json::from_str(&step.spec).ok()?;
    let key = LISTS.into_iter().find(|key| spec[key].is_array())?;
    let questions = spec[key].as_array_mut()?;
    let measures = |question: &Value| match question["skill"].as_str() {
        Some(own) => own == skill.as_str(),
        None => question.is_object() && step.skill.as_ref() == Some(skill),
    };
    let asking: Vec<usize> = (0..questions.len()).filter(|at| measures(&questions[*at])).collect();
    let at = *asking.get(Chance::new(seed).below(asking.len()))?;
    let mut question = questions.swap_remove(at);
    if question["id"].is_null() {
        question["id"] = (at + 1).to_string().into();
    }
    *questions = vec![question];
    Some(Step { spec: spec.to_string(), ..step.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn step(spec: &str) -> Step {
        Step { id: "s".into(), kind: "listen".into(), skill: Some("a".into()), spec: spec.into() }
    }

    fn ids(step: &Step, skill: &str) -> BTreeSet<String> {
        let one = |seed| single(step, &skill.into(), seed);
        let specs = (0..64).filter_map(one).map(|step| step.spec);
        let id = |spec: String| {
            let spec: Value = serde_json::from_str(&spec).unwrap();
            assert_eq!(spec["item"].as_array().unwrap().len(), 1);
            spec["item"][0]["id"].as_str().unwrap().to_owned()
        };
        specs.map(id).collect()
    }

    #[test]
    fn every_question_of_the_skill_comes_and_keeps_its_id() {
        let step = step(
            r#"{"item": [{"ask": 1}, {"id": "x", "skill": "a"}, {"skill": "b"}, {"ask": 4}], "digits": "bn"}"#,
        );
        assert_eq!(ids(&step, "a"), ["1", "4", "x"].map(str::to_owned).into());
        assert_eq!(ids(&step, "b"), ["3".to_owned()].into());
        assert!(ids(&step, "c").is_empty());
        assert!(single(&step, &"b".into(), 0).unwrap().spec.contains("digits"), "the rest stays");
    }

    #[test]
    fn what_asks_all_at_once_or_nothing_is_left_whole() {
        for spec in
            [r#"{"pair": [{}, {}]}"#, r#"{"item": []}"#, r#"{"item": [1]}"#, "{}", "no json", "[]"]
        {
            assert_eq!(single(&step(spec), &"a".into(), 7), None, "{spec}");
        }
    }
}
