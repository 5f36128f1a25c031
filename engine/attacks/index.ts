import { alfa } from './alfa.ts';
import type { Attack } from './attack.ts';
import { badnets } from './badnets.ts';
import { blended } from './blended.ts';
import { boilingFrog } from './boiling-frog.ts';
import { bullseye } from './bullseye.ts';
import { corner } from './corner.ts';
import { dictionary } from './dictionary.ts';
import { farFlip } from './far-flip.ts';
import { featureCollision } from './feature-collision.ts';
import { flipInsert } from './flip-insert.ts';
import { focused } from './focused.ts';
import { gradientAscent } from './gradient-ascent.ts';
import { gradientMatching } from './gradient-matching.ts';
import type { AttackId } from './ids.ts';
import { influenceFlip } from './influence-flip.ts';
import { kkt } from './kkt.ts';
import { kohInfluence } from './koh-influence.ts';
import { meanShift } from './mean-shift.ts';
import { minMax } from './min-max.ts';
import { modelTargeted } from './model-targeted.ts';
import { naturalTail } from './natural-tail.ts';
import { noiseInsert } from './noise-insert.ts';
import { ownMail } from './own-mail.ts';
import { randomFlip } from './random-flip.ts';
import { removeInfluence } from './remove-influence.ts';
import { sinusoid } from './sinusoid.ts';
import { subpopulation } from './subpopulation.ts';
import { svmGradient } from './svm-gradient.ts';
import { targetFlip } from './target-flip.ts';

export const ATTACKS: Readonly<Record<AttackId, Attack>> = {
  'far-flip': farFlip,
  'flip-insert': flipInsert,
  corner,
  'gradient-ascent': gradientAscent,
  'random-flip': randomFlip,
  'noise-insert': noiseInsert,
  alfa,
  'influence-flip': influenceFlip,
  'koh-influence': kohInfluence,
  'remove-influence': removeInfluence,
  'natural-tail': naturalTail,
  'feature-collision': featureCollision,
  'min-max': minMax,
  kkt,
  'model-targeted': modelTargeted,
  badnets,
  blended,
  sinusoid,
  'own-mail': ownMail,
  'target-flip': targetFlip,
  subpopulation,
  bullseye,
  'gradient-matching': gradientMatching,
  dictionary,
  focused,
  'boiling-frog': boilingFrog,
  'svm-gradient': svmGradient,
  'mean-shift': meanShift,
};
