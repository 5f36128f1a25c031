/** What options do that several commands have. */
export const sharedOptions = {
  json: 'as JSON',
  progress: 'show progress even where stderr is not a terminal',
  fresh: 'delete the rounds that were finished before, and begin anew',
  drawn: 'play on wells as matches draw them, not on the published cut',
  scenario: 'see "well list scenarios", or a file of "well pack"',
  attack: 'attack, as name or name:key=value',
  attackParam: 'parameter of the attack; may be repeated',
  filter: 'filter or training defence, as name or name:key=value; a second filter follows the first',
  filterParam: 'parameter of every filter; may be repeated',
  epsilon: "poisoned / clean rows (default: the scenario's whole budget)",
  seedOfRound: 'seed of the round',
};
