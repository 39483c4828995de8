//! Cells as texts: ids that are numbers, and days by which stories are counted.

use super::column::{ByteColumn, is_text, texts};
use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array as _, ArrayRef, BinaryArray, StringArray};
use arrow_schema::{ArrowError, DataType, TimeUnit};
use std::fmt::Display;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Prints the cells of a column of texts, whole numbers or days; of a point in time the day, in UTC.
pub(super) fn printed(column: &ArrayRef) -> Result<ByteColumn, ArrowError> {
    let kind = column.data_type();
    Ok(ByteColumn::Short(match kind {
        kind if is_text(kind) => return texts(column),
        DataType::Int8 => numbers::<Int8Type>(column),
        DataType::Int16 => numbers::<Int16Type>(column),
        DataType::Int32 => numbers::<Int32Type>(column),
        DataType::Int64 => numbers::<Int64Type>(column),
        DataType::UInt8 => numbers::<UInt8Type>(column),
        DataType::UInt16 => numbers::<UInt16Type>(column),
        DataType::UInt32 => numbers::<UInt32Type>(column),
        DataType::UInt64 => numbers::<UInt64Type>(column),
        DataType::Date32 => cells::<Date32Type>(column, |days| day(days.into())),
        DataType::Date64 => cells::<Date64Type>(column, |time| day(time.div_euclid(DAY))),
        DataType::Timestamp(TimeUnit::Second, _) => {
            cells::<TimestampSecondType>(column, |time| day(time.div_euclid(DAY / 1000)))
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            cells::<TimestampMillisecondType>(column, |time| day(time.div_euclid(DAY)))
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            cells::<TimestampMicrosecondType>(column, |time| day(time.div_euclid(DAY * 1000)))
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            cells::<TimestampNanosecondType>(column, |time| day(time.div_euclid(DAY * 1_000_000)))
        }
        kind => {
            let message =
                format!("a column of {kind} has neither texts nor whole numbers nor days");
            return Err(ArrowError::SchemaError(message));
        }
    }))
}

fn numbers<T: ArrowPrimitiveType<Native: Display>>(column: &ArrayRef) -> BinaryArray {
    cells::<T>(column, |number| number.to_string())
}

fn cells<T: ArrowPrimitiveType>(
    column: &ArrayRef,
    print: impl Fn(T::Native) -> String,
) -> BinaryArray {
    let cells = column.as_primitive::<T>().iter();
    let cells: StringArray = cells.map(|cell| cell.map(&print)).collect();
    cells.into()
}

/// Prints a day, counted from the first of 1970, as `2026-03-09`.
///
/// Years begin in March here, so that a leap day is the last of its year (Howard Hinnant, "chrono-Compatible Low-Level
/// Date Algorithms").
fn day(days: i64) -> String {
    // Of 400 years each; the first begins with March of the year 0.
    let days = days.saturating_add(719_468);
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + next)
}
