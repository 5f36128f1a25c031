import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../client/forms/told.ts';
import { ATTACK_IDS } from '../../engine/attacks/ids.ts';
import { FILTER_IDS, type FilterId } from '../../engine/filters/ids.ts';
import type { DefencePlan, RecipePlan, RowsPlan } from '../../engine/round/plans.ts';
import type { RoundSummary } from '../../engine/round/result.ts';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { DEFENCE_IDS, type DefenceId } from '../../engine/training-defences/ids.ts';
import { de } from '../../texts/de/index.ts';
import { en } from '../../texts/en/index.ts';
import { objectiveOf, storyOf } from '../../texts/story.ts';
import { summaryOf } from '../match/match-player.ts';
import { ALL_TEXTS } from './support.ts';

const attack = (id: RecipePlan['attack']['id']): RecipePlan => ({
  attack: { id, params: {} },
  epsilon: 0.03,
});
const byHand: RowsPlan = {
  rows: { hash: '0'.repeat(32), inserted: 1234, flipped: 0, mutated: 0, removed: 0, accounts: 1 },
  made: ['corner', 'hand'],
};
const defend = (filters: readonly FilterId[], defence?: DefenceId): DefencePlan => ({
  filters: filters.map((id) => ({ id, params: {} })),
  ...(defence && { defence: { id: defence, params: {} } }),
});

const plain: RoundSummary = {
  ...summaryOf(60, 40),
  ...{ poisonRows: 1234, epsilon: 0.0306, removedRows: 0 },
  ...{ cleanAccuracy: 0.96, accuracy: 0.9, unfilteredAccuracy: 0.9, outage: false },
  detection: { ...summaryOf(60, 40).detection, caught: 0, missed: 1234, collateral: 0 },
};
const dropped = (caught: number, collateral: number): Partial<RoundSummary> => ({
  removedRows: caught + collateral,
  detection: { ...plain.detection, caught, collateral },
});

