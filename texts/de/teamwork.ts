import type { Texts } from '../texts.ts';
import { count, percent } from './numbers.ts';

export const teamwork: Texts['teamwork'] = {
  draft: 'Der Entwurf eures Teams',
  youPoison: ({ team }) => `Ihr vergiftet den Brunnen von ${team}`,
  youPoisonAll: ({ teams }) => `Ihr vergiftet die Brunnen aller ${count(teams)} anderen`,
  youGuard: 'Ihr hütet euren eigenen Brunnen',
  youGuardAgainst: ({ team }) => `${team} war an eurem Brunnen.`,
  youGuardAgainstAll: ({ teams }) => `Ein Plan hütet euren Brunnen vor allen ${count(teams)} anderen Teams.`,
  none: 'Noch hat niemand einen Plan gemacht. Ohne Plan spielt ein Bot für euch.',
  changedBy: ({ by }) => `Zuletzt geändert von ${by ?? 'jemandem, der gegangen ist'}.`,
  changedByYou: 'Zuletzt geändert von dir.',
  sharing: 'Deine Änderung ist auf dem Weg zu deinem Team…',
  notShared: 'Dein Team sieht das nicht: Es ist noch kein Plan.',
  playsAtEnd: 'Wenn die Zeit um ist, gilt der Entwurf, wie er dann ist.',
  playsAtHostsEnd: 'Wenn die Spielleitung die Phase beendet, gilt der Entwurf, wie er dann ist.',
  late: {
    title: 'Zu spät:',
    text: 'Die Phase war vorbei, bevor deine letzte Änderung den Server erreicht hat. Sie gehört nicht zu dem, was gespielt wird.',
    close: 'Schließen',
  },
  ready: ({ ready, of }) => `${count(ready)} von ${count(of)} bereit`,
  readyHelp: ({ needed }) =>
    `Abgegeben wird, wenn ${needed === 1 ? 'jemand bereit ist' : `${count(needed)} bereit sind`}, oder vom Kapitän.`,
  split: {
    title: 'Die Punkte unter uns aufteilen',
    isOff:
      'Alle im Team bekommen einen Anteil und machen damit allein einen Teil des Angriffs, der von einem eigenen Konto kommt.',
    isOn: 'Auf deinem Pult liegt nur dein Teil.',
    whatFollows:
      'Die Auflösung sagt, was jeder Teil bewirkt hat. Kehrt ihr zum gemeinsamen Entwurf zurück, bleibt der Teil des Kapitäns, und die anderen fallen weg.',
    others: ({ n }) => (n === 1 ? 'Anteil des anderen Mitglieds' : `Anteile der ${count(n)} anderen`),
    gone: 'jemand, der gegangen ist',
    nothingYet: 'noch nichts',
    noPart: 'Du hast noch keinen Teil gemacht: Wähl ein Rezept, oder mach Beispiele von Hand.',
    left: ({ left, of }) => `noch ${count(left)} von ${count(of)} Punkten`,
    shareOf: ({ name }) => `Punkte von ${name}`,
    evenly: 'Gleich aufteilen',
    unshared: ({ points }) => `${count(points)} ${points === 1 ? 'Punkt' : 'Punkte'} noch nicht verteilt.`,
  },
  harm: {
    title: 'Wessen Beispiele geschadet haben',
    member: 'Mitglied',
    rows: 'Beispiele',
    through: 'Durchgekommen',
    without: 'Ohne sie',
    right: ({ accuracy }) => `${percent(accuracy)} richtig`,
    hits: ({ hits, of }) => `${count(hits)} von ${count(of)} ${of === 1 ? 'Ziel' : 'Zielen'} getroffen`,
    obeyed: ({ rate }) => `Marke befolgt ${percent(rate)}`,
    same: 'es bliebe alles gleich',
    help: 'Gemessen durch Weglassen: Das Modell wird noch einmal auf dem trainiert, was die Filter von einer Lieferung ohne diesen Teil behalten hätten. Zwei Teile, die dasselbe anrichten, können einzeln harmlos aussehen.',
    now: ({ accuracy }) => `Das Modell, wie es ist: ${percent(accuracy)} richtig.`,
  },
  sayReady: 'Bereit',
  notReady: 'Noch nicht bereit',
  tapAgain: 'Zum Bestätigen nochmal tippen',
  handIn: 'Abgeben',
  isReady: 'bereit',
  isAtWork: 'arbeitet noch',
  handedIn: ({ by, how }) => {
    switch (how) {
      case 'captain':
        return `${by ?? 'Der Kapitän'} hat abgegeben.`;
      case 'ready':
        return 'Die meisten von euch waren bereit: Der Plan ist abgegeben.';
      case 'time':
        return 'Die Zeit war um: Es gilt der Entwurf, wie er war.';
      case 'bot':
        return 'Es gab keinen Entwurf: Ein Bot spielt.';
      default:
        return how satisfies never;
    }
  },
  takeBack: ({ seconds }) => `Zurücknehmen (${count(seconds)} s)`,
  sure: {
    title: 'Seid ihr sicher?',
    doubts: {
      'spends-nothing': 'Dieser Plan tut nichts.',
      'drops-most': 'Dieser Plan wirft mehr als die Hälfte der Beispiele weg.',
      'part-missing':
        'Jemand hat noch keinen Teil des Angriffs gemacht. Die Punkte dieses Anteils wären verloren.',
    },
    goOn: 'Trotzdem abgeben',
    back: 'Noch ändern',
  },
  handedInBy: ({ by, how }) =>
    how === 'captain' && by !== null
      ? `abgegeben von ${by}`
      : how === 'ready'
        ? 'abgegeben vom größten Teil des Teams'
        : how === 'time'
          ? `gespielt, wie ${by ?? 'das Team'} ihn hinterließ`
          : 'von einem Bot gemacht',
  yourAttack: ({ team }) => `Euer Angriff auf ${team}`,
  yourWell: 'Euer eigener Brunnen',
  yourWellAgainst: ({ team }) => `Euer Brunnen gegen ${team}`,
  whichBout: 'Welcher Brunnen gezeigt wird',
};
