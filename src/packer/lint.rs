//! What a teacher would say about a lesson that can be packed: things to look at, never reasons to
//! refuse it.

mod cards;
mod letters;
mod stage;

use crate::document::Node;
use crate::finding::{Finding, Findings};
use crate::foils::{self, Taught};
use activity::spec::Problem;
use letters::Alphabet;
use model::{Lesson, Skill};
use std::path::Path;

/// A lesson in which nothing is wrong, and where it is written.
pub struct Written<'a> {
    /// Its file.
    pub file: &'a Path,
    /// The file's tree; its steps are those of the lesson, in the same order.
    pub steps: &'a [Node],
    /// What was read from it.
    pub lesson: &'a Lesson,
}

/// Looks at all lessons of a channel; `graph` is its skills and the letters that they teach.
pub fn check(lessons: &[Written<'_>], graph: (&[Skill], &Taught), findings: &mut Findings) {
    let alphabet = Alphabet::of(graph, lessons.iter().map(|written| &written.lesson.head));
    for written in lessons {
        let head = &written.lesson.head;
        let known = foils::known(graph.0, graph.1, &[&head.teaches[..], &head.needs].concat());
        for (step, node) in written.lesson.steps.iter().zip(written.steps) {
            let Ok(spec) = serde_json::from_str(&step.spec) else { continue };
            let mut problems = alphabet.untaught(&step.kind, &spec, &known);
            problems.extend(alphabet.untaught_alone(step, written.lesson, &known));
            problems.extend(cards::same_place(&step.kind, &spec));
            problems.extend(cards::unvoiced(&step.kind, &spec));
            problems.extend(stage::check(&step.kind, &spec));
            for problem in problems {
                findings.push(finding(&problem, node, written.file, findings));
            }
        }
    }
}

/// The finding at what is meant: a letter of a text where the problem names one.
fn finding(problem: &Problem, node: &Node, file: &Path, findings: &Findings) -> Finding {
    let mut span = node.deepest(&problem.path);
    let letter = problem.args.iter().find(|(name, _)| *name == "letter");
    let text = findings.text_of(file).and_then(|text| text.get(span.clone()));
    if let Some((letter, at)) =
        letter.and_then(|(_, letter)| Some((letter, text?.find(letter.as_str())?)))
    {
        span = span.start + at..span.start + at + letter.len();
    }
    let mut finding = Finding::error(file, problem.key).at(&span).warning();
    finding.args.clone_from(&problem.args);
    finding
}
