import { expect, it } from 'vitest';
import { coreFingerprint, coreFingerprints } from '../support/core-fingerprint.ts';
import { testCore } from '../support/test-core.ts';

it('CORE-7 every function gives the same bits in every core and at every call', async () => {
  const core = await testCore();
  const first = coreFingerprints(core);
  expect(coreFingerprints(core)).toEqual(first); // memory that was used before changes nothing
  expect(coreFingerprints(await testCore())).toEqual(first);
  expect(coreFingerprint(core)).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
});
