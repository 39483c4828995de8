//! Explanations: the reasons for an answer, for `--explain`.
//!
//! `ablate` finds the groups of features that decided; `for_speaker` and `for_nobody` have the groups, and what each says.

mod ablate;
mod context;
mod feature_group;
mod for_nobody;
mod for_speaker;
mod reason;

pub use ablate::reasons;
pub use reason::Reason;
