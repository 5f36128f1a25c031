import type { ReplayFaultTexts } from '../../../contract/replay-faults.ts';
import { count } from '../numbers.ts';

const AGAIN = 'Speichere die Aufzeichnung noch einmal von der Seite ihrer Partie.';
const CHOOSE = 'Wähle die Datei, die auf der Seite einer Partie gespeichert wurde, poisoned-well-CODE.json.';
const DAMAGED = `Sie wurde verändert oder beschädigt. ${AGAIN}`;

/** What is wrong with a replay file, and what to do about it. */
export const replayFaults: ReplayFaultTexts = {
  'replay-large': ({ characters, most }) =>
    `Die Datei hat ${count(characters)} Zeichen, eine Aufzeichnung höchstens ${count(most)}. ${CHOOSE}`,
  'replay-empty': () => `Die Datei ist leer. ${AGAIN}`,
  'replay-cut': () =>
    'Die Datei bricht mittendrin ab, der Rest ist verloren gegangen. Kopiere sie noch einmal, oder speichere sie neu von der Seite ihrer Partie.',
  'replay-broken': () =>
    'Die Datei beginnt wie eine Aufzeichnung, ist aber weiter hinten fehlerhaft. Nimm zurück, was darin verändert wurde, oder speichere sie neu von der Seite ihrer Partie.',
  'replay-no-json': () => `Die Datei ist keine Aufzeichnung, denn sie enthält kein JSON. ${CHOOSE}`,
  'replay-other-kind': ({ found }) =>
    `Die Datei ist keine Aufzeichnung, denn ${found === null ? 'sie nennt kein Format' : `ihr Format ist ${found}`}. ${CHOOSE}`,
  'replay-other-version': ({ found, read }) =>
    `Die Datei ist eine Aufzeichnung der Version ${found}; hier werden die Versionen ${read.join(' und ')} gelesen. Öffne sie mit der Version, die sie geschrieben hat.`,
  'replay-newer-engine': ({ found, own }) =>
    `Die Partie wurde auf Engine ${found} gespielt, und Engine ${own} dieser Seite kennt nicht alles, was darin steht. Öffne sie auf einem Server, der so neu ist wie der, auf dem sie gespielt wurde.`,
  'replay-missing': ({ field }) => `In der Datei fehlt das Feld ${field}. ${DAMAGED}`,
  'replay-strange': ({ field }) =>
    `Die Datei hat ein Feld ${field}, das es in keiner Aufzeichnung gibt. ${DAMAGED}`,
  'replay-wrong': ({ field, found }) =>
    `Im Feld ${field} der Datei steht ${found}, das geht dort nicht. ${DAMAGED}`,
  'replay-team': ({ bout }) =>
    `In der Datei nennt ${bout === null ? 'ein Tipp' : `die Begegnung ${bout}`} ein Team, das es darin nicht gibt. ${DAMAGED}`,
  'replay-rows-changed': ({ hash }) =>
    `Die vergifteten Zeilen ${hash} der Datei sind andere, als ihr Name sagt. ${DAMAGED}`,
  'replay-rows-missing': ({ bout }) =>
    `In der Datei fehlen die vergifteten Zeilen der Begegnung ${bout}. ${DAMAGED}`,
};
