//! An integer is what its digits say, however it is written.

use crate::runtime::json::{Decode, from_slice};

fn read<T: Decode>(text: &str) -> Result<T, String> {
    let decoded = from_slice(text.as_bytes());
    decoded
        .map(|decoded| decoded.value)
        .map_err(|error| error.to_string())
}

#[test]
fn an_integer_keeps_its_digits_with_a_fraction_and_an_exponent() {
    for (text, expected) in [
        ("9007199254740993.0", 9_007_199_254_740_993),
        ("123456789012345678.000", 123_456_789_012_345_678),
        ("-9223372036854775808.0", i64::MIN),
        ("9223372036854775807e0", i64::MAX),
        ("922337203685477580.7E+1", i64::MAX),
        ("9007199254740993000e-3", 9_007_199_254_740_993),
        ("0.0015e4", 15),
        ("-12.50e1", -125),
        ("1e3", 1000),
        ("-0.0", 0),
        ("0e5", 0),
        ("1.00000000000000000000000000000000000000000000", 1),
    ] {
        assert_eq!(read::<i64>(text), Ok(expected), "{text}");
    }
    assert_eq!(read::<u64>("18446744073709551615.0"), Ok(u64::MAX));
}

#[test]
fn what_is_nearly_an_integer_is_none() {
    for text in [
        "9007199254740993.5",
        "0.99999999999999999999",
        "1e-1",
        "1.5",
        "123e-400",
    ] {
        assert_eq!(
            read::<i64>(text).unwrap_err(),
            format!("expected an integer, found floating point `{text}`")
        );
    }
}

#[test]
fn of_an_integer_out_of_range_the_range_is_told() {
    assert_eq!(
        read::<u64>("-3").unwrap_err(),
        "expected an integer from 0 to 18446744073709551615, found integer `-3`"
    );
    assert_eq!(
        read::<i32>("2147483648").unwrap_err(),
        "expected an integer from -2147483648 to 2147483647, found integer `2147483648`"
    );
    assert_eq!(
        read::<u64>("18446744073709551616").unwrap_err(),
        "expected an integer from 0 to 18446744073709551615, found integer `18446744073709551616`"
    );
    assert!(read::<i64>("9223372036854775808").is_err());
    assert!(read::<u64>("1e30").is_err());
    assert_eq!(
        read::<i32>("\"1\"").unwrap_err(),
        "expected an integer, found string \"1\""
    );
}

#[test]
fn a_number_of_any_length_ends_in_a_value_or_an_error() {
    let noughts = "0".repeat(100_000);
    assert_eq!(read::<i64>(&format!("7{noughts}e-100000")), Ok(7));
    assert_eq!(read::<i64>(&format!("0.{noughts}7e100001")), Ok(7));
    assert_eq!(read::<i64>("0e99999999999999999999"), Ok(0));
    for text in [
        "1e400",
        "1e-99999999999999999999",
        "1e9223372036854775807",
        "10e9223372036854775807",
        "0.1e-9223372036854775808",
        "1e300",
        &format!("7{noughts}"),
    ] {
        assert!(read::<i64>(text).is_err(), "{text}");
    }
    for text in [
        "-", "-e1", "1.", ".5", "01.0", "-01", "1e", "1e+", "+1", "0x1", "1.0.0", "1e1e1",
    ] {
        assert!(read::<i64>(text).is_err(), "{text}");
    }
}
