//! Whom to believe where times contradict each other: the many.

/// The longest row of spans, `(begin, end)`, in which none begins before the one before it
/// has ended; the places of its members, in order.
///
/// This is the longest increasing subsequence by patience sorting, O(n log n).
pub(super) fn longest_chain(spans: &[(i128, i128)]) -> Vec<usize> {
    // Of all chains of n + 1 members, the one that ends earliest ends in `last[n]`.
    let mut last: Vec<usize> = Vec::new();
    let mut before = vec![None; spans.len()];
    for (place, &(begin, end)) in spans.iter().enumerate() {
        let length = last.partition_point(|&other| spans[other].1 <= begin);
        before[place] = length.checked_sub(1).map(|other| last[other]);
        match last.get_mut(length) {
            None => last.push(place),
            Some(other) if end < spans[*other].1 => *other = place,
            Some(_) => {}
        }
    }
    let mut chain: Vec<usize> =
        std::iter::successors(last.last().copied(), |&place| before[place]).collect();
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_liar_among_many_is_left_out() {
        let spans = [(1, 2), (50, 60), (3, 4), (4, 5), (0, 1), (7, 7)];
        assert_eq!(longest_chain(&spans), [0, 2, 3, 5]);
        assert_eq!(longest_chain(&[]), [0usize; 0]);
    }

    /// The length of the longest chain, by trying every choice.
    fn by_trial(spans: &[(i128, i128)], from: i128) -> usize {
        let Some((&(begin, end), rest)) = spans.split_first() else { return 0 };
        let without = by_trial(rest, from);
        if begin < from { without } else { without.max(1 + by_trial(rest, end)) }
    }

    proptest! {
        #[test]
        fn no_chain_is_longer(spans in prop::collection::vec((0..20i128, 0..5i128), 0..10)) {
            let spans: Vec<_> = spans.iter().map(|(begin, long)| (*begin, begin + long)).collect();
            let chain = longest_chain(&spans);
            prop_assert_eq!(chain.len(), by_trial(&spans, i128::MIN));
            for two in chain.windows(2) {
                prop_assert!(two[0] < two[1] && spans[two[0]].1 <= spans[two[1]].0);
            }
        }
    }
}
