//! Columns of rows: their names, and whether their values are in an order.

/// Declares the columns of a row: an enum by their place, its `ALL` with names and order, their number, and a hash
/// that a model has to have been trained for.
macro_rules! columns {
    ($visible:vis $columns:ident, $count:ident, $hash:ident; $($(#[$doc:meta])* $name:ident $order:ident,)*) => {
        /// The columns, by their place in a row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        $visible enum $columns {
            $($(#[$doc])* $name,)*
        }

        impl $columns {
            /// Every column with its name, and whether its values are in an order.
            $visible const ALL: &[(&'static str, bool)] =
                &[$((stringify!($name), crate::rank::ordered!($order))),*];
        }

        /// How many columns a row has.
        $visible const $count: usize = $columns::ALL.len();

        /// A hash of the columns (FNV-1a): a model is refused that was trained for others.
        $visible const $hash: u64 = crate::rank::hash($columns::ALL);
    };
}

macro_rules! ordered {
    (number) => {
        true
    };
    (class) => {
        false
    };
}

pub(crate) use {columns, ordered};

/// Returns the FNV-1a hash of the names of all columns, in order, and of whether their values are.
pub(crate) const fn hash(columns: &[(&'static str, bool)]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut n = 0;
    while n < columns.len() {
        let (name, ordered) = columns[n];
        let name = name.as_bytes();
        let mut at = 0;
        while at <= name.len() {
            let byte = if at < name.len() {
                name[at]
            } else {
                ordered as u8
            };
            hash = (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
            at += 1;
        }
        n += 1;
    }
    hash
}
