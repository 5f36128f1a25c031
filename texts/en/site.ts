/** The header of every page, and the page that is none. */
export const site = {
  firstPage: 'Poisoned Well, first page',
  skip: 'Skip to the content',
  pages: 'Site',
  lessons: 'Lessons',
  lab: 'Lab',
  replay: 'Replay',
  noSuchPage: 'No such page',
};
