import { summaryOf } from './match-player.ts';

/** Plans and a summary word for word as version 0.1.0 wrote them. */
const attack = {
  attack: 'flip-insert',
  epsilon: 0.05,
  params: { choose: 'clump' },
  accounts: 2,
};
const defence = {
  filters: [{ filter: 'knn-relabel', params: { k: 5 } }],
  defence: { defence: 'trim', params: { rounds: 3 } },
};
const { attackScore: redScore, defenceScore: blueScore, ...numbers } = summaryOf(60, 40);
export const FIRST = { attack, defence, summary: { ...numbers, redScore, blueScore } };

/** The same as this version writes them. */
export const PRESENT = {
  attack: {
    attack: { id: 'flip-insert', params: { choose: 'clump' } },
    epsilon: 0.05,
    accounts: 2,
  },
  defence: {
    filters: [{ id: 'knn-relabel', params: { k: 5 } }],
    defence: { id: 'trim', params: { rounds: 3 } },
  },
  summary: summaryOf(60, 40),
};
