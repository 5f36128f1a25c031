import type { Texts } from '../texts.ts';
import { count, plural } from './numbers.ts';

const _teamsOf = (n: number) => plural(n, { one: 'Team', other: 'Teams' });

export const hosting: Texts['hosting'] = {
  peopleInTeams: ({ people, teams }) =>
    `${count(people)} Mitspieler in ${plural(teams, { one: 'Team', other: 'Teams' })}`,
  balance: ({ least, most, empty }) =>
    empty > 0
      ? `${plural(empty, { one: 'Team ist', other: 'Teams sind' })} leer: Ein Bot spielt.`
      : most - least <= 1
        ? 'Die Teams sind ausgewogen.'
        : `Die Teams sind ungleich: ${count(least)} bis ${count(most)} Mitspieler.`,
  numberOfTeams: 'Anzahl der Teams',
  dealAnew: ({ teams }) => `Auf ${count(teams)} Teams verteilen`,
  dealHelp: 'Alle werden neu auf die Teams verteilt.',
  captain: 'Kapitän',
  emptySeat: 'ein Bot spielt',
  allTeams: ({ teams }) => `Alle ${count(teams)} Teams`,
  yourTeam: 'Dein Team',
  changeTeam: 'Team wechseln',
  change: 'Wechseln',
  nameTeam: 'Name eures Teams',
  save: 'Speichern',
  close: 'Schließen',
  door: {
    open: 'Tür',
    waiting: ({ n }) => `${count(n)} Mitspieler an der Tür`,
    letIn: 'Einlassen',
    turnAway: 'Abweisen',
    nod: 'Neue Mitspieler warten, bis du sie einlässt',
    perAddress: 'Mitspieler von einer Netzadresse',
    perAddressHelp: 'Ein Saal ist oft eine einzige Adresse: Erlaube so viele, wie du erwartest.',
    clear: ({ n }) => `${count(n)} Mitspieler ohne Verbindung entfernen`,
    clearHelp: 'Sie können wieder beitreten.',
  },
  person: {
    open: ({ nickname }) => `Optionen für ${nickname}`,
    team: 'Team',
    move: 'Verschieben',
    moveLater: 'Verschoben wird zwischen den Runden: in der Einweisung oder in der Auflösung.',
    name: 'Spitzname',
    rename: 'Umbenennen',
    remove: 'Entfernen',
    removeHelp: 'Wer entfernt wird, kann wieder beitreten.',
    ban: 'Ausschließen',
    banHelp:
      'Endgültig: Weder der Platz noch der Name kommt wieder herein, auch keine Adresse, von der sonst niemand gekommen ist.',
    really: 'Wirklich?',
  },
  team: {
    open: ({ team }) => `Optionen für ${team}`,
    name: 'Name des Teams',
    rename: 'Umbenennen',
  },
  message: {
    all: 'Nachricht an alle',
    to: ({ name }) => `Nachricht an ${name}`,
    send: 'Senden',
    open: 'Nachricht',
    fromHost: 'Die Spielleitung sagt',
    toYourTeam: 'Die Spielleitung sagt eurem Team',
    toYou: 'Die Spielleitung sagt dir',
    dismiss: 'Nachricht schließen',
  },
  cohost: {
    open: 'Co-Leitung einladen',
    title: 'Link für die Co-Leitung',
    text: 'Wer diesen Link öffnet, leitet den Raum mit dir, auf dem Handy als Fernbedienung. Er wird einmal gezeigt: Halte ihn vom Beamer fern.',
    make: 'Link erzeugen',
    copy: 'Link kopieren',
    connected: 'verbunden',
    away: 'abwesend',
    name: ({ number }) => `Co-Leitung ${number}`,
    dismiss: ({ number }) => `Co-Leitung ${number} entlassen`,
  },
  table: {
    caption: 'Wie die Teams vorankommen, die mit Sorgen zuerst',
    team: 'Team',
    here: 'Da',
    acted: 'Aktiv',
    ready: 'Abgegeben',
    lag: 'Verzögerung',
    of: ({ n, of }) => `${count(n)} von ${count(of)}`,
    bot: 'Bot',
    millis: ({ millis }) => `${count(millis)} ms`,
    yes: 'ja',
    notYet: 'noch nicht',
    handedIn: ({ n, of }) => `${count(n)} von ${count(of)} Teams haben abgegeben`,
  },
  people: 'Leute und Teams',
  end: 'Partie beenden',
  endHelp: 'Was fertig ist, zählt. Das lässt sich nicht zurücknehmen.',
  again: 'Nächste Partie, dieselben Leute',
};
