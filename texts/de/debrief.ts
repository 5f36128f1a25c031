import type { Texts } from '../texts.ts';
import { count, list, percent, plural } from './numbers.ts';

export const debrief: Texts['debrief'] = {
  title: ({ code }) => (code === null ? 'Nachbesprechung' : `Nachbesprechung von ${code}`),
  heading: 'Was geschah und warum',
  lede: 'Momente zum gemeinsamen Ansehen, die gespielten Pläne, Fragen für das Gespräch und was jede Person getan hat.',
  link: 'Nachbesprechung',
  print: 'Drucken',
  door: {
    title: 'Eine Partie nachbesprechen.',
    text: 'Öffne die Aufzeichnung einer Partie: Diese Seite sagt, worüber es sich zu reden lohnt.',
  },
  fetching: 'Die Partie wird geholt…',
  moments: {
    title: 'Momente',
    kinds: {
      hardest: 'Das Modell, das am meisten verlor',
      turned: 'Ein Filter, der schadete',
      unseen: 'Ein Angriff, den keine Zahl zeigt',
      found: 'Gift, das gefunden wurde',
      price: 'Ehrliche Beispiele, die verloren gingen',
      closest: 'Der knappste Ausgang',
      clearest: 'Der deutlichste Ausgang',
    },
    round: ({ round, title }) => `Runde ${round}, ${title}`,
    look: 'In der Aufzeichnung ansehen',
    none: 'Keine Runde wurde zu Ende gespielt.',
  },
  map: {
    title: 'Was gespielt wurde und was am besten wäre',
    help: 'Der Vorteil des Angriffs, 50 + (Angriff − Abwehr) / 2: Über 50 schnitt der Angriff besser ab. Mittelwerte, wo dieselben Pläne mehrmals aufeinandertrafen.',
    attack: 'Angriff',
    best: ({ value, seeds }) =>
      `Spielen beide Seiten bestmöglich, beträgt der Vorteil ${count(Math.round(value))}, gemessen an ${plural(seeds, { one: 'gezogenem Brunnen', other: 'gezogenen Brunnen' })}. Jede Seite mischt ihre Pläne:`,
    mix: ({ recipes }) => list(recipes.map(({ name, share }) => `${name} ${percent(share, 0)}`)),
    unpublished: 'Für dieses Szenario ist nicht veröffentlicht, was am besten wäre.',
    nothing: 'kein Filter',
  },
  questions: {
    title: 'Fragen für das Gespräch',
    always: [
      'Was habt ihr in der Runde geglaubt, das sich als falsch erwies?',
      'Woher hat das Modell, das ihr am meisten benutzt, seine Daten, und wer könnte etwas hinzufügen?',
    ],
  },
  people: {
    title: 'Wer was tat',
    name: 'Name',
    team: 'Team',
    did: 'Beitrag',
    came: 'Was daraus wurde',
    namesOnly:
      'Eine Aufzeichnung nennt nur, wer einen Plan abgegeben hat oder an einem beteiligt war. Die Seite der Spielleitung weiß mehr.',
    acts: ({ changes, handed, asked }) =>
      [
        ...(changes > 0
          ? [plural(changes, { one: 'Änderung an Plänen', other: 'Änderungen an Plänen' })]
          : []),
        ...(handed > 0 ? [`${plural(handed, { one: 'Plan', other: 'Pläne' })} abgegeben`] : []),
        ...(asked > 0 ? [`${plural(asked, { one: 'Frage', other: 'Fragen' })} gestellt`] : []),
      ].join(', ') || 'hat die Pläne anderen überlassen',
    handedIn: 'gab einen Plan ab oder war an einem beteiligt',
    part: ({ rows, through }) =>
      `${count(through)} von ${plural(rows, { one: 'eigenen Beispiel', other: 'eigenen Beispielen' })} ${through === 1 ? 'kam' : 'kamen'} durch`,
    played: ({ round, side, plan, byBot, bouts, score }) =>
      `Runde ${round}, ${side === 'attack' ? 'Angriff' : 'Abwehr'} mit ${plan}${byBot ? ' (Plan eines Bots)' : ''}: ` +
      `${plural(Math.round(score), { one: 'Punkt', other: 'Punkte' })}${bouts > 1 ? `, Mittel aus ${count(bouts)} Begegnungen` : ''}`,
    none: 'Niemand ist genannt.',
  },
};
