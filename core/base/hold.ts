/**
 * Holding work: a long reading waits between two pieces while a person has it paused.
 *
 * One cell of memory that all threads of the work share; 1 while the work is held. Nothing is
 * concluded by it and nothing lost: what was read stays read, and the work goes on from there.
 */
export type Hold = Int32Array<SharedArrayBuffer>

const HELD = 1
const FREE = 0

export function makeHold(): Hold {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
}

export function hold(cell: Hold): void {
  Atomics.store(cell, 0, HELD)
}

/** Lets all threads go on. */
export function release(cell: Hold): void {
  Atomics.store(cell, 0, FREE)
  Atomics.notify(cell, 0)
}

export function isHeld(cell: Hold): boolean {
  return Atomics.load(cell, 0) === HELD
}

/** Waits, in a thread that has other things to do, until the work is not held. */
export async function whileHeld(cell: Hold | undefined): Promise<void> {
  while (cell !== undefined && isHeld(cell)) await Atomics.waitAsync(cell, 0, HELD).value
}

/** Waits in a thread that does nothing else. */
export function blockWhileHeld(cell: Hold): void {
  while (isHeld(cell)) Atomics.wait(cell, 0, HELD)
}
