import { connectRedis } from '../bus/redis.ts';
import { redisFleet } from '../bus/redis-fleet.ts';
import { createQueueTrainer, type QueueTrainer } from '../training/queue-trainer.ts';
import type { JobDone } from '../training/worker-trainer.ts';

/** The other servers and workers on the same Redis. */
export async function joinOthers(redisUrl: string, report: (error: unknown) => void) {
  const redis = await connectRedis(redisUrl, report);
  return {
    close: redis.close,
    fleet: () => redisFleet(redis, report),
    queue: (limitMillis: number, count: (job: JobDone) => void): QueueTrainer =>
      createQueueTrainer(redis, limitMillis, count, report),
  };
}
