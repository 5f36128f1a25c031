import { certifiedShares } from '../engine/training-defences/certificate.ts';
import { percentText } from './terminal.ts';

/** Certified accuracy at a few numbers of rows; no line without a certificate. */
export function certifiedLines(label: string, certified: readonly number[] | null): string[] {
  if (!certified) return [];
  const shares = certifiedShares(certified).map(({ rows, share }) => `${percentText(share)} against ${rows}`);
  if (shares.length === 0) return [`${label}no row`];
  return [`${label}${shares.join(', ')} rows inserted or removed (a changed row counts two)`];
}
