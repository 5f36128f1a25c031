import type { CliTexts } from '../../cli-texts.ts';
import { count } from '../numbers.ts';
import { figures } from './figures.ts';

const { percent, seconds, mebibytes } = figures;

export const matrix: CliTexts['matrix'] = {
  description: 'jeden Angriff gegen jeden Filter spielen',
  options: {
    attacks: (none) =>
      `Namen mit Kommas dazwischen, jeder als Name oder Name:Schlüssel=Wert; ${none} heißt: kein Angriff (Vorgabe: ${none} und alle des Szenarios)`,
    filters: (none) =>
      `ebenso, auch robuste Trainingsverfahren; erster+zweiter stellt zwei hintereinander; ${none} heißt: keine Abwehr (Vorgabe: ${none} und alle des Szenarios)`,
    epsilon: 'vergiftete / saubere Zeilen (Vorgabe: Jeder Angriff verbraucht das ganze Budget des Szenarios)',
    seeds:
      'eine Zahl n für die Seeds 1 bis n (101 sind die Seeds 1 bis 101), ein Bereich wie 101-103 für genau diese oder eine Liste wie 7,9; ' +
      'Tabellen zeigen das Mittel ± die halbe Breite seines 95-%-Intervalls (t)',
    metric: (metrics) => `was der Text zeigt; das Bild zeigt das erste davon: ${metrics.join(', ')}`,
    format: (formats) => formats.join(', '),
    out: 'dorthin schreiben statt auf stdout',
    resume: 'fertige Runden hier aufheben und mit dem weitermachen, was da ist',
  },
  starting: 'Start',
  forging: (attack) => `Gift von ${attack}`,
  playing: (attack, filter) => `${attack} gegen ${filter}`,
  progress: (done, total, stage) => `${count(done)} von ${count(total)} Runden, ${stage}`,
  interrupted: (done, total, file) =>
    `abgebrochen: ${count(done)} von ${count(total)} Runden stehen in ${file}; derselbe Befehl macht dort weiter`,
  doubtful: (rounds, total, first) =>
    `${count(rounds)} von ${count(total)} Runden haben Zahlen, die falsch sein können; die erste: ${first}`,
  setting: (scenario, epsilon, seeds) =>
    `${scenario}, ${epsilon === null ? 'ganzes Budget' : `ε = ${percent(epsilon)}`}, ` +
    (seeds.length === 1
      ? `Seed ${seeds[0]}`
      : `Mittel von ${seeds.length} Seeds ± halbe Breite seines 95-%-Intervalls`),
  caption: (metric) => `${metric}:`,
  footer: ({ rounds, workers, elapsedMillis, peakMemoryBytes, slowest, slowestMillis, build }) =>
    `${count(rounds)} Runden` +
    (workers === 0
      ? ', alle aus der angefangenen Tabelle gelesen'
      : ` auf ${workers} Threads in ${seconds(elapsedMillis)}`) +
    `, Speicherspitze ${mebibytes(peakMemoryBytes)}; langsamster Angriff ${slowest}, ${seconds(slowestMillis)}; Build ${build}`,
  written: (file, footer) => `${file}: ${footer}`,
};
