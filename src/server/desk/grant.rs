//! Who may see what: a role within everything that begins with a path.
//!
//! A school stands at `bd/<district>/<school>`, a class below it. Names of children are seen
//! by those whose role is `school` or `class`, and by nobody above the school.

use model::{ClassId, SchoolId};

/// What somebody may do somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Sees all schools without names.
    Nation,
    /// Sees the schools of a district without names.
    District,
    /// Leads a school.
    School,
    /// Teaches a class.
    Class,
    /// Publishes lessons.
    Packer,
}

/// Every role.
pub(crate) const ROLES: [(Role, &str); 5] = [
    (Role::Nation, "nation"),
    (Role::District, "district"),
    (Role::School, "school"),
    (Role::Class, "class"),
    (Role::Packer, "packer"),
];

/// What a route asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Nothing.
    Anybody,
    /// That nobody has an account here yet.
    FirstVisit,
    /// Being signed in.
    SignedIn,
    /// A class of this school, named in the route as `{class}`.
    Class,
    /// A child of this school, named in the route as `{child}`.
    Child,
    /// The same, and leading this school.
    ChildToLead,
    /// Anything of this school that has no names in it, such as its tablets.
    Tablets,
    /// The school's lessons: leading it, or publishing for it.
    Lessons,
    /// The school in sums, without names: leading it, or looking after schools from above.
    Sums,
    /// Leading this school.
    School,
}

/// A role with its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) role: Role,
    pub(crate) path: String,
}

impl Grant {
    /// As it is stored; none for a role that a later version made.
    pub(crate) fn read((role, path): &(String, String)) -> Option<Self> {
        let (role, _) = ROLES.iter().find(|(_, name)| name == role)?;
        Some(Self { role: *role, path: path.clone() })
    }

    /// Whether a path lies within this grant's; `bd/a` does not lie within `bd/ab`.
    fn holds(&self, path: &str) -> bool {
        let rest = path.strip_prefix(self.path.as_str());
        !self.path.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// Whether grants let somebody at a class of a school.
pub(crate) fn may_see_class(grants: &[Grant], school: &str, class: ClassId) -> bool {
    let path = format!("{school}/{class}");
    grants.iter().any(|one| matches!(one.role, Role::School | Role::Class) && one.holds(&path))
}

/// Whether grants let somebody lead a school.
pub(crate) fn may_lead(grants: &[Grant], school: &str) -> bool {
    grants.iter().any(|one| one.role == Role::School && one.holds(school))
}

/// Whether grants reach as far as others do: whoever leads a school has nothing to say to an account
/// that stands above it, or that a later version gave something unknown.
pub(crate) fn may_change(grants: &[Grant], others: &[(String, String)]) -> bool {
    let reaches = |other: &(String, String)| {
        Grant::read(other).is_some_and(|other| may_lead(grants, &other.path))
    };
    others.iter().all(reaches)
}

/// Whether grants let somebody see a school's tablets: whoever leads it or teaches in it.
pub(crate) fn may_see_tablets(grants: &[Grant], school: &str) -> bool {
    let below = format!("{school}/");
    let teaches = |one: &Grant| one.role == Role::Class && one.path.starts_with(&below);
    may_lead(grants, school) || grants.iter().any(teaches)
}

/// Whether grants let somebody see a school in sums.
pub(crate) fn may_see_sums(grants: &[Grant], school: &str) -> bool {
    let roles = [Role::Nation, Role::District, Role::School];
    grants.iter().any(|one| roles.contains(&one.role) && one.holds(school))
}

/// Whether grants let somebody look after a school's lessons.
pub(crate) fn may_see_lessons(grants: &[Grant], school: &str) -> bool {
    let roles = [Role::School, Role::Packer];
    grants.iter().any(|one| roles.contains(&one.role) && one.holds(school))
}

/// Where a school stands.
pub(crate) fn school_path(above: &str, school: SchoolId) -> String {
    format!("{above}/{school}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASS: ClassId = ClassId([1; 16]);

    fn grant(role: Role, path: &str) -> Vec<Grant> {
        vec![Grant { role, path: path.into() }]
    }

    #[test]
    fn a_path_ends_where_a_name_ends() {
        let school = grant(Role::School, "bd/dhaka/12");
        assert!(may_lead(&school, "bd/dhaka/12") && may_see_class(&school, "bd/dhaka/12", CLASS));
        assert!(
            !may_lead(&school, "bd/dhaka/123") && !may_see_class(&school, "bd/dhaka/123", CLASS)
        );
        assert!(!may_lead(&grant(Role::School, ""), "bd/dhaka/12"), "no path is no place");
    }

    #[test]
    fn nobody_above_a_school_and_no_packer_sees_a_class() {
        for role in [Role::Nation, Role::District, Role::Packer] {
            let all = grant(role, "bd");
            assert!(!may_see_class(&all, "bd/dhaka/12", CLASS) && !may_lead(&all, "bd/dhaka/12"));
            assert!(!may_see_tablets(&all, "bd/dhaka/12"));
        }
    }

    #[test]
    fn nobody_changes_an_account_above_her_own_path() {
        let head = grant(Role::School, "bd/dhaka/12");
        let of = |role: &str, path: &str| vec![(role.to_owned(), path.to_owned())];
        assert!(may_change(&head, &of("school", "bd/dhaka/12")));
        assert!(may_change(&head, &of("class", &format!("bd/dhaka/12/{CLASS}"))));
        assert!(may_change(&head, &[]), "an account that may do nothing");
        for (role, path) in [("school", "bd/dhaka"), ("nation", "bd"), ("class", "bd/dhaka/13/1")] {
            assert!(!may_change(&head, &of(role, path)), "{role} {path}");
        }
        assert!(!may_change(&head, &of("minister", "bd/dhaka/12")), "a role of a later version");
        let two =
            [of("class", &format!("bd/dhaka/12/{CLASS}")), of("district", "bd/dhaka")].concat();
        assert!(!may_change(&head, &two), "one of two is above");
    }

    #[test]
    fn a_teacher_sees_her_class_and_no_other_one() {
        let hers = grant(Role::Class, &format!("bd/dhaka/12/{CLASS}"));
        assert!(may_see_class(&hers, "bd/dhaka/12", CLASS));
        assert!(!may_see_class(&hers, "bd/dhaka/12", ClassId([2; 16])));
        assert!(may_see_tablets(&hers, "bd/dhaka/12") && !may_lead(&hers, "bd/dhaka/12"));
        assert!(!may_see_tablets(&hers, "bd/dhaka/13"));
    }
}
