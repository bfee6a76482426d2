//! Names that were typed for an old Bangla font, made readable.

use super::List;

/// Converts names and classes that look so. Each column is judged as a whole: one short name proves
/// nothing and is right in company.
pub(super) fn convert(list: &mut List) {
    let column = |of: fn(&super::Pupil) -> &String| {
        // A name holds no line's end, or it would be two.
        let lines: Vec<String> =
            list.pupils.iter().map(|one| of(one).replace(['\n', '\r'], " ")).collect();
        let text = lines.join("\n");
        let found = bijoy::recognise(&text);
        let converted: Vec<String> = found.convert(&text).split('\n').map(str::to_owned).collect();
        (converted.len() == lines.len() && !found.pieces.is_empty()).then_some(converted)
    };
    let (names, classes) = (column(|one| &one.name), column(|one| &one.class));
    for (pupil, name) in list.pupils.iter_mut().zip(names.into_iter().flatten()) {
        if pupil.name != name {
            pupil.typed = Some(std::mem::replace(&mut pupil.name, name));
            list.is_bijoy = true;
        }
    }
    for (pupil, class) in list.pupils.iter_mut().zip(classes.into_iter().flatten()) {
        pupil.class = class;
    }
}
