/** A rate as it is shown: in tenths of a percent. */
const shown = (rate: number) => Math.round(rate * 1000) / 1000;

/** From one rate to another as both are shown, so that who subtracts them finds the same. */
export const shownChange = (before: number, now: number): number => shown(now) - shown(before);