/** Rounds of every kind, each with what is told of it in English and in German. */
const TABLE: readonly [
  string,
  keyof typeof SCENARIOS,
  RecipePlan | RowsPlan,
  DefencePlan,
  Partial<RoundSummary>,
  string,
  string,
][] = [
  [
    ...(['nothing filtered', 'digits-4v9', attack('corner'), defend([]), {}] as const),
    'The attackers sent 1,234 poisoned samples (3.1 %) by “Into the corner”; the defenders filtered nothing. Errors on 4 against 9 went from 4.0 % to 10.0 %.',
    'Die Angreifer schickten 1.234 vergiftete Beispiele (3,1 %) mit „In die Ecke“; die Verteidiger filterten nichts. Die Fehlerrate bei 4 gegen 9 ging von 4,0 % auf 10,0 %.',
  ],
  [
    ...(['rows made by hand and by a recipe', 'digits-4v9', byHand, defend([]), {}] as const),
    'The attackers sent 1,234 poisoned samples (3.1 %) by “Into the corner”, some of them made by hand; the defenders filtered nothing. Errors on 4 against 9 went from 4.0 % to 10.0 %.',
    'Die Angreifer schickten 1.234 vergiftete Beispiele (3,1 %) mit „In die Ecke“, zum Teil von Hand gemacht; die Verteidiger filterten nichts. Die Fehlerrate bei 4 gegen 9 ging von 4,0 % auf 10,0 %.',
  ],
  [
    ...(['no poison', 'digits-4v9', attack('corner'), defend(['sphere'])] as const),
    { poisonRows: 0, ...dropped(0, 1), unfilteredAccuracy: 0.96 },
    'The attackers sent no poison; the defenders’ “Sphere” removed 1 innocent one. Errors on 4 against 9 went from 4.0 % to 10.0 %: worse than the 4.0 % without filters.',
    'Die Angreifer schickten kein Gift; die Verteidiger benutzten „Kugel“ und entfernten 1 unschuldiges Beispiel. Die Fehlerrate bei 4 gegen 9 ging von 4,0 % auf 10,0 %; ohne Filter wären es nur 4,0 % gewesen.',
  ],
  [
    ...(['two filters that help', 'digits-4v9', attack('kkt'), defend(['sphere', 'loss'])] as const),
    { ...dropped(12, 3), unfilteredAccuracy: 0.8 },
    'The attackers sent 1,234 poisoned samples (3.1 %) by “Aim at a bad model (KKT)”; the defenders’ “Sphere” and “Loss” caught 12 of them and removed 3 innocent ones. Errors on 4 against 9 went from 4.0 % to 10.0 % instead of 20.0 % without filters.',
    'Die Angreifer schickten 1.234 vergiftete Beispiele (3,1 %) mit „Ein schlechtes Modell ansteuern (KKT)“; die Verteidiger erwischten mit „Kugel“ und „Loss“ 12 davon und entfernten 3 unschuldige. Die Fehlerrate bei 4 gegen 9 ging von 4,0 % auf 10,0 %; ohne Filter wären es 20,0 % gewesen.',
  ],
  [
    ...(['relabelled', 'digits-4v9', attack('far-flip'), defend(['knn-relabel'])] as const),
    { ...dropped(5, 2), removedRows: 0, relabelledRows: 7 },
    'The attackers sent 1,234 poisoned samples (3.1 %) by “Flip the surest”; the defenders’ “Neighbours vote” caught 5 of them and relabelled 2 innocent ones. Errors on 4 against 9 went from 4.0 % to 10.0 %, the same as without filters.',
    'Die Angreifer schickten 1.234 vergiftete Beispiele (3,1 %) mit „Die sichersten umlabeln“; die Verteidiger erwischten mit „Nachbarn stimmen ab“ 5 davon und labelten 2 unschuldige um. Die Fehlerrate bei 4 gegen 9 ging von 4,0 % auf 10,0 %, genauso wie ohne Filter.',
  ],
  [
    ...(['a way to train', 'digits-4v9', attack('corner'), defend(['loss'], 'bagging')] as const),
    { unfilteredAccuracy: 0.8 },
    'The attackers sent 1,234 poisoned samples (3.1 %) by “Into the corner”; the defenders’ “Loss” changed nothing, and they trained by “Bagging”. Errors on 4 against 9 went from 4.0 % to 10.0 % instead of 20.0 % without any defence.',
    'Die Angreifer schickten 1.234 vergiftete Beispiele (3,1 %) mit „In die Ecke“; die Verteidiger änderten mit „Loss“ nichts und trainierten mit „Bagging“. Die Fehlerrate bei 4 gegen 9 ging von 4,0 % auf 10,0 %; ohne jede Abwehr wären es 20,0 % gewesen.',
  ],
  [
    ...(['rows left out, an outage', 'digits-4v9', attack('corner'), defend([], 'trim')] as const),
    { ...dropped(30, 2), leftOutRows: 32, outage: true },
    'The attackers sent 1,234 poisoned samples (3.1 %) by “Into the corner”; the defenders’ “TRIM” caught 30 of them and removed 2 innocent ones. Too little was left to learn from: an outage.',
    'Die Angreifer schickten 1.234 vergiftete Beispiele (3,1 %) mit „In die Ecke“; die Verteidiger erwischten mit „TRIM“ 30 davon und entfernten 2 unschuldige. Es blieb zu wenig zum Lernen übrig: ein Ausfall.',
  ],
  [
    ...(['targets', 'features', attack('bullseye'), defend([])] as const),
    { poisonRows: 1, targets: 3, hits: 1 },
    'The attackers sent 1 poisoned sample (3.1 %) by “Bullseye”; the defenders filtered nothing. 1 of the 3 targets passed as the other class; errors on 4 against 9 went from 4.0 % to 10.0 %.',
    'Die Angreifer schickten 1 vergiftetes Beispiel (3,1 %) mit „Volltreffer (Bullseye)“; die Verteidiger filterten nichts. 1 der 3 Ziele ging als die andere Klasse durch; die Fehlerrate bei 4 gegen 9 ging von 4,0 % auf 10,0 %.',
  ],
  [
    ...(['a mark', 'digits', attack('badnets'), defend([])] as const),
    { attackSuccess: 0.9, cleanAttackSuccess: 0.01 },
    'The attackers sent 1,234 poisoned samples (3.1 %) by “Patch (BadNets)”; the defenders filtered nothing. 90.0 % of the marked samples passed as 7, where a clean model lets 1.0 % pass; errors went from 4.0 % to 10.0 %.',
    'Die Angreifer schickten 1.234 vergiftete Beispiele (3,1 %) mit „Aufkleber (BadNets)“; die Verteidiger filterten nichts. 90,0 % der Beispiele mit der Marke gingen als 7 durch, beim sauberen Modell sind es 1,0 %; die Fehlerrate ging von 4,0 % auf 10,0 %.',
  ],
];

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the story of a round', () => {
  it.each(TABLE)(
    'TEXT-4 is told in both languages: %s',
    (_what, scenario, attackPlan, defencePlan, changes, english, german) => {
      const summary = { ...plain, ...changes };
      const told = ALL_TEXTS.map((texts) =>
        storyOf(texts, SCENARIOS[scenario], attackPlan, defencePlan, summary),
      );
      expect(told.map(spaced)).toEqual([english, german]);
      for (const story of told) expect(story).not.toMatch(/\d %/); // a percent sign stays on the line of its number
    },
  );

  it('TEXT-4 has the name of every recipe, and holds together whatever it is told from', () => {
    for (const texts of ALL_TEXTS)
      for (const scenario of SCENARIO_IDS)
        for (const [i, id] of ATTACK_IDS.entries()) {
          const filter = FILTER_IDS[i % FILTER_IDS.length] as FilterId;
          const defence = DEFENCE_IDS[i % DEFENCE_IDS.length] as DefenceId;
          const summary = { ...plain, ...dropped(i, 1) };
          const story = storyOf(texts, SCENARIOS[scenario], attack(id), defend([filter], defence), summary);
          expect(story).toContain(texts.attacks[id].label);
          expect(story).toContain(texts.filters[filter].label);
          expect(story).toContain(texts.defences[defence].label);
          expect(story).toMatch(/\.$/);
          expect(story).not.toMatch(/undefined|NaN|null|\[object| {2}/);
        }
  });

  it('TEXT-4 leaves the classes out where the scenario is not at hand', () => {
    const [english, german] = ALL_TEXTS.map((texts) =>
      storyOf(texts, null, attack('badnets'), defend([]), {
        ...plain,
        attackSuccess: 1,
        cleanAttackSuccess: 0,
      }),
    );
    expect(english).toContain('passed as the wanted class');
    expect(german).toContain('als die gewünschte Klasse durch');
  });
});

it('TEXT-5 attackers are told what they are to achieve, on every scenario, in both languages', () => {
  for (const id of SCENARIO_IDS) {
    const told = [en, de].map((texts) => wordsOf(objectiveOf(texts, SCENARIOS[id])));
    for (const text of told) {
      expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(text).not.toMatch(/undefined|NaN|null|\[object|\[\[| {2}/);
    }
    expect(told[0]).not.toBe(told[1]);
  }
  expect(spaced(wordsOf(objectiveOf(en, SCENARIOS['digits-4v9'])))).toBe(
    'Make the model bad at telling 4 from 9: full marks once it has lost 4 % of its utility, and a little more for poison that no filter catches.',
  );
  expect(objectiveOf(en, SCENARIOS.features)).toMatch(/^Make these 3 samples pass as another class/);
  expect(objectiveOf(de, SCENARIOS.features)).toMatch(
    /^Sorgt dafür, dass diese 3 Beispiele als andere Klasse durchgehen/,
  );
  expect(objectiveOf(de, SCENARIOS.digits)).toMatch(/muss als „7“ durchgehen/);
});
