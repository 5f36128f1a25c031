/** The header of every page. */
export const site = {
  firstPage: 'Poisoned Well, first page',
  pages: 'Site',
  lab: 'Lab',
  replay: 'Replay',
};
