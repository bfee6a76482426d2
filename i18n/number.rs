//! Numbers in the digits and groups of a language: ১২,৩৪,৫৬৭ and 1,234,567.

use fixed_decimal::{Decimal, FloatPrecision};
use fluent::FluentValue;
use fluent::types::{FluentNumber, FluentNumberOptions};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::{Locale, locale};

/// Writes numbers of Bangla sentences.
pub(crate) fn in_bangla<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    written(value, locale!("bn"), bangla_digit)
}

/// Writes numbers of English sentences.
pub(crate) fn in_english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    written(value, locale!("en"), |c| c)
}

/// The Bangla digit for an ASCII one; any other character as it is.
pub(crate) fn bangla_digit(c: char) -> char {
    match c {
        '0'..='9' => char::from_u32(0x09e6 + c as u32 - '0' as u32).unwrap_or(c),
        _ => c,
    }
}

/// `None` for what is no number, which Fluent then writes itself.
fn written(
    value: &FluentValue<'_>,
    locale: Locale,
    digit: impl Fn(char) -> char,
) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if let Some(small) = small(number) {
        return Some(small.to_string().chars().map(digit).collect());
    }
    let mut decimal = Decimal::try_from_f64(number.value, FloatPrecision::RoundTrip).ok()?;
    shape(&mut decimal, &number.options);
    let mut options = DecimalFormatterOptions::default();
    if !number.options.use_grouping {
        options.grouping_strategy = Some(GroupingStrategy::Never);
    }
    let formatter = DecimalFormatter::try_new(locale.into(), options).ok()?;
    Some(formatter.format(&decimal).to_string())
}

/// A number that is its digits and nothing more. A page of a large class has thousands of them, and
/// a formatter for each would take longer than the page.
fn small(number: &FluentNumber) -> Option<u16> {
    let options = &number.options;
    let is_plain =
        options.minimum_integer_digits.is_none() && options.minimum_fraction_digits.is_none();
    (is_plain && number.value.fract() == 0.0 && (0.0..1_000.0).contains(&number.value))
        .then_some(number.value as u16)
}

fn shape(decimal: &mut Decimal, options: &FluentNumberOptions) {
    let place = |digits: usize| i16::try_from(digits).unwrap_or(i16::MAX);
    if let Some(most) = options.maximum_fraction_digits {
        decimal.round(-place(most));
        decimal.absolute.trim_end();
    }
    if let Some(least) = options.minimum_fraction_digits {
        decimal.absolute.pad_end(-place(least));
    }
    if let Some(least) = options.minimum_integer_digits {
        decimal.absolute.pad_start(place(least));
    }
}
