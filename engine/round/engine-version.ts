/**
 * Which engine computes rounds: raised whenever a round of the same plans and seed comes out with other numbers. A
 * match names the engine that it is played on, and only that engine can recompute its numbers.
 */
export const ENGINE_VERSION = 4;
