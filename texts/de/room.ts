import type { Texts } from '../texts.ts';
import { count, list, plural } from './numbers.ts';

const rounds = (n: number) => plural(n, { one: 'Runde', other: 'Runden' });

export const room: Texts['room'] = {
  room: 'Raum',
  header: {
    round: ({ round, rounds: all }) => `Runde ${round} von ${all}`,
    room: ({ code }) => `Raum ${code}`,
    phases: 'Phasen der Runde',
    timeLeft: 'Restzeit',
    paused: 'Pause',
    pausedNow: 'Pause',
  },
  finding: 'Der Raum wird gesucht…',
  lost: 'Verbindung verloren.',
  reconnecting: 'Sie wird neu aufgebaut; dein Platz und deine Pläne bleiben.',
  wanted: {
    title: 'Eine andere Seite will deinen Platz als Spielleitung',
    text: ({ from }: { from: string }) => `Sie hat den Schlüssel deines Platzes und kommt von ${from}.`,
    countdown: ({ seconds }: { seconds: number }) =>
      `Ohne Antwort bekommt sie den Platz in ${plural(seconds, { one: 'Sekunde', other: 'Sekunden' })}.`,
    keep: 'Platz behalten',
    handOver: 'Abgeben',
  },
  door: {
    label: 'So kommt ihr herein',
    address: { start: 'Öffne ', end: ' und gib ein' },
    otherAddress: 'Handys können diese Adresse nicht öffnen? Eine andere zeigen',
    qrCode: ({ url }) => `QR-Code von ${url}`,
  },
  join: {
    title: ({ code }) => `Raum ${code} beitreten`,
    inside: ({ n }) => `, ${count(n)} schon da`,
    who: 'Wer bist du?',
    nickname: 'Spitzname',
    help: 'Du brauchst kein Konto. Der Server speichert deinen Spitznamen mit dem Raum. Dein Platz bleibt dir, auch wenn die Verbindung abreißt.',
    join: 'Beitreten',
    joining: 'Einen Moment…',
  },
  lobby: {
    youAreIn: 'Du bist dabei.',
    text: 'Die Spielleitung startet die Partie. Beide Teams vergiften und filtern abwechselnd.',
    textWells:
      'Die Spielleitung startet die Partie. In jeder Runde vergiftet jedes Team den Brunnen eines anderen und hütet den eigenen.',
    changeTo: ({ team }) => `Zu ${team} wechseln`,
    stepsWells: [
      'Jedes Team hat einen Brunnen: Daten, aus denen ein Modell lernt.',
      'In jeder Runde vergiftet ihr den Brunnen eines anderen Teams und filtert dann euren, ohne zu wissen, was mit ihm geschah.',
      'Die Modelle lernen aus dem, was übrig ist: hier, vor aller Augen.',
    ],
    steps: [
      'Ein Team mischt Gift unter die Daten, aus denen ein Modell lernt.',
      'Das andere Team filtert die Daten, ohne zu wissen, was getan wurde.',
      'Das Modell lernt aus dem, was übrig ist: hier, vor aller Augen.',
    ],
  },
  seed: {
    chosen:
      'Die Spielleitung hat den Seed dieser Partie gewählt. Wer ihn kennt, kann jeden Brunnen ausrechnen.',
    drawn: 'Die Auslosung dieser Partie steht fest, und niemand kennt sie',
    hashIs:
      'Ein geheimer Seed lost jeden Brunnen aus. Dies ist sein SHA-256; die Aufzeichnung zeigt den Seed selbst, wenn die Partie vorbei ist.',
  },
  sandbox: {
    label: 'Sandkasten',
    title: 'Solange du wartest: Verbieg die Grenze',
    filling: 'Der Sandkasten füllt sich…',
    poison: 'Gift',
  },
  people: {
    more: ({ n }) => `und ${count(n)} weitere`,
    you: '(du)',
    away: 'abwesend',
  },
  host: {
    plan: ({ titles, rounds: n }) => `${list(titles)}, ${rounds(n)}`,
    match: 'Partie',
    nobody: 'Jemand muss beitreten, bevor die Partie beginnen kann.',
    start: 'Partie starten',
    lock: 'Raum sperren',
    unlock: 'Raum entsperren',
    projector: 'Beamer öffnen',
    controls: 'Spielleitung',
    pause: 'Pause',
    resume: 'Weiter',
    extend: ({ seconds }) => `+${seconds} s`,
    endPhase: ({ phase }) => `${phase} beenden`,
  },
};
