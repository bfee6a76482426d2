//! What can be wrong with a specification whose keys are right.

/// One thing that is wrong, with the place in the specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Keys and indices from the step down, such as `item`, `2`, `wrong`, `0`.
    pub path: Vec<String>,
    /// Fluent key of the message (`activity-foil-is-target` …).
    pub key: &'static str,
    /// Values for the message.
    pub args: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem at a path written with dots, such as `item.2.wrong.0`.
    pub fn at(path: &str, key: &'static str) -> Self {
        let path = path.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        Self { path, key, args: Vec::new() }
    }

    /// The same problem with a value for its message.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers hand in what they have")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}
