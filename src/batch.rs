//! Many documents in parallel, results in input order.
