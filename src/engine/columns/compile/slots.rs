//! Which instructions are left out because nothing reads them, and which registers share a buffer.

use crate::engine::columns::program::{Operand, Program};

/// Leaves out the instructions whose register no result, check or other instruction reads.
pub(super) fn drop_unread(program: &mut Program) {
    let mut read = vec![false; program.shapes.len()];
    let mark = |operand: &Operand, read: &mut [bool]| {
        if let Operand::Register(register) = operand {
            read[*register] = true;
        }
    };
    for operand in program.outputs.iter().map(|output| &output.operand).chain(&program.checks) {
        mark(operand, &mut read);
    }
    for instruction in program.instructions.iter().rev() {
        if read[instruction.out] {
            instruction.operands.iter().for_each(|operand| mark(operand, &mut read));
        }
    }
    program.instructions.retain(|instruction| read[instruction.out]);
}

/// Gives each register a buffer; a buffer is free again after the last instruction that reads its register.
pub(super) fn assign_slots(program: &mut Program) {
    let mut last_use = vec![0_usize; program.shapes.len()];
    for (at, instruction) in program.instructions.iter().enumerate() {
        last_use[instruction.out] = last_use[instruction.out].max(at);
        for operand in &instruction.operands {
            if let Operand::Register(register) = operand {
                last_use[*register] = at;
            }
        }
    }
    for operand in program.outputs.iter().map(|output| &output.operand).chain(&program.checks) {
        if let Operand::Register(register) = operand {
            last_use[*register] = usize::MAX;
        }
    }
    let mut slots = vec![usize::MAX; program.shapes.len()];
    let mut free: Vec<usize> = Vec::new();
    let mut n_slots = 0;
    let mut take = |free: &mut Vec<usize>| {
        free.pop().unwrap_or_else(|| {
            n_slots += 1;
            n_slots - 1
        })
    };
    for input in &program.inputs {
        slots[input.register] = take(&mut free);
    }
    for (at, instruction) in program.instructions.iter().enumerate() {
        slots[instruction.out] = take(&mut free);
        let mut ended: Vec<usize> = instruction
            .operands
            .iter()
            .filter_map(|o| match o {
                Operand::Register(register) if last_use[*register] == at => Some(*register),
                _ => None,
            })
            .collect();
        ended.sort_unstable();
        ended.dedup();
        free.extend(ended.iter().map(|register| slots[*register]));
    }
    program.slots = slots;
    program.n_slots = n_slots;
}
