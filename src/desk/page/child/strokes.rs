//! What a finger drew: `x,y x,y|x,y …`, in thousandths of the field.

/// Strokes as lists of points; none for an answer that is no drawing.
pub(super) fn read(response: &str) -> Option<Vec<Vec<(i32, i32)>>> {
    let point = |text: &str| {
        let (x, y) = text.split_once(',')?;
        Some((x.trim().parse().ok()?, y.trim().parse().ok()?))
    };
    let stroke = |text: &str| text.split_whitespace().map(point).collect::<Option<Vec<_>>>();
    let strokes = response.split('|').map(stroke).collect::<Option<Vec<_>>>()?;
    strokes.iter().all(|stroke| !stroke.is_empty()).then_some(strokes)
}

/// Whether an answer is a drawing.
pub(super) fn is(response: &str) -> bool {
    read(response).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_told_from_words() {
        assert_eq!(read("1,2 3,4|500,600"), Some(vec![vec![(1, 2), (3, 4)], vec![(500, 600)]]));
        for word in ["", "ব", "1", "a,b", "1,2||3,4"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
