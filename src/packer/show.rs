//! Shows findings to a person: the line, what is wrong with it, what to write instead.

use crate::document::clamp;
use crate::finding::{Finding, Findings, Severity};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use i18n::Tr;
use serde_json::{Value, json};

/// All findings as text for a terminal.
pub fn text(findings: &Findings, tr: &Tr, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode);
    let shown: Vec<String> = findings
        .sorted()
        .into_iter()
        .map(|finding| one(finding, findings, tr, &renderer))
        .collect();
    shown.join("\n\n")
}

/// All findings as a JSON list for other programs.
pub fn list(findings: &Findings, tr: &Tr) -> Value {
    let one = |finding: &Finding| {
        let (line, column) = findings.place(finding).unzip();
        json!({
            "severity": finding.severity,
            "file": finding.file.to_string_lossy(),
            "line": line,
            "column": column,
            "span": finding.span,
            "code": finding.code,
            "args": finding.args.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect::<serde_json::Map<_, _>>(),
            "message": finding.message(tr),
            "help": finding.help(tr),
        })
    };
    Value::Array(findings.sorted().into_iter().map(one).collect())
}

fn one(finding: &Finding, findings: &Findings, tr: &Tr, renderer: &Renderer) -> String {
    let (level, name) = match finding.severity {
        Severity::Error => (Level::ERROR, tr.msg("pack-error", &[])),
        Severity::Warning => (Level::WARNING, tr.msg("pack-warning", &[])),
    };
    let (message, help) = (finding.message(tr), finding.help(tr));
    let file = finding.file.to_string_lossy();
    let title = level.with_name(name).primary_title(message.as_str());
    let group = match (findings.text(finding), finding.span) {
        (Some(text), Some((start, end))) if !text.is_empty() => {
            // A span inside a character would make the renderer panic.
            let span = clamp(text, start..end);
            let annotation = AnnotationKind::Primary.span(span);
            title.element(
                Snippet::source(text).path(file.as_ref()).fold(true).annotation(annotation),
            )
        }
        _ => title.element(Origin::path(file.as_ref())),
    };
    let group = match &help {
        Some(help) => {
            group.element(Level::HELP.with_name(tr.msg("pack-help", &[])).message(help.as_str()))
        }
        None => group,
    };
    renderer.render(&[group])
}
