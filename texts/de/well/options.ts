import type { CliTexts } from '../../cli-texts.ts';

export const sharedOptions: CliTexts['options'] = {
  json: 'als JSON',
  progress: 'den Fortschritt auch dann zeigen, wenn stderr kein Terminal ist',
  fresh: 'Runden löschen, die schon fertig waren, und neu beginnen',
  drawn: 'auf Brunnen spielen, wie Partien sie ziehen, nicht auf dem veröffentlichten Schnitt',
  scenario: 'siehe "well list scenarios"; oder eine Datei von "well pack"',
  attack: 'Angriff als Name oder Name:Schlüssel=Wert',
  attackParam: 'Parameter des Angriffs; mehrfach möglich',
  filter:
    'Filter oder robustes Training als Name oder Name:Schlüssel=Wert; ein zweiter Filter folgt auf den ersten',
  filterParam: 'Parameter jedes Filters; mehrfach möglich',
  epsilon: 'vergiftete / saubere Zeilen (Vorgabe: das ganze Budget des Szenarios)',
  seedOfRound: 'Seed der Runde',
};
