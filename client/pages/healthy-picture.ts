import { decodeHealthy } from '../../contract/files/healthy.ts';
import type { HealthyPicture } from '../engine-worker/api.ts';
import { looksIn } from '../engine-worker/cast.ts';
import type { Engine } from '../engine-worker/engine.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { healthyFile } from '../net/site.ts';
import { laidOut } from '../page-parts/laid-out.ts';

/**
 * The healthy model of a scenario with a pack, beside some of its samples, as the server has laid it out. Mails are read by
 * the worker, which knows how they use their words; all else is drawn before there is a worker.
 *
 * @throws HttpTrouble; GameError 'bad-file'
 */
export async function healthyPicture(
  scenario: string,
  engine: Pick<Engine, 'looks'>,
): Promise<HealthyPicture> {
  const file = await healthyFile(scenario);
  const { layout, model } = decodeHealthy(file);
  const subject = scenarioOf(scenario);
  const areTexts = subject.picture.kind === 'words';
  const looks = areTexts ? await engine.looks(scenario, file).result : looksIn(subject, file);
  return { cast: laidOut(looks, layout, subject.features), model };
}
