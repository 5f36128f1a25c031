import type { ObjectiveFacts, StoryFacts } from '../story.ts';
import { attacks } from './attacks.ts';
import { defences } from './defences.ts';
import { filters } from './filters.ts';
import { count, list, percent } from './numbers.ts';

const quoted = (label: string) => `“${label}”`;
/** A share as errors are told: what is not right. */
const error = (accuracy: number) => percent(1 - accuracy);
const innocent = (rows: number) => `${count(rows)} innocent ${rows === 1 ? 'one' : 'ones'}`;

/** What happened in a round, and what attackers are to achieve. */
export const stories = {
  round: (facts: StoryFacts): string => `${attackPart(facts)} ${defencePart(facts)}. ${outcomePart(facts)}.`,

  panel: 'By hand',
  cap: 'Cap per account',
  byHand: 'Work by hand',

  /** With marks for terms of the glossary. */
  objective(facts: ObjectiveFacts): string {
    switch (facts.kind) {
      case 'availability':
        return (
          `Make the model bad at telling ${facts.classes.join(' from ')}: full marks once it has lost ` +
          `${percent(facts.par, 0)} of its [[use|utility]], and a little more for poison that no filter catches.`
        );
      case 'targeted': {
        const what = facts.count === 1 ? 'this one sample' : `these ${count(facts.count)} samples`;
        const kind = facts.trueClass === null ? '' : ` of ${quoted(facts.trueClass)}`;
        return (
          `Make ${what}${kind} pass as another class, and let the rest of the service run on: ` +
          'once it has lost more than a fifth of its [[use|utility]], each hit is worth less.'
        );
      }
      case 'backdoor':
        return (
          `Teach the model a [[trigger|mark]]: whatever carries it must pass as ${quoted(facts.wanted)}, and without it the ` +
          'service runs on as before. Once it has lost more than a fifth of its [[use|utility]], success is worth less.'
        );
      default:
        return facts satisfies never;
    }
  },
};

function attackPart({ made, summary: { poisonRows, epsilon } }: StoryFacts): string {
  if (poisonRows === 0) return 'The attackers sent no poison;';
  const samples = poisonRows === 1 ? 'poisoned sample' : 'poisoned samples';
  const recipes = made.flatMap((id) => (id === 'hand' ? [] : [quoted(attacks[id].label)]));
  const byHand = made.length > recipes.length;
  const how =
    recipes.length === 0
      ? ', made by hand'
      : ` by ${list(recipes)}${byHand ? ', some of them made by hand' : ''}`;
  return `The attackers sent ${count(poisonRows)} ${samples} (${percent(epsilon)})${how};`;
}

function defencePart(facts: StoryFacts): string {
  const { defence, summary } = facts;
  const leftOut = (summary.leftOutRows ?? 0) > 0;
  const trained = defence && !leftOut ? `, and they trained by ${quoted(defences[defence].label)}` : '';
  return `${filterPart(facts, leftOut)}${trained}`;
}

/** @param leftOut  whether the training defence left rows out: then it is told of among the filters */
function filterPart(
  { byPanel, filters: used, byCap, defence, summary }: StoryFacts,
  leftOut: boolean,
): string {
  const { detection, removedRows, relabelledRows = 0, poisonRows } = summary;
  const tools = [
    ...(byPanel ? [stories.panel] : []),
    ...used.map((id) => filters[id].label),
    ...(byCap ? [stories.cap] : []),
  ];
  if (defence && leftOut) tools.push(defences[defence].label);
  if (tools.length === 0) return 'the defenders filtered nothing';
  const names = `the defenders’ ${list(tools.map(quoted))}`;
  if (removedRows + relabelledRows === 0) return `${names} changed nothing`;
  const did = relabelledRows === 0 ? 'removed' : removedRows === 0 ? 'relabelled' : 'removed or relabelled';
  if (poisonRows === 0) return `${names} ${did} ${innocent(detection.collateral)}`;
  return `${names} caught ${count(detection.caught)} of them and ${did} ${innocent(detection.collateral)}`;
}

function outcomePart({ summary, classes, wanted, defence }: StoryFacts): string {
  if (summary.outage) return 'Too little was left to learn from: an outage';
  const { accuracy, cleanAccuracy, unfilteredAccuracy, removedRows, relabelledRows = 0 } = summary;
  const on = classes ? ` on ${classes[0]} against ${classes[1]}` : '';
  const errors = `rrors${on} went from ${error(cleanAccuracy)} to ${error(accuracy)}`;
  if (summary.attackSuccess !== undefined) return `${markPart(summary, wanted)}; e${errors}`;
  if (summary.targets !== undefined) return `${aimPart(summary)}; e${errors}`;
  if (removedRows + relabelledRows === 0 && defence === null) return `E${errors}`;
  const without = `${error(unfilteredAccuracy)} without ${defence === null ? 'filters' : 'any defence'}`;
  if (accuracy > unfilteredAccuracy) return `E${errors} instead of ${without}`;
  if (accuracy < unfilteredAccuracy) return `E${errors}: worse than the ${without}`;
  return `E${errors}, the same as without ${defence === null ? 'filters' : 'any defence'}`;
}

function aimPart({ targets = 0, hits = 0 }: StoryFacts['summary']): string {
  if (targets === 1)
    return hits === 1 ? 'The target passed as the other class' : 'The model recognised the target';
  return `${count(hits)} of the ${count(targets)} targets passed as the other class`;
}

function markPart(
  { attackSuccess = 0, cleanAttackSuccess = 0 }: StoryFacts['summary'],
  wanted: string | null,
): string {
  return (
    `${percent(attackSuccess)} of the marked samples passed as ${wanted ?? 'the wanted class'}, ` +
    `where a clean model lets ${percent(cleanAttackSuccess)} pass`
  );
}
