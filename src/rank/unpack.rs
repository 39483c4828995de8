//! A forest as the build script packed it (`build/model.rs`): its tables are used where they lie in the program.
//!
//! The number of its members comes first. A member has, each part after its count: groups of leaves; features with
//! their last distinct values; and the tables, before which the table of each value is given.

use super::forest::Forest;
use super::member::{Asked, GROUP, LEAF_PLACES, Member, PackedBlock, width};
use super::tree::MAX_LEAVES;
use crate::packed::Packed;
use std::borrow::Cow;

impl Forest {
    /// Reads a packed forest; `None` where the bytes are none.
    pub(crate) fn unpack(packed: &mut Packed<'static>) -> Option<Forest> {
        let mut forest = Forest::default();
        for _ in 0..packed.u8()? {
            forest.members.push(member(packed)?);
        }
        Some(forest)
    }
}

fn member(packed: &mut Packed<'static>) -> Option<Member> {
    let mut member = Member::default();
    for _ in 0..packed.u8()? {
        let mut group = [[0; LEAF_PLACES]; GROUP];
        for leaves in &mut group {
            for leaf in &mut leaves[..MAX_LEAVES] {
                *leaf = i16::from_le_bytes(packed.array()?);
            }
        }
        member.leaves.push(group);
    }
    let mut values = 0;
    for _ in 0..packed.u8()? {
        let [feature, last_distinct] = packed.array()?;
        member.asked.push(Asked {
            feature,
            last_distinct,
            values,
        });
        values += u16::from(last_distinct) + 1;
    }
    let tables = packed.bytes(2 * usize::from(values))?.as_chunks().0;
    member.tables = tables.iter().copied().map(u16::from_le_bytes).collect();
    let blocks = usize::from(packed.u16()?) * width(member.leaves.len());
    let bytes = packed.bytes(size_of::<PackedBlock>() * blocks)?;
    member.blocks = Cow::Borrowed(bytes.as_chunks().0.as_chunks().0);
    Some(member)
}
