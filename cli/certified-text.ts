import { certifiedShares } from '../engine/training-defences/certificate.ts';
import type { CliTexts } from '../texts/cli-texts.ts';

/** Certified accuracy at a few numbers of rows; null without a certificate. */
export function certifiedText(certified: readonly number[] | null, { rounds }: CliTexts): string | null {
  return certified && rounds.certified(certifiedShares(certified));
}
