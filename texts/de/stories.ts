import type { ObjectiveFacts, StoryFacts } from '../story.ts';
import type { Texts } from '../texts.ts';
import { attacks } from './attacks.ts';
import { defences } from './defences.ts';
import { filters } from './filters.ts';
import { count, list, percent } from './numbers.ts';

const quoted = (label: string) => `„${label}“`;
const error = (accuracy: number) => percent(1 - accuracy);

export const stories: Texts['stories'] = {
  round: (facts: StoryFacts) => `${attackPart(facts)} ${defencePart(facts)}. ${outcomePart(facts)}.`,

  panel: 'Von Hand',
  cap: 'Obergrenze je Konto',
  byHand: 'Handarbeit',

  objective(facts: ObjectiveFacts) {
    switch (facts.kind) {
      case 'availability':
        return (
          `Sorgt dafür, dass das Modell ${list(facts.classes)} schlecht auseinanderhält: Die volle Punktzahl gibt es, ` +
          `sobald es ${percent(facts.par, 0)} seines [[use|Nutzens]] verloren hat, und etwas mehr für Gift, das kein Filter erwischt.`
        );
      case 'targeted': {
        const kind = facts.trueClass === null ? '' : ` der Klasse ${quoted(facts.trueClass)}`;
        const what =
          facts.count === 1
            ? `dieses eine Beispiel${kind} als andere Klasse durchgeht`
            : `diese ${count(facts.count)} Beispiele${kind} als andere Klasse durchgehen`;
        return (
          `Sorgt dafür, dass ${what}, und lasst den Dienst im Übrigen weiterlaufen: ` +
          'Hat er mehr als ein Fünftel seines [[use|Nutzens]] verloren, ist jeder Treffer weniger wert.'
        );
      }
      case 'backdoor':
        return (
          `Bringt dem Modell eine [[trigger|Marke]] bei: Was sie trägt, muss als ${quoted(facts.wanted)} durchgehen, und ohne sie ` +
          'läuft der Dienst wie zuvor. Hat er mehr als ein Fünftel seines [[use|Nutzens]] verloren, ist der Erfolg weniger wert.'
        );
      default:
        return facts satisfies never;
    }
  },
};

function attackPart({ made, summary: { poisonRows, epsilon } }: StoryFacts): string {
  if (poisonRows === 0) return 'Die Angreifer schickten kein Gift;';
  const samples = poisonRows === 1 ? 'vergiftetes Beispiel' : 'vergiftete Beispiele';
  const recipes = made.flatMap((id) => (id === 'hand' ? [] : [quoted(attacks[id].label)]));
  const byHand = made.length > recipes.length;
  const how =
    recipes.length === 0
      ? ', von Hand gemacht'
      : ` mit ${list(recipes)}${byHand ? ', zum Teil von Hand gemacht' : ''}`;
  return `Die Angreifer schickten ${count(poisonRows)} ${samples} (${percent(epsilon)})${how};`;
}

function defencePart(facts: StoryFacts): string {
  const { defence, summary } = facts;
  const leftOut = (summary.leftOutRows ?? 0) > 0;
  const trained = defence && !leftOut ? ` und trainierten mit ${quoted(defences[defence].label)}` : '';
  return `die Verteidiger ${filterPart(facts, leftOut)}${trained}`;
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
  if (tools.length === 0) return 'filterten nichts';
  const names = list(tools.map(quoted));
  if (removedRows + relabelledRows === 0) return `änderten mit ${names} nichts`;
  const innocent = detection.collateral === 1 ? 'unschuldiges' : 'unschuldige';
  const samples = poisonRows > 0 ? '' : detection.collateral === 1 ? ' Beispiel' : ' Beispiele';
  const them = `${count(detection.collateral)} ${innocent}${samples}`;
  const did =
    relabelledRows === 0
      ? `entfernten ${them}`
      : removedRows === 0
        ? `labelten ${them} um`
        : `entfernten ${them} oder labelten sie um`;
  if (poisonRows === 0) return `benutzten ${names} und ${did}`;
  return `erwischten mit ${names} ${count(detection.caught)} davon und ${did}`;
}

function outcomePart({ summary, classes, wanted, defence }: StoryFacts): string {
  if (summary.outage) return 'Es blieb zu wenig zum Lernen übrig: ein Ausfall';
  const { accuracy, cleanAccuracy, unfilteredAccuracy, removedRows, relabelledRows = 0 } = summary;
  const on = classes ? ` bei ${classes[0]} gegen ${classes[1]}` : '';
  const errors = `ie Fehlerrate${on} ging von ${error(cleanAccuracy)} auf ${error(accuracy)}`;
  if (summary.attackSuccess !== undefined) return `${markPart(summary, wanted)}; d${errors}`;
  if (summary.targets !== undefined) return `${aimPart(summary)}; d${errors}`;
  if (removedRows + relabelledRows === 0 && defence === null) return `D${errors}`;
  const without = defence === null ? 'ohne Filter' : 'ohne jede Abwehr';
  if (accuracy > unfilteredAccuracy)
    return `D${errors}; ${without} wären es ${error(unfilteredAccuracy)} gewesen`;
  if (accuracy < unfilteredAccuracy)
    return `D${errors}; ${without} wären es nur ${error(unfilteredAccuracy)} gewesen`;
  return `D${errors}, genauso wie ${without}`;
}

function aimPart({ targets = 0, hits = 0 }: StoryFacts['summary']): string {
  if (targets === 1)
    return hits === 1 ? 'Das Ziel ging als die andere Klasse durch' : 'Das Modell erkannte das Ziel';
  const did = hits === 1 ? 'ging' : 'gingen';
  return `${count(hits)} der ${count(targets)} Ziele ${did} als die andere Klasse durch`;
}

function markPart(
  { attackSuccess = 0, cleanAttackSuccess = 0 }: StoryFacts['summary'],
  wanted: string | null,
): string {
  return (
    `${percent(attackSuccess)} der Beispiele mit der Marke gingen als ${wanted ?? 'die gewünschte Klasse'} durch, ` +
    `beim sauberen Modell sind es ${percent(cleanAttackSuccess)}`
  );
}
