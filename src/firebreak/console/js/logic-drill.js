/**
 * A drill: which traffic is exercise, and how long each step of a checklist took.
 *
 * Keeps true: exercise traffic is told by its marking, which is inside the signed bytes, and by nothing else; a time taken is
 * measured from the step before and is given only for steps that were done in order.
 * Leaves to others: the hatched frame and the sound (`drill.js`, `sound.js`), checklists (`logic-triggers.js`).
 */

/** @typedef {{ at: number } | null} Done */
/** @typedef {{ began: number | null, steps: readonly Done[] }} Run */

/** @param {number} steps @returns {Run} */
export function prepared(steps) {
  return { began: null, steps: Array.from({ length: steps }, () => null) };
}

/** @param {Run} run @param {number} now @returns {Run} */
export function begun(run, now) {
  return run.began === null ? { ...run, began: now } : run;
}

/**
 * Mark a step done, or take the mark back; marking a step begins the run.
 * @param {Run} run @param {number} at number of the step @param {number} now @returns {Run}
 */
export function marked(run, at, now) {
  const mark = run.steps[at] === null ? { at: now } : null;
  return { began: run.began ?? now, steps: run.steps.map((one, i) => (i === at ? mark : one)) };
}

/**
 * Return what each step took, in milliseconds, and how long it is since the beginning.
 * @param {Run} run
 * @returns {{ done: boolean, took_ms: number | null, since_ms: number | null }[]}
 */
export function times(run) {
  return run.steps.map((step, i) => {
    if (step === null || run.began === null) return { done: step !== null, took_ms: null, since_ms: null };
    const before = i === 0 ? { at: run.began } : run.steps[i - 1];
    const inOrder = before !== null && before !== undefined && before.at <= step.at;
    return { done: true, took_ms: inOrder ? step.at - before.at : null, since_ms: step.at - run.began };
  });
}

/** @param {Run} run @returns {{ finished: boolean, total_ms: number | null }} */
export function total(run) {
  const done = run.steps.filter((step) => step !== null);
  const finished = run.steps.length > 0 && done.length === run.steps.length;
  const last = Math.max(...done.map((step) => step.at));
  return { finished, total_ms: run.began === null || done.length === 0 ? null : last - run.began };
}

/**
 * Return the traffic of an exercise alone, newest first as it came.
 * @template {{ marking: string }} M
 * @param {readonly M[]} all @returns {M[]}
 */
export function exerciseOnly(all) {
  return all.filter((one) => one.marking === "EXERCISE");
}
